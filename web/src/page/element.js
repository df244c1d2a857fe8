// The page's <gather-play>: the element with an editor for whole programs.

import { Editor } from "../play/editor.js";
import { GatherPlay } from "../play/gather-play.js";

/** @import {EditorOptions} from "../play/editor.js" */

class Workbench extends GatherPlay {
  /** @param {EditorOptions} options @override */
  createEditor(options) {
    return new Editor(options);
  }

  /** @override */
  get comparable() {
    return true;
  }
}

customElements.define("gather-play", Workbench);
