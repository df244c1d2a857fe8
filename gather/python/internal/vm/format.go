package vm

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Formatted is __format__ of a library type.
type Formatted interface {
	Format(vm *VM, spec string) (string, *Error)
}

// Format is format(v, spec).
func (vm *VM) Format(v Value, spec string) (string, *Error) {
	if overrides(v) {
		result, found, err := vm.CallSpecial(v, "__format__", NewStr(spec))
		if err != nil {
			return "", err
		}
		if found {
			return vm.textResult(result, "__format__")
		}
	}
	return vm.builtinFormat(v, spec)
}

// builtinFormat is format(v, spec) as the builtin type does it that v extends.
func (vm *VM) builtinFormat(v Value, spec string) (string, *Error) {
	base := Underlying(v)
	if f, ok := base.(Formatted); ok {
		return f.Format(vm, spec)
	}
	if spec == "" {
		return vm.Str(v)
	}
	switch x := base.(type) {
	case *Str:
		return vm.formatText(x, spec)
	case *Int, *BigInt, *Bool:
		return vm.formatInt(v, spec)
	case *Float:
		f, err := vm.parseSpec(spec, v, '>', 0)
		if err != nil {
			return "", err
		}
		return vm.formatFloat(&f, x.V, v)
	case *Complex:
		return vm.formatComplexSpec(x, spec)
	}
	return "", vm.Raise(TypeError, "unsupported format string passed to ", v.Type().Label(), ".__format__")
}

// formatSpec is a format specification, such as "*^+#010,.2f", taken apart.
type formatSpec struct {
	fill              rune
	align             byte // one of <>=^
	sign              byte // 0 or one of +- and space
	noNegativeZero    bool
	alternate         bool
	width             int  // -1 where there is none, like precision
	separator         byte // between thousands: 0, ',' or '_'
	precision         int
	fractionSeparator byte
	kind              rune
}

// parseSpec takes a format specification apart; v is what is formatted, for error texts.
func (vm *VM) parseSpec(spec string, v Value, align byte, kind rune) (formatSpec, *Error) {
	f := formatSpec{fill: ' ', align: align, width: -1, precision: -1, kind: kind}
	rest := spec
	isAlign := func(s string) bool { return s != "" && strings.IndexByte("<>=^", s[0]) >= 0 }
	next := func(c byte) bool {
		if rest != "" && rest[0] == c {
			rest = rest[1:]
			return true
		}
		return false
	}
	aligned, filled := false, false
	if first, size := utf8.DecodeRuneInString(rest); size > 0 && isAlign(rest[size:]) {
		f.fill, f.align = first, rest[size]
		aligned, filled = true, true
		rest = rest[size+1:]
	} else if isAlign(rest) {
		f.align = rest[0]
		aligned = true
		rest = rest[1:]
	}
	if rest != "" && strings.IndexByte("+- ", rest[0]) >= 0 {
		f.sign = rest[0]
		rest = rest[1:]
	}
	f.noNegativeZero = next('z')
	f.alternate = next('#')
	if !filled && next('0') {
		f.fill = '0'
		if !aligned && align == '>' {
			f.align = '='
		}
	}
	number := func() (int, *Error) {
		digits := 0
		for digits < len(rest) && '0' <= rest[digits] && rest[digits] <= '9' {
			digits++
		}
		if digits == 0 {
			return -1, nil
		}
		n, err := strconv.Atoi(rest[:digits])
		if err != nil {
			return 0, vm.Raise(ValueError, "Too many decimal digits in format string")
		}
		rest = rest[digits:]
		return n, nil
	}
	separator := func() (byte, *Error) {
		var found byte
		for rest != "" && (rest[0] == ',' || rest[0] == '_') {
			if found == rest[0] {
				break
			}
			if found != 0 {
				return 0, vm.Raise(ValueError, "Cannot specify both ',' and '_'.")
			}
			found = rest[0]
			rest = rest[1:]
		}
		return found, nil
	}
	var err *Error
	if f.width, err = number(); err != nil {
		return f, err
	}
	if f.separator, err = separator(); err != nil {
		return f, err
	}
	if next('.') {
		if f.precision, err = number(); err != nil {
			return f, err
		}
		if f.fractionSeparator, err = separator(); err != nil {
			return f, err
		}
		if f.precision < 0 && f.fractionSeparator == 0 {
			return f, vm.Raise(ValueError, "Format specifier missing precision")
		}
	}
	if rest != "" {
		last, size := utf8.DecodeRuneInString(rest)
		if size < len(rest) {
			return f, vm.Raise(ValueError, "Invalid format specifier '", spec, "' for object of type '", v.Type().Label(), "'")
		}
		f.kind = last
	}
	if f.separator != 0 && !strings.ContainsRune("defgEG%F\x00", f.kind) {
		if f.separator != '_' || !strings.ContainsRune("boxX", f.kind) {
			return f, vm.wrongSeparator(f.separator, f.kind)
		}
	}
	if f.fractionSeparator != 0 && !strings.ContainsRune("efgEG%F\x00", f.kind) {
		return f, vm.wrongSeparator(f.fractionSeparator, f.kind)
	}
	return f, nil
}

