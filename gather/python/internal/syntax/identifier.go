package syntax

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Python compares names after Unicode's normalization NFKC, whose tables are too large to carry along.
// inertLetters are the ranges, besides ASCII, in which every character that may stand in a name is
// its own normal form and doesn't combine with its neighbours. A name with any other letter is refused.
var inertLetters = [...]struct{ first, last rune }{
	{0x00c0, 0x00d6}, {0x00d8, 0x00f6}, {0x00f8, 0x0131}, {0x0134, 0x013e}, {0x0141, 0x0148}, {0x014a, 0x017e},
	{0x0180, 0x01c3}, {0x01cd, 0x01f0}, {0x01f4, 0x02af},
	{0x0370, 0x0373}, {0x0376, 0x0377}, {0x037b, 0x037d}, {0x037f, 0x037f}, {0x0386, 0x0386}, {0x0388, 0x03ce},
	{0x03d7, 0x03ef}, {0x0400, 0x0481}, {0x048a, 0x0556}, {0x0560, 0x0586}, {0x05d0, 0x05ea},
	{0x0620, 0x064a}, {0x0660, 0x0669}, {0x0671, 0x0674}, {0x0679, 0x06d3}, {0x06f0, 0x06fc},
	{0x0904, 0x0928}, {0x092a, 0x0930}, {0x0932, 0x0933}, {0x0935, 0x0939}, {0x0966, 0x096f},
	{0x0e01, 0x0e32}, {0x0e40, 0x0e46}, {0x0e50, 0x0e59}, {0x10d0, 0x10fa},
	{0x1e00, 0x1e99}, {0x1e9c, 0x1eff},
	{0x3041, 0x3096}, {0x30a1, 0x30fa}, {0x3400, 0x4dbf}, {0x4e00, 0x9fff}, {0xac00, 0xd7a3}, {0x20000, 0x2a6df},
}

// checkName panics unless the name, which has characters beyond ASCII, is one.
func (s *scanner) checkName(start int, name string) {
	for i, r := range name {
		if r < utf8.RuneSelf {
			continue
		}
		cursor := start + i + utf8.RuneLen(r)
		letter := unicode.In(r, unicode.L, unicode.Nl, unicode.Other_ID_Start)
		if !letter && i > 0 {
			letter = unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue)
		}
		if !letter {
			if strconv.IsPrint(r) {
				s.fail(cursor, "invalid character '"+string(r)+"' (U+"+hex4(r)+")")
			}
			s.fail(cursor, "invalid non-printable character U+"+hex4(r))
		}
		if !isInert(r) {
			err := s.errorAt(LimitError, cursor, "the letter '"+string(r)+"' (U+"+hex4(r)+") is not supported in names")
			panic(err)
		}
	}
}

func isInert(r rune) bool {
	for _, letters := range inertLetters {
		if letters.first <= r && r <= letters.last {
			return true
		}
	}
	return false
}

// hex4 returns a code point as in U+0041.
func hex4(r rune) string {
	digits := strings.ToUpper(strconv.FormatInt(int64(r), 16))
	if n := len(digits); n < 4 {
		return "0000"[n:] + digits
	}
	return digits
}
