// Buttons that show a sign.

import { html, nothing, svg } from "lit";

/**
 * @param {unknown} strokes of 16 × 16 pixels
 * @param {object} button
 * @param {string} button.name what it does
 * @param {string} button.title the same, with its keys
 * @param {boolean} [button.off] whether there is nothing for it to do
 * @param {boolean} [button.pressed] for one that stays pressed
 * @param {() => void} button.onPress
 */
export const signButton = (strokes, { name, title, off, pressed, onPress }) =>
  html`<button
    class="sign"
    aria-label=${name}
    title=${title}
    aria-pressed=${pressed === undefined ? nothing : String(pressed)}
    aria-disabled=${off === undefined ? nothing : String(off)}
    @click=${() => off || onPress()}
  >
    ${svg`<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">${strokes}</svg>`}
  </button>`;
