// Lessons at the front of a room. The address says what is shown: #course/lesson/step. Nothing is sent anywhere: what was counted is kept
// in this browser, and the window with the teacher's notes, ?notes, follows this one within it.

import { html, nothing, render } from "lit";
import { courseOf, courses, lessonOf } from "../learn/course.js";
import { colourListings } from "../learn/listing.js";
import { keepOffline } from "../offline/register.js";
import { describeTheme, nextTheme } from "../page/theme.js";
import { Rooms } from "./hands.js";
import { showNotes } from "./notes.js";
import { Presentation } from "./presentation.js";
import { Screen } from "./screen.js";

/** @import {Course} from "../learn/course.js" */

customElements.define("gather-play", Screen);
colourListings(document);

const root = /** @type {HTMLElement} */ (document.querySelector("main"));
const stage = document.createElement("div");
const bar = document.createElement("nav");
stage.className = "stage";
bar.ariaLabel = "Steps";

/** Whether this is the window of the one who teaches. */
const noting = location.search === "?notes";

/** Tells the other window of the same browser which step the room sees. */
const channel = new BroadcastChannel("gatherplay.room");

/** @type {Course | undefined} */
let course;
/** @type {Presentation | undefined} */
let shown;
/** @type {Rooms | undefined} */
let rooms;

/** Counts what was gone to, so that what comes late is not shown. */
let visits = 0;

async function show() {
  const visit = ++visits;
  const [id, lessonID, step = "1"] = location.hash.slice(1).split("/").map(decodeURIComponent);
  try {
    if (!id) {
      const [first] = await courses();
      if (visit === visits) location.replace(addressOf(first.id));
      return;
    }
    if (course?.id !== id) {
      course = await courseOf(id);
      rooms = new Rooms(id);
    }
    if (!lessonID) {
      location.replace(addressOf(id, course.lessons[0].id));
      return;
    }
    const lesson = shown?.lesson.id === lessonID ? shown.lesson : await lessonOf(id, lessonID);
    if (visit !== visits) return;
    document.documentElement.lang = course.language;
    document.title = `${lesson.title} – ${noting ? "Notes" : "Gatherplay"}`;
    if (shown?.lesson !== lesson) {
      shown?.leave();
      shown = new Presentation(stage, course, lesson, /** @type {Rooms} */ (rooms));
    }
    const at = Number(step) - 1 || 0;
    if (noting) {
      showNotes(root, course, lesson, Math.min(Math.max(0, at), shown.length - 1));
      return;
    }
    if (!stage.isConnected) root.replaceChildren(stage, bar);
    display(at);
    // Who has asked for more than there is has come to the last step.
    history.replaceState(undefined, "", addressOf(id, lesson.id, shown.at));
    if (visit > 1) focusStep();
  } catch (error) {
    if (visit === visits) root.replaceChildren(failure(/** @type {Error} */ (error)));
  }
}

/** @param {Error} error */
function failure(error) {
  const message = document.createElement("p");
  message.className = "failure";
  message.role = "alert";
  message.textContent = error.message;
  return message;
}

/**
 * @param {string} courseID
 * @param {string} [lesson]
 * @param {number} [step] from 0
 */
function addressOf(courseID, lesson, step = 0) {
  const path = lesson ? `/${encodeURIComponent(lesson)}/${step + 1}` : "";
  return `#${encodeURIComponent(courseID)}${path}`;
}

/** @param {number} at a step of the lesson that is shown */
function display(at) {
  shown?.show(at);
  refresh();
}

/** Those who hear the page are told the new step. */
function focusStep() {
  /** @type {HTMLElement | null} */ (stage.querySelector("[tabindex='-1']"))?.focus();
}

/**
 * Goes to the step that comes after the one that is shown, or before it: perhaps in another lesson.
 * @param {1 | -1} by
 */
function go(by) {
  if (!course || !shown) return;
  const at = shown.at + by;
  if (at >= 0 && at < shown.length) {
    // At once, for whoever presses a key twice wants to go two steps.
    history.pushState(undefined, "", addressOf(course.id, shown.lesson.id, at));
    display(at);
    focusStep();
    return;
  }
  const { lessons } = course;
  const next = lessons[lessons.findIndex(({ id }) => id === shown?.lesson.id) + by];
  // Who goes back comes to the last step of the lesson before.
  if (next) location.hash = addressOf(course.id, next.id, by > 0 ? 0 : Number.MAX_SAFE_INTEGER - 1);
}

function toggleFullScreen() {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void document.documentElement.requestFullscreen().catch(() => {});
}

function openNotes() {
  open(`?notes${location.hash}`, "gatherplay-notes", "popup,width=720,height=900");
}

/** Whether it is asked if the room is to be forgotten. */
let asking = false;

/**
 * Asks before the room is forgotten, or no longer. It is asked in the page: in a frame, a browser may open no dialog of its own.
 * @param {boolean} asks
 */
function ask(asks) {
  asking = asks;
  refresh();
  /** @type {HTMLElement | null} */ (bar.querySelector(".actions button:last-of-type"))?.focus();
}