func (vm *VM) wrongSeparator(separator byte, kind rune) *Error {
	shown := string(kind)
	if kind <= ' ' || kind >= utf8.RuneSelf {
		shown = "\\x" + hexadecimal(uint64(kind))
	}
	return vm.Raise(ValueError, "Cannot specify '", string(rune(separator)), "' with '", shown, "'.")
}

func (vm *VM) unknownCode(kind rune, v Value) *Error {
	shown := string(kind)
	if kind <= ' ' || kind >= utf8.RuneSelf {
		shown = "\\x" + hexadecimal(uint64(kind))
	}
	return vm.Raise(ValueError, "Unknown format code '", shown, "' for object of type '", v.Type().Label(), "'")
}

func (vm *VM) formatText(s *Str, spec string) (string, *Error) {
	f, err := vm.parseSpec(spec, s, '<', 's')
	switch {
	case err != nil:
		return "", err
	case f.kind != 's':
		return "", vm.unknownCode(f.kind, s)
	case f.sign == ' ':
		return "", vm.Raise(ValueError, "Space not allowed in string format specifier")
	case f.sign != 0:
		return "", vm.Raise(ValueError, "Sign not allowed in string format specifier")
	case f.noNegativeZero:
		return "", vm.Raise(ValueError, "Negative zero coercion (z) not allowed in string format specifier")
	case f.alternate:
		return "", vm.Raise(ValueError, "Alternate form (#) not allowed in string format specifier")
	case f.align == '=':
		return "", vm.Raise(ValueError, "'=' alignment not allowed in string format specifier")
	}
	text, length := s.V, s.Len()
	if f.precision >= 0 && f.precision < length {
		text, length = s.Slice(0, f.precision), f.precision
	}
	return vm.pad(&f, "", text, length), nil
}

// pad fills a text of length code points up to the width; between head, which is a number's sign and prefix, and text where the
// alignment is "=".
func (vm *VM) pad(f *formatSpec, head, text string, length int) string {
	missing := f.width - length - len(head)
	if missing <= 0 {
		return head + text
	}
	vm.chargeTimes(missing, utf8.RuneLen(f.fill))
	before, after := missing, 0
	switch f.align {
	case '<':
		before, after = 0, missing
	case '^':
		before, after = missing/2, missing-missing/2
	case '=':
		return head + strings.Repeat(string(f.fill), missing) + text
	}
	fill := string(f.fill)
	return strings.Repeat(fill, before) + head + text + strings.Repeat(fill, after)
}

