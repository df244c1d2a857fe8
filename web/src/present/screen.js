// The <gather-play> for the front of a room: large, with marks over its timeline, and without what only those need who sit before it.

import { unsafeCSS } from "lit";
import { Exercise } from "../learn/exercise.js";
import marks from "../learn/marks.css";
import { GatherPlay } from "../play/gather-play.js";
import styles from "./screen.css";

export class Screen extends Exercise {
  /** @override */
  static styles = [...GatherPlay.styles, unsafeCSS(marks), unsafeCSS(styles)];

  /** @override */
  get panelLayout() {
    return { narrow: matchMedia("not all"), fixed: { code: true, tasks: false, events: false } };
  }
}
