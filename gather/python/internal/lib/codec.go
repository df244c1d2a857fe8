package lib

import (
	"strings"
	"unicode/utf8"

	"gatherplay/gather/python/internal/vm"
)

// An encoding turns text into bytes and back. All that are known here but UTF-8 have a byte for each character up to a limit.
type encoding struct {
	name  string // as error messages say it
	limit rune   // the first character that has no byte; 0 for UTF-8
}

// findEncoding returns the encoding that an argument names; function is whose argument it is.
func findEncoding(m *vm.VM, function string, v vm.Value) (encoding, *vm.Error) {
	if v == nil {
		return encoding{name: "utf-8"}, nil
	}
	given, ok := vm.AsStr(v)
	if !ok {
		return encoding{}, m.Raise(vm.TypeError, function, "() argument 'encoding' must be str, not ", v.Type().Label())
	}
	switch strings.ReplaceAll(strings.ReplaceAll(strings.ToLower(given), "_", "-"), " ", "-") {
	case "utf-8", "utf8", "u8", "utf":
		return encoding{name: "utf-8"}, nil
	case "ascii", "us-ascii", "646":
		return encoding{"ascii", 0x80}, nil
	case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "l1":
		return encoding{"latin-1", 0x100}, nil
	case "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "utf-8-sig", "idna", "punycode", "unicode-escape":
		return encoding{}, m.Unsupported("the encoding " + given + ": use 'utf-8', 'ascii' or 'latin-1'")
	}
	return encoding{}, m.Raise(vm.LookupError, "unknown encoding: ", given)
}

func errorHandling(m *vm.VM, function string, v vm.Value) (string, *vm.Error) {
	if v == nil {
		return "strict", nil
	}
	handling, ok := vm.AsStr(v)
	if !ok {
		return "", m.Raise(vm.TypeError, function, "() argument 'errors' must be str, not ", v.Type().Label())
	}
	return handling, nil
}

func encode(m *vm.VM, function, text string, encodingName, errors vm.Value) (vm.Value, *vm.Error) {
	to, err := findEncoding(m, function, encodingName)
	if err != nil {
		return nil, err
	}
	handling, err := errorHandling(m, function, errors)
	if err != nil {
		return nil, err
	}
	m.Charge(len(text))
	m.Spend(len(text) / 16)
	if to.limit == 0 {
		return vm.NewBytes(text), nil
	}
	encoded := make([]byte, 0, len(text))
	at := 0
	for _, r := range text {
		switch {
		case r < to.limit:
			encoded = append(encoded, byte(r))
		case handling == "ignore":
		case handling == "replace":
			encoded = append(encoded, '?')
		case handling == "backslashreplace":
			quoted, err := m.ASCII(str(string(r)))
			if err != nil {
				return nil, err
			}
			encoded = append(encoded, quoted[1:len(quoted)-1]...)
		case handling == "xmlcharrefreplace":
			encoded = append(encoded, "&#"+decimal(int(r))+";"...)
		case handling == "strict":
			return nil, encodeError(m, to, text, at)
		default:
			return nil, m.Raise(vm.LookupError, "unknown error handler name '", handling, "'")
		}
		at++
	}
	return vm.NewBytes(string(encoded)), nil
}

func encodeError(m *vm.VM, to encoding, text string, at int) *vm.Error {
	runes := []rune(text)
	end := at
	for end < len(runes) && runes[end] >= to.limit {
		end++
	}
	reason := "ordinal not in range(" + decimal(int(to.limit)) + ")"
	return m.RaiseWith(vm.UnicodeEncodeError, str(to.name), str(text), integer(at), integer(end), str(reason))
}

func decode(m *vm.VM, function, data string, encodingName, errors vm.Value) (vm.Value, *vm.Error) {
	from, err := findEncoding(m, function, encodingName)
	if err != nil {
		return nil, err
	}
	handling, err := errorHandling(m, function, errors)
	if err != nil {
		return nil, err
	}
	m.Charge(2 * len(data))
	m.Spend(len(data) / 16)
	if from.limit == 0 && utf8.ValidString(data) {
		return str(data), nil
	}
	var b strings.Builder
	for i := 0; i < len(data); {
		if from.limit > 0 && rune(data[i]) < from.limit {
			b.WriteRune(rune(data[i]))
			i++
			continue
		}
		n, reason := 1, "ordinal not in range("+decimal(int(from.limit))+")"
		if from.limit == 0 {
			r, size := utf8.DecodeRuneInString(data[i:])
			if r != utf8.RuneError || size > 1 {
				b.WriteRune(r)
				i += size
				continue
			}
			n, reason = malformed(data[i:])
		}
		switch handling {
		case "ignore":
		case "replace":
			b.WriteRune(utf8.RuneError)
		case "backslashreplace":
			for _, c := range []byte(data[i : i+n]) {
				b.WriteString("\\x" + string("0123456789abcdef"[c>>4]) + string("0123456789abcdef"[c&15]))
			}
		case "strict":
			return nil, m.RaiseWith(vm.UnicodeDecodeError, str(from.name), vm.NewBytes(data), integer(i), integer(i+n), str(reason))
		default:
			return nil, m.Raise(vm.LookupError, "unknown error handler name '", handling, "'")
		}
		i += n
	}
	return str(b.String()), nil
}

// malformed says how many bytes at the start of data begin a sequence that isn't UTF-8, and why.
func malformed(data string) (n int, reason string) {
	first := data[0]
	size := 0
	switch {
	case 0xc2 <= first && first <= 0xdf:
		size = 2
	case first&0xf0 == 0xe0:
		size = 3
	case 0xf0 <= first && first <= 0xf4:
		size = 4
	default:
		return 1, "invalid start byte"
	}
	for n = 1; n < size; n++ {
		if n == len(data) {
			return n, "unexpected end of data"
		}
		lowest, highest := byte(0x80), byte(0xbf)
		if n == 1 {
			switch first {
			case 0xe0:
				lowest = 0xa0
			case 0xed:
				highest = 0x9f
			case 0xf0:
				lowest = 0x90
			case 0xf4:
				highest = 0x8f
			}
		}
		if data[n] < lowest || data[n] > highest {
			break
		}
	}
	return n, "invalid continuation byte"
}
