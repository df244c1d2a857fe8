package timeline

import "strings"

// What a notice is made of, in pixels.
const (
	noticeMargin = 16.0
	noticeLine   = 17.0
	noticeTop    = 26.0 // of the first line of writing
	noticeEdge   = 3.0
	mostLines    = 12
)

// Notice returns a picture that stands alone and says in words why there is no drawing. Whatever the words are, they are text in it.
func Notice(title, words string, width float64, theme Theme) []byte {
	words = clean(words)
	lines := wrap(WaitStyle, words, width-2*noticeMargin)
	height := noticeTop + noticeLine*float64(len(lines)) + noticeMargin
	d := &Drawing{Width: width, Height: height, Title: clean(title), Description: words}
	w := &writer{d: d, form: SVG{Standalone: true, Theme: theme, Prefix: "gather", Title: d.Title}}
	w.root()
	w.rect("error", Rect{0, 0, noticeEdge, height}, 0)
	w.line("grid", 0, height-.5, width, height-.5)
	w.write(&Text{X: noticeMargin, Y: noticeTop, String: d.Title, Style: EndStyle}, "", false)
	for i, line := range lines {
		w.write(&Text{X: noticeMargin, Y: noticeTop + noticeLine*float64(i+1), String: line, Style: WaitStyle}, "", false)
	}
	w.raw("</svg>\n")
	return w.dst
}

// wrap breaks a text into lines that take at most so many pixels, between words where it can. What is beyond the last line is cut off.
func wrap(style Style, text string, width float64) (lines []string) {
	for text != "" && len(lines) < mostLines-1 {
		if measure(style, text) <= width {
			break
		}
		end, sum, scale := 0, 0.0, typeface[style].size/100
		for i, r := range text {
			if sum += runeWidth(r, style) * scale; sum > width && i > 0 {
				break
			}
			end = i + len(string(r))
		}
		if space := strings.LastIndexByte(text[:end], ' '); space > 0 && text[end:] != "" && text[end] != ' ' {
			end = space
		}
		lines = append(lines, text[:end])
		text = strings.TrimPrefix(text[end:], " ")
	}
	if text != "" {
		last, _ := ellipsize(style, text, width)
		lines = append(lines, last)
	}
	return lines
}