// layOut lays out a number from its parts: digits before the point, and what follows them.
func (vm *VM) layOut(f *formatSpec, negative bool, prefix, digits, rest string) string {
	head := ""
	switch {
	case negative:
		head = "-"
	case f.sign == '+' || f.sign == ' ':
		head = string(rune(f.sign))
	}
	head += prefix
	if f.separator != 0 && digits != "" {
		group := 3
		if strings.ContainsRune("boxX", f.kind) {
			group = 4
		}
		least := 0
		if f.fill == '0' && f.align == '=' {
			least = f.width - len(head) - len(rest)
			vm.Charge(max(0, least))
		}
		digits = vm.groupAtLeast(digits, string(rune(f.separator)), group, least)
	}
	return vm.pad(f, head, digits+rest, len(digits)+len(rest))
}

// groupAtLeast puts separators between groups of digits, counted from the right, and zeros in front until there are at least so many
// characters.
func (vm *VM) groupAtLeast(digits, separator string, group, least int) string {
	vm.Charge(16 * max(len(digits), least))
	vm.Spend(max(len(digits), least) / 2)
	var parts []string
	for {
		n := min(group, max(len(digits), least, 1))
		taken := min(n, len(digits))
		parts = append(parts, strings.Repeat("0", n-taken)+digits[len(digits)-taken:])
		digits = digits[:len(digits)-taken]
		least -= n
		if len(digits) == 0 && least <= 0 {
			break
		}
		least--
	}
	for i, j := 0, len(parts)-1; i < j; i, j = i+1, j-1 {
		parts[i], parts[j] = parts[j], parts[i]
	}
	return strings.Join(parts, separator)
}

func (vm *VM) formatInt(v Value, spec string) (string, *Error) {
	f, err := vm.parseSpec(spec, v, '>', 'd')
	if err != nil {
		return "", err
	}
	switch f.kind {
	case 'b', 'c', 'd', 'o', 'x', 'X', 'n':
	case 'e', 'E', 'f', 'F', 'g', 'G', '%':
		x, ok := FloatOf(v)
		if !ok {
			return "", vm.Raise(OverflowError, "int too large to convert to float")
		}
		return vm.formatFloat(&f, x, v)
	default:
		return "", vm.unknownCode(f.kind, v)
	}
	if f.precision >= 0 {
		return "", vm.Raise(ValueError, "Precision not allowed in integer format specifier")
	}
	if f.noNegativeZero {
		return "", vm.Raise(ValueError, "Negative zero coercion (z) not allowed in integer format specifier")
	}
	if f.kind == 'c' {
		return vm.formatCharacter(&f, v)
	}
	i, err := vm.AsInteger(v)
	if err != nil {
		return "", err
	}
	digits, prefix, err := vm.digits(i, f.kind)
	if err != nil {
		return "", err
	}
	if !f.alternate {
		prefix = ""
	}
	digits, negative := strings.CutPrefix(digits, "-")
	return vm.layOut(&f, negative, prefix, digits, ""), nil
}

// digits writes an int in the base that a format names, with a minus sign if it is negative, and returns what a base other than ten
// is told by.
func (vm *VM) digits(i Value, kind rune) (digits, prefix string, err *Error) {
	switch kind {
	case 'b':
		return vm.inBase(i, 2), "0b", nil
	case 'o':
		return vm.inBase(i, 8), "0o", nil
	case 'x':
		return vm.inBase(i, 16), "0x", nil
	case 'X':
		return strings.ToUpper(vm.inBase(i, 16)), "0X", nil
	}
	digits, err = vm.Decimal(i)
	return digits, "", err
}

// inBase writes an int in base 2, 8 or 16, with a minus sign if it is negative.
func (vm *VM) inBase(i Value, base int) string {
	if small, ok := i.(*Int); ok {
		return strconv.FormatInt(small.V, base)
	}
	b := i.(*BigInt).V
	vm.Charge(b.BitLen())
	return b.Text(base)
}

