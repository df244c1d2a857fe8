// The sheet from which a program is sent and kept: as a link, as a file, as a picture, as Markdown.

import { download } from "./download.js";
import { embedControls, fenced } from "./embed-builder.js";
import { fragmentOf } from "./link.js";

/** @import {GatherPlay} from "../play/gather-play.js" */

/** How wide a picture is, in CSS pixels, and how many pixels of a PNG there are to each. */
const WIDTH = 960;
const DENSITY = 2;

/**
 * Fills the sheet for the program that is shown.
 * @param {HTMLElement} sheet
 * @param {GatherPlay} play
 * @param {string} name what files are called, without their endings
 */
export async function fillShare(sheet, play, name) {
  const code = play.code;
  const address = new URL(location.href);
  address.hash = await fragmentOf(code, play.seed, play.kept);
  const fragment = await fragmentOf(code, play.seed);
  const embed = embedControls({ code, fragment });
  const link = address.href;

  const field = document.createElement("input");
  field.readOnly = true;
  field.ariaLabel = "Link";
  field.value = link;

  const theme = document.createElement("select");
  theme.ariaLabel = "Theme of the picture";
  theme.append(new Option("as the reader has set", "auto"), new Option("light", "light"), new Option("dark", "dark"));
  const picture = () => play.picture({ width: WIDTH, theme: /** @type {"auto" | "light" | "dark"} */ (theme.value) });

  const said = document.createElement("p");
  said.className = "said";
  said.role = "status";
  /**
   * @param {string} label
   * @param {() => Promise<string>} action returns what to say when it is done
   */
  const button = (label, action) => {
    const made = document.createElement("button");
    made.textContent = label;
    made.addEventListener("click", async () => {
      said.textContent = ""; // What is said twice in the same words is told twice, too.
      try {
        said.textContent = await action();
      } catch (error) {
        said.textContent = /** @type {Error} */ (error).message;
      }
    });
    return made;
  };

  sheet.replaceChildren(
    part(
      "Link",
      `It holds the whole program${play.kept ? ", and the one that it is compared with," : ""} after the #, which browsers don’t send to any server.`,
      field,
      button("Copy link", () => copy(link)),
    ),
    part(
      "Program",
      "What you see is a Python file like any other.",
      button("Copy program", () => copy(code)),
      button("Download .py", () => download(new Blob([code], { type: "text/x-python" }), `${name}.py`)),
    ),
    part(
      "Picture",
      "It stands alone: no script, no font, nothing from elsewhere.",
      theme,
      button("Copy SVG", async () => copy(await picture())),
      button("Download .svg", async () => download(svg(await picture()), `${name}.svg`)),
      button("Download .png", async () => {
        // A PNG can't follow its reader: it is as the page is.
        const shown = theme.value === "auto" ? themeOfPage() : /** @type {"light" | "dark"} */ (theme.value);
        return download(await toPNG(await play.picture({ width: WIDTH, theme: shown })), `${name}.png`);
      }),
    ),
    part(
      "Markdown",
      "The program, and its picture as a link to it, as README files can show it.",
      button("Copy Markdown", async () => copy(markdown(code, link, (await drawnPicture(fragment)) ?? `${name}.svg`))),
    ),
    part(
      "Embed",
      "For a page of your own: what is embedded can be changed and run there.",
      ...embed.controls,
      button("Copy embed", () => copy(embed.text())),
      guide(),
    ),
    said,
  );
  field.select();
}

/** The way to the page on embedding. */
function guide() {
  const link = document.createElement("a");
  link.href = new URL("embedding/index.html", document.baseURI).href;
  link.textContent = "How to, for each documentation tool";
  return link;
}

/**
 * @param {string} title
 * @param {string} note
 * @param {HTMLElement[]} controls
 */
function part(title, note, ...controls) {
  const heading = document.createElement("h2");
  heading.textContent = title;
  const row = document.createElement("div");
  row.className = "row";
  row.append(...controls);
  const about = document.createElement("p");
  about.textContent = note;
  const whole = document.createElement("section");
  whole.append(heading, row, about);
  return whole;
}

/**
 * The address at which the server draws the program, if there is one that can.
 * @param {string} fragment of the link: #code=…
 */
async function drawnPicture(fragment) {
  const response = await fetch(document.baseURI.replace(/#.*/, ""), { method: "HEAD" }).catch(() => undefined);
  const path = /<([^>]*)>; rel="preview"/.exec(response?.headers.get("Link") ?? "")?.[1];
  if (!path) return undefined;
  const address = new URL(path, document.baseURI);
  address.search = fragment.slice(1);
  return address.href;
}

/**
 * The program, its picture and its link as Markdown.
 * @param {string} code
 * @param {string} link
 * @param {string} picture its address
 */
function markdown(code, link, picture) {
  return `${fenced(code, "python")}\n\n[![Its timeline](${picture})](${link})\n`;
}

/** @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    throw new Error(
      "The browser does not allow copying here; download it instead, or select the link and press Ctrl-C.",
    );
  }
  return "Copied.";
}

/** @param {string} text */
function svg(text) {
  return new Blob([text], { type: "image/svg+xml" });
}

/** @returns {"light" | "dark"} */
function themeOfPage() {
  return getComputedStyle(document.documentElement).colorScheme === "dark" ? "dark" : "light";
}

/**
 * @param {string} text SVG
 * @returns {Promise<Blob>}
 */
async function toPNG(text) {
  const address = URL.createObjectURL(svg(text));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.width * DENSITY;
    canvas.height = image.height * DENSITY;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((made) =>
        made ? resolve(made) : reject(new Error("The picture is too large for a PNG; take the SVG.")),
      ),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}
