package syntax

import (
	"math"
	"strconv"
	"strings"
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
func reprString(s string) string {
	quote := byte('\'')
	if strings.Contains(s, "'") && !strings.Contains(s, `"`) {
		quote = '"'
	}
	var b strings.Builder
	b.WriteByte(quote)
	for _, r := range s {
		switch {
		case r == rune(quote) || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case strconv.IsPrint(r):
			b.WriteRune(r)
		case r < 0x100:
			b.WriteString(`\x` + strings.ToLower(hex4(r)[2:]))
		case r < 0x10000:
			b.WriteString(`\u` + strings.ToLower(hex4(r)))
		default:
			b.WriteString(`\U` + strings.ToLower("0000000"[:8-len(hex4(r))]+hex4(r)))
		}
	}
	b.WriteByte(quote)
	return b.String()
}
