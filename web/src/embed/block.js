// The program as it stands in a document: a block of code, whatever has highlighted it.

/** What stands in a block of code without being a part of it. */
const BESIDE = "button, style, template, .linenos, .lineno, [aria-hidden=true]";

/**
 * The element whose text is the program.
 * @param {ParentNode} root
 * @returns {HTMLElement | undefined}
 */
export function blockOf(root) {
  const blocks = root instanceof HTMLPreElement ? [root] : [...root.querySelectorAll("pre")];
  const pre = blocks.find((block) => !block.closest(".linenos, .linenodiv, .gutter"));
  return pre?.querySelector("code") ?? pre;
}

/**
 * The program in a block. Where each line is an element of its own, nothing need stand between them.
 * @param {HTMLElement} block
 */
export function textOf(block) {
  const parts = [...block.childNodes].filter((node) => plainText(node) !== "");
  const lines = parts.filter((node) => node instanceof Element).map((line) => plainText(line).replace(/\n$/, ""));
  const separate = lines.length > 1 && lines.length === parts.length && !lines.some((line) => line.includes("\n"));
  const text = separate ? lines.join("\n") : plainText(block);
  return text.replace(/^\n/, "").replaceAll("\u00a0", " ");
}

/**
 * @param {Node} node
 * @returns {string}
 */
function plainText(node) {
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element) || node.matches(BESIDE)) return "";
  if (node.matches("br")) return "\n";
  return [...node.childNodes].map(plainText).join("");
}
