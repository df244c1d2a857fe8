// The playground page: one <gather-play> with a header. It decides which program is shown (a link's, the work kept from last
// time, or an example) and keeps the work.

import "./element.js";
import { exampleOf, nameOf, programOf } from "./examples.js";
import { BrokenLink, readFragment } from "./link.js";
import { notify as say } from "./notice.js";
import { attachSheet } from "./sheet.js";
import { keepOffline } from "../offline/register.js";
import { sharedRuntime } from "../runtime/runtime.js";
import { keepWork, recallWork } from "./store.js";
import { describeTheme, nextTheme } from "./theme.js";
import { withCode } from "../words.js";

/** @import {Kept} from "../play/compare.js" */
/** @import {Example} from "./examples.js" */
/** @import {GatherPlay} from "../play/gather-play.js" */

sharedRuntime().prepare(); // It is compiled while the program to be shown is fetched.

/**
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} selector
 */
const find = (selector) => /** @type {T} */ (document.querySelector(selector));

const play = /** @type {GatherPlay} */ (find("gather-play"));
const seedField = /** @type {HTMLInputElement} */ (find("#seed"));

/** The example whose text is shown, unchanged or edited since. @returns {Example | undefined} */
const example = () => /** @type {Example | undefined} */ (play.origin);

// Which program

/** How many programs have been asked for: an example that comes late doesn't take the place of what was asked for after it. */
let asked = 0;

/**
 * @param {string} name
 * @param {number} [seed]
 * @param {string} [other] the example that it is compared with
 * @returns {Promise<boolean>} whether it is shown: another may have been asked for meanwhile
 */
async function openExample(name, seed = 0, other) {
  const turn = ++asked;
  const found = await exampleOf(name);
  if (!found) {
    throw new BrokenLink(`There is no example called ${name}.`);
  }
  const [program, kept] = await Promise.all([programOf(found), other === undefined ? ownKept() : keptOrSaid(other)]);
  if (turn !== asked) return false;
  show(program, seed, found, kept);
  return true;
}

/**
 * What keptOf gives; nothing if it can't be had, which is said: what it was to be compared with is shown all the same.
 * @param {string} name
 */
async function keptOrSaid(name) {
  try {
    return await keptOf(name);
  } catch (error) {
    notify(/** @type {Error} */ (error).message);
    return undefined;
  }
}

/**
 * An example as what another is compared with.
 * @param {string} name
 * @returns {Promise<Kept>}
 */
async function keptOf(name) {
  const found = await exampleOf(name);
  if (!found) throw new BrokenLink(`There is no example called ${name}.`);
  return { code: await programOf(found), seed: 0, origin: found, name: found.as ?? "the other example" };
}

/** What one has kept oneself: it is compared with whatever comes. */
const ownKept = () => (play.kept?.name ? undefined : play.kept);

/**
 * @param {string} code
 * @param {number} seed
 * @param {Example} [from]
 * @param {Kept} [kept] what it is compared with
 */
function show(code, seed, from, kept) {
  flush();
  asked++;
  settled = own = false;
  if (kept !== play.kept) play.kept = kept;
  play.load(code, { seed, origin: from });
  describe();
  settled = true;
}

/** Shows what stands beside the program: where it comes from, its seed, and whether there is anything to undo. */
function describe() {
  const from = example();
  seedField.value = String(play.seed);
  find(".seed").classList.toggle("used", /\brandom\b/.test(play.code));
  find("#undo").ariaDisabled = String(!play.undoable);
  find("#redo").ariaDisabled = String(!play.redoable);
  find("gather-play h1").textContent = from?.title ?? "Your program";
  find("gather-play .caption p").replaceChildren(...(from ? withCode(`${from.look} ${from.try}`) : []));
  void offerComparisons(from);
  document.title = from ? `${from.title} – Gatherplay` : "Gatherplay";
}

/**
 * Offers to compare an example with those that do the same in other ways.
 * @param {Example | undefined} from
 */
async function offerComparisons(from) {
  const others = await Promise.all((from?.with ?? []).map((file) => exampleOf(file.replace(/\.py$/, ""))));
  if (from !== example()) return;
  const buttons = others.flatMap((other) => {
    if (!other || !from) return [];
    const button = document.createElement("button");
    button.textContent = other.as ?? other.title;
    button.addEventListener("click", async () => {
      try {
        const kept = await keptOf(nameOf(other));
        if (from !== example()) return; // Another one has been opened meanwhile.
        play.kept = kept;
        if (!own)
          history.replaceState(
            null,
            "",
            `#example=${encodeURIComponent(nameOf(from))}&with=${encodeURIComponent(nameOf(other))}`,
          );
      } catch (error) {
        notify(/** @type {Error} */ (error).message);
      }
    });
    return [button];
  });
  find(".others").replaceChildren(...(buttons.length > 0 ? ["Compare with ", ...buttons] : []));
}

