// The controls of the view, beside the status: out, fit, in; idle time; the instant at the playhead.

import { html, nothing, svg } from "lit";
import { signButton } from "./sign.js";

/** @import {View} from "./view.js" */

const signs = {
  out: svg`<path d="M3 8h10" />`,
  fit: svg`<path d="M2 3v10M14 3v10M5 8h6M7 5.5L4.5 8L7 10.5M9 5.5L11.5 8L9 10.5" />`,
  in: svg`<path d="M3 8h10M8 3v10" />`,
  idle: svg`<path d="M1 8h5M3.5 5.5L6 8l-2.5 2.5M15 8h-5M12.5 5.5L10 8l2.5 2.5M8 3v10" />`,
  instant: svg`<circle cx="7" cy="7" r="4.5" /><path d="M10.5 10.5L14 14M5.5 5.5v3M8.5 5.5v3" />`,
};

/**
 * @param {View} view
 * @param {number | undefined} instant that the playhead is at, if anything happens then
 * @param {{onOut: () => void, onFit: () => void, onIn: () => void, onIdle: () => void, onInstant: (at: number) => void}} handlers
 */
export function viewControls(view, instant, { onOut, onFit, onIn, onIdle, onInstant }) {
  const timeless = (view.plot?.end ?? 0) <= 0;
  const whole = !view.zoomed;
  const open = instant !== undefined && view.hasLens(instant);
  return html`<div class="view-controls" role="group" aria-label="View">
    ${
      view.hasIdle
        ? signButton(signs.idle, {
            name: "Collapse idle time",
            title: "Collapse idle time: stretches in which nothing happens",
            pressed: view.isIdleShort,
            onPress: onIdle,
          })
        : nothing
    }
    ${signButton(signs.instant, {
      name: "Open this instant",
      title: "Open the instant at the playhead into its steps (L)",
      off: instant === undefined,
      pressed: open,
      onPress: () => instant !== undefined && onInstant(instant),
    })}
    ${signButton(signs.out, { name: "Zoom out", title: "Zoom out (- or S, Ctrl-wheel)", off: whole, onPress: onOut })}
    ${signButton(signs.fit, { name: "Fit", title: "Fit: the whole run (0, double click)", off: whole, onPress: onFit })}
    ${signButton(signs.in, { name: "Zoom in", title: "Zoom in (+ or W, Ctrl-wheel)", off: timeless, onPress: onIn })}
  </div>`;
}
