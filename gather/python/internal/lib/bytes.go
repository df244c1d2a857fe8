package lib

import (
	"strings"

	"gatherplay/gather/python/internal/vm"
)

func installBytes() {
	t := vm.BytesType
	constructor(t, "source=, encoding=, errors=", newBytes)
	t.AddSlots("repr hash eq ne lt le gt ge len iter contains getitem add mul rmul getnewargs")
	on := func(name, signature string, run func(m *vm.VM, b *vm.Bytes, args []vm.Value) (vm.Value, *vm.Error)) {
		method(t, name, signature, run)
	}
	on("decode", "self, /, encoding=, errors=", func(m *vm.VM, b *vm.Bytes, args []vm.Value) (vm.Value, *vm.Error) {
		return decode(m, "decode", b.V, args[1], args[2])
	})
	on("hex", "self, sep=, bytes_per_sep=, /", bytesHex)
	on("join", "self, iterable_of_bytes, /", func(m *vm.VM, b *vm.Bytes, args []vm.Value) (vm.Value, *vm.Error) {
		var parts []string
		size := 0
		err := m.Each(args[1], func(v vm.Value) *vm.Error {
			part, ok := vm.Underlying(v).(*vm.Bytes)
			if !ok {
				return m.Raise(vm.TypeError, "sequence item ", decimal(len(parts)), ": expected a bytes-like object, ", v.Type().Label(), " found")
			}
			m.Charge(16)
			size += len(part.V) + len(b.V)
			parts = append(parts, part.V)
			return nil
		})
		m.Charge(size)
		return vm.NewBytes(strings.Join(parts, b.V)), err
	})
	on("startswith", "self, prefix, start=, end=, /", func(m *vm.VM, b *vm.Bytes, args []vm.Value) (vm.Value, *vm.Error) {
		return truth(bytesAffixed(m, "startswith", b, args, strings.HasPrefix))
	})
	on("endswith", "self, suffix, start=, end=, /", func(m *vm.VM, b *vm.Bytes, args []vm.Value) (vm.Value, *vm.Error) {
		return truth(bytesAffixed(m, "endswith", b, args, strings.HasSuffix))
	})
	searched := func(name string, search func(text, part string) int, missing string) {
		on(name, "self, sub, start=, end=, /", func(m *vm.VM, b *vm.Bytes, args []vm.Value) (vm.Value, *vm.Error) {
			part, err := subsection(m, args[1])
			if err != nil {
				return nil, err
			}
			in, offset, err := bytesSection(m, b, args[2], args[3])
			if err != nil {
				return nil, err
			}
			m.Spend(len(in) / 32)
			i := search(in, part)
			if i >= 0 {
				return integer(offset + i), nil
			}
			if missing != "" {
				return nil, m.Raise(vm.ValueError, missing)
			}
			return integer(-1), nil
		})
	}
	searched("find", strings.Index, "")
	searched("rfind", strings.LastIndex, "")
	searched("index", strings.Index, "subsection not found")
	searched("rindex", strings.LastIndex, "subsection not found")
	on("count", "self, sub, start=, end=, /", func(m *vm.VM, b *vm.Bytes, args []vm.Value) (vm.Value, *vm.Error) {
		part, err := subsection(m, args[1])
		if err != nil {
			return nil, err
		}
		in, _, err := bytesSection(m, b, args[2], args[3])
		if part == "" {
			return integer(len(in) + 1), err
		}
		return integer(strings.Count(in, part)), err
	})
	on("replace", "self, old, new, count=, /", func(m *vm.VM, b *vm.Bytes, args []vm.Value) (vm.Value, *vm.Error) {
		old, err := bytesOf(m, args[1])
		if err != nil {
			return nil, err
		}
		new, err := bytesOf(m, args[2])
		if err != nil {
			return nil, err
		}
		most, err := m.AsSize(or(args[3], integer(-1)))
		if err != nil {
			return nil, err
		}
		if old == "" {
			return nil, m.Unsupported("bytes.replace of the empty bytes: insert between the bytes with join")
		}
		times := strings.Count(b.V, old)
		m.Charge(len(b.V) + times*max(0, len(new)-len(old)))
		return vm.NewBytes(strings.Replace(b.V, old, new, most)), nil
	})
	stripper := func(name string, left, right bool) {
		on(name, "self, bytes=, /", func(m *vm.VM, b *vm.Bytes, args []vm.Value) (vm.Value, *vm.Error) {
			set := " \t\n\r\v\f"
			if given(args[1]) {
				var err *vm.Error
				if set, err = bytesOf(m, args[1]); err != nil {
					return nil, err
				}
			}
			part := b.V
			for left && part != "" && strings.IndexByte(set, part[0]) >= 0 {
				part = part[1:]
			}
			for right && part != "" && strings.IndexByte(set, part[len(part)-1]) >= 0 {
				part = part[:len(part)-1]
			}
			return vm.NewBytes(part), nil
		})
	}
	stripper("strip", true, true)
	stripper("lstrip", true, false)
	stripper("rstrip", false, true)
	on("split", "self, /, sep=, maxsplit=", func(m *vm.VM, b *vm.Bytes, args []vm.Value) (vm.Value, *vm.Error) {
		most, err := m.AsSize(or(args[2], integer(-1)))
		if err != nil {
			return nil, err
		}
		var parts []string
		if given(args[1]) {
			separator, err := bytesOf(m, args[1])
			if err != nil {
				return nil, err
			}
			if separator == "" {
				return nil, m.Raise(vm.ValueError, "empty separator")
			}
			parts = splitAt(b.V, separator, most)
		} else {
			parts = splitSpace(b.V, most)
		}
		m.Charge(48 * len(parts))
		items := make([]vm.Value, len(parts))
		for i, part := range parts {
			items[i] = vm.NewBytes(part)
		}
		return vm.NewList(items...), nil
	})
	mapped := func(name string, change func(c byte) byte) {
		on(name, "self, /", func(m *vm.VM, b *vm.Bytes, _ []vm.Value) (vm.Value, *vm.Error) {
			m.Charge(len(b.V))
			m.Spend(len(b.V) / 16)
			changed := []byte(b.V)
			for i, c := range changed {
				changed[i] = change(c)
			}
			return vm.NewBytes(string(changed)), nil
		})
	}
	mapped("upper", func(c byte) byte {
		if 'a' <= c && c <= 'z' {
			c -= 'a' - 'A'
		}
		return c
	})
	mapped("lower", func(c byte) byte {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		return c
	})
	asked := func(name string, holds func(c byte) bool) {
		on(name, "self, /", func(_ *vm.VM, b *vm.Bytes, _ []vm.Value) (vm.Value, *vm.Error) {
			for i := range len(b.V) {
				if !holds(b.V[i]) {
					return vm.False, nil
				}
			}
			return vm.NewBool(b.V != "" || name == "isascii"), nil
		})
	}
	asked("isdigit", func(c byte) bool { return '0' <= c && c <= '9' })
	asked("isalpha", func(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' })
	asked("isalnum", func(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' })
	asked("isspace", func(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' })
	asked("isascii", func(c byte) bool { return c < 0x80 })
	classMethod(t, "fromhex", "string, /", bytesFromHex)
}

func newBytes(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	source := args[0]
	if source == nil {
		return vm.NewBytes(""), nil
	}
	if text, ok := vm.AsStr(source); ok {
		if args[1] == nil {
			return nil, m.Raise(vm.TypeError, "string argument without an encoding")
		}
		return encode(m, "bytes", text, args[1], args[2])
	}
	if args[1] != nil {
		return nil, m.Raise(vm.TypeError, "encoding without a string argument")
	}
	if b, ok := source.(*vm.Bytes); ok {
		return b, nil
	}
	if result, found, err := m.CallSpecial(source, "__bytes__"); found || err != nil {
		if _, ok := result.(*vm.Bytes); err == nil && !ok {
			err = m.Raise(vm.TypeError, "__bytes__ returned non-bytes (type ", result.Type().Label(), ")")
		}
		return result, err
	}
	if vm.HasIndex(source) {
		n, err := m.AsSize(source)
		if err != nil {
			return nil, err
		}
		if n < 0 {
			return nil, m.Raise(vm.ValueError, "negative count")
		}
		m.Charge(n)
		return vm.NewBytes(string(make([]byte, n))), nil
	}
	if !vm.IsIterable(source) {
		return nil, m.Raise(vm.TypeError, "cannot convert '", source.Type().Label(), "' object to bytes")
	}
	var data []byte
	err := m.Each(source, func(v vm.Value) *vm.Error {
		c, err := m.AsByte(v)
		if err != nil {
			if err.Class == vm.ValueError {
				err = m.Raise(vm.ValueError, "bytes must be in range(0, 256)")
			}
			return err
		}
		m.Charge(1)
		data = append(data, c)
		return nil
	})
	return vm.NewBytes(string(data)), err
}

// bytesOf returns the contents of an argument that must be bytes.
func bytesOf(m *vm.VM, v vm.Value) (string, *vm.Error) {
	b, ok := vm.Underlying(v).(*vm.Bytes)
	if !ok {
		return "", m.Raise(vm.TypeError, "a bytes-like object is required, not '", v.Type().Label(), "'")
	}
	return b.V, nil
}

// subsection returns what to look for in bytes: bytes, or one of them as a number.
func subsection(m *vm.VM, v vm.Value) (string, *vm.Error) {
	if vm.IsInt(v) {
		c, err := m.AsByte(v)
		return string([]byte{c}), err
	}
	b, ok := vm.Underlying(v).(*vm.Bytes)
	if !ok {
		return "", m.Raise(vm.TypeError, "argument should be integer or bytes-like object, not '", v.Type().Label(), "'")
	}
	return b.V, nil
}

func bytesSection(m *vm.VM, b *vm.Bytes, start, end vm.Value) (part string, offset int, err *vm.Error) {
	slice := &vm.Slice{Start: or(start, vm.None), Stop: or(end, vm.None), Step: vm.None}
	from, to, _, err := slice.Bounds(m, len(b.V))
	if err != nil || from > to {
		return "", from, err
	}
	return b.V[from:to], from, nil
}

func bytesAffixed(m *vm.VM, name string, b *vm.Bytes, args []vm.Value, has func(text, affix string) bool) (bool, *vm.Error) {
	in, _, err := bytesSection(m, b, args[2], args[3])
	if err != nil {
		return false, err
	}
	affixes := []vm.Value{args[1]}
	if tuple, ok := args[1].(*vm.Tuple); ok {
		affixes = tuple.Items
	}
	for _, v := range affixes {
		affix, ok := vm.Underlying(v).(*vm.Bytes)
		if !ok {
			return false, m.Raise(vm.TypeError, name, " first arg must be bytes or a tuple of bytes, not ", v.Type().Label())
		}
		if has(in, affix.V) {
			return true, nil
		}
	}
	return false, nil
}

func bytesHex(m *vm.VM, b *vm.Bytes, args []vm.Value) (vm.Value, *vm.Error) {
	separator := ""
	if args[1] != nil {
		var err *vm.Error
		if separator, err = textArgument(m, "sep must be str or bytes, not ", args[1]); err != nil {
			return nil, err
		}
		if len(separator) != 1 {
			return nil, m.Raise(vm.ValueError, "sep must be length 1.")
		}
	}
	group, err := m.AsSize(or(args[2], integer(1)))
	if err != nil {
		return nil, err
	}
	m.Charge(3 * len(b.V))
	m.Spend(len(b.V) / 8)
	var text []byte
	for i := range len(b.V) {
		fromRight := len(b.V) - i
		if separator != "" && i > 0 && (group > 0 && fromRight%group == 0 || group < 0 && i%-group == 0) {
			text = append(text, separator...)
		}
		text = append(text, "0123456789abcdef"[b.V[i]>>4], "0123456789abcdef"[b.V[i]&15])
	}
	return str(string(text)), nil
}

func bytesFromHex(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	text, err := textArgument(m, "fromhex() argument must be str or bytes-like, not ", args[1])
	if err != nil {
		return nil, err
	}
	var data []byte
	high := -1
	for i, r := range text {
		digit := strings.IndexRune("0123456789abcdef", r|0x20)
		switch {
		case high < 0 && (r == ' ' || '\t' <= r && r <= '\r'):
			continue
		case digit < 0 || r < '0':
			return nil, m.Raise(vm.ValueError, "non-hexadecimal number found in fromhex() arg at position ", decimal(i))
		case high < 0:
			high = digit
		default:
			data = append(data, byte(high<<4|digit))
			high = -1
		}
	}
	if high >= 0 {
		return nil, m.Raise(vm.ValueError, "fromhex() arg must contain an even number of hexadecimal digits")
	}
	return wrap(m, args[0], vm.NewBytes(string(data)))
}
