// How time runs across a drawing: evenly, but for breaks, in which it runs faster because nothing happens, and lenses, in which it
// stands still and what happens at one time lies side by side. The same sums are in gather/timeline/plot.go.

/** @import {Plot} from "../runtime/protocol.js" */

/**
 * Where a time is in a drawing, in CSS pixels; with a lens there, its left edge.
 * @param {Plot} plot
 * @param {number} time in nanoseconds
 * @param {number} [scale] how wide time is where it runs evenly
 */
export function xAt(plot, time, scale = pixelsPerNanosecond(plot)) {
  let even = time - plot.from;
  let fixed = 0;
  for (const { from, to, width } of plot.breaks) {
    if (time <= from) break;
    const part = Math.min(time, to) - from;
    even -= part;
    fixed += (width * part) / (to - from);
  }
  for (const { at, width } of plot.lenses) {
    if (time > at) fixed += width;
  }
  return plot.left + even * scale + fixed;
}

/**
 * Which time is at an x.
 * @param {Plot} plot
 * @param {number} x
 * @param {number} [scale] how wide time is where it runs evenly
 */
export function timeAt(plot, x, scale = pixelsPerNanosecond(plot)) {
  const uneven = [...plot.breaks, ...plot.lenses.map(({ at, width }) => ({ from: at, to: at, width }))].sort(
    (a, b) => a.from - b.from || a.to - b.to,
  );
  let time = plot.from;
  let left = plot.left;
  for (const { from, to, width } of uneven) {
    const edge = left + (from - time) * scale;
    if (x < edge) break;
    if (x < edge + width) return from + ((x - edge) / width) * (to - from);
    time = to;
    left = edge + width;
  }
  return time + (x - left) / scale;
}

/**
 * The stretch of time that fills the plot when time is drawn at another scale, and one moment stays where it is.
 * @param {Plot} plot
 * @param {number} time
 * @param {number} x where it is
 * @param {number} scale
 */
export function windowAround(plot, time, x, scale) {
  const moved = xAt(plot, time, scale) - x;
  return { from: timeAt(plot, plot.left + moved, scale), to: timeAt(plot, plot.right + moved, scale) };
}

/**
 * How what is drawn for one plot is to be moved so that its times are where another has them: an x becomes x · scale + by. What
 * stands in the middle is where it belongs; at breaks and lenses, which don't stretch, the rest is not quite.
 * @param {Plot} drawn
 * @param {Plot} wanted
 */
export function shiftTo(drawn, wanted) {
  const middle = (wanted.left + wanted.right) / 2;
  const scale = pixelsPerNanosecond(wanted) / pixelsPerNanosecond(drawn);
  return { scale, by: middle - scale * xAt(drawn, timeAt(wanted, middle)) };
}

/**
 * How wide time is where it runs evenly.
 * @param {Plot} plot
 */
export function pixelsPerNanosecond({ left, right, from, to, breaks, lenses }) {
  let even = to - from;
  let pixels = right - left;
  for (const stretch of breaks) {
    even -= stretch.to - stretch.from;
    pixels -= stretch.width;
  }
  for (const lens of lenses) pixels -= lens.width;
  return pixels / even;
}
