// The text of a field in the table: what holds, unless somebody is typing another.

import { noChange } from "lit";
import { Directive, directive } from "lit/directive.js";

/** @import {ElementPart} from "lit/directive.js" */

/** Up to this many characters a value stays on one line however narrow its column is: any number that people write. */
const UNBROKEN = 12;

/** The fields that somebody is typing in, whose text has not been taken yet, and what they are of. @type {WeakMap<Element, string>} */
const typing = new WeakMap();

/**
 * Somebody has typed in a field: the table may be drawn anew around it, but leaves its text.
 * @param {HTMLTextAreaElement} field
 * @param {string} label
 */
export function typed(field, label) {
  typing.set(field, label);
  grow(field);
}

/**
 * Nobody types in a field any more.
 * @param {HTMLTextAreaElement} field
 * @param {string} [text] what it is to hold, if not what was typed
 */
export function settle(field, text = field.value) {
  typing.delete(field);
  field.value = text;
  grow(field);
}

class FieldText extends Directive {
  /**
   * @param {string} _text what holds
   * @param {string} _label what the field is of
   */
  render(_text, _label) {
    return noChange;
  }

  /**
   * @param {ElementPart} part of the field
   * @param {[string, string]} shown
   * @override
   */
  update({ element }, [text, label]) {
    const field = /** @type {HTMLTextAreaElement} */ (element);
    if (typing.get(field) !== label) {
      typing.delete(field);
      if (field.value !== text) field.value = text;
    }
    grow(field);
    return noChange;
  }
}

export const fieldText = directive(FieldText);

/**
 * Makes a field as large as its text. A text area is not as large as its text by itself; what it stands in is, by a copy that isn't
 * seen.
 * @param {HTMLTextAreaElement} field
 */
function grow({ parentElement, value }) {
  const around = /** @type {HTMLElement} */ (parentElement);
  if (around.dataset.text === value) return;
  around.dataset.text = value;
  around.className = `grown ${breaking(value)}`;
}

/**
 * The class that says whether a value may go on in a next line.
 * @param {string} text
 */
export function breaking(text) {
  return text.length > UNBROKEN ? "long" : "short";
}
