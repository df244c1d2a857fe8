// A gesture whose every move is shown: the picture follows it, one change under way at a time, then the latest; and the text and
// all else follow the picture with the next frame, so that nobody waits for them to see where a bar is.
//
// It refers, from beginning to end, to the run with which it began, so that no move has to wait until the one before it has been run.
// All of it is one step of the history.

import { painted } from "./frame.js";

/** @import {EditRequest} from "../runtime/protocol.js" */
/** @import {Change, Holding} from "./editor.js" */
/** @import {Run, Tried} from "./runs.js" */

/**
 * @typedef {object} Followed
 * @property {Run} run with which it began
 * @property {Holding} hold
 * @property {Omit<EditRequest, "run">} gesture as it is now
 *
 * @typedef {object} FollowerHost what it needs of the element
 * @property {(run: Run, gesture: Omit<EditRequest, "run">) => Promise<Tried>} try
 * @property {(run: Run) => void} picture shows how a run looks, before anything else of it is shown
 * @property {(run: Run, latest: boolean) => void} changed the text has changed, and this is its run; latest: nothing newer is wanted
 * @property {(run: Run) => void} forget a run that comes too late
 * @property {() => void} end
 * @property {(reason: string) => void} refuse
 */

/** @template {Followed} Held */
export class Follower {
  /** @type {Held | undefined} */
  held = undefined;
  /** To be finished when the change under way has been made. */
  ending = false;
  #host;
  #busy = false;
  #stale = false;
  /** What the picture shows and the text does not yet. @type {{changes: Change[], run: Run} | undefined} */
  #reached;

  /** @param {FollowerHost} host */
  constructor(host) {
    this.#host = host;
  }

  /** Shows what the gesture is now. */
  async follow() {
    this.#stale = true;
    if (this.#busy) return;
    this.#busy = true;
    while (this.#stale && this.held) {
      this.#stale = false;
      const held = this.held;
      try {
        const { edit, run } = await this.#host.try(held.run, held.gesture);
        if (held !== this.held || !held.hold.intact) {
          this.#host.forget(run);
          if (held === this.held) throw new Error("somebody types");
        } else if (edit.refused) {
          this.#host.refuse(edit.refused);
        } else {
          this.#reach(edit.changes, run);
        }
      } catch {
        // Somebody types, or the run is lost with its instance: what has been reached stays.
        this.ending = true;
        break;
      }
    }
    this.#busy = false;
    if (this.ending) this.finish(true);
  }

  /**
   * Shows the picture of a run, and, when that is painted, the text. A picture that comes before that takes its place.
   * @param {Change[]} changes
   * @param {Run} run
   */
  #reach(changes, run) {
    if (this.#reached) this.#host.forget(this.#reached.run);
    else void painted().then(() => this.catchUp());
    this.#reached = { changes, run };
    this.#host.picture(run);
  }

  /** Lets the text say what the picture shows, if it does not yet. */
  catchUp() {
    const { held } = this;
    const reached = this.#reached;
    this.#reached = undefined;
    if (!reached) return;
    if (!held?.hold.intact) {
      this.#host.forget(reached.run);
      return;
    }
    held.hold.show(reached.changes);
    this.#host.changed(reached.run, !this.#busy);
  }

  /**
   * Ends the gesture, when the change under way has been made if that is to be kept.
   * @param {boolean} keep what was changed
   */
  finish(keep) {
    this.ending = keep && this.#busy && this.held !== undefined;
    if (!this.ending) this.end(keep);
  }

  /**
   * Ends the gesture at once: the change under way is not waited for.
   * @param {boolean} keep what was changed
   */
  end(keep) {
    if (keep) this.catchUp();
    const { held } = this;
    this.held = undefined;
    this.catchUp(); // To nothing: what was reached is taken back.
    this.ending = false;
    if (!held) return;
    if (keep) held.hold.commit();
    else held.hold.cancel();
    this.#host.end();
  }
}
