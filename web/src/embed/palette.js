// The palette, for the elements of a document that something of ours stands in.

import themeStyles from "go:theme-text.css";

export const theme = new CSSStyleSheet();
theme.replaceSync(themeStyles);
