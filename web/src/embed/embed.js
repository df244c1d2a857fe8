// What a document loads to have its asyncio programs shown and run: it defines <gather-play> for documents and makes one of each code
// block of the class "gather". Nothing else is loaded before the first of them is needed.

import { GatherPlay } from "./element.js";
import { upgrade, watch } from "./fences.js";

if (!customElements.get("gather-play")) {
  customElements.define("gather-play", GatherPlay);
  upgrade(document);
  watch(document.documentElement);
}

export { GatherPlay, upgrade };
