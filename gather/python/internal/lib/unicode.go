package lib

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// all makes a test of a text out of one of a character: it holds for the empty text in no case.
func all(holds func(r rune) bool) func(text string) bool {
	return func(text string) bool {
		for _, r := range text {
			if !holds(r) {
				return false
			}
		}
		return text != ""
	}
}

func isAlpha(r rune) bool { return unicode.IsLetter(r) }

func isAlphanumeric(r rune) bool { return isAlpha(r) || isNumeric(r) }

func isDecimal(r rune) bool { return unicode.IsDigit(r) }

// isDigit holds for decimal digits and for the digits of superscripts, circled numbers and the like.
func isDigit(r rune) bool {
	if r < utf8.RuneSelf || unicode.IsDigit(r) {
		return '0' <= r && r <= '9' || r >= utf8.RuneSelf
	}
	for _, span := range otherDigits {
		if span[0] <= r && r <= span[1] {
			return true
		}
	}
	return false
}

// isNumeric holds for everything with a numeric value, Chinese numerals included.
func isNumeric(r rune) bool {
	if unicode.IsNumber(r) {
		return true
	}
	return r >= 0x3400 && strings.ContainsRune(hanNumerals, r)
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func isIdentifier(text string) bool {
	for i, r := range text {
		start := r == '_' || unicode.IsLetter(r) || unicode.Is(unicode.Nl, r)
		if !start && (i == 0 || !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) && !unicode.Is(unicode.Mc, r) && !unicode.Is(unicode.Pc, r)) {
			return false
		}
	}
	return text != ""
}

// cased reports whether r has a case, and which: title case counts as upper case.
func cased(r rune) (isUpper, isLower bool) {
	if r < utf8.RuneSelf {
		return 'A' <= r && r <= 'Z', 'a' <= r && r <= 'z'
	}
	switch {
	case unicode.IsUpper(r) || unicode.IsTitle(r) || 0x2160 <= r && r <= 0x216f || 0x24b6 <= r && r <= 0x24cf:
		return true, false
	case unicode.IsLower(r) || r == 0xaa || r == 0xba || 0x2170 <= r && r <= 0x217f || 0x24d0 <= r && r <= 0x24e9:
		return false, true
	}
	return false, false
}

func isLower(text string) bool {
	any := false
	for _, r := range text {
		isUpper, isLower := cased(r)
		if isUpper {
			return false
		}
		any = any || isLower
	}
	return any
}

func isUpper(text string) bool {
	any := false
	for _, r := range text {
		isUpper, isLower := cased(r)
		if isLower || unicode.IsTitle(r) {
			return false
		}
		any = any || isUpper
	}
	return any
}

func isTitle(text string) bool {
	any, within := false, false
	for _, r := range text {
		isUpper, isLower := cased(r)
		if isUpper && within || isLower && !within {
			return false
		}
		within = isUpper || isLower
		any = any || within
	}
	return any
}

func upper(text string) string {
	if isASCII(text) {
		return strings.ToUpper(text)
	}
	var b strings.Builder
	for _, r := range text {
		if special, ok := specialUpper[r]; ok {
			b.WriteString(special)
		} else {
			b.WriteRune(unicode.ToUpper(r))
		}
	}
	return b.String()
}

func lower(text string) string {
	if isASCII(text) {
		return strings.ToLower(text)
	}
	var b strings.Builder
	for i, r := range text {
		writeLower(&b, text, i, r)
	}
	return b.String()
}

// writeLower writes the lower case of the character r at i. A capital sigma becomes a final one at the end of a word.
func writeLower(b *strings.Builder, text string, i int, r rune) {
	switch {
	case r == 'İ':
		b.WriteString("i̇")
	case r == 'Σ' && endsWord(text, i):
		b.WriteRune('ς')
	default:
		b.WriteRune(unicode.ToLower(r))
	}
}

