// How fast virtual time passes when a run is played, and how a time is written while it passes.

const second = 1e9;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A run that takes from a second to a minute is played as fast as it goes. */
const SHORTEST = second;
const LONGEST = minute;

/** About how many seconds of real time any other run takes. */
const SHOW = 8;

/** What a second can stand for where that is more than a second. */
const paces = [1, 2, 5, 10, 20, 30]
  .map((n) => n * second)
  .concat([1, 2, 5, 10, 20, 30].map((n) => n * minute))
  .concat([1, 2, 6, 12].map((n) => n * hour))
  .concat([1, 2, 5, 10, 20, 50].map((n) => n * day));

/**
 * How much virtual time a second of playing stands for, so that a run of any length takes a bearable time.
 * @param {number} end of the run, in nanoseconds
 * @returns {{perSecond: number, label: string}} label: the same in words; empty if the run is played as fast as it goes
 */
export function paceOf(end) {
  if (end === 0 || (end >= SHORTEST && end <= LONGEST)) return { perSecond: second, label: "" };
  const wanted = end / SHOW;
  const perSecond = end < SHORTEST ? rounded(wanted) : (paces.findLast((pace) => pace <= wanted) ?? second);
  return { perSecond, label: `${inWords(perSecond)} per second` };
}

/**
 * The next smaller of 1, 2, 5, 10, 20 …, and no fraction of a nanosecond.
 * @param {number} time in nanoseconds
 */
function rounded(time) {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(time)));
  return power * (time >= 5 * power ? 5 : time >= 2 * power ? 2 : 1);
}

/** @param {number} time in nanoseconds, one of the paces */
function inWords(time) {
  /** @type {[number, string][]} */
  const units = [
    [day, time === day ? "day" : "days"],
    [hour, "h"],
    [minute, "min"],
    [second, "s"],
    [1e6, "ms"],
    [1e3, "µs"],
    [1, "ns"],
  ];
  const [unit, name] = units.find(([unit]) => time >= unit) ?? units[6];
  return `${time / unit} ${name}`;
}

/**
 * A time in words: to the millisecond, or what is shorter than a second to three digits.
 * @param {number} time in nanoseconds
 */
export function secondsOf(time) {
  const seconds = time / second;
  return `${Number(seconds < 1 ? seconds.toPrecision(3) : seconds.toFixed(3))} s`;
}

/**
 * A time as a clock shows it, always with as many digits, so that nothing jumps while it runs.
 * @param {number} time in nanoseconds
 * @param {number} end the longest that it will show
 */
export function clockOf(time, end) {
  if (end >= hour) {
    const seconds = Math.floor(time / second);
    const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    return `${h}:${String(m).padStart(2, "0")}:${String(s).padStart(2, "0")}`;
  }
  if (end >= minute) {
    const tenths = Math.floor(time / (second / 10));
    return `${Math.floor(tenths / 600)}:${((tenths % 600) / 10).toFixed(1).padStart(4, "0")}`;
  }
  const [unit, name] = end >= second || end === 0 ? [second, "s"] : end >= 1e6 ? [1e6, "ms"] : [1e3, "µs"];
  return `${(time / unit).toFixed(3)} ${name}`;
}
