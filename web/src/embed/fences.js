// Code blocks that documentation tools have made of fences, turned into elements.

import { ATTRIBUTES } from "./attributes.js";
import { blockOf } from "./block.js";

/** What tools put around a block of code. */
const AROUND = ".highlight, [class*='highlight-'], [class*='language-'], .literal-block-wrapper, figure";

/** How the attributes of the element begin when they stand on a code block. */
const PREFIX = "data-gather-";

/**
 * Makes a <gather-play> of each code block of the class "gather": on the block, on what is in it, or on what is around it. It may be
 * called again, for a part of the page that has been exchanged.
 * @param {ParentNode} [root]
 */
export function upgrade(root = document) {
  if (root instanceof Element && root.matches(".gather")) upgradeOne(root);
  for (const marked of root.querySelectorAll(".gather")) upgradeOne(marked);
}

/** @param {Element} marked */
function upgradeOne(marked) {
  const pre = marked.closest("pre") ?? blockOf(marked)?.closest("pre");
  if (!pre || pre.closest("gather-play")) return;
  let outer = marked.contains(pre) ? marked : pre;
  while (outer.parentElement?.matches(AROUND)) outer = outer.parentElement;
  const play = document.createElement("gather-play");
  for (const node of new Set([outer, marked, pre])) {
    for (const { name, value } of node.attributes) {
      if (!name.startsWith(PREFIX)) continue;
      // No others: a site that shows what its visitors write may let data-… pass, but never onclick.
      const attribute = name.slice(PREFIX.length);
      if (Object.hasOwn(ATTRIBUTES, attribute)) play.setAttribute(attribute, value);
      else console.warn(`${name}: <gather-play> has no attribute ${attribute}.`, node);
    }
  }
  const { parentNode, nextSibling } = outer;
  play.append(outer); // First: the element may begin as soon as it is in the document.
  parentNode?.insertBefore(play, nextSibling);
}

/**
 * Upgrades what comes into the document later: many sites exchange their pages without loading them anew.
 * @param {Node} root
 */
export function watch(root) {
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (node instanceof Element && node.isConnected) upgrade(node);
      }
    }
  }).observe(root, { childList: true, subtree: true });
}
