// The attributes of <gather-play>, and what each may be. What is something else counts as if it had not been said.

/**
 * @typedef {object} Attribute
 * @property {string} is what it has to be, in words
 * @property {(value: string) => boolean} holds whether a value is that
 */

/** @type {Attribute} */
const text = { is: "a text", holds: () => true };

/**
 * @param {string[]} words
 * @returns {Attribute}
 */
const oneOf = (...words) => ({ is: words.join(" or "), holds: (value) => words.includes(value) });

/** @type {Record<string, Attribute>} */
export const ATTRIBUTES = {
  src: text,
  example: text,
  lesson: text,
  view: oneOf("both", "timeline", "code"),
  editor: oneOf("basic", "off", "full"),
  height: oneOf("standard", "shorter", "taller", "auto"),
  theme: oneOf("auto", "light", "dark"),
  load: oneOf("visible", "click", "eager"),
  seed: { is: "a whole number", holds: (value) => Number.isSafeInteger(Number(value)) },
  "start-at": { is: "a number of seconds", holds: (value) => Number(value) >= 0 },
  lang: text,
};

/**
 * The seed that an attribute says; 0 if it says none.
 * @param {string | null} value
 */
export function seedOf(value) {
  const seed = Number(value);
  return Number.isSafeInteger(seed) ? seed : 0;
}

/**
 * Tells who writes the document, in the console, which attributes of an element are none of what they may be.
 * @param {Element} element
 */
export function warnOfAttributes(element) {
  for (const [name, { is, holds }] of Object.entries(ATTRIBUTES)) {
    const value = element.getAttribute(name);
    if (value !== null && !holds(value)) console.warn(`<gather-play ${name}="${value}">: ${name} is ${is}.`, element);
  }
}
