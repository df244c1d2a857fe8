// Runs before the first paint, so that the page does not flash in the wrong theme, or with another program than the one to come.

import { recallWork } from "./store.js";
import { applyTheme, currentTheme } from "./theme.js";

applyTheme(currentTheme());
if (location.hash || recallWork()) document.documentElement.dataset.opens = "another";
