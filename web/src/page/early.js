// Runs before the first paint, so that the page does not flash in the wrong theme, or with another program than the one to come.

import { notify } from "./notice.js";
import { recallWork } from "./store.js";
import { applyTheme, currentTheme } from "./theme.js";

applyTheme(currentTheme());
if (location.hash || recallWork()) document.documentElement.dataset.opens = "another";

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
