package vm

import (
	"strings"
	"unicode/utf8"
)

// Percent is template % args: printf-style formatting.
func (vm *VM) Percent(template string, args Value) (Value, *Error) {
	p := percent{vm: vm, rest: template, whole: template, single: args}
	if tuple, ok := Underlying(args).(*Tuple); ok {
		p.tuple, p.single = tuple.Items, nil
	} else if _, isText := Underlying(args).(*Str); !isText && (hasMethod(args, "__getitem__")) {
		p.mapping = args
	}
	text, err := p.run()
	if err != nil {
		return nil, err
	}
	return NewStr(text), nil
}

// percent is a formatting in progress.
type percent struct {
	vm          *VM
	whole, rest string
	tuple       []Value // arguments not used yet
	single      Value   // the only argument, until it is used
	used        bool
	mapping     Value // what %(key)s looks in
}

func (p *percent) run() (string, *Error) {
	var b strings.Builder
	for {
		literal, rest, found := strings.Cut(p.rest, "%")
		p.vm.Charge(len(literal))
		b.WriteString(literal)
		if !found {
			break
		}
		p.rest = rest
		p.vm.Spend(8)
		text, err := p.field()
		if err != nil {
			return "", err
		}
		p.vm.Charge(len(text))
		b.WriteString(text)
	}
	if len(p.tuple) > 0 || p.single != nil && !p.used && p.mapping == nil {
		return "", p.vm.Raise(TypeError, "not all arguments converted during string formatting")
	}
	return b.String(), nil
}

func (p *percent) argument() (Value, *Error) {
	if len(p.tuple) > 0 {
		v := p.tuple[0]
		p.tuple = p.tuple[1:]
		return v, nil
	}
	if p.single != nil && !p.used {
		p.used = true
		return p.single, nil
	}
	return nil, p.vm.Raise(TypeError, "not enough arguments for format string")
}

// field formats what follows a percent sign.
func (p *percent) field() (string, *Error) {
	var keyed Value
	if strings.HasPrefix(p.rest, "(") {
		if p.mapping == nil {
			return "", p.vm.Raise(TypeError, "format requires a mapping")
		}
		depth, end := 0, -1
		for i := range len(p.rest) {
			if p.rest[i] == '(' {
				depth++
			} else if p.rest[i] == ')' {
				if depth--; depth == 0 {
					end = i
					break
				}
			}
		}
		if end < 0 {
			return "", p.vm.Raise(ValueError, "incomplete format key")
		}
		var err *Error
		if keyed, err = p.vm.Index(p.mapping, NewStr(p.rest[1:end])); err != nil {
			return "", err
		}
		p.rest = p.rest[end+1:]
	}
	f := formatSpec{fill: ' ', align: '>', width: -1, precision: -1}
	zero := false
flags:
	for p.rest != "" {
		switch p.rest[0] {
		case '-':
			f.align = '<'
		case '+':
			f.sign = '+'
		case ' ':
			if f.sign == 0 {
				f.sign = ' '
			}
		case '#':
			f.alternate = true
		case '0':
			zero = true
		default:
			break flags
		}
		p.rest = p.rest[1:]
	}
	var err *Error
	if f.width, err = p.number("width"); err != nil {
		return "", err
	}
	if f.width < -1 {
		f.width, f.align = -f.width-1, '<'
	}
	if strings.HasPrefix(p.rest, ".") {
		p.rest = p.rest[1:]
		if f.precision, err = p.number("precision"); err != nil {
			return "", err
		}
		f.precision = max(f.precision, 0)
	}
	if p.rest != "" && strings.IndexByte("hlL", p.rest[0]) >= 0 {
		p.rest = p.rest[1:]
	}
	if p.rest == "" {
		return "", p.vm.Raise(ValueError, "incomplete format")
	}
	kind, size := utf8.DecodeRuneInString(p.rest)
	p.rest = p.rest[size:]
	if kind == '%' {
		return "%", nil
	}
	v := keyed
	if v == nil {
		if v, err = p.argument(); err != nil {
			return "", err
		}
	}
	if zero && f.align != '<' && strings.ContainsRune("diuoxXeEfFgG", kind) {
		f.fill, f.align = '0', '='
	}
	return p.convert(&f, kind, v)
}

