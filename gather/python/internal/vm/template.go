package vm

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// A template is a call of str.format or str.format_map in progress.
type template struct {
	vm     *VM
	args   []Value // nil for format_map
	lookup func(name string) (Value, *Error)
	next   int  // the number that a field without a name takes
	auto   bool // fields without a name have been seen
	manual bool // numbered fields have been seen
}

// FormatTemplate is str.format: args are its positional arguments, keywords a mapping. Without args, it is str.format_map.
func (vm *VM) FormatTemplate(text string, args []Value, keywords Value) (string, *Error) {
	t := &template{vm: vm, args: args, lookup: func(name string) (Value, *Error) {
		return vm.Index(keywords, NewStr(name))
	}}
	return t.expand(text, 2)
}

// expand replaces the fields in text; fields within format specifications are replaced too, up to a depth.
func (t *template) expand(text string, depth int) (string, *Error) {
	if depth == 0 {
		return "", t.vm.Raise(ValueError, "Max string recursion exceeded")
	}
	var b strings.Builder
	for text != "" {
		at := strings.IndexAny(text, "{}")
		if at < 0 {
			at = len(text)
		}
		t.vm.Charge(at)
		b.WriteString(text[:at])
		if at == len(text) {
			break
		}
		brace := text[at]
		text = text[at+1:]
		if text != "" && text[0] == brace {
			b.WriteByte(brace)
			text = text[1:]
			continue
		}
		if brace == '}' {
			return "", t.vm.Raise(ValueError, "Single '}' encountered in format string")
		}
		if text == "" {
			return "", t.vm.Raise(ValueError, "Single '{' encountered in format string")
		}
		t.vm.Spend(8)
		field, rest, err := t.field(text, depth)
		if err != nil {
			return "", err
		}
		t.vm.Charge(len(field))
		b.WriteString(field)
		text = rest
	}
	return b.String(), nil
}

// field formats a replacement field, name!conversion:specification}, and returns what follows its closing brace.
func (t *template) field(text string, depth int) (field, rest string, err *Error) {
	vm := t.vm
	end, bracket := 0, false
	for ; end < len(text); end++ {
		c := text[end]
		if c == '[' {
			bracket = true
		} else if c == ']' {
			bracket = false
		} else if c == '{' && !bracket {
			return "", "", vm.Raise(ValueError, "unexpected '{' in field name")
		}
		if !bracket && (c == '}' || c == ':' || c == '!') {
			break
		}
	}
	if end == len(text) {
		return "", "", vm.Raise(ValueError, "expected '}' before end of string")
	}
	name, spec := text[:end], ""
	mark := text[end]
	text = text[end+1:]
	conversion := rune(0)
	if mark == '!' {
		size := 0
		if conversion, size = utf8.DecodeRuneInString(text); size == 0 {
			return "", "", vm.Raise(ValueError, "end of string while looking for conversion specifier")
		}
		text = text[size:]
		if text == "" {
			return "", "", vm.Raise(ValueError, "unmatched '{' in format spec")
		}
		if mark = text[0]; mark != ':' && mark != '}' {
			return "", "", vm.Raise(ValueError, "expected ':' after conversion specifier")
		}
		text = text[1:]
	}
	if mark == ':' {
		end := matchingBrace(text)
		if end < 0 {
			return "", "", vm.Raise(ValueError, "unmatched '{' in format spec")
		}
		spec, text = text[:end], text[end+1:]
	}
	v, err := t.value(name)
	if err != nil {
		return "", "", err
	}
	if strings.ContainsAny(spec, "{}") {
		if spec, err = t.expand(spec, depth-1); err != nil {
			return "", "", err
		}
	}
	switch conversion {
	case 0:
		field, err = vm.Format(v, spec)
		return field, text, err
	case 's', 'r', 'a':
		formatted, err := vm.formatField(v, uint8(conversion), spec)
		if err != nil {
			return "", "", err
		}
		return formatted.(*Str).V, text, nil
	}
	if conversion > ' ' && conversion < 0x7f {
		return "", "", vm.Raise(ValueError, "Unknown conversion specifier ", string(conversion))
	}
	return "", "", vm.Raise(ValueError, "Unknown conversion specifier \\x", hexadecimal(uint64(conversion)))
}

// matchingBrace returns where the brace is that closes the one before text, or -1.
func matchingBrace(text string) int {
	depth := 1
	for i := range len(text) {
		switch text[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// value finds what a field's name stands for: an argument, then attributes and items of it.
func (t *template) value(name string) (Value, *Error) {
	vm := t.vm
	end := strings.IndexAny(name, ".[")
	if end < 0 {
		end = len(name)
	}
	first, rest := name[:end], name[end:]
	v, err := t.argument(first)
	if err != nil {
		return nil, err
	}
	for rest != "" {
		if rest[0] == '.' {
			end := strings.IndexAny(rest[1:], ".[")
			if end < 0 {
				end = len(rest) - 1
			}
			attribute := rest[1 : end+1]
			if attribute == "" {
				return nil, vm.Raise(ValueError, "Empty attribute in format string")
			}
			if v, err = vm.GetAttr(v, attribute); err != nil {
				return nil, err
			}
			rest = rest[end+1:]
			continue
		}
		if rest[0] != '[' {
			return nil, vm.Raise(ValueError, "Only '.' or '[' may follow ']' in format field specifier")
		}
		end := strings.IndexByte(rest, ']')
		if end < 0 {
			return nil, vm.Raise(ValueError, "Missing ']' in format string")
		}
		key := rest[1:end]
		if key == "" {
			return nil, vm.Raise(ValueError, "Empty attribute in format string")
		}
		var index Value = NewStr(key)
		if n, ok := fieldNumber(key); ok {
			index = NewInt(int64(n))
		}
		if v, err = vm.Index(v, index); err != nil {
			return nil, err
		}
		rest = rest[end+1:]
	}
	return v, nil
}

func fieldNumber(text string) (int, bool) {
	if text == "" {
		return 0, false
	}
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return 0, false
		}
	}
	n, err := strconv.Atoi(text)
	return n, err == nil
}

func (t *template) argument(name string) (Value, *Error) {
	vm := t.vm
	n, numbered := fieldNumber(name)
	switch {
	case name == "":
		if t.manual {
			return nil, vm.Raise(ValueError, "cannot switch from manual field specification to automatic field numbering")
		}
		t.auto = true
		n = t.next
		t.next++
	case numbered:
		if t.auto {
			return nil, vm.Raise(ValueError, "cannot switch from automatic field numbering to manual field specification")
		}
		t.manual = true
	default:
		return t.lookup(name)
	}
	if t.args == nil {
		return nil, vm.Raise(ValueError, "Format string contains positional fields")
	}
	if n >= len(t.args) {
		return nil, vm.Raise(IndexError, "Replacement index ", itoa(n), " out of range for positional args tuple")
	}
	return t.args[n], nil
}
