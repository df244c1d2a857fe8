// The bar under the timeline: play and pause, the events before and after, the speed, and what happens at the playhead.

import { html, nothing, svg } from "lit";
import { clockOf } from "./pace.js";
import { SPEEDS } from "./player.js";
import { signButton } from "./sign.js";

/** @import {Player} from "./player.js" */

const signs = {
  play: svg`<path d="M4 2.5v11l9.5-5.5z" />`,
  pause: svg`<path d="M3.5 2.5h3v11h-3zM9.5 2.5h3v11h-3z" />`,
  back: svg`<path d="M3 2.5h2v11h-2zM14 2.5v11l-8.5-5.5z" />`,
  on: svg`<path d="M11 2.5h2v11h-2zM2 2.5v11l8.5-5.5z" />`,
};

/**
 * @param {Player} player
 * @param {number} end of the run, in nanoseconds; negative: there is none
 */
export function transportView(player, end) {
  const { last: moment, playing, speed } = player;
  const none = end < 0;
  const first = none || (player.moment !== undefined && player.moment.event <= 1);
  const ended = none || player.at === undefined;
  return html`<div class="transport" role="group" aria-label="Playback">
    ${signButton(playing ? signs.pause : signs.play, {
      name: playing ? "Pause" : "Play",
      title: `${playing ? "Pause" : "Play"} (Space on the playhead)`,
      off: none,
      onPress: () => player.toggle(),
    })}
    ${signButton(signs.back, {
      name: "Previous event",
      title: "Previous event (,)",
      off: first,
      onPress: () => void player.step(-1),
    })}
    ${signButton(signs.on, {
      name: "Next event",
      title: "Next event (.)",
      off: ended,
      onPress: () => void player.step(1),
    })}
    <select
      class="speed"
      aria-label="Speed"
      title="Speed (&lt; slower, > faster)"
      .value=${String(speed)}
      @change=${(/** @type {Event} */ event) =>
        player.setSpeed(Number(/** @type {HTMLSelectElement} */ (event.target).value))}
    >
      ${SPEEDS.map((one) => html`<option value=${one} ?selected=${one === speed}>${one}×</option>`)}
    </select>
    ${none || !player.pace.label ? nothing : html`<span class="pace">at 1×: ${player.pace.label}</span>`}
    <span class="clock">${none ? "" : clockOf(player.time, end)}</span>
    ${
      moment && !none
        ? html`<span class="count"
              >event ${moment.event} of
              ${moment.events}${moment.of > 1 ? html`<span class="nth"> · ${moment.nth} of ${moment.of} at this instant</span>` : nothing}</span
            >
            ${
              moment.event > 0
                ? html`<span class="what"><b>${moment.who}</b> ${moment.what}</span>`
                : html`<span class="what">nothing has happened yet</span>`
            }`
        : html`<span class="count"></span><span class="what"></span>`
    }
  </div>`;
}
