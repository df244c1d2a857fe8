package lib

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"gatherplay/gather/python/internal/vm"
)

// newJSON makes the module _json: the reading of JSON, and its strings.
func newJSON(*vm.VM) *vm.Module {
	module := vm.NewModule("_json")
	for _, escaping := range []struct {
		name  string
		ascii bool
	}{{"escape", false}, {"escape_ascii", true}} {
		module.Add(escaping.name, "string, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
			text, ok := vm.AsStr(args[0])
			if !ok {
				return nil, m.Raise(vm.TypeError, "first argument must be a string, not ", args[0].Type().Name)
			}
			m.Charge(2 * len(text))
			return str(escapeJSON(text, escaping.ascii)), nil
		})
	}
	module.Add("scan", "string, idx, strict, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant, /", scanJSON)
	return module
}

const hexDigits = "0123456789abcdef"

// escapeJSON writes a string with its quotation marks.
func escapeJSON(text string, ascii bool) string {
	var out strings.Builder
	unit := func(r rune) {
		out.WriteString(`\u`)
		for shift := 12; shift >= 0; shift -= 4 {
			out.WriteByte(hexDigits[r>>shift&15])
		}
	}
	out.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			out.WriteByte('\\')
			out.WriteRune(r)
		case r < 0x20:
			if i := strings.IndexByte("\n\r\t\f\b", byte(r)); i >= 0 {
				out.WriteByte('\\')
				out.WriteByte("nrtfb"[i])
			} else {
				unit(r)
			}
		case r < 0x7f || !ascii:
			out.WriteRune(r)
		case r >= 0x10000:
			r -= 0x10000
			unit(0xd800 + r>>10)
			unit(0xdc00 + r&0x3ff)
		default:
			unit(r)
		}
	}
	out.WriteByte('"')
	return out.String()
}

// A jsonScanner reads a value.
type jsonScanner struct {
	m                                       *vm.VM
	text                                    string
	strict                                  bool
	object, pairs, float, integer, constant vm.Value // what is called with what was read, or None
}

// scanJSON reads the value that begins at an index; it returns it and where it ends.
func scanJSON(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	text, ok := vm.AsStr(args[0])
	if !ok {
		return nil, m.Raise(vm.TypeError, "first argument must be a string, not ", args[0].Type().Name)
	}
	index, err := m.AsIndex(args[1])
	if err != nil {
		return nil, err
	}
	strict, err := m.Truth(args[2])
	if err != nil {
		return nil, err
	}
	if index < 0 {
		return nil, m.Raise(vm.ValueError, "idx cannot be negative")
	}
	s := &jsonScanner{m, text, strict, args[3], args[4], args[5], args[6], args[7]}
	at := offsetOf(text, index)
	v, end, err := s.value(at)
	if err != nil {
		return nil, err
	}
	return vm.NewTuple(v, integer(index+utf8.RuneCountInString(text[at:end]))), nil
}

// offsetOf returns where in the text a code point begins.
func offsetOf(text string, index int) int {
	for at := range text {
		if index == 0 {
			return at
		}
		index--
	}
	return len(text)
}

func (s *jsonScanner) wrong(message string, at int) *vm.Error {
	json := s.m.Modules["json"]
	raised, err := s.m.Call(json.Dict.Get("_Wrong"), str(message), integer(utf8.RuneCountInString(s.text[:min(at, len(s.text))])))
	if err != nil {
		return err
	}
	return raised.(*vm.Error)
}

func (s *jsonScanner) byteAt(at int) byte {
	if at < len(s.text) {
		return s.text[at]
	}
	return 0
}

func (s *jsonScanner) blank(at int) int {
	for at < len(s.text) && strings.IndexByte(" \t\n\r", s.text[at]) >= 0 {
		at++
	}
	return at
}

var jsonConstants = []struct {
	text  string
	value vm.Value
}{{"null", vm.None}, {"true", vm.True}, {"false", vm.False}}

func (s *jsonScanner) value(at int) (vm.Value, int, *vm.Error) {
	s.m.Spend(4)
	switch c := s.byteAt(at); {
	case c == '"':
		text, end, err := s.string(at + 1)
		return str(text), end, err
	case c == '{' || c == '[':
		if err := s.m.Enter(); err != nil {
			return nil, 0, s.m.Raise(vm.RecursionError, "maximum recursion depth exceeded while decoding a JSON ",
				map[byte]string{'{': "object", '[': "array"}[c], " from a unicode string")
		}
		defer s.m.Leave()
		if c == '{' {
			return s.members(at + 1)
		}
		return s.items(at + 1)
	case c == '-' || '0' <= c && c <= '9':
		return s.number(at)
	}
	for _, constant := range jsonConstants {
		if strings.HasPrefix(s.text[at:], constant.text) {
			return constant.value, at + len(constant.text), nil
		}
	}
	for _, name := range []string{"NaN", "Infinity"} {
		if strings.HasPrefix(s.text[at:], name) {
			return s.special(name, at+len(name))
		}
	}
	return nil, 0, s.wrong("Expecting value", at)
}

func (s *jsonScanner) special(name string, end int) (vm.Value, int, *vm.Error) {
	if given(s.constant) {
		v, err := s.m.Call(s.constant, str(name))
		return v, end, err
	}
	f, _ := vm.ParseFloat(name)
	return vm.NewFloat(f), end, nil
}