// InBase is bin, oct or hex: with the base's prefix.
func (vm *VM) InBase(i Value, base int, prefix string) string {
	digits, negative := strings.CutPrefix(vm.inBase(i, base), "-")
	if negative {
		return "-" + prefix + digits
	}
	return prefix + digits
}

func (vm *VM) formatCharacter(f *formatSpec, v Value) (string, *Error) {
	if f.sign != 0 {
		return "", vm.Raise(ValueError, "Sign not allowed with integer format specifier 'c'")
	}
	if f.alternate {
		return "", vm.Raise(ValueError, "Alternate form (#) not allowed with integer format specifier 'c'")
	}
	code, ok := AsInt(v)
	if !ok || code < 0 || code > utf8.MaxRune {
		return "", vm.Raise(OverflowError, "%c arg not in range(0x110000)")
	}
	return vm.pad(f, "", string(rune(code)), 1), nil
}

func (vm *VM) formatFloat(f *formatSpec, x float64, v Value) (string, *Error) {
	switch f.kind {
	case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%':
	default:
		return "", vm.unknownCode(f.kind, v)
	}
	if f.precision > 1<<31-1 {
		return "", vm.Raise(ValueError, "precision too big")
	}
	vm.Charge(max(0, f.precision) * 2)
	digits, rest, negative := f.floatParts(x)
	if f.fractionSeparator != 0 {
		rest = groupFraction(rest, string(rune(f.fractionSeparator)))
	}
	return vm.layOut(f, negative, "", digits, rest), nil
}

// groupFraction puts separators between groups of three digits after the point.
func groupFraction(rest, separator string) string {
	if rest == "" || rest[0] != '.' {
		return rest
	}
	end := 1
	for end < len(rest) && '0' <= rest[end] && rest[end] <= '9' {
		end++
	}
	grouped := "."
	for i := 1; i < end; i += 3 {
		if i > 1 {
			grouped += separator
		}
		grouped += rest[i:min(i+3, end)]
	}
	return grouped + rest[end:]
}

// floatParts writes a float without its sign: the digits before the point, and from the point on.
func (f *formatSpec) floatParts(x float64) (digits, rest string, negative bool) {
	kind, precision := f.kind, f.precision
	percent := ""
	if kind == '%' {
		kind, percent = 'f', "%"
		x *= 100
	}
	upper := kind == 'E' || kind == 'F' || kind == 'G'
	if precision < 0 {
		precision = 6
		if kind == 0 {
			precision = 0
		}
	}
	negative = math.Signbit(x) && x == x
	size := math.Abs(x)
	var text string
	switch {
	case x != x:
		text = "nan"
	case math.IsInf(x, 0):
		text = "inf"
	case kind == 0 && f.precision < 0:
		text = FormatFloat(size)
	case kind == 'f' || kind == 'F':
		text = strconv.FormatFloat(size, 'f', precision, 64)
		if f.alternate && precision == 0 {
			text += "."
		}
	case kind == 'e' || kind == 'E':
		text = strconv.FormatFloat(size, 'e', precision, 64)
		if f.alternate && precision == 0 {
			mantissa, exponent, _ := strings.Cut(text, "e")
			text = mantissa + ".e" + exponent
		}
	default:
		text = general(size, max(precision, 1), kind == 0, f.alternate)
	}
	if upper {
		text = strings.ToUpper(text)
	}
	if f.noNegativeZero && negative && strings.Trim(text, "0.eE+-") == "" {
		negative = false
	}
	split := 0
	for split < len(text) && '0' <= text[split] && text[split] <= '9' {
		split++
	}
	return text[:split], text[split:] + percent, negative
}

