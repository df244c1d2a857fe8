// The signs on buttons.

import { svg } from "lit";

/**
 * @param {unknown} strokes of 16 × 16 pixels
 */
export const sign = (strokes) =>
  svg`<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">${strokes}</svg>`;
