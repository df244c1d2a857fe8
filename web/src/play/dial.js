// The arrow keys in a delay's field: its literal changes with each press, however fast they come.
//
// As with a drag, all presses refer to the run with which they began, so that none has to wait until the one before it has been
// run. They are one step of the history.

/** @import {EditReply, EditRequest} from "../runtime/protocol.js" */
/** @import {Holding} from "./editor.js" */
/** @import {Run} from "./runs.js" */

/**
 * @typedef {object} DialHost what a dial needs of the element
 * @property {() => {run: Run, hold: Holding} | undefined} begin
 * @property {(run: Run, gesture: Omit<EditRequest, "run">) => Promise<EditReply>} edit
 * @property {() => void} changed the text has changed: run it at once
 * @property {() => void} end
 * @property {(reason: string) => void} refuse
 *
 * @typedef {object} Dialled
 * @property {Run} run
 * @property {Holding} hold
 * @property {number} literal of that run
 * @property {number} place where the literal begins; it stays there, whatever is written there
 * @property {string} text wanted
 */

export class Dial {
  #host;
  /** @type {Dialled | undefined} */
  #held;
  #editing = false;
  #stale = false;
  /** To be let go when the change under way has been made. */
  #ending = false;

  /** @param {DialHost} host */
  constructor(host) {
    this.#host = host;
  }

  /**
   * What the field at a place is to show while it is dialled.
   * @param {number | undefined} place
   */
  textAt(place) {
    return this.#held?.place === place ? this.#held?.text : undefined;
  }

  /**
   * @param {number} place where the literal begins
   * @param {number} literal
   * @param {string} text what it is to become
   */
  turn(place, literal, text) {
    if (this.#held?.place !== place) {
      this.#finish();
      const begun = this.#host.begin();
      if (!begun) return;
      this.#held = { ...begun, place, literal, text };
    }
    this.#held.text = text;
    this.#ending = false;
    void this.#edit();
  }

  /** Makes the text follow: one change under way at a time, then the latest. */
  async #edit() {
    this.#stale = true;
    if (this.#editing) return;
    this.#editing = true;
    while (this.#stale && this.#held) {
      this.#stale = false;
      const held = this.#held;
      try {
        const { literal, text } = held;
        const reply = await this.#host.edit(held.run, { gesture: "literal", literal, text });
        if (held !== this.#held) continue;
        if (!held.hold.intact) {
          this.#ending = true; // Somebody types: what has been reached stays.
        } else if (reply.refused) {
          this.#host.refuse(reply.refused);
        } else {
          held.hold.show(reply.changes);
          this.#host.changed();
        }
      } catch {
        this.#ending = true; // The run is lost with its instance: what has been reached stays.
      }
    }
    this.#editing = false;
    if (this.#ending) this.#finish();
  }

  /** Lets go: what has been reached is one step of the history. */
  release() {
    if (this.#editing && this.#held) this.#ending = true;
    else this.#finish();
  }

  /** Lets go at once: what the text shows is one step of the history, and the change under way is not waited for. */
  interrupt() {
    this.#finish();
  }

  #finish() {
    const held = this.#held;
    if (!held) return;
    this.#held = undefined;
    this.#ending = false;
    held.hold.commit();
    this.#host.end();
  }
}