/** Shows what the address asks for, the kept work if it asks for nothing that can be had, or the example to begin with. */
async function open() {
  /** @type {string} */
  let trouble = "";
  try {
    const linked = await readFragment(location.hash);
    if (linked?.example) {
      await openExample(linked.example, linked.seed, linked.with);
      return;
    }
    if (linked?.code !== undefined) {
      show(linked.code, linked.seed ?? 0, undefined, linked.kept);
      return;
    }
  } catch (error) {
    trouble = /** @type {Error} */ (error).message;
    history.replaceState(null, "", location.pathname + location.search);
  }
  const work = recallWork();
  if (work && typeof work.code === "string") {
    const from = await exampleOf(work.example).catch(() => undefined);
    const kept = typeof work.kept?.code === "string" ? { ...work.kept, seed: Number(work.kept.seed) || 0 } : undefined;
    show(work.code, Number(work.seed) || 0, from, kept);
    own = true;
    if (trouble) notify(`${trouble} Here is your own program instead.`);
    return;
  }
  try {
    await openExample(FIRST_EXAMPLE);
    if (trouble) notify(`${trouble} Here is an example instead.`);
  } catch (error) {
    notify(/** @type {Error} */ (error).message);
  }
}

// Keeping the work: a program becomes one's own work when one changes it, not when one looks at it.

let settled = false;

/** Whether what is shown is one's own work. */
let own = false;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let saving;

/** Whether it has been said that nothing is kept. Once is enough. */
let warned = false;

function save() {
  clearTimeout(saving);
  saving = setTimeout(flush, 250);
}

/** Keeps at once what is still to be kept. */
function flush() {
  if (saving === undefined) return;
  clearTimeout(saving);
  saving = undefined;
  const from = example();
  const kept = keepWork({ code: play.code, seed: play.seed, example: from && nameOf(from), kept: play.kept });
  if (!kept && !warned)
    notify("This browser does not keep your program: its storage is full or refused. Share has a link that holds it.");
  warned ||= !kept;
}

addEventListener("pagehide", flush);

/** The program is not what the address says any more. */
function changed() {
  own = true;
  if (location.hash) history.replaceState(null, "", location.pathname + location.search);
  save();
}

play.addEventListener("gather:edit", () => {
  if (!settled) return;
  describe();
  changed();
});
play.addEventListener("gather:keep", () => {
  find(".others").hidden = play.kept !== undefined;
  if (!settled) return;
  if (own) save();
  // What is shown is compared with something else than the address says.
  else if (location.hash && !play.kept?.name)
    history.replaceState(null, "", location.hash.replace(/&(with|kept|keptseed)=[^&]*|&under\b/g, ""));
});
addEventListener("hashchange", () => void open());

// The header

// What is needed only in a sheet is loaded when it is opened.

attachSheet(find("#examples"), "examples", async (sheet) => {
  const { fillGallery } = await import("./gallery.js");
  return fillGallery(sheet, {
    current: example(),
    choose: (chosen) => {
      const name = nameOf(chosen);
      sheet.hidePopover();
      openExample(name).then(
        (shown) => shown && history.replaceState(null, "", `#example=${encodeURIComponent(name)}`),
        (error) => notify(error.message),
      );
    },
  });
});

attachSheet(find("#share"), "share", async (sheet) => {
  const { fillShare } = await import("./share.js");
  const from = example();
  return fillShare(sheet, play, from ? nameOf(from) : "program");
});

attachSheet(find("#help"), "help", async (sheet) => {
  const { fillHelp } = await import("./help.js");
  fillHelp(sheet);
});

find("#undo").addEventListener("click", () => play.undo());
find("#redo").addEventListener("click", () => play.redo());

seedField.addEventListener("change", () => {
  const text = seedField.value.trim();
  const seed = Number(text);
  if (Number.isSafeInteger(seed)) {
    play.seed = seed;
  } else {
    notify(`A seed is a whole number, and ${text} is none. It stays ${play.seed}.`);
  }
  seedField.value = String(play.seed);
});

find("#roll").addEventListener("click", () => {
  play.seed = Math.floor(Math.random() * 1000);
});

const theme = find("#theme");
describeTheme(theme);
theme.addEventListener("click", () => {
  nextTheme();
  describeTheme(theme);
});

// Undo and redo work outside the editor, too, except where the focused field has its own; so do the keys of the player.
addEventListener("keydown", (event) => {
  if (event.target === document.body) play.press(event);
  const within = event.composedPath()[0];
  const typing =
    within instanceof HTMLInputElement
      ? within.type === "text"
      : within instanceof HTMLElement && within.isContentEditable;
  if (typing) return;
  const key = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== "z" && key !== "y")) return;
  event.preventDefault();
  if (key === "y" || event.shiftKey) play.redo();
  else play.undo();
});

/** @param {string} text */
function notify(text) {
  reveal();
  say(text);
}

// The build's picture of the first example gives way to the live one as soon as there is one, or to the reason why there is none.

function reveal() {
  document.querySelector(".first")?.remove();
}

play.addEventListener("gather:result", reveal);
// What the page needs first is not to wait for what it will need without a network.
play.addEventListener("gather:result", keepOffline, { once: true });
play.addEventListener("gather:error", reveal);

void open();
