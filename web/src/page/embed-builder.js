// The part of the Share sheet that makes the text with which a program is embedded elsewhere: as an element, as a frame, or as a fence
// for a documentation tool.

/** @typedef {"element" | "frame" | "fence"} Form */

/**
 * What is to be embedded.
 * @typedef {object} Wanted
 * @property {string} code
 * @property {string} fragment of the address that holds the program: #code=…
 * @property {Form} form
 * @property {string} view "both", "timeline" or "code"
 * @property {string} height "standard", "shorter", "taller" or "auto"
 */

/** How high a frame is at first, in CSS pixels; it says itself how high it is then. */
const FRAME_HEIGHT = 560;

/** All that a frame may do: run scripts, without an origin. */
const SANDBOX = "allow-scripts";

/** The folder that the page is in, where the loader and the frame are, too. */
const home = () => new URL("./", document.baseURI);

/** What isn't as it is without being said. @param {Wanted} wanted */
function attributes({ view, height }) {
  const said = { view: view === "both" ? "" : view, height: height === "standard" ? "" : height };
  return Object.entries(said).filter(([, value]) => value);
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/**
 * The address of the frame.
 * @param {Wanted} wanted
 */
function frameAddress(wanted) {
  const address = new URL("embed/index.html", home());
  for (const [name, value] of attributes(wanted)) address.searchParams.set(name, value);
  address.hash = wanted.fragment;
  return address.href;
}

/**
 * A fence around a program, longer than any in it.
 * @param {string} code
 * @param {string} info what stands behind the first
 */
export function fenced(code, info) {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${info}\n${code.trimEnd()}\n${fence}`;
}

/**
 * The text to copy.
 * @param {Wanted} wanted
 */
function embedText(wanted) {
  const script = `<script type="module" src="${new URL("embed.js", home()).href}" blocking="render"></script>`;
  switch (wanted.form) {
    case "element": {
      const said = attributes(wanted).map(([name, value]) => ` ${name}="${value}"`);
      return `${script}\n<gather-play${said.join("")}>\n  <pre><code class="language-python">${escaped(wanted.code.trimEnd())}\n</code></pre>\n</gather-play>\n`;
    }
    case "frame":
      return `<iframe src="${escaped(frameAddress(wanted))}" title="Timeline of an asyncio program" width="100%" height="${FRAME_HEIGHT}" sandbox="${SANDBOX}" loading="lazy"></iframe>\n`;
    case "fence": {
      const said = attributes(wanted).map(([name, value]) => ` data-gather-${name}="${value}"`);
      return `${fenced(wanted.code, ` { .python .gather${said.join("")} }`)}\n`;
    }
  }
}

/**
 * The controls: what is wanted, the text, and a frame that shows what it makes.
 * @param {{code: string, fragment: string}} program
 * @returns {{controls: HTMLElement[], text: () => string}}
 */
export function embedControls(program) {
  const form = chooser("Embed as", { element: "as an element", frame: "as a frame", fence: "as a fence, for MkDocs" });
  const view = chooser("What is embedded", {
    both: "program and timeline",
    timeline: "timeline",
    code: "program and output",
  });
  const height = chooser("Height of the embed", {
    standard: "standard",
    shorter: "shorter",
    taller: "taller",
    auto: "as it comes",
  });
  const text = document.createElement("textarea");
  text.readOnly = true;
  text.rows = 4;
  text.ariaLabel = "Text of the embed";
  const preview = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = "Preview";
  preview.append(summary);

  const wanted = () => ({
    ...program,
    form: /** @type {Form} */ (form.value),
    view: view.value,
    height: height.value,
  });
  const show = () => {
    text.value = embedText(wanted());
    preview.querySelector("iframe")?.remove();
    if (!preview.open) return;
    const frame = document.createElement("iframe");
    frame.title = "Preview of the embed";
    frame.setAttribute("sandbox", SANDBOX);
    frame.src = frameAddress(wanted());
    preview.append(frame);
  };
  for (const control of [form, view, height]) control.addEventListener("change", show);
  preview.addEventListener("toggle", show);
  show();
  return { controls: [form, view, height, text, preview], text: () => text.value };
}

/**
 * @param {string} label
 * @param {Record<string, string>} options by value
 */
function chooser(label, options) {
  const select = document.createElement("select");
  select.ariaLabel = label;
  select.append(...Object.entries(options).map(([value, words]) => new Option(words, value)));
  return select;
}
