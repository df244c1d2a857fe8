// The arrow keys in a delay's field: its literal changes with each press, however fast they come.
//
// As with a drag, all presses are one step of the history.

import { Follower } from "./follower.js";

/** @import {Followed, FollowerHost} from "./follower.js" */
/** @import {Holding} from "./editor.js" */
/** @import {Run} from "./runs.js" */

/**
 * @typedef {FollowerHost & {begin: () => {run: Run, hold: Holding} | undefined}} DialHost what a dial needs of the element
 * @typedef {Followed & {place: number}} Dialled place: where the literal begins; it stays there, whatever is written there
 */

/** @extends {Follower<Dialled>} */
export class Dial extends Follower {
  #host;

  /** @param {DialHost} host */
  constructor(host) {
    super(host);
    this.#host = host;
  }

  /**
   * What the field at a place is to show while it is dialled.
   * @param {number | undefined} place
   */
  textAt(place) {
    return this.held?.place === place ? this.held?.gesture.text : undefined;
  }

  /**
   * @param {number} place where the literal begins
   * @param {number} literal of the run that is shown
   * @param {string} text what it is to become
   */
  turn(place, literal, text) {
    if (this.held?.place !== place) {
      this.end(true);
      const begun = this.#host.begin();
      if (!begun) return;
      this.held = { ...begun, place, gesture: { gesture: /** @type {const} */ ("literal"), literal } };
    }
    this.held.gesture.text = text;
    this.ending = false;
    void this.follow();
  }
}
