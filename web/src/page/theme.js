// Light, dark, or as the system says. The choice is an attribute of the document, which the styles follow.

import { keep, recall } from "./store.js";

/** @typedef {"auto" | "light" | "dark"} Theme */

/** @type {Theme[]} */
const themes = ["auto", "light", "dark"];

/** @returns {Theme} */
export function currentTheme() {
  const kept = recall("theme");
  return themes.includes(kept) ? kept : "auto";
}

/** @param {Theme} theme */
export function applyTheme(theme) {
  document.documentElement.dataset.theme = theme;
}

/** Goes on to the next theme. */
export function nextTheme() {
  const theme = themes[(themes.indexOf(currentTheme()) + 1) % themes.length];
  keep("theme", theme);
  applyTheme(theme);
  return theme;
}

/**
 * Says on a button which theme is chosen.
 * @param {HTMLElement} button
 */
export function describeTheme(button) {
  const names = { auto: "as the system", light: "light", dark: "dark" };
  button.ariaLabel = button.title = `Theme: ${names[currentTheme()]}`;
}
