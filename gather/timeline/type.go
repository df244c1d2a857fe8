package timeline

import (
	"unicode/utf8"
)

// A Style is how a piece of text looks. Its name is a class of the style sheet.
type Style uint8

// The styles.
const (
	NameStyle    Style = iota // a task's name
	DetailStyle               // its arguments
	WaitStyle                 // what is waited for
	EndStyle                  // a result or an exception
	NoteStyle                 // what stands under it
	AxisStyle                 // times
	ChipStyle                 // an index: [0]
	HeadStyle                 // the heading of a bracket
	CaptionStyle              // the heading of a list of results, of the strip
	SlotStyle                 // a value in a list of results
	OrdinalStyle              // the number of one of several simultaneous events
)

// typeface holds the sizes in pixels and the families of the styles.
var typeface = [...]struct {
	class string
	size  float64
	mono  bool
	bold  bool
}{
	NameStyle:    {"t-mono", 12.5, true, false},
	DetailStyle:  {"t-detail", 10.5, true, false},
	WaitStyle:    {"t-wait", 11, false, false},
	EndStyle:     {"t-end", 12.5, false, true},
	NoteStyle:    {"t-note", 10.5, false, false},
	AxisStyle:    {"t-axis", 11, false, false},
	ChipStyle:    {"t-chip", 11, true, false},
	HeadStyle:    {"t-head", 11, false, false},
	CaptionStyle: {"t-caption", 11, false, false},
	SlotStyle:    {"t-slot", 11, true, false},
	OrdinalStyle: {"t-ordinal", 8, false, false},
}

// Widths of ASCII from the space on, in hundredths of the size: for each character the widest of the faces that system-ui and
// sans-serif commonly stand for. Whatever face is really used, a text takes at most this much, so that what was measured to fit
// does fit.
var (
	regularWidths = [95]uint8{
		32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34,
		64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 56,
		102, 69, 69, 73, 78, 67, 62, 78, 76, 30, 50, 67, 56, 87, 75, 79,
		67, 79, 73, 67, 62, 74, 69, 99, 69, 67, 69, 40, 34, 40, 84, 56,
		50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62,
		64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
	}
	boldWidths = [95]uint8{
		35, 46, 53, 84, 70, 101, 88, 31, 46, 46, 53, 84, 38, 42, 38, 37,
		70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 40, 40, 84, 84, 84, 62,
		102, 78, 77, 74, 84, 69, 69, 83, 84, 38, 56, 78, 64, 100, 84, 86,
		74, 86, 78, 73, 69, 82, 78, 111, 78, 73, 73, 46, 37, 46, 84, 56,
		50, 68, 72, 60, 72, 68, 44, 72, 72, 35, 35, 67, 35, 105, 72, 69,
		72, 72, 50, 60, 48, 72, 66, 93, 65, 66, 59, 72, 37, 72, 84,
	}
)

const (
	monoWidth  = 62  // of the widest common monospaced face
	otherWidth = 100 // what is not ASCII, up to where the wide scripts begin
	wideWidth  = 125 // ideographs, emoji
	dotWidth   = 40  // · – and their like, which the labels themselves use
	firstWide  = 0x1100
)

const ellipsis = '…'

func runeWidth(r rune, style Style) float64 {
	face := &typeface[style]
	switch {
	case ' ' <= r && r < 127:
		switch {
		case face.mono:
			return monoWidth
		case face.bold:
			return float64(boldWidths[r-' '])
		}
		return float64(regularWidths[r-' '])
	case r == '·':
		return dotWidth
	case r >= firstWide && r != ellipsis && r != '–' && r != '−':
		return wideWidth
	case face.mono && r < 0x250:
		return monoWidth
	}
	return otherWidth
}

// measure returns the most pixels that a text can take.
func measure(style Style, s string) float64 {
	sum := 0.0
	for _, r := range s {
		sum += runeWidth(r, style)
	}
	return sum * typeface[style].size / 100
}

// slack forgives what adding up widths in another order makes of them.
const slack = 1e-6

// ellipsize cuts a text so that it takes no more than limit pixels, and returns it with its width. A text of which not even two
// characters would be left becomes empty.
func ellipsize(style Style, s string, limit float64) (cut string, width float64) {
	scale := typeface[style].size / 100
	dots := runeWidth(ellipsis, style) * scale
	end, endWidth, runes := 0, 0.0, 0
	for i, r := range s {
		w := runeWidth(r, style) * scale
		if width+w > limit+slack {
			if runes < 2 {
				return "", 0
			}
			return s[:end] + string(ellipsis), endWidth + dots
		}
		width += w
		if width+dots <= limit {
			end, endWidth, runes = i+utf8.RuneLen(r), width, runes+1
		}
	}
	return s, width
}

// clean returns a text as it can be drawn on one line: runs of white space become one space, and control characters, what XML
// can't hold, and marks that turn the direction of writing become the replacement character, so that a name can't pose as another.
// It keeps no more than a few hundred characters: what is longer is never drawn whole.
func clean(s string) string {
	const longest = 400
	plain := len(s) <= longest
	for i := 0; plain && i < len(s); i++ {
		plain = ' ' <= s[i] && s[i] < 127
	}
	if plain {
		return s
	}
	dst := make([]byte, 0, min(len(s), longest)+utf8.UTFMax)
	space := false
	for _, r := range s {
		if len(dst) >= longest {
			dst = utf8.AppendRune(dst, ellipsis)
			break
		}
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			if !space {
				dst = append(dst, ' ')
			}
			space = true
			continue
		case r < ' ', 0x7F <= r && r < 0xA0, 0x200B <= r && r <= 0x200F, 0x2028 <= r && r <= 0x202E, 0x2060 <= r && r <= 0x206F,
			r == 0x61C, r == 0xFEFF, r&0xFFFE == 0xFFFE:
			r = utf8.RuneError
		}
		space = false
		dst = utf8.AppendRune(dst, r)
	}
	return string(dst)
}
