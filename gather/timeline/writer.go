package timeline

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"gatherplay/gather/trace"
)

// A writer appends elements. An element is begun with open, then its attributes, then end or more.
type writer struct {
	dst  []byte
	d    *Drawing
	form SVG
}

func (w *writer) raw(s string) { w.dst = append(w.dst, s...) }

func (w *writer) open(tag, class string) {
	w.dst = append(append(w.dst, '<'), tag...)
	if class != "" {
		w.dst = append(append(append(w.dst, ` class="`...), class...), '"')
	}
}

func (w *writer) end() { w.dst = append(w.dst, "/>"...) }

func (w *writer) more() { w.dst = append(w.dst, '>') }

func (w *writer) num(name string, value float64) {
	w.dst = append(append(append(w.dst, ' '), name...), '=', '"')
	w.dst = append(appendPixels(w.dst, value), '"')
}

func (w *writer) integer(name string, value int64) {
	w.dst = append(append(append(w.dst, ' '), name...), '=', '"')
	w.dst = append(strconv.AppendInt(w.dst, value, 10), '"')
}

// reference writes an index, unless it refers to nothing.
func (w *writer) reference(name string, id int32) {
	if id >= 0 {
		w.integer(name, int64(id))
	}
}

func (w *writer) text(name, value string) {
	w.dst = append(append(append(w.dst, ' '), name...), '=', '"')
	w.dst = append(appendEscaped(w.dst, value), '"')
}

// label says what an element is to those who hear the page. A picture that stands alone is described as a whole.
func (w *writer) label(role, words string) {
	if !w.form.still() {
		w.text("role", role)
		w.text("aria-label", words)
	}
}

// button says that an element opens something, or closes it.
func (w *writer) button(words string, open bool) {
	if !w.form.still() {
		w.text("role", "button")
		w.text("aria-label", words)
		w.text("aria-expanded", map[bool]string{true: "true", false: "false"}[open])
	}
}

// focusable lets an element be focused, in the order of the page or only by script.
func (w *writer) focusable(inOrder bool) {
	switch {
	case w.form.still():
	case inOrder:
		w.raw(` tabindex="0"`)
	default:
		w.raw(` tabindex="-1"`)
	}
}

// span writes where in the source something stands: file, line, and offsets in UTF-16 code units.
func (w *writer) span(s trace.Span) {
	if !w.d.positions.known(s) {
		return
	}
	start, end := w.d.positions.utf16(s)
	w.dst = strconv.AppendInt(append(w.dst, ` data-span="`...), int64(start), 10)
	w.dst = append(strconv.AppendInt(append(w.dst, ' '), int64(end), 10), '"')
	w.integer("data-line", int64(w.d.positions.line(s)))
	if s.File > 0 {
		w.integer("data-file", int64(s.File))
	}
}

func (w *writer) rect(class string, box Rect, radius float64) {
	w.open("rect", class)
	w.box(box)
	if radius > 0 {
		w.num("rx", radius)
	}
	w.end()
}

func (w *writer) box(box Rect) {
	w.num("x", box.X)
	w.num("y", box.Y)
	w.num("width", box.W)
	w.num("height", box.H)
}

func (w *writer) line(class string, x1, y1, x2, y2 float64) {
	w.open("line", class)
	w.num("x1", x1)
	w.num("y1", y1)
	w.num("x2", x2)
	w.num("y2", y2)
	w.end()
}

func (w *writer) circle(class string, x, y, r float64) {
	w.open("circle", class)
	w.num("cx", x)
	w.num("cy", y)
	w.num("r", r)
	w.end()
}

// begin begins a path at a point; command adds to it, and the caller ends it.
func (w *writer) begin(class string, x, y float64) {
	w.open("path", class)
	w.raw(` d="`)
	w.command('M', x, y)
}

func (w *writer) command(letter byte, numbers ...float64) {
	w.dst = append(w.dst, letter)
	for i, n := range numbers {
		if i > 0 {
			w.dst = append(w.dst, ' ')
		}
		w.dst = appendPixels(w.dst, n)
	}
}

// write writes a text, with what is bold first. A halo keeps it legible over lines.
func (w *writer) write(t *Text, class string, halo bool) {
	if t.empty() {
		return
	}
	w.dst = append(append(w.dst, `<text class="`...), typeface[t.Style].class...)
	for _, c := range [2]string{class, t.Class} {
		if c != "" {
			w.dst = append(append(w.dst, ' '), c...)
		}
	}
	if halo {
		w.raw(" halo")
	}
	w.raw(`"`)
	w.num("x", t.X)
	w.num("y", t.Y)
	switch t.Anchor {
	case AnchorMiddle:
		w.raw(` text-anchor="middle"`)
	case AnchorEnd:
		w.raw(` text-anchor="end"`)
	}
	w.more()
	if t.Lead != "" {
		w.raw(`<tspan class="t-lead">`)
		w.dst = appendEscaped(w.dst, t.Lead)
		w.raw(`</tspan>`)
		if t.String != "" {
			w.raw(` `)
		}
	}
	w.dst = appendEscaped(w.dst, t.String)
	w.raw("</text>")
}

// appendEscaped appends a text as it stands in an element or an attribute. What XML can't hold at all becomes the replacement
// character.
func appendEscaped(dst []byte, s string) []byte {
	for _, r := range s {
		switch {
		case r == '&':
			dst = append(dst, "&amp;"...)
		case r == '<':
			dst = append(dst, "&lt;"...)
		case r == '>':
			dst = append(dst, "&gt;"...)
		case r == '"':
			dst = append(dst, "&quot;"...)
		case r == '\'':
			dst = append(dst, "&#39;"...)
		case r == '\n' || r == '\t':
			dst = append(dst, ' ')
		case r < ' ', r == 0x7F, r == 0xFFFE, r == 0xFFFF:
			dst = utf8.AppendRune(dst, utf8.RuneError)
		default:
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}

// fill refers to a hatch.
func (w *writer) fill(hatch string) {
	w.raw(` fill="url(#`)
	w.dst = appendEscaped(w.dst, w.form.Prefix)
	w.raw("-")
	w.raw(hatch)
	w.raw(`)"`)
}

// hidden keeps from those who hear the page what is said elsewhere.
func (w *writer) hidden() {
	if !w.form.still() {
		w.raw(` aria-hidden="true"`)
	}
}

const timed = `<g data-timed="">`

// timed opens a group of what stands where its time does, and untimed closes it, or leaves it out if there is nothing in it.
func (w *writer) timed() {
	if !w.form.still() {
		w.raw(timed)
	}
}

func (w *writer) untimed() {
	if w.form.still() {
		return
	}
	if empty, ok := bytes.CutSuffix(w.dst, []byte(timed)); ok {
		w.dst = empty
		return
	}
	w.raw("</g>")
}

func (w *writer) times(from, to trace.Time) {
	w.integer("data-from", int64(from))
	w.integer("data-to", int64(to))
}

// kind writes what an element stands for.
func (w *writer) kind(kind string) {
	w.raw(` data-kind="`)
	w.raw(kind)
	w.raw(`"`)
}

func (w *writer) state(state string) {
	w.raw(` data-state="`)
	w.raw(state)
	w.raw(`"`)
}

// curve goes from one point to another, leaving and arriving level.
func (w *writer) curve(x1, y1, x2, y2 float64) {
	middle := (x1 + x2) / 2
	w.command('C', middle, y1, middle, y2, x2, y2)
}
