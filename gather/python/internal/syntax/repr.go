package syntax

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// reprFloat returns a float as Python writes it: with the fewest digits that tell it from its neighbours, and
// with an exponent if it is very large or very small.
func reprFloat(f float64) string {
	if math.IsInf(f, 0) {
		return strings.TrimPrefix(strings.ToLower(strconv.FormatFloat(f, 'g', -1, 64)), "+")
	}
	if abs := math.Abs(f); abs != 0 && (abs < 1e-4 || abs >= 1e16) {
		return strconv.FormatFloat(f, 'e', -1, 64)
	}
	text := strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(text, ".") {
		text += ".0"
	}
	return text
}

func reprImaginary(f float64) string { return strings.TrimSuffix(reprFloat(f), ".0") + "j" }

// reprString returns a string as Python writes it.
func reprString(s string) string { return reprChars([]rune(s), utf8.MaxRune) }

// reprBytes returns bytes as Python writes them.
func reprBytes(s Bytes) string {
	chars := make([]rune, len(s))
	for i := range len(s) {
		chars[i] = rune(s[i])
	}
	return "b" + reprChars(chars, 0x7e)
}

// reprChars writes characters between quotes, those beyond last as escape sequences.
func reprChars(chars []rune, last rune) string {
	quote := '\''
	if slices.Contains(chars, '\'') && !slices.Contains(chars, '"') {
		quote = '"'
	}
	var b strings.Builder
	b.WriteRune(quote)
	for _, r := range chars {
		switch {
		case r == quote || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case r <= last && strconv.IsPrint(r):
			b.WriteRune(r)
		case r < 0x100:
			b.WriteString(`\x` + strings.ToLower(hex4(r)[2:]))
		case r < 0x10000:
			b.WriteString(`\u` + strings.ToLower(hex4(r)))
		default:
			b.WriteString(`\U` + strings.ToLower("0000000"[:8-len(hex4(r))]+hex4(r)))
		}
	}
	b.WriteRune(quote)
	return b.String()
}
