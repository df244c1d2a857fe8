// The controls of the view, beside the status: out, fit, in; idle time; the instant at the playhead.

import { html, nothing, svg } from "lit";
import { sign } from "./sign.js";

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
        ? html`<button
            class="sign"
            aria-label="Collapse idle time"
            title="Collapse idle time: stretches in which nothing happens"
            aria-pressed=${view.isIdleShort ? "true" : "false"}
            @click=${onIdle}
          >
            ${sign(signs.idle)}
          </button>`
        : nothing
    }
    <button
      class="sign"
      aria-label="Open this instant"
      title="Open the instant at the playhead into its steps (L)"
      aria-pressed=${open ? "true" : "false"}
      aria-disabled=${instant === undefined ? "true" : "false"}
      @click=${() => instant !== undefined && onInstant(instant)}
    >
      ${sign(signs.instant)}
    </button>
    <button
      class="sign"
      aria-label="Zoom out"
      title="Zoom out (- or S, Ctrl-wheel)"
      aria-disabled=${whole ? "true" : "false"}
      @click=${() => whole || onOut()}
    >
      ${sign(signs.out)}
    </button>
    <button
      class="sign"
      aria-label="Fit"
      title="Fit: the whole run (0, double click)"
      aria-disabled=${whole ? "true" : "false"}
      @click=${() => whole || onFit()}
    >
      ${sign(signs.fit)}
    </button>
    <button
      class="sign"
      aria-label="Zoom in"
      title="Zoom in (+ or W, Ctrl-wheel)"
      aria-disabled=${timeless ? "true" : "false"}
      @click=${() => timeless || onIn()}
    >
      ${sign(signs.in)}
    </button>
  </div>`;
}
