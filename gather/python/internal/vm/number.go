package vm

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxDigits is how long the decimal form of an int may be in conversions, as CPython limits it.
const maxDigits = 4300

// itoa is the decimal form of i.
func itoa(i int) string { return strconv.Itoa(i) }

// Decimal is str(i) of an int, as *Int or *BigInt; ValueError beyond the limit on its digits.
func (vm *VM) Decimal(i Value) (string, *Error) {
	switch i := i.(type) {
	case *Int:
		return strconv.FormatInt(i.V, 10), nil
	case *BigInt:
		const bitsOfLimit = maxDigits*3322/1000 + 64
		if i.V.BitLen() < bitsOfLimit {
			if text := i.V.String(); len(strings.TrimPrefix(text, "-")) <= maxDigits {
				vm.Charge(len(text))
				return text, nil
			}
		}
		return "", vm.Raise(ValueError, "Exceeds the limit (4300 digits) for integer string conversion; "+
			"use sys.set_int_max_str_digits() to increase the limit")
	}
	panic("not an int")
}

// FormatFloat is the repr of a float: the shortest decimal number that reads back as f.
func FormatFloat(f float64) string {
	var buffer [32]byte
	return string(appendFloat(buffer[:0], f))
}

func appendFloat(buffer []byte, f float64) []byte {
	switch size := math.Abs(f); {
	case f != f:
		return append(buffer, "nan"...)
	case math.IsInf(f, 1):
		return append(buffer, "inf"...)
	case math.IsInf(f, -1):
		return append(buffer, "-inf"...)
	case size >= 1e16 || size < 1e-4 && size != 0:
		return strconv.AppendFloat(buffer, f, 'e', -1, 64)
	}
	start := len(buffer)
	buffer = strconv.AppendFloat(buffer, f, 'f', -1, 64)
	for _, c := range buffer[start:] {
		if c == '.' {
			return buffer
		}
	}
	return append(buffer, '.', '0')
}

// ParseFloat reads a float as float() does; false if text is not one.
func ParseFloat(text string) (float64, bool) {
	text, ok := numeral(text)
	if !ok || text == "" {
		return 0, false
	}
	unsigned := strings.TrimLeft(text, "+-")
	if len(text)-len(unsigned) > 1 {
		return 0, false
	}
	switch strings.ToLower(unsigned) {
	case "inf", "infinity", "nan":
		f := math.Inf(1)
		if unsigned[0] == 'n' || unsigned[0] == 'N' {
			f = math.NaN()
		}
		if text[0] == '-' {
			f = -f
		}
		return f, true
	}
	for i := range len(unsigned) { // strconv reads more than Python does: hexadecimal floats
		if c := unsigned[i]; (c < '0' || c > '9') && c != '.' && c != 'e' && c != 'E' && c != '+' && c != '-' {
			return 0, false
		}
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil && !math.IsInf(f, 0) {
		return 0, false
	}
	return f, true
}

// numeral strips white space and takes single underscores between digits out of a number, and replaces the decimal digits of any
// script by ASCII's; false if an underscore stands elsewhere.
func numeral(text string) (string, bool) {
	text = strings.TrimFunc(text, IsSpace)
	plain := true
	for i := range len(text) {
		if text[i] == '_' || text[i] >= utf8.RuneSelf {
			plain = false
			break
		}
	}
	if plain {
		return text, true
	}
	var b strings.Builder
	previous := ' '
	for _, r := range text {
		if d := digitValue(r); d >= 0 {
			r = '0' + rune(d)
		}
		if r == '_' && !isAlphanumeric(previous) || previous == '_' && !isAlphanumeric(r) {
			return "", false
		}
		if r != '_' {
			b.WriteRune(r)
		}
		previous = r
	}
	return b.String(), previous != '_'
}

func isAlphanumeric(r rune) bool {
	return '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
}

// digitValue returns the value of a decimal digit of any script, or -1. Unicode lays the ten digits of a script out in a row.
func digitValue(r rune) int {
	if r < utf8.RuneSelf {
		if '0' <= r && r <= '9' {
			return int(r - '0')
		}
		return -1
	}
	if !unicode.IsDigit(r) {
		return -1
	}
	if 0x1D7CE <= r && r <= 0x1D7FF { // the mathematical digits are five rows without a gap
		return int(r-0x1D7CE) % 10
	}
	value := 0
	for value < 9 && unicode.IsDigit(r-1) {
		r--
		value++
	}
	return value
}

// ParseInt reads an int as int(text, base) does.
func (vm *VM) ParseInt(text string, base int) (Value, *Error) {
	if base == 10 && len(text) < 19 {
		if i, err := strconv.ParseInt(text, 10, 64); err == nil {
			return NewInt(i), nil
		}
	}
	invalid := func() *Error {
		return vm.Raise(ValueError, "invalid literal for int() with base ", itoa(base), ": ", Quote(text))
	}
	// The underscore that may follow a prefix stands between alphanumeric characters too, as numeral wants it.
	digits, ok := numeral(text)
	negative := false
	if ok && digits != "" && (digits[0] == '+' || digits[0] == '-') {
		negative = digits[0] == '-'
		digits = digits[1:]
	}
	if !ok || digits == "" {
		return nil, invalid()
	}
	radix := base
	if len(digits) > 1 && digits[0] == '0' {
		prefixed := 0
		switch digits[1] {
		case 'x', 'X':
			prefixed = 16
		case 'o', 'O':
			prefixed = 8
		case 'b', 'B':
			prefixed = 2
		}
		if prefixed != 0 && (base == 0 || base == prefixed) {
			radix, digits = prefixed, digits[2:]
		}
	}
	if radix == 0 {
		radix = 10
		if digits[0] == '0' && strings.Trim(digits, "0") != "" {
			return nil, invalid()
		}
	}
	for _, r := range digits {
		if !isAlphanumeric(r) { // math/big would accept signs and underscores
			return nil, invalid()
		}
	}
	if radix&(radix-1) != 0 && len(digits) > maxDigits {
		return nil, vm.Raise(ValueError, "Exceeds the limit (4300 digits) for integer string conversion: value has ",
			itoa(len(digits)), " digits; use sys.set_int_max_str_digits() to increase the limit")
	}
	vm.Charge(len(digits))
	vm.Spend(len(digits) / 8)
	n, ok := new(big.Int).SetString(digits, radix)
	if !ok {
		return nil, invalid()
	}
	if negative {
		n.Neg(n)
	}
	return NewBig(n), nil
}
