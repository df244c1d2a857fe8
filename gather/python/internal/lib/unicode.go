package lib

import (
	"strings"
	"sync"
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
	return within(r, otherDigits)
}

// within reports whether r lies in one of some ranges.
func within(r rune, ranges []rune) bool {
	for i := 0; i < len(ranges); i += 2 {
		if ranges[i] <= r && r <= ranges[i+1] {
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
		if i == 0 && !startsIdentifier(r) || i > 0 && !continuesIdentifier(r) {
			return false
		}
	}
	return text != ""
}

func startsIdentifier(r rune) bool {
	return (r == '_' || unicode.IsLetter(r) || unicode.Is(unicode.Nl, r) || within(r, otherStart)) && !within(r, notInIdentifier) && !within(r, notAtStart)
}

func continuesIdentifier(r rune) bool {
	return startsIdentifier(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r) || unicode.Is(unicode.Pc, r) ||
		within(r, otherContinue) || within(r, notAtStart)
}

// cased reports whether r has a case, and which: title case counts as upper case.
func cased(r rune) (isUpper, isLower bool) {
	if r < utf8.RuneSelf {
		return 'A' <= r && r <= 'Z', 'a' <= r && r <= 'z'
	}
	switch {
	case unicode.IsUpper(r) || unicode.IsTitle(r) || within(r, otherUpper):
		return true, false
	case unicode.IsLower(r) || within(r, otherLower):
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
	any, inWord := false, false
	for _, r := range text {
		isUpper, isLower := cased(r)
		if isUpper && inWord || isLower && !inWord {
			return false
		}
		inWord = isUpper || isLower
		any = any || inWord
	}
	return any
}

func upper(text string) string {
	if isASCII(text) {
		return strings.ToUpper(text)
	}
	var b strings.Builder
	for _, r := range text {
		if several := severalUpper(r); several != "" {
			b.WriteString(several)
		} else {
			b.WriteRune(unicode.ToUpper(r))
		}
	}
	return b.String()
}

// severalUpper returns what r is in upper case if that is more than one character.
func severalUpper(r rune) string {
	switch {
	case r < 0xdf:
		return ""
	case 0x1f80 <= r && r <= 0x1faf: // Greek vowels with an iota below
		return string([...]rune{0x1f08, 0x1f28, 0x1f68}[(r-0x1f80)>>4]+r&7) + capitalIota
	}
	return upperTable()[r]
}

const (
	capitalIota  = "\u0399"
	iotaBelow    = "\u0345"
	dottedI      = 'İ'
	capitalSigma = 'Σ'
	finalSigma   = 'ς'
)

// upperTable is the rest of what severalUpper knows.
var upperTable = sync.OnceValue(func() map[rune]string {
	table := map[rune]string{}
	for entry := range strings.FieldsSeq(upperEntries) {
		r, size := utf8.DecodeRuneInString(entry)
		table[r] = entry[size:]
	}
	return table
})

// upperEntries are characters, each followed by those that it becomes.
const upperEntries = "\u00dfSS \u0149\u02bcN \u01f0J\u030c \u0390\u0399\u0308\u0301 \u03b0\u03a5\u0308\u0301 \u0587\u0535\u0552 " +
	"\u1e96H\u0331 \u1e97T\u0308 \u1e98W\u030a \u1e99Y\u030a \u1e9aA\u02be \u1f50\u03a5\u0313 \u1f52\u03a5\u0313\u0300 " +
	"\u1f54\u03a5\u0313\u0301 \u1f56\u03a5\u0313\u0342 \u1fb2\u1fba\u0399 \u1fb3\u0391\u0399 \u1fb4\u0386\u0399 " +
	"\u1fb6\u0391\u0342 \u1fb7\u0391\u0342\u0399 \u1fbc\u0391\u0399 \u1fc2\u1fca\u0399 \u1fc3\u0397\u0399 " +
	"\u1fc4\u0389\u0399 \u1fc6\u0397\u0342 \u1fc7\u0397\u0342\u0399 \u1fcc\u0397\u0399 \u1fd2\u0399\u0308\u0300 " +
	"\u1fd3\u0399\u0308\u0301 \u1fd6\u0399\u0342 \u1fd7\u0399\u0308\u0342 \u1fe2\u03a5\u0308\u0300 \u1fe3\u03a5\u0308\u0301 " +
	"\u1fe4\u03a1\u0313 \u1fe6\u03a5\u0342 \u1fe7\u03a5\u0308\u0342 \u1ff2\u1ffa\u0399 \u1ff3\u03a9\u0399 " +
	"\u1ff4\u038f\u0399 \u1ff6\u03a9\u0342 \u1ff7\u03a9\u0342\u0399 \u1ffc\u03a9\u0399 \ufb00FF \ufb01FI \ufb02FL \ufb03FFI " +
	"\ufb04FFL \ufb05ST \ufb06ST \ufb13\u0544\u0546 \ufb14\u0544\u0535 \ufb15\u0544\u053b \ufb16\u054e\u0546 " +
	"\ufb17\u0544\u053d"

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
	case r == dottedI:
		b.WriteString("i\u0307")
	case r == capitalSigma && endsWord(text, i):
		b.WriteRune(finalSigma)
	default:
		b.WriteRune(unicode.ToLower(r))
	}
}

// endsWord reports whether the sigma at i comes after a letter and before none.
func endsWord(text string, i int) bool {
	before := strings.TrimRightFunc(text[:i], ignoredInWords)
	if r, _ := utf8.DecodeLastRuneInString(before); before == "" || !hasCase(r) {
		return false
	}
	after := strings.TrimLeftFunc(text[i+len(string(capitalSigma)):], ignoredInWords)
	r, _ := utf8.DecodeRuneInString(after)
	return after == "" || !hasCase(r)
}

