// What an author sees beside the lessons while they are written: when a file is saved the page follows, and what is wrong stands over it,
// with file and line.

import { html, nothing, render } from "lit";
// What both need of lit then stays in one file with the element, which compresses better than two.
import "../play/gather-play.js";

/** @typedef {{file: string, line: number, message: string}} Problem */

/**
 * Follows what is saved, as long as the page is open.
 * @param {() => Promise<void>} renew shows what is shown as it is now
 */
export function follow(renew) {
  const panel = document.createElement("aside");
  panel.className = "problems";
  panel.ariaLabel = "Problems of the course";
  panel.setAttribute("aria-live", "polite");
  document.body.append(panel);
  const look = async () => {
    const response = await fetch("./lessons/problems.json").catch(() => undefined);
    if (response?.ok) render(problemsView(await response.json()), panel);
  };
  const changes = new EventSource("./lessons/changes");
  changes.addEventListener("open", () => void look());
  changes.addEventListener("changed", async () => {
    await Promise.all([renew(), look()]);
  });
}

/** @param {Problem[]} problems */
function problemsView(problems) {
  if (problems.length === 0) return nothing;
  return html`<details open>
    <summary>${problems.length} ${problems.length === 1 ? "problem" : "problems"}</summary>
    <ul>
      ${problems.map(({ file, line, message }) => html`<li><code>${file}:${line}</code> ${message}</li>`)}
    </ul>
    <p>A lesson that can’t be shown is shown as it was before.</p>
  </details>`;
}
