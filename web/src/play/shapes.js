// The shape that goes with each way to end, as in the drawing: colour is never the only sign.

import { svg } from "lit";

/** @import {Row} from "../runtime/protocol.js" */

const shapes = {
  returned: svg`<circle class="full" cx="6" cy="6" r="4.5" />`,
  raised: svg`<path d="M2 2l8 8M10 2l-8 8" stroke-width="2.4" />`,
  cancelled: svg`<circle cx="6" cy="6" r="4.7" /><path d="M2.7 9.3l6.6-6.6" />`,
  "timed out": svg`<circle cx="6" cy="7" r="4.2" /><path d="M6 4.5V7h2M4.5 1h3" />`,
  unended: svg`<path d="M1.5 6h.1M6 6h.1M10.4 6h.1" stroke-width="2.2" />`,
};

/** @param {NonNullable<Row["ending"]>} ending */
export function shapeOf(ending) {
  return svg`<svg class="sign" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">${shapes[ending]}</svg>`;
}
