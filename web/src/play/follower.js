// A gesture whose every move is shown: the text and the picture follow it, one change under way at a time, then the latest.
//
// It refers, from beginning to end, to the run with which it began, so that no move has to wait until the one before it has been run.
// All of it is one step of the history.

/** @import {EditRequest} from "../runtime/protocol.js" */
/** @import {Holding} from "./editor.js" */
/** @import {Run, Tried} from "./runs.js" */

/**
 * @typedef {object} Followed
 * @property {Run} run with which it began
 * @property {Holding} hold
 * @property {Omit<EditRequest, "run">} gesture as it is now
 *
 * @typedef {object} FollowerHost what it needs of the element
 * @property {(run: Run, gesture: Omit<EditRequest, "run">) => Promise<Tried>} try
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
          held.hold.show(edit.changes);
          this.#host.changed(run, !this.#stale);
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
    const { held } = this;
    this.held = undefined;
    this.ending = false;
    if (!held) return;
    if (keep) held.hold.commit();
    else held.hold.cancel();
    this.#host.end();
  }
}