// endsWord reports whether the sigma at i comes after a letter and before none.
func endsWord(text string, i int) bool {
	before := false
	for _, r := range text[:i] {
		if !ignoredInWords(r) {
			isUpper, isLower := cased(r)
			before = isUpper || isLower
		}
	}
	if !before {
		return false
	}
	for _, r := range text[i+len("Σ"):] {
		if !ignoredInWords(r) {
			isUpper, isLower := cased(r)
			return !isUpper && !isLower
		}
	}
	return true
}

func ignoredInWords(r rune) bool {
	return strings.ContainsRune("'.:^`¨­¯´·¸’", r) || unicode.Is(unicode.Mn, r)
}

func writeTitle(b *strings.Builder, r rune) {
	if special, ok := specialTitle[r]; ok {
		b.WriteString(special)
	} else if special, ok := specialUpper[r]; ok && unicode.ToTitle(r) == r {
		first, size := utf8.DecodeRuneInString(special)
		b.WriteRune(first)
		b.WriteString(lower(special[size:]))
	} else {
		b.WriteRune(unicode.ToTitle(r))
	}
}

func title(text string) string {
	var b strings.Builder
	within := false
	for i, r := range text {
		if within {
			writeLower(&b, text, i, r)
		} else {
			writeTitle(&b, r)
		}
		isUpper, isLower := cased(r)
		within = isUpper || isLower
	}
	return b.String()
}

func capitalize(text string) string {
	var b strings.Builder
	for i, r := range text {
		if i == 0 {
			writeTitle(&b, r)
		} else {
			writeLower(&b, text, i, r)
		}
	}
	return b.String()
}

func swapCase(text string) string {
	var b strings.Builder
	for i, r := range text {
		switch isUpper, isLower := cased(r); {
		case isUpper:
			writeLower(&b, text, i, r)
		case isLower:
			b.WriteString(upper(string(r)))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func caseFold(text string) string {
	if isASCII(text) {
		return strings.ToLower(text)
	}
	var b strings.Builder
	for _, r := range text {
		if special, ok := specialFold[r]; ok {
			b.WriteString(special)
		} else if special, ok := specialUpper[r]; ok {
			b.WriteString(lower(special))
		} else {
			b.WriteRune(unicode.ToLower(unicode.ToUpper(r)))
		}
	}
	return b.String()
}

// otherDigits are the ranges of characters that are digits, but not decimal ones.
var otherDigits = [...][2]rune{
	{0xb2, 0xb3}, {0xb9, 0xb9}, {0x1369, 0x1371}, {0x19da, 0x19da}, {0x2070, 0x2070}, {0x2074, 0x2079}, {0x2080, 0x2089},
	{0x2460, 0x2468}, {0x2474, 0x247c}, {0x2488, 0x2490}, {0x24ea, 0x24ea}, {0x24f5, 0x24fd}, {0x24ff, 0x24ff}, {0x2776, 0x277e},
	{0x2780, 0x2788}, {0x278a, 0x2792}, {0x10a40, 0x10a43}, {0x10e60, 0x10e68}, {0x11052, 0x1105a}, {0x1f100, 0x1f10a},
}

const hanNumerals = "㐅㒃㠪㭍一七万三九二五亖亿仟伍佰億兆八六十千四壱壹弌弍弎弐弐拾捌柒漆百肆貮貳貫賈陆陌陸零"

// What characters become in upper case, title case and case folding that is not one character, or not what the upper case says.
var (
	specialUpper = map[rune]string{
		'ß': "SS", 'ŉ': "ʼN", 'ǰ': "J̌", 'ΐ': "Ϊ́", 'ΰ': "Ϋ́", 'և': "ԵՒ", 'ẖ': "H̱", 'ẗ': "T̈", 'ẘ': "W̊", 'ẙ': "Y̊", 'ẚ': "Aʾ",
		'ﬀ': "FF", 'ﬁ': "FI", 'ﬂ': "FL", 'ﬃ': "FFI", 'ﬄ': "FFL", 'ﬅ': "ST", 'ﬆ': "ST",
	}
	specialTitle = map[rune]string{'ß': "Ss", 'ŉ': "ʼN", 'ẚ': "Aʾ"}
	specialFold  = map[rune]string{'ẞ': "ss", 'İ': "i̇", 'ı': "ı"}
)
