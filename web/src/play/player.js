// The player: which moment of the run is shown, and how it moves on. A run is there as a whole before anybody plays it; playing
// only moves the playhead over it.
//
// Stepping goes from event to event, also within an instant; scrubbing and playing go by time.

import { paceOf, secondsOf } from "./pace.js";

/** @import {Moment} from "../runtime/protocol.js" */

/** How fast it can be played, as a multiple of the pace. */
export const SPEEDS = [0.1, 0.25, 0.5, 1, 2, 5, 10];

/** How long an event is shown while a run is played in which no time passes, in milliseconds. */
const EVENT_TIME = 600;

/** The longest stretch of real time that one frame can stand for, in milliseconds: a page that was not seen does not jump ahead. */
const LONGEST_FRAME = 250;

export class Player {
  /** The time that is shown, in virtual nanoseconds; undefined: the end. @type {number | undefined} */
  at = undefined;
  /** What is known of the moment that is shown. It comes a little later. @type {Moment | undefined} */
  moment = undefined;
  /** The last moment that anything was known of: what is shown until more is known, so that nothing flickers. @type {Moment | undefined} */
  last = undefined;
  playing = false;
  speed = 1;

  #ask;
  #moved;
  #still = matchMedia("(prefers-reduced-motion: reduce)");
  #end = 0;
  /** How many events have happened by the moment that is shown; 0: all those up to its time. */
  #event = 0;
  #asking = false;
  #changed = false;
  #frame = 0;
  #before = 0;
  /** The time that has been played to, which is ahead of what is shown where nothing may glide. */
  #played = 0;

  /**
   * @param {object} handlers
   * @param {(at: number, event: number) => Promise<Moment | undefined>} handlers.ask the runtime; undefined if nobody can tell
   * @param {() => void} handlers.moved another moment is shown, more is known of it, or it is played in another way
   */
  constructor({ ask, moved }) {
    this.#ask = ask;
    this.#moved = moved;
  }

  /** The time that is shown, in nanoseconds. */
  get time() {
    return this.at ?? this.#end;
  }

  /** The pace of playing at a speed of one. */
  get pace() {
    return paceOf(this.#end);
  }

  /** What stands for the time as long as the runtime has not put it into words, so that nobody ever reads that of another moment. */
  get label() {
    return this.moment?.label ?? secondsOf(this.time);
  }

  /** What has happened last, in words, with its place among all; empty if that is not known. */
  get words() {
    const { event = 0, events = 0, who, what } = this.moment ?? {};
    return event > 0 ? `event ${event} of ${events}: ${who} ${what}` : "";
  }

  /**
   * Another run is shown.
   * @param {number} end its end, in nanoseconds
   */
  show(end) {
    this.#end = end;
    if (this.at !== undefined && this.at > end) this.at = undefined;
    this.#event = 0; // Another run has other events.
    this.moment = undefined;
    this.#moved();
  }

  /** Asks about the moment that is shown, if nothing is known of it. */
  refresh() {
    if (!this.moment) this.#move();
  }

  /** No run is shown. */
  clear() {
    this.pause();
    this.at = undefined;
    this.moment = undefined;
    this.last = undefined;
    this.#event = 0;
    this.#end = 0;
    this.#moved();
  }

  /**
   * Goes to a time.
   * @param {number} at in nanoseconds
   */
  seek(at) {
    this.pause();
    this.#go(Math.min(Math.max(0, Math.round(at)), this.#end));
  }

  /**
   * Goes to an event.
   * @param {number} event so manieth, from 1
   */
  goTo(event) {
    this.pause();
    this.#goTo(event);
  }

  /**
   * Goes some events on, or back.
   * @param {number} by
   */
  async step(by) {
    this.pause();
    await this.#step(by);
  }

  /**
   * Goes to the first event, or to the end.
   * @param {boolean} end
   */
  jump(end) {
    this.pause();
    if (end) this.#rest();
    else this.#goTo(1);
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  play() {
    if (this.playing) return;
    this.playing = true;
    if (this.at === undefined) {
      if (this.#end === 0) this.#goTo(1);
      else this.#go(0);
    }
    this.#played = this.time;
    this.#before = performance.now();
    this.#frame = requestAnimationFrame(this.#tick);
    this.#moved();
  }

  pause() {
    cancelAnimationFrame(this.#frame);
    if (!this.playing) return;
    this.playing = false;
    this.#moved();
  }

  /** @param {number} speed one of SPEEDS */
  setSpeed(speed) {
    this.speed = speed;
    this.#moved();
  }

  /**
   * Plays faster or slower.
   * @param {number} by so many of SPEEDS
   */
  changeSpeed(by) {
    const i = SPEEDS.indexOf(this.speed) + by;
    if (SPEEDS[i]) this.setSpeed(SPEEDS[i]);
  }

  /** What keys mean, whoever has the focus. @type {Record<string, () => unknown>} */
  keys = {
    ",": () => this.step(-1),
    ".": () => this.step(1),
    "<": () => this.changeSpeed(-1),
    ">": () => this.changeSpeed(1),
    k: () => this.toggle(),
  };

  #tick = (/** @type {number} */ now) => {
    if (!this.playing) return;
    const passed = Math.min(Math.max(0, now - this.#before), LONGEST_FRAME) * this.speed;
    if (this.#end === 0) {
      if (now - this.#before >= EVENT_TIME / this.speed) {
        this.#before = now;
        void this.#step(1);
      }
    } else {
      this.#before = now;
      this.#played += (passed / 1000) * this.pace.perSecond;
      if (this.#played >= this.#end) {
        this.pause();
        this.#rest();
        return;
      }
      if (!this.#still.matches) this.#go(Math.round(this.#played));
      else if (this.moment && this.moment.next >= 0 && this.moment.next <= this.#played) this.#go(this.moment.next);
    }
    this.#frame = requestAnimationFrame(this.#tick);
  };

  #rest() {
    this.at = undefined;
    this.#event = 0;
    this.#move();
  }

  /** @param {number} at */
  #go(at) {
    this.at = at;
    this.#event = 0;
    this.#move();
  }

  /** @param {number} event */
  #goTo(event) {
    this.#event = Math.max(1, event);
    this.at ??= this.#end; // until it is known when that was
    this.#move();
  }

  /** @param {number} by */
  async #step(by) {
    if (this.#event > 0) {
      // Perhaps the runtime has not come to the last step yet.
      if (this.moment && this.#event + by >= this.moment.events) this.#finish();
      else this.#goTo(this.#event + by);
      return;
    }
    const moment = this.moment ?? (await this.#ask(this.time, 0));
    if (!moment) return;
    // Who comes from a time between two events goes back to the one before.
    const back = by < 0 && moment.at > moment.since ? 1 : 0;
    const goal = moment.event + by + back;
    if (goal >= moment.events && by > 0) this.#finish();
    else this.#goTo(goal);
  }

  /** The last event is the end. */
  #finish() {
    this.pause();
    this.#rest();
  }

  /** Shows the moment, and asks what it is. Of what changes while the runtime is busy only the last is asked. */
  #move() {
    this.moment = undefined;
    this.#moved();
    this.#changed = true;
    if (!this.#asking) void this.#work();
  }

  async #work() {
    this.#asking = true;
    while (this.#changed) {
      this.#changed = false;
      const moment = await this.#ask(this.time, this.#event);
      if (this.#changed || !moment) continue;
      this.moment = moment;
      this.last = moment;
      if (this.#event > 0) {
        this.#event = moment.event;
        this.at = moment.at;
        this.#played = moment.at;
      }
      this.#moved();
    }
    this.#asking = false;
  }
}