// general is the format "g": so many significant digits, without trailing zeros unless alternate, and an exponent where the point is
// far away. With point, as for a missing format code, there is at least one digit after the point.
func general(size float64, precision int, point, alternate bool) string {
	scientific := strconv.FormatFloat(size, 'e', precision-1, 64)
	mantissa, exponentText, _ := strings.Cut(scientific, "e")
	exponent, _ := strconv.Atoi(exponentText)
	digits := strings.Replace(mantissa, ".", "", 1)
	if !alternate {
		digits = strings.TrimRight(digits, "0")
		if digits == "" {
			digits = "0"
		}
	}
	limit := precision
	if point {
		limit--
	}
	if exponent < -4 || exponent+1 > limit {
		text := digits[:1]
		if len(digits) > 1 || alternate {
			text += "." + digits[1:]
		}
		return text + "e" + exponentText
	}
	switch before := exponent + 1; {
	case before <= 0:
		return "0." + strings.Repeat("0", -before) + digits
	case before >= len(digits):
		text := digits + strings.Repeat("0", before-len(digits))
		switch {
		case point:
			text += ".0"
		case alternate:
			text += "."
		}
		return text
	default:
		return digits[:before] + "." + digits[before:]
	}
}

// formatComplexSpec formats both parts alike and pads the whole.
func (vm *VM) formatComplexSpec(c *Complex, spec string) (string, *Error) {
	f, err := vm.parseSpec(spec, c, '>', 0)
	if err != nil {
		return "", err
	}
	switch {
	case f.align == '=':
		return "", vm.Raise(ValueError, "'=' alignment flag is not allowed in complex format specifier")
	case f.fill == '0':
		return "", vm.Raise(ValueError, "Zero padding is not allowed in complex format specifier")
	case !strings.ContainsRune("eEfFgGn\x00", f.kind):
		return "", vm.unknownCode(f.kind, c)
	}
	part := f
	part.width = -1
	bare := f.kind == 0
	if bare {
		part.kind = 'g'
		if f.precision < 0 {
			part.kind = 0
		}
	}
	write := func(x float64, sign byte) string {
		p := part
		p.sign = sign
		digits, rest, negative := p.floatParts(x)
		if bare {
			rest = strings.TrimSuffix(rest, ".0")
		}
		return vm.layOut(&p, negative, "", digits, rest)
	}
	imaginary := write(imag(c.V), '+') + "j"
	text := write(real(c.V), f.sign) + imaginary
	if bare {
		if real(c.V) == 0 && !math.Signbit(real(c.V)) {
			text = write(imag(c.V), f.sign) + "j"
		} else {
			text = "(" + text + ")"
		}
	}
	return vm.pad(&f, "", text, len(text)), nil
}

// RoundDecimal is round(x, digits): to a multiple of a power of ten, decided by the exact value of x, ties to even.
func (vm *VM) RoundDecimal(x float64, digits int) (Value, *Error) {
	const (
		mostDigits  = 324 // so many digits after the point no float has
		leastDigits = -310
	)
	switch {
	case x == 0 || x != x || math.IsInf(x, 0) || digits > mostDigits:
		return NewFloat(x), nil
	case digits < leastDigits:
		return NewFloat(math.Copysign(0, x)), nil
	case digits >= 0:
		rounded, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'f', digits, 64), 64)
		return NewFloat(rounded), nil
	}
	// The integral part is exact, so a tie is decided on it and on whether anything follows.
	whole, fraction := math.Modf(math.Abs(x))
	exact, _ := AsBig(floatInt(whole))
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(-digits)), nil)
	quotient, remainder := new(big.Int).QuoRem(exact, unit, new(big.Int))
	switch twice := new(big.Int).Lsh(remainder, 1); twice.Cmp(unit) {
	case 1:
		quotient.Add(quotient, big.NewInt(1))
	case 0:
		if fraction > 0 || quotient.Bit(0) == 1 {
			quotient.Add(quotient, big.NewInt(1))
		}
	}
	rounded, _ := quotient.Mul(quotient, unit).Float64()
	if math.IsInf(rounded, 0) {
		return nil, vm.Raise(OverflowError, "rounded value too large to represent")
	}
	return NewFloat(math.Copysign(rounded, x)), nil
}