// number reads a width or a precision, which * takes from the arguments; -1 if there is none.
func (p *percent) number(what string) (int, *Error) {
	if strings.HasPrefix(p.rest, "*") {
		p.rest = p.rest[1:]
		v, err := p.argument()
		if err != nil {
			return 0, err
		}
		n, ok := AsInt(v)
		if !ok {
			return 0, p.vm.Raise(TypeError, "* wants int")
		}
		if n < 0 && what == "width" {
			return int(n) - 1, nil // -1 means none
		}
		return int(n), nil
	}
	n, digits := 0, 0
	for p.rest != "" && '0' <= p.rest[0] && p.rest[0] <= '9' {
		n = n*10 + int(p.rest[0]-'0')
		if n > 1<<40 {
			return 0, p.vm.Raise(ValueError, what, " too big")
		}
		p.rest = p.rest[1:]
		digits++
	}
	if digits == 0 {
		return -1, nil
	}
	return n, nil
}

func (p *percent) convert(f *formatSpec, kind rune, v Value) (string, *Error) {
	vm := p.vm
	f.kind = kind
	switch kind {
	case 's', 'r', 'a':
		var text string
		var err *Error
		switch kind {
		case 's':
			text, err = vm.Str(v)
		case 'r':
			text, err = vm.Repr(v)
		default:
			text, err = vm.ASCII(v)
		}
		if err != nil {
			return "", err
		}
		length := utf8.RuneCountInString(text)
		if f.precision >= 0 && f.precision < length {
			text, length = text[:offsetOf(text, f.precision)], f.precision
		}
		return vm.pad(f, "", text, length), nil
	case 'c':
		if text, ok := AsStr(v); ok {
			if n := utf8.RuneCountInString(text); n != 1 {
				return "", vm.Raise(TypeError, "%c requires an int or a unicode character, not a string of length ", itoa(n))
			}
			return vm.pad(f, "", text, 1), nil
		}
		if !IsInt(v) {
			return "", vm.Raise(TypeError, "%c requires an int or a unicode character, not ", v.Type().Label())
		}
		f.sign, f.alternate = 0, false
		return vm.formatCharacter(f, v)
	case 'd', 'i', 'u', 'o', 'x', 'X':
		return p.integer(f, kind, v)
	case 'e', 'E', 'f', 'F', 'g', 'G':
		x, err := vm.AsFloat(v)
		if err != nil {
			return "", err
		}
		return vm.formatFloat(f, x, v)
	}
	at := utf8.RuneCountInString(p.whole[:len(p.whole)-len(p.rest)]) - 1
	return "", vm.Raise(ValueError, "unsupported format character '", string(kind), "' (0x", hexadecimal(uint64(kind)), ") at index ", itoa(at))
}

func (p *percent) integer(f *formatSpec, kind rune, v Value) (string, *Error) {
	vm := p.vm
	var i Value
	var err *Error
	if kind == 'o' || kind == 'x' || kind == 'X' {
		if !HasIndex(v) {
			return "", vm.Raise(TypeError, "%", string(kind), " format: an integer is required, not ", v.Type().Label())
		}
		i, err = vm.AsInteger(v)
	} else if i, err = vm.ToInt(v); i == nil && err == nil {
		err = vm.Raise(TypeError, "%", string(kind), " format: a real number is required, not ", v.Type().Label())
	}
	if err != nil {
		return "", err
	}
	digits, prefix, err := vm.digits(i, kind)
	if err != nil {
		return "", err
	}
	if !f.alternate {
		prefix = ""
	}
	digits, negative := strings.CutPrefix(digits, "-")
	if missing := f.precision - len(digits); missing > 0 {
		vm.Charge(missing)
		digits = strings.Repeat("0", missing) + digits
	}
	return vm.layOut(f, negative, prefix, digits, ""), nil
}