func hasCase(r rune) bool {
	isUpper, isLower := cased(r)
	return isUpper || isLower
}

func ignoredInWords(r rune) bool {
	return strings.ContainsRune("'.:^`¨\u00ad¯´·¸’", r) || unicode.Is(unicode.Mn, r)
}

// writeTitle writes the title case of r.
func writeTitle(b *strings.Builder, r rune) {
	several := severalUpper(r)
	switch t := unicode.ToTitle(r); {
	case t != r || several == "" || unicode.IsTitle(r):
		b.WriteRune(t)
	case r == 'ŉ':
		b.WriteString(several)
	default:
		first, size := utf8.DecodeRuneInString(several)
		b.WriteRune(first)
		rest, below := strings.CutSuffix(several[size:], capitalIota)
		b.WriteString(lower(rest))
		if below {
			b.WriteString(iotaBelow)
		}
	}
}

func title(text string) string {
	var b strings.Builder
	inWord := false
	for i, r := range text {
		if inWord {
			writeLower(&b, text, i, r)
		} else {
			writeTitle(&b, r)
		}
		isUpper, isLower := cased(r)
		inWord = isUpper || isLower
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
		switch {
		case r == 'ẞ':
			b.WriteString("ss")
		case r == 'ı' || 0x13a0 <= r && r <= 0x13f5: // Cherokee folds to upper case
			b.WriteRune(r)
		case 0x13f8 <= r && r <= 0x13fd:
			b.WriteRune(r - 8)
		case 0xab70 <= r && r <= 0xabbf:
			b.WriteRune(r - 0xab70 + 0x13a0)
		case severalUpper(r) != "":
			for _, c := range severalUpper(r) {
				b.WriteRune(unicode.ToLower(c))
			}
		case r == dottedI:
			b.WriteString("i\u0307")
		default:
			b.WriteRune(unicode.ToLower(unicode.ToUpper(r)))
		}
	}
	return b.String()
}

// otherDigits are the ranges of characters that are digits, but not decimal ones.
var otherDigits = []rune{0xb2, 0xb3, 0xb9, 0xb9, 0x1369, 0x1371, 0x19da, 0x19da, 0x2070, 0x2070, 0x2074, 0x2079, 0x2080, 0x2089, 0x2460, 0x2468, 0x2474, 0x247c, 0x2488, 0x2490, 0x24ea, 0x24ea, 0x24f5, 0x24fd, 0x24ff, 0x24ff, 0x2776, 0x277e, 0x2780, 0x2788, 0x278a, 0x2792, 0x10a40, 0x10a43, 0x10e60, 0x10e68, 0x11052, 0x1105a, 0x1f100, 0x1f10a}

// otherUpper and otherLower are ranges of characters that have a case without being letters of it.
var (
	otherUpper = []rune{0x2160, 0x216f, 0x24b6, 0x24cf, 0x1f130, 0x1f149, 0x1f150, 0x1f169, 0x1f170, 0x1f189}
	otherLower = []rune{
		0xaa, 0xaa, 0xba, 0xba, 0x2b0, 0x2b8, 0x2c0, 0x2c1, 0x2e0, 0x2e4, 0x345, 0x345, 0x37a, 0x37a, 0x10fc, 0x10fc, 0x1d2c, 0x1d6a,
		0x1d78, 0x1d78, 0x1d9b, 0x1dbf, 0x2071, 0x2071, 0x207f, 0x207f, 0x2090, 0x209c, 0x2170, 0x217f, 0x24d0, 0x24e9, 0x2c7c, 0x2c7d,
		0xa69c, 0xa69d, 0xa770, 0xa770, 0xa7f2, 0xa7f4, 0xa7f8, 0xa7f9, 0xab5c, 0xab5f, 0xab69, 0xab69, 0x10780, 0x10780, 0x10783, 0x10785,
		0x10787, 0x107b0, 0x107b2, 0x107ba, 0x1e030, 0x1e06d,
	}
)

const hanNumerals = "㐅㒃㠪㭍一七万三两九二五亖京亿什仟仨伍佰俩倆億兆兩八六十千卄卅卌叁参參叄四壱壹幺廾廿弌弍弎弐拐拾捌柒洞漆玖百皕秭肆萬貮貳贰鈎钩阡陆陌陸零\uf96b\uf973\uf978\uf9b2\uf9d1\uf9d3\uf9fd\U00020001\U00020064\U000200e2\U00020121\U0002092a\U00020983\U0002098c\U0002099c\U00020aea\U00020afd\U00020b19\U00022390\U00022998\U00023b1b\U0002626d\U0002f890"

// Where identifiers are not what the categories of characters say: more characters that start one, that go on with one, that are in none
// (their compatible forms would not be), and that can only go on.
var (
	otherStart      = []rune{0x1885, 0x1886, 0x2118, 0x2118, 0x212e, 0x212e}
	otherContinue   = []rune{0xb7, 0xb7, 0x387, 0x387, 0x1369, 0x1371, 0x19da, 0x19da, 0x200c, 0x200d, 0x30fb, 0x30fb, 0xff65, 0xff65}
	notInIdentifier = []rune{
		0x37a, 0x37a, 0x2e2f, 0x2e2f, 0xfc5e, 0xfc63, 0xfdfa, 0xfdfb, 0xfe70, 0xfe70, 0xfe72, 0xfe72, 0xfe74, 0xfe74, 0xfe76, 0xfe76,
		0xfe78, 0xfe78, 0xfe7a, 0xfe7a, 0xfe7c, 0xfe7c, 0xfe7e, 0xfe7e,
	}
	notAtStart = []rune{0xe33, 0xe33, 0xeb3, 0xeb3, 0xff9e, 0xff9f}
)
