package syntax

import (
	"strings"
	"unicode/utf8"
)

// checkText panics unless the text can be a program at all.
func checkText(f *File) {
	text := f.Text
	if len(text) > MaxSize {
		panic(limitError(f, Span{0, 0}, "the program is too large"))
	}
	if i := strings.IndexByte(text, 0); i >= 0 {
		err := newError(f, SyntaxError, Span{uint32(i), uint32(i + 1)}, "source code cannot contain null bytes")
		panic(err)
	}
	if !utf8.ValidString(text) {
		for i, r := range text {
			if r == utf8.RuneError && !strings.HasPrefix(text[i:], "\ufffd") {
				s := Span{uint32(i), uint32(i)}
				panic(newError(f, SyntaxError, s, "(unicode error) 'utf-8' codec can't decode the source"))
			}
		}
	}
}
