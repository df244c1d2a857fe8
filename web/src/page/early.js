// Runs before the first paint, so that the page does not flash in the wrong theme, or with another program than the one to come; and before
// the page's modules, so that what runs programs comes beside them and not after.

import { startAhead } from "../runtime/ahead.js";
import { notify } from "./notice.js";
import { recallWork } from "./store.js";
import { applyTheme, currentTheme } from "./theme.js";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);

/** The files that the page begins with if nothing else is asked for; only a page that always begins with a program says them. */
const first = script.dataset.first?.split(" ");

if (first) startAhead(script.src);

applyTheme(currentTheme());
if (location.hash || recallWork()) document.documentElement.dataset.opens = "another";
else first?.forEach(preload);

/** @param {string} file that the page will fetch */
function preload(file) {
  const link = document.createElement("link");
  Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "", href: file });
  document.head.append(link);
}

// Without its scripts the page can't say that they are missing.
addEventListener(
  "error",
  ({ target }) => {
    if (!(target instanceof HTMLScriptElement)) return;
    const say = () => notify("The page could not be loaded as a whole, so nothing runs. Reload it to try again.");
    if (document.body) say();
    else addEventListener("DOMContentLoaded", say);
  },
  true,
);
