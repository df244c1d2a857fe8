// The page in a frame: one element, for the program in the fragment of its address. It tells the page around it how large it is and what
// happens, and does what it is asked; it knows nothing of that page and can reach nothing of it.
//
//   /embed/?view=…&editor=…&theme=…&height=…&start-at=…&lang=…#code=… or #example=…, with &seed=…, or #lesson=course/lesson

import { readFragment } from "../page/link.js";
import { EVENTS } from "./events.js";

/** @import {GatherPlay} from "./element.js" */

/** The attributes that the address may give. */
const PASSED = ["view", "editor", "height", "start-at", "lang"];

/** The address of the frame. One that was made of a text has none, and is told. */
const address = new URL(document.documentElement.dataset.address ?? location.href);

/** @param {unknown} message */
function post(message) {
  if (parent !== window) parent.postMessage(message, "*"); // Nothing in it is secret, and whoever embeds the frame may be anybody.
}

/** @param {string} words */
function fail(words) {
  const trouble = document.createElement("p");
  trouble.className = "trouble";
  trouble.role = "alert";
  trouble.textContent = words;
  document.body.replaceChildren(trouble);
}

async function open() {
  const lesson = new URLSearchParams(address.hash.slice(1)).get("lesson");
  const linked = lesson ? { seed: 0 } : await readFragment(address.hash);
  if (!linked) {
    fail("There is no program in the address of this frame.");
    return;
  }
  const play = /** @type {GatherPlay} */ (document.createElement("gather-play"));
  const given = address.searchParams;
  for (const name of PASSED) {
    const value = given.get(name);
    if (value !== null) play.setAttribute(name, value);
  }
  showTheme(given.get("theme"));
  play.setAttribute("load", "eager");
  if (linked.seed) play.setAttribute("seed", String(linked.seed));
  if (lesson) play.setAttribute("lesson", lesson);
  else if (linked.example) play.setAttribute("example", linked.example);
  else play.append(blockWith(linked.code ?? ""));
  for (const name of EVENTS) {
    play.addEventListener(name, (event) => {
      const { detail } = /** @type {CustomEvent} */ (event);
      const trace = name === "gather:result" ? play.trace : undefined;
      post({ gather: name, detail, code: play.code, state: play.state, trace });
    });
  }
  addEventListener("message", ({ source, data }) => {
    if (source === parent && typeof data === "object" && data !== null) obey(play, data);
  });
  post({ gather: "open" });
  document.body.replaceChildren(play);
}

/** @param {unknown} theme "light", "dark", or anything else for what the reader has set. The element follows its document. */
function showTheme(theme) {
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

/** @param {string} code */
function blockWith(code) {
  const pre = document.createElement("pre");
  const block = document.createElement("code");
  block.className = "language-python";
  block.textContent = code;
  pre.append(block);
  return pre;
}

/**
 * @param {GatherPlay} play
 * @param {{gather?: unknown, argument?: unknown}} message
 */
function obey(play, { gather, argument }) {
  switch (gather) {
    case "run":
      play.run();
      break;
    case "reset":
      play.reset();
      break;
    case "seek":
      play.seek(Number(argument));
      break;
    case "select":
      play.select(Number(argument));
      break;
    case "seed":
      play.seed = Number(argument) || 0;
      break;
    case "code":
      play.code = String(argument);
      break;
    case "theme":
      showTheme(argument);
      break;
  }
}

new ResizeObserver(() => {
  const { offsetWidth: width, offsetHeight: height } = document.body;
  post({ type: "bodySize", payload: { width, height } });
  post({ subject: "lti.frameResize", height });
}).observe(document.body);

open().catch((error) => fail(error.message));