func (s *jsonScanner) number(at int) (vm.Value, int, *vm.Error) {
	digits := func(i int) int {
		for c := s.byteAt(i); '0' <= c && c <= '9'; c = s.byteAt(i) {
			i++
		}
		return i
	}
	i := at
	if s.byteAt(i) == '-' {
		i++
		if strings.HasPrefix(s.text[i:], "Infinity") {
			return s.special("-Infinity", i+len("Infinity"))
		}
	}
	switch c := s.byteAt(i); {
	case c == '0':
		i++
	case '1' <= c && c <= '9':
		i = digits(i)
	default:
		return nil, 0, s.wrong("Expecting value", at)
	}
	floating := false
	if s.byteAt(i) == '.' && digits(i+1) > i+1 {
		i, floating = digits(i+1), true
	}
	if c := s.byteAt(i); c == 'e' || c == 'E' {
		j := i + 1
		if c := s.byteAt(j); c == '+' || c == '-' {
			j++
		}
		if end := digits(j); end > j {
			i, floating = end, true
		}
	}
	text := s.text[at:i]
	s.m.Spend(len(text))
	custom := s.integer
	if floating {
		custom = s.float
	}
	switch {
	case given(custom):
		v, err := s.m.Call(custom, str(text))
		return v, i, err
	case floating:
		f, _ := vm.ParseFloat(text)
		return vm.NewFloat(f), i, nil
	}
	v, err := s.m.ParseInt(text, 10)
	return v, i, err
}

// string reads a string whose first quotation mark has been read.
func (s *jsonScanner) string(at int) (string, int, *vm.Error) {
	begin := at - 1
	var out strings.Builder
	for {
		from := at
		for at < len(s.text) && s.text[at] != '"' && s.text[at] != '\\' && s.text[at] >= 0x20 {
			at++
		}
		s.m.Charge(at - from)
		out.WriteString(s.text[from:at])
		if at >= len(s.text) {
			return "", 0, s.wrong("Unterminated string starting at", begin)
		}
		c := s.text[at]
		switch {
		case c == '"':
			return out.String(), at + 1, nil
		case c != '\\':
			if s.strict {
				return "", 0, s.wrong("Invalid control character at", at)
			}
			out.WriteByte(c)
			at++
			continue
		case at+1 >= len(s.text):
			return "", 0, s.wrong("Unterminated string starting at", begin)
		}
		escape := s.text[at+1]
		if escape != 'u' {
			i := strings.IndexByte(`"\/bfnrt`, escape)
			if i < 0 {
				return "", 0, s.wrong(`Invalid \escape`, at)
			}
			out.WriteByte("\"\\/\b\f\n\r\t"[i])
			at += 2
			continue
		}
		r, ok := s.unit(at + 2)
		if !ok {
			return "", 0, s.wrong(`Invalid \uXXXX escape`, at+1)
		}
		at += 6
		if 0xd800 <= r && r < 0xdc00 && strings.HasPrefix(s.text[at:], `\u`) {
			if low, ok := s.unit(at + 2); ok && 0xdc00 <= low && low < 0xe000 {
				r = 0x10000 + (r-0xd800)<<10 + low - 0xdc00
				at += 6
			}
		}
		if 0xd800 <= r && r < 0xe000 {
			return "", 0, s.m.Unsupported("a surrogate in JSON, which is no character: use both halves of a pair")
		}
		out.WriteRune(r)
	}
}

// unit reads four hexadecimal digits.
func (s *jsonScanner) unit(at int) (rune, bool) {
	if at+4 > len(s.text) {
		return 0, false
	}
	n, err := strconv.ParseUint(s.text[at:at+4], 16, 16)
	return rune(n), err == nil
}

func (s *jsonScanner) items(at int) (vm.Value, int, *vm.Error) {
	list := vm.NewList()
	at = s.blank(at)
	if s.byteAt(at) == ']' {
		return list, at + 1, nil
	}
	for {
		v, end, err := s.value(at)
		if err != nil {
			return nil, 0, err
		}
		list.Append(s.m, v)
		at = s.blank(end)
		if s.byteAt(at) == ']' {
			return list, at + 1, nil
		}
		if s.byteAt(at) != ',' {
			return nil, 0, s.wrong("Expecting ',' delimiter", at)
		}
		comma := at
		at = s.blank(at + 1)
		if s.byteAt(at) == ']' {
			return nil, 0, s.wrong("Illegal trailing comma before end of array", comma)
		}
	}
}

func (s *jsonScanner) members(at int) (vm.Value, int, *vm.Error) {
	d := vm.NewDict()
	pairs := vm.NewList()
	at = s.blank(at)
	if s.byteAt(at) == '}' {
		at++
	} else {
		for {
			if s.byteAt(at) != '"' {
				return nil, 0, s.wrong("Expecting property name enclosed in double quotes", at)
			}
			key, end, err := s.string(at + 1)
			if err != nil {
				return nil, 0, err
			}
			at = s.blank(end)
			if s.byteAt(at) != ':' {
				return nil, 0, s.wrong("Expecting ':' delimiter", at)
			}
			v, end, err := s.value(s.blank(at + 1))
			if err != nil {
				return nil, 0, err
			}
			if given(s.pairs) {
				pairs.Append(s.m, vm.NewTuple(str(key), v))
			} else if err := d.Set(s.m, str(key), v); err != nil {
				return nil, 0, err
			}
			at = s.blank(end)
			if s.byteAt(at) == '}' {
				at++
				break
			}
			if s.byteAt(at) != ',' {
				return nil, 0, s.wrong("Expecting ',' delimiter", at)
			}
			comma := at
			at = s.blank(at + 1)
			if s.byteAt(at) == '}' {
				return nil, 0, s.wrong("Illegal trailing comma before end of object", comma)
			}
		}
	}
	var result vm.Value = d
	var err *vm.Error
	switch {
	case given(s.pairs):
		result, err = s.m.Call(s.pairs, pairs)
	case given(s.object):
		result, err = s.m.Call(s.object, d)
	}
	return result, at, err
}