function forget() {
  rooms?.forget();
  shown?.forgotten();
  /** @type {HTMLElement | null} */ (bar.querySelector("[popover]"))?.hidePopover(); // The focus goes back to where it was opened.
}

/** @param {ToggleEvent} event */
function toggled({ newState }) {
  if (newState === "open" || !asking) return;
  asking = false;
  refresh();
}

/** What keys do, whatever is shown. @type {Record<string, () => unknown>} */
const keys = {
  ArrowRight: () => go(1),
  ArrowLeft: () => go(-1),
  ArrowDown: () => go(1),
  ArrowUp: () => go(-1),
  " ": () => go(1),
  Enter: () => go(1),
  Backspace: () => go(-1),
  f: toggleFullScreen,
  n: openNotes,
};

/** The keys of the clickers that presenters hold: they turn the page, whatever has the focus. @type {Record<string, 1 | -1>} */
const clicker = { PageDown: 1, PageUp: -1 };

/** @param {KeyboardEvent} event */
function isPlain(event) {
  return !event.ctrlKey && !event.metaKey && !event.altKey;
}

addEventListener(
  "keydown",
  (event) => {
    if (noting || !(event.key in clicker) || !isPlain(event)) return;
    event.preventDefault();
    event.stopPropagation();
    go(clicker[event.key]);
  },
  { capture: true },
);

addEventListener("keydown", (event) => {
  if (noting || event.defaultPrevented || !isPlain(event)) return;
  const target = /** @type {HTMLElement} */ (event.composedPath()[0]);
  if (target.isContentEditable || target.matches?.("input, textarea, select")) return;
  if ((event.key === " " || event.key === "Enter") && target.matches?.("button, a, summary, [role=tab]")) return;
  if (shown?.take(event)) event.preventDefault();
  else if (event.key in keys) {
    event.preventDefault();
    keys[event.key]();
  } else shown?.play?.press(event);
});

function refresh() {
  if (!course || !shown) return;
  channel.postMessage(addressOf(course.id, shown.lesson.id, shown.at));
  const { lessons, id } = course;
  const { lesson, at, length } = shown;
  const number = lessons.findIndex((heading) => heading.id === lesson.id);
  render(
    html`<button class="lessons" popovertarget="lessons" aria-haspopup="true">
        ${number + 1} of ${lessons.length}<span class="title">&nbsp;· ${lesson.title}</span>
      </button>
      <div id="lessons" popover aria-label="Lessons" @toggle=${toggled}>
        <ol>
          ${lessons.map(
            (heading) =>
              html`<li>
                <a
                  href=${addressOf(id, heading.id)}
                  aria-current=${heading.id === lesson.id ? "true" : nothing}
                  @click=${(/** @type {Event} */ event) =>
                    /** @type {HTMLElement} */ (
                      /** @type {HTMLElement} */ (event.currentTarget).closest("[popover]")
                    ).hidePopover()}
                  >${heading.title}</a
                >
                ${heading.minutes ? html`<span class="minutes">${heading.minutes} min</span>` : nothing}
              </li>`,
          )}
        </ol>
        <div class="actions">
          ${
            asking
              ? html`Forget all hands, and what was written with this room?
                  <span class="answers">
                    <button @click=${forget}>Forget them</button>
                    <button @click=${() => ask(false)}>Keep them</button>
                  </span>`
              : html`<a href="learn.html#${encodeURIComponent(id)}">The course</a>
                  <button @click=${() => ask(true)}>A new room</button>`
          }
        </div>
      </div>
      <span class="name" role="status">${shown.name}</span>
      <ol class="steps" aria-hidden="true">
        ${Array.from({ length }, (_, i) => html`<li class=${i === at ? "here" : ""}></li>`)}
      </ol>
      <button @click=${openNotes} title="Notes, in a window of their own (n)">Notes</button>
      <button id="theme" @click=${changeTheme}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="8" cy="8" r="6" />
          <path class="full" d="M8 2a6 6 0 0 1 0 12z" />
        </svg>
      </button>
      <button @click=${toggleFullScreen} title="Full screen (f)" aria-label="Full screen">
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4" /></svg>
      </button>
      <button
        class="turn"
        aria-label="Back"
        title="Back (←)"
        ?disabled=${number === 0 && at === 0}
        @click=${() => go(-1)}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M10 3L5 8l5 5" /></svg>
      </button>
      <button
        class="turn"
        aria-label="Next"
        title="Next (→)"
        ?disabled=${number === lessons.length - 1 && at === length - 1}
        @click=${() => go(1)}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M6 3l5 5-5 5" /></svg>
      </button>`,
    bar,
  );
  describeTheme(/** @type {HTMLElement} */ (bar.querySelector("#theme")));
}

function changeTheme() {
  nextTheme();
  describeTheme(/** @type {HTMLElement} */ (bar.querySelector("#theme")));
}

if (noting) channel.addEventListener("message", ({ data }) => location.replace(data));
addEventListener("hashchange", () => void show());

const begun = show();

// Where the server says that an author is at work, nothing is kept.
if (!("preview" in document.documentElement.dataset)) void begun.then(keepOffline);
