// The gallery of examples: a picture and a question each, by group, and a field to find one.

import { examples, findExamples, nameOf, pictureOf } from "./examples.js";
import { withCode } from "../words.js";

/** @import {Example} from "./examples.js" */

/**
 * Fills a sheet with the gallery.
 * @param {HTMLElement} sheet
 * @param {object} page
 * @param {Example | undefined} page.current the example that is shown
 * @param {(example: Example) => void} page.choose
 */
export async function fillGallery(sheet, { current, choose }) {
  const search = document.createElement("input");
  search.type = "search";
  search.placeholder = "Find: timeout, Semaphore, second error …";
  search.ariaLabel = "Find an example";
  search.autocomplete = "off";
  const count = document.createElement("p");
  count.className = "count";
  count.role = "status";
  const head = document.createElement("div");
  head.className = "head";
  head.append(search, count);
  const found = document.createElement("div");
  sheet.replaceChildren(head, found);

  /** @type {Example[]} */
  let list;
  try {
    list = await examples();
  } catch (error) {
    count.textContent = /** @type {Error} */ (error).message;
    return;
  }

  const show = () => {
    const matching = findExamples(list, search.value);
    count.textContent =
      matching.length > 0
        ? `${matching.length} ${matching.length === 1 ? "example" : "examples"}`
        : `No example has all of these words. Try fewer, or a name of asyncio such as wait_for.`;
    found.replaceChildren(
      ...[...Map.groupBy(matching, ({ group }) => group)].map(([group, members]) =>
        section(group, members, current, choose),
      ),
    );
  };
  show();
  search.addEventListener("input", show);
  search.addEventListener("keydown", (event) => {
    const first = /** @type {HTMLElement | null} */ (found.querySelector("button"));
    if (event.key === "Enter" && search.value) first?.click();
    else if (event.key === "ArrowDown") first?.focus();
    else return;
    event.preventDefault();
  });
  found.addEventListener("keydown", (event) => move(event, found, search));
  /** @type {HTMLElement | null} */ (found.querySelector("[aria-current=true]"))?.scrollIntoView({ block: "center" });
}

/**
 * @param {string} group
 * @param {Example[]} members
 * @param {Example | undefined} current
 * @param {(example: Example) => void} choose
 */
function section(group, members, current, choose) {
  const heading = document.createElement("h2");
  heading.textContent = group;
  const list = document.createElement("ul");
  list.append(
    ...members.map((member) => card(member, current !== undefined && nameOf(member) === nameOf(current), choose)),
  );
  const part = document.createElement("section");
  part.append(heading, list);
  return part;
}

/**
 * A card, of which the title is a button that the whole card belongs to.
 * @param {Example} example
 * @param {boolean} current
 * @param {(example: Example) => void} choose
 */
function card(example, current, choose) {
  const item = document.createElement("li");
  const picture = document.createElement("div");
  picture.className = "picture";
  const image = document.createElement("img");
  image.loading = "lazy";
  image.alt = "";
  image.src = pictureOf(example);
  picture.append(image);
  const description = document.createElement("p");
  description.className = "description";
  description.id = `example-${nameOf(example)}`;
  description.append(...withCode(example.look));
  const button = document.createElement("button");
  button.className = "title";
  button.textContent = example.title;
  button.ariaCurrent = String(current);
  button.setAttribute("aria-describedby", description.id);
  button.addEventListener("click", () => choose(example));
  item.append(picture, button, description);
  return item;
}

/**
 * Moves the focus with the arrow keys: left and right to the neighbour, up and down to what is nearest there.
 * @param {KeyboardEvent} event
 * @param {HTMLElement} found
 * @param {HTMLElement} search
 */
function move(event, found, search) {
  const cards = /** @type {HTMLElement[]} */ ([...found.querySelectorAll("button")]);
  const at = cards.indexOf(/** @type {HTMLElement} */ (event.target));
  /** @type {Record<string, () => HTMLElement | undefined>} */
  const keys = {
    ArrowLeft: () => cards[at - 1],
    ArrowRight: () => cards[at + 1],
    ArrowUp: () => nearest(cards.slice(0, at).reverse(), cards[at]) ?? search,
    ArrowDown: () => nearest(cards.slice(at + 1), cards[at]),
    Home: () => cards[0],
    End: () => cards.at(-1),
  };
  const target = keys[event.key]?.();
  if (at < 0 || !target) return;
  event.preventDefault();
  target.focus();
}

/**
 * The title in the next row of cards that stands nearest to the column of another.
 * @param {HTMLElement[]} candidates from the nearest row on
 * @param {HTMLElement} from
 */
function nearest(candidates, from) {
  const placed = (/** @type {HTMLElement} */ title) => {
    const { left, top } = /** @type {HTMLElement} */ (title.parentElement).getBoundingClientRect();
    return { title, left, top };
  };
  const { left, top } = placed(from);
  const all = candidates.map(placed);
  const next = all.find((other) => other.top !== top)?.top;
  const row = all.filter((other) => other.top === next);
  return row.sort((a, b) => Math.abs(a.left - left) - Math.abs(b.left - left))[0]?.title;
}
