package vm

import (
	"strings"
	"sync/atomic"
	"unicode"
	"unicode/utf8"
	"unsafe"
)

// AsStr returns the text of a str or of an instance of a subclass.
func AsStr(v Value) (string, bool) {
	s, ok := Underlying(v).(*Str)
	if !ok {
		return "", false
	}
	return s.V, true
}

// Len returns the number of code points. It is counted once.
func (s *Str) Len() int {
	runes := atomic.LoadInt32(&s.runes) // several machines may have the string
	if runes == 0 {
		runes = int32(utf8.RuneCountInString(s.V)) + 1
		atomic.StoreInt32(&s.runes, runes)
	}
	return int(runes) - 1
}

// IsASCII reports whether all characters are ASCII, so that code points can be counted in bytes.
func (s *Str) IsASCII() bool { return s.Len() == len(s.V) }

// Offset returns where in the text the code point with index i begins, in bytes. i may be the length.
func (s *Str) Offset(i int) int {
	if s.IsASCII() {
		return i
	}
	return offsetOf(s.V, i)
}

func offsetOf(text string, runes int) int {
	at := 0
	for ; runes > 0; runes-- {
		if text[at] < utf8.RuneSelf {
			at++
		} else {
			_, size := utf8.DecodeRuneInString(text[at:])
			at += size
		}
	}
	return at
}

// At returns the code point with an index that is in range.
func (s *Str) At(i int) *Str {
	if s.IsASCII() {
		return character(s.V[i : i+1])
	}
	at := offsetOf(s.V, i)
	_, size := utf8.DecodeRuneInString(s.V[at:])
	return character(s.V[at : at+size])
}

// characters are the shared strings of one ASCII character.
var characters = func() (shared [utf8.RuneSelf]Str) {
	for i := range shared {
		shared[i] = Str{V: string(rune(i)), runes: 2}
	}
	return
}()

// character returns the str of one code point.
func character(text string) *Str {
	if len(text) == 1 {
		return &characters[text[0]]
	}
	return &Str{V: text, runes: 2}
}

// Slice returns the code points from start up to end, both in range.
func (s *Str) Slice(start, end int) string {
	if start >= end {
		return ""
	}
	if s.IsASCII() {
		return s.V[start:end]
	}
	from := offsetOf(s.V, start)
	return s.V[from : from+offsetOf(s.V[from:], end-start)]
}

func (s *Str) selected(vm *VM, slice *Slice) (*Str, *Error) {
	start, step, n, err := slice.Indices(vm, s.Len())
	switch {
	case err != nil:
		return nil, err
	case n == 0:
		return NewStr(""), nil
	case step == 1 && n == s.Len():
		return s, nil
	case step == 1:
		return NewStr(s.Slice(start, start+n)), nil
	}
	vm.Charge(4 * s.Len())
	vm.Spend(s.Len() / 8)
	var b strings.Builder
	if s.IsASCII() {
		for i := range n {
			b.WriteByte(s.V[start+i*step])
		}
	} else {
		runes := []rune(s.V)
		for i := range n {
			b.WriteRune(runes[start+i*step])
		}
	}
	return NewStr(b.String()), nil
}

func (vm *VM) concatenate(a, b *Str) *Str {
	if a.V == "" {
		return b
	}
	if b.V == "" {
		return a
	}
	sum := NewStr(vm.appended(a, b.V))
	if before, behind := atomic.LoadInt32(&a.runes), atomic.LoadInt32(&b.runes); before > 0 && behind > 0 {
		sum.runes = before + behind - 1
	}
	vm.sum.str = sum
	return sum
}

// A growing string is the last sum of two. What is added to it in turn mostly finds room behind it, so that a loop that makes a long
// string bit by bit doesn't copy it each time.
type growing struct {
	str   *Str
	bytes []byte // with those of str at the end, if room has been made for more
}

// shortSum is up to which length a sum is simply copied.
const shortSum = 128

// appended returns the text of a with another behind it.
func (vm *VM) appended(a *Str, text string) string {
	g := &vm.sum
	size := len(a.V) + len(text)
	switch {
	case g.str != a || size <= shortSum:
		vm.Charge(size)
		g.bytes = nil
		return a.V + text
	case len(g.bytes) != len(a.V) || cap(g.bytes) < size:
		vm.Charge(size + size/2)
		g.bytes = append(make([]byte, 0, size+size/2), a.V...)
	}
	vm.Spend(len(text) >> 6)
	g.bytes = append(g.bytes, text...)
	return unsafe.String(unsafe.SliceData(g.bytes), len(g.bytes))
}

// Iter implements [Iterable].
func (s *Str) Iter(*VM) (Value, *Error) { return &StrIterator{text: s.V, ascii: s.IsASCII()}, nil }

// A StrIterator goes through the code points of a str.
type StrIterator struct {
	text  string
	ascii bool
}

// The types of iterators of str: CPython tells apart whether all characters are ASCII.
var (
	StrIteratorType      = newFinalType("str_iterator")
	StrASCIIIteratorType = newFinalType("str_ascii_iterator")
)

// Type implements [Value].
func (it *StrIterator) Type() *Type {
	if it.ascii {
		return StrASCIIIteratorType
	}
	return StrIteratorType
}

// Iter implements [Iterable].
func (it *StrIterator) Iter(*VM) (Value, *Error) { return it, nil }

// Next implements [Iterator].
func (it *StrIterator) Next(*VM) (Value, *Error) {
	if it.text == "" {
		return nil, nil
	}
	_, size := utf8.DecodeRuneInString(it.text)
	c := character(it.text[:size])
	it.text = it.text[size:]
	return c, nil
}

// Hint is how many characters are to come.
func (it *StrIterator) Hint() int { return utf8.RuneCountInString(it.text) }

// IsSpace reports whether Python counts r as white space.
func IsSpace(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r == ' ' || '\t' <= r && r <= '\r' || 0x1c <= r && r <= 0x1f
	case 0x2000 <= r && r <= 0x200a:
		return true
	}
	switch r {
	case 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000:
		return true
	}
	return false
}

// IsPrintable reports whether repr shows r as it is.
func IsPrintable(r rune) bool {
	if r < utf8.RuneSelf {
		return ' ' <= r && r < 0x7f
	}
	return unicode.IsPrint(r)
}

// Quote is the repr of a str.
func Quote(text string) string {
	mark := byte('\'')
	if strings.IndexByte(text, '\'') >= 0 && strings.IndexByte(text, '"') < 0 {
		mark = '"'
	}
	b := make([]byte, 0, len(text)+2)
	b = append(b, mark)
	for _, r := range text {
		switch {
		case r == rune(mark) || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, '\\', 'n')
		case r == '\r':
			b = append(b, '\\', 'r')
		case r == '\t':
			b = append(b, '\\', 't')
		case r < utf8.RuneSelf && IsPrintable(r):
			b = append(b, byte(r))
		case r >= utf8.RuneSelf && IsPrintable(r):
			b = utf8.AppendRune(b, r)
		default:
			b = appendEscape(b, r)
		}
	}
	return string(append(b, mark))
}

// appendEscape writes a character as \x41, \u0041 or \U00000041, with as few digits as it needs.
func appendEscape(b []byte, r rune) []byte {
	kind, digits := byte('x'), 2
	switch {
	case r >= 0x10000:
		kind, digits = 'U', 8
	case r >= 0x100:
		kind, digits = 'u', 4
	}
	b = append(b, '\\', kind)
	for digits--; digits >= 0; digits-- {
		b = append(b, "0123456789abcdef"[r>>(4*digits)&15])
	}
	return b
}
