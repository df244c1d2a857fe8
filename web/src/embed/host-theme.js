// The theme of the page around an element: what the page says, in one of the ways that are common, or else what it looks like.

/** @typedef {"light" | "dark"} Theme */

/** The attributes in which pages say their theme, on the root or the body. */
const ATTRIBUTES = ["data-theme", "data-md-color-scheme", "data-bs-theme", "data-color-mode"];

const dark = matchMedia("(prefers-color-scheme: dark)");

/**
 * The theme that a page says it has.
 * @returns {Theme | undefined} undefined: it leaves that to the reader
 */
export function hostTheme() {
  for (const element of [document.body, document.documentElement]) {
    for (const name of ATTRIBUTES) {
      const value = element?.getAttribute(name);
      if (value === "dark" || value === "slate" || value === "night") return "dark";
      if (value === "light" || value === "default" || value === "day") return "light";
      if (value === "auto") return undefined;
    }
    if (element?.classList.contains("dark")) return "dark";
    if (element?.classList.contains("light")) return "light";
  }
  return themeOfGround();
}

/** @returns {Theme | undefined} what the ground of the page is painted in */
function themeOfGround() {
  for (const element of [document.body, document.documentElement]) {
    const color = element && getComputedStyle(element).backgroundColor;
    const [red, green, blue, alpha = 1] = (color?.match(/[\d.]+/g) ?? []).map(Number);
    if (alpha < 0.5 || blue === undefined) continue;
    return red * 0.3 + green * 0.59 + blue * 0.11 < 128 ? "dark" : "light";
  }
  return undefined;
}

/** @type {Set<() => void>} */
const followers = new Set();

/** @type {MutationObserver | undefined} */
let observer;

const tell = () => {
  for (const follower of followers) follower();
};

/**
 * Calls a function whenever the theme of the page may have changed.
 * @param {() => void} follower
 */
export function follow(follower) {
  followers.add(follower);
  if (observer) return;
  observer = new MutationObserver(tell);
  const options = { attributes: true, attributeFilter: [...ATTRIBUTES, "class", "style"] };
  observer.observe(document.documentElement, options);
  if (document.body) observer.observe(document.body, options);
  dark.addEventListener("change", tell);
}

/** @param {() => void} follower */
export function unfollow(follower) {
  followers.delete(follower);
  if (followers.size > 0) return;
  observer?.disconnect();
  observer = undefined;
  dark.removeEventListener("change", tell);
}
