package lib

import (
	"strings"
	"unicode/utf8"

	"gatherplay/gather/python/internal/vm"
)

func installStr() {
	t := vm.StrType
	constructor(t, "object=, encoding=, errors=", newStr)
	expectAtMost(t, 3)
	t.AddSlots("repr str hash eq ne lt le gt ge len iter contains getitem add mul rmul mod rmod format getnewargs")

	on := func(name, signature string, run func(m *vm.VM, s *vm.Str, args []vm.Value) (vm.Value, *vm.Error)) {
		method(t, name, signature, run)
	}
	mapped := func(name string, change func(text string) string) {
		on(name, "self, /", func(m *vm.VM, s *vm.Str, _ []vm.Value) (vm.Value, *vm.Error) {
			m.Charge(len(s.V))
			m.Spend(perCharacter(s))
			return str(change(s.V)), nil
		})
	}
	mapped("upper", upper)
	mapped("lower", lower)
	mapped("title", title)
	mapped("capitalize", capitalize)
	mapped("swapcase", swapCase)
	mapped("casefold", caseFold)
	asked := func(name string, holds func(text string) bool) {
		on(name, "self, /", func(m *vm.VM, s *vm.Str, _ []vm.Value) (vm.Value, *vm.Error) {
			m.Spend(perCharacter(s))
			return vm.NewBool(holds(s.V)), nil
		})
	}
	asked("isalpha", all(isAlpha))
	asked("isalnum", all(isAlphanumeric))
	asked("isdecimal", all(isDecimal))
	asked("isdigit", all(isDigit))
	asked("isnumeric", all(isNumeric))
	asked("isspace", all(vm.IsSpace))
	asked("isprintable", func(text string) bool { return text == "" || all(vm.IsPrintable)(text) })
	asked("isascii", isASCII)
	asked("isidentifier", isIdentifier)
	asked("islower", isLower)
	asked("isupper", isUpper)
	asked("istitle", isTitle)

	on("find", "self, sub, start=, end=, /", func(m *vm.VM, s *vm.Str, args []vm.Value) (vm.Value, *vm.Error) {
		i, err := find(m, "find", s, args, strings.Index)
		return integer(i), err
	})
	on("rfind", "self, sub, start=, end=, /", func(m *vm.VM, s *vm.Str, args []vm.Value) (vm.Value, *vm.Error) {
		i, err := find(m, "rfind", s, args, strings.LastIndex)
		return integer(i), err
	})
	on("index", "self, sub, start=, end=, /", func(m *vm.VM, s *vm.Str, args []vm.Value) (vm.Value, *vm.Error) {
		return found(m)(find(m, "index", s, args, strings.Index))
	})
	on("rindex", "self, sub, start=, end=, /", func(m *vm.VM, s *vm.Str, args []vm.Value) (vm.Value, *vm.Error) {
		return found(m)(find(m, "rindex", s, args, strings.LastIndex))
	})
	on("count", "self, sub, start=, end=, /", countText)
	on("startswith", "self, prefix, start=, end=, /", func(m *vm.VM, s *vm.Str, args []vm.Value) (vm.Value, *vm.Error) {
		return truth(affixed(m, "startswith", s, args, strings.HasPrefix))
	})
	on("endswith", "self, suffix, start=, end=, /", func(m *vm.VM, s *vm.Str, args []vm.Value) (vm.Value, *vm.Error) {
		return truth(affixed(m, "endswith", s, args, strings.HasSuffix))
	})
	on("removeprefix", "self, prefix, /", func(m *vm.VM, s *vm.Str, args []vm.Value) (vm.Value, *vm.Error) {
		affix, err := textArgument(m, "removeprefix() argument must be str, not ", args[1])
		return cutTo(s, strings.TrimPrefix(s.V, affix)), err
	})
	on("removesuffix", "self, suffix, /", func(m *vm.VM, s *vm.Str, args []vm.Value) (vm.Value, *vm.Error) {
		affix, err := textArgument(m, "removesuffix() argument must be str, not ", args[1])
		return cutTo(s, strings.TrimSuffix(s.V, affix)), err
	})
	stripper := func(name string, left, right bool) {
		on(name, "self, chars=, /", func(m *vm.VM, s *vm.Str, args []vm.Value) (vm.Value, *vm.Error) {
			return strip(m, name, s, args[1], left, right)
		})
	}
	stripper("strip", true, true)
	stripper("lstrip", true, false)
	stripper("rstrip", false, true)

	on("split", "self, /, sep=, maxsplit=", func(m *vm.VM, s *vm.Str, args []vm.Value) (vm.Value, *vm.Error) {
		return split(m, s, args, splitSpace, splitAt)
	})
	on("rsplit", "self, /, sep=, maxsplit=", func(m *vm.VM, s *vm.Str, args []vm.Value) (vm.Value, *vm.Error) {
		return split(m, s, args, splitSpaceLast, splitAtLast)
	})
	on("splitlines", "self, /, keepends=", func(m *vm.VM, s *vm.Str, args []vm.Value) (vm.Value, *vm.Error) {
		keep, err := m.Truth(or(args[1], vm.False))
		m.Spend(len(s.V) / 4)
		m.Charge(24 * (strings.Count(s.V, "\n") + strings.Count(s.V, "\r")))
		return texts(m, splitLines(s.V, keep)), err
	})
	on("partition", "self, sep, /", func(m *vm.VM, s *vm.Str, args []vm.Value) (vm.Value, *vm.Error) {
		return partition(m, s, args[1], false)
	})
	on("rpartition", "self, sep, /", func(m *vm.VM, s *vm.Str, args []vm.Value) (vm.Value, *vm.Error) {
		return partition(m, s, args[1], true)
	})
	on("join", "self, iterable, /", func(m *vm.VM, s *vm.Str, args []vm.Value) (vm.Value, *vm.Error) {
		return text(join(m, s.V, args[1]))
	})
	on("replace", "self, old, new, /, count=", replace)
	on("expandtabs", "self, /, tabsize=", expandTabs)

	padded := func(name string, place func(missing, width int) (before int)) {
		on(name, "self, width, fillchar=, /", func(m *vm.VM, s *vm.Str, args []vm.Value) (vm.Value, *vm.Error) {
			return pad(m, s, args, place)
		})
	}
	padded("ljust", func(int, int) int { return 0 })
	padded("rjust", func(missing, _ int) int { return missing })
	padded("center", func(missing, width int) int { return missing/2 + missing&width&1 })
	on("zfill", "self, width, /", zeroFill)

	on("encode", "self, /, encoding=, errors=", func(m *vm.VM, s *vm.Str, args []vm.Value) (vm.Value, *vm.Error) {
		return encode(m, "encode", s.V, args[1], args[2])
	})
	on("format", "self, /, *args, **kwargs", func(m *vm.VM, s *vm.Str, args []vm.Value) (vm.Value, *vm.Error) {
		positional := args[1].(*vm.Tuple).Items
		if positional == nil {
			positional = []vm.Value{}
		}
		return text(m.FormatTemplate(s.V, positional, args[2]))
	})
	on("format_map", "self, mapping, /", func(m *vm.VM, s *vm.Str, args []vm.Value) (vm.Value, *vm.Error) {
		return text(m.FormatTemplate(s.V, nil, args[1]))
	})
	on("translate", "self, table, /", translate)
	t.Dict.Set("maketrans", &vm.StaticMethod{Func: &vm.Builtin{
		Name: "maketrans", Qualname: "str.maketrans", Module: "builtins", Signature: "x, y=, z=, /", Run: makeTranslation,
	}})
}

// perCharacter is what looking every character of a text up costs.
func perCharacter(s *vm.Str) int {
	if s.IsASCII() {
		return len(s.V) / 16
	}
	return len(s.V)
}

func newStr(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	object, encoding, errors := args[0], args[1], args[2]
	if object == nil {
		return str(""), nil
	}
	if encoding == nil && errors == nil {
		if s, ok := object.(*vm.Str); ok {
			return s, nil
		}
		return text(m.Str(object))
	}
	if encoding != nil {
		if _, err := findEncoding(m, "str", encoding); err != nil {
			return nil, err
		}
	}
	b, ok := vm.Underlying(object).(*vm.Bytes)
	if !ok {
		if _, isStr := vm.AsStr(object); isStr {
			return nil, m.Raise(vm.TypeError, "decoding str is not supported")
		}
		return nil, m.Raise(vm.TypeError, "decoding to str: need a bytes-like object, ", object.Type().Label(), " found")
	}
	return decode(m, "str", b.V, encoding, errors)
}

// textArgument returns the text of an argument that must be a str; the message is what TypeError says before the name of its type.
func textArgument(m *vm.VM, message string, v vm.Value) (string, *vm.Error) {
	s, ok := vm.AsStr(v)
	if !ok {
		return "", m.Raise(vm.TypeError, message, v.Type().Label())
	}
	return s, nil
}

// cutTo returns a part of a str, or the str itself if it is the whole.
func cutTo(s *vm.Str, part string) vm.Value {
	if len(part) == len(s.V) {
		return s
	}
	return str(part)
}

// texts returns a list of strings, for whose parts memory is charged.
func texts(m *vm.VM, parts []string) vm.Value {
	m.Charge(48 * len(parts))
	m.Spend(len(parts))
	return names(parts)
}

// section returns the part of a text that a method's optional start and end arguments leave, and where it starts in code points;
// ok is false if start lies behind the end of the text or of the section.
func section(m *vm.VM, s *vm.Str, start, end vm.Value) (part string, offset int, ok bool, err *vm.Error) {
	if start == nil && end == nil {
		return s.V, 0, true, nil
	}
	slice := &vm.Slice{Start: or(start, vm.None), Stop: or(end, vm.None), Step: vm.None}
	length := s.Len()
	from, to, _, err := slice.Bounds(m, length)
	if err != nil {
		return "", 0, false, err
	}
	if given(start) { // Bounds cuts start to the length, beyond which not even the empty string is found
		if i, isInt := vm.AsInt(start); isInt && i > int64(length) {
			return "", 0, false, nil
		}
	}
	if from > to {
		return "", 0, false, nil
	}
	return s.Slice(from, to), from, true, nil
}

func find(m *vm.VM, name string, s *vm.Str, args []vm.Value, search func(text, part string) int) (int, *vm.Error) {
	part, err := textArgument(m, name+"() argument 1 must be str, not ", args[1])
	if err != nil {
		return -1, err
	}
	m.Spend(len(s.V) / 32)
	in, offset, ok, err := section(m, s, args[2], args[3])
	if !ok {
		return -1, err
	}
	i := search(in, part)
	if i < 0 {
		return -1, nil
	}
	if s.IsASCII() {
		return offset + i, nil
	}
	return offset + utf8.RuneCountInString(in[:i]), nil
}

// found turns the result -1 into a ValueError.
func found(m *vm.VM) func(i int, err *vm.Error) (vm.Value, *vm.Error) {
	return func(i int, err *vm.Error) (vm.Value, *vm.Error) {
		if err == nil && i < 0 {
			err = m.Raise(vm.ValueError, "substring not found")
		}
		return integer(i), err
	}
}

func countText(m *vm.VM, s *vm.Str, args []vm.Value) (vm.Value, *vm.Error) {
	part, err := textArgument(m, "count() argument 1 must be str, not ", args[1])
	if err != nil {
		return nil, err
	}
	m.Spend(len(s.V) / 32)
	in, _, ok, err := section(m, s, args[2], args[3])
	if !ok {
		return integer(0), err
	}
	return integer(strings.Count(in, part)), nil
}

func affixed(m *vm.VM, name string, s *vm.Str, args []vm.Value, has func(text, affix string) bool) (bool, *vm.Error) {
	in, _, ok, err := section(m, s, args[2], args[3])
	if err != nil {
		return false, err
	}
	if tuple, isTuple := vm.Underlying(args[1]).(*vm.Tuple); isTuple {
		for _, item := range tuple.Items {
			affix, err := textArgument(m, "tuple for "+name+" must only contain str, not ", item)
			if err != nil {
				return false, err
			}
			if ok && has(in, affix) {
				return true, nil
			}
		}
		return false, nil
	}
	affix, err := textArgument(m, name+" first arg must be str or a tuple of str, not ", args[1])
	return err == nil && ok && has(in, affix), err
}

func strip(m *vm.VM, name string, s *vm.Str, chars vm.Value, left, right bool) (vm.Value, *vm.Error) {
	remove := vm.IsSpace
	if given(chars) {
		set, ok := vm.AsStr(chars)
		if !ok {
			return nil, m.Raise(vm.TypeError, name, " arg must be None or str")
		}
		m.Spend(len(set))
		remove = runesIn(set)
	}
	m.Spend(len(s.V) / 16)
	part := s.V
	if left {
		part = strings.TrimLeftFunc(part, remove)
	}
	if right {
		part = strings.TrimRightFunc(part, remove)
	}
	return cutTo(s, part), nil
}

// runesIn makes a test for being one of the characters of a text, however many those are.
func runesIn(set string) func(r rune) bool {
	const few = 32
	if len(set) <= few {
		return func(r rune) bool { return strings.ContainsRune(set, r) }
	}
	members := map[rune]bool{}
	for _, r := range set {
		members[r] = true
	}
	return func(r rune) bool { return members[r] }
}

func split(m *vm.VM, s *vm.Str, args []vm.Value, atSpace func(text string, most int) []string, at func(text, separator string, most int) []string) (vm.Value, *vm.Error) {
	most := -1
	if args[2] != nil {
		var err *vm.Error
		if most, err = m.AsSize(args[2]); err != nil {
			return nil, err
		}
	}
	if !given(args[1]) {
		m.Spend(len(s.V) / 4)
		m.Charge(24 * fields(s.V))
		return texts(m, atSpace(s.V, most)), nil
	}
	m.Spend(len(s.V) / 16)
	separator, err := textArgument(m, "must be str or None, not ", args[1])
	if err != nil {
		return nil, err
	}
	if separator == "" {
		return nil, m.Raise(vm.ValueError, "empty separator")
	}
	m.Charge(16 * (1 + strings.Count(s.V, separator)))
	return texts(m, at(s.V, separator, most)), nil
}

// fields returns how many pieces splitting at white space makes at most.
func fields(text string) int {
	n := 1
	for i := range len(text) {
		if text[i] <= ' ' && i > 0 && text[i-1] > ' ' {
			n++
		}
	}
	return n
}

// splitSpace splits at runs of white space, at most so many times if most is not negative.
func splitSpace(text string, most int) []string {
	var parts []string
	for text = strings.TrimLeftFunc(text, vm.IsSpace); text != ""; text = strings.TrimLeftFunc(text, vm.IsSpace) {
		if most >= 0 && len(parts) == most {
			return append(parts, text)
		}
		end := strings.IndexFunc(text, vm.IsSpace)
		if end < 0 {
			end = len(text)
		}
		parts = append(parts, text[:end])
		text = text[end:]
	}
	return parts
}

// splitSpaceLast is splitSpace counted from the end.
func splitSpaceLast(text string, most int) []string {
	var parts []string
	for text = strings.TrimRightFunc(text, vm.IsSpace); text != ""; text = strings.TrimRightFunc(text, vm.IsSpace) {
		if most >= 0 && len(parts) == most {
			parts = append(parts, text)
			break
		}
		start := strings.LastIndexFunc(text, vm.IsSpace)
		if start >= 0 {
			_, size := utf8.DecodeRuneInString(text[start:])
			start += size
		} else {
			start = 0
		}
		parts = append(parts, text[start:])
		text = text[:start]
	}
	for i, j := 0, len(parts)-1; i < j; i, j = i+1, j-1 {
		parts[i], parts[j] = parts[j], parts[i]
	}
	return parts
}

func splitAt(text, separator string, most int) []string {
	if most < 0 {
		return strings.Split(text, separator)
	}
	return strings.SplitN(text, separator, most+1)
}

func splitAtLast(text, separator string, most int) []string {
	parts := strings.Split(text, separator)
	if most < 0 || len(parts) <= most+1 {
		return parts
	}
	first := len(parts) - most
	return append([]string{strings.Join(parts[:first], separator)}, parts[first:]...)
}

// splitLines splits after every line boundary that Unicode knows.
func splitLines(text string, keep bool) []string {
	var lines []string
	start := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		end := i
		i += size
		switch r {
		case '\r':
			if i < len(text) && text[i] == '\n' {
				i++
			}
		case '\n', '\v', '\f', 0x1c, 0x1d, 0x1e, 0x85, 0x2028, 0x2029:
		default:
			continue
		}
		if keep {
			end = i
		}
		lines = append(lines, text[start:end])
		start = i
	}
	if start < len(text) {
		lines = append(lines, text[start:])
	}
	return lines
}

func partition(m *vm.VM, s *vm.Str, separator vm.Value, last bool) (vm.Value, *vm.Error) {
	sep, err := textArgument(m, "must be str, not ", separator)
	if err != nil {
		return nil, err
	}
	if sep == "" {
		return nil, m.Raise(vm.ValueError, "empty separator")
	}
	if last {
		if i := strings.LastIndex(s.V, sep); i >= 0 {
			return vm.NewTuple(str(s.V[:i]), separator, str(s.V[i+len(sep):])), nil
		}
		return vm.NewTuple(str(""), str(""), s), nil
	}
	if before, after, ok := strings.Cut(s.V, sep); ok {
		return vm.NewTuple(str(before), separator, str(after)), nil
	}
	return vm.NewTuple(s, str(""), str("")), nil
}

func join(m *vm.VM, separator string, iterable vm.Value) (string, *vm.Error) {
	items, err := m.Collect(iterable)
	if err != nil {
		if err.Class == vm.TypeError && !vm.IsIterable(iterable) {
			err = m.Raise(vm.TypeError, "can only join an iterable")
		}
		return "", err
	}
	parts := make([]string, len(items))
	size := 0
	for i, item := range items {
		part, ok := vm.AsStr(item)
		if !ok {
			return "", m.Raise(vm.TypeError, "sequence item ", decimal(i), ": expected str instance, ", item.Type().Label(), " found")
		}
		parts[i] = part
		size += len(part) + len(separator)
	}
	m.Charge(size)
	m.Spend(len(items))
	return strings.Join(parts, separator), nil
}

func replace(m *vm.VM, s *vm.Str, args []vm.Value) (vm.Value, *vm.Error) {
	old, err := textArgument(m, "replace() argument 1 must be str, not ", args[1])
	if err != nil {
		return nil, err
	}
	new, err := textArgument(m, "replace() argument 2 must be str, not ", args[2])
	if err != nil {
		return nil, err
	}
	most := -1
	if args[3] != nil {
		if most, err = m.AsSize(args[3]); err != nil {
			return nil, err
		}
	}
	times := strings.Count(s.V, old)
	if most >= 0 {
		times = min(times, most)
	}
	if times == 0 || old == new {
		return s, nil
	}
	m.Charge(len(s.V) + times*max(0, len(new)-len(old)))
	m.Spend(len(s.V)/16 + times)
	return str(strings.Replace(s.V, old, new, times)), nil
}

func expandTabs(m *vm.VM, s *vm.Str, args []vm.Value) (vm.Value, *vm.Error) {
	size, err := m.AsSize(or(args[1], integer(8)))
	if err != nil {
		return nil, err
	}
	m.Charge(len(s.V))
	var b strings.Builder
	column := 0
	for _, r := range s.V {
		switch {
		case r == '\t':
			if size > 0 {
				n := size - column%size
				m.Charge(n)
				b.WriteString(strings.Repeat(" ", n))
				column += n
			}
		default:
			b.WriteRune(r)
			column++
			if r == '\n' || r == '\r' {
				column = 0
			}
		}
	}
	return str(b.String()), nil
}

// pad fills a text up to a width; place says how much of what is missing goes before it.
func pad(m *vm.VM, s *vm.Str, args []vm.Value, place func(missing, width int) (before int)) (vm.Value, *vm.Error) {
	width, err := m.AsSize(args[1])
	if err != nil {
		return nil, err
	}
	fill := " "
	if args[2] != nil {
		if fill, err = textArgument(m, "The fill character must be a unicode character, not ", args[2]); err != nil {
			return nil, err
		}
		if utf8.RuneCountInString(fill) != 1 {
			return nil, m.Raise(vm.TypeError, "The fill character must be exactly one character long")
		}
	}
	missing := width - s.Len()
	if missing <= 0 {
		return s, nil
	}
	if missing > 1<<40 {
		m.Charge(missing)
	}
	m.Charge(len(s.V) + missing*len(fill))
	before := place(missing, width)
	return str(strings.Repeat(fill, before) + s.V + strings.Repeat(fill, missing-before)), nil
}

func zeroFill(m *vm.VM, s *vm.Str, args []vm.Value) (vm.Value, *vm.Error) {
	width, err := m.AsSize(args[1])
	missing := width - s.Len()
	if err != nil || missing <= 0 {
		return s, err
	}
	m.Charge(len(s.V) + missing)
	sign := ""
	if s.V != "" && (s.V[0] == '+' || s.V[0] == '-') {
		sign = s.V[:1]
	}
	return str(sign + strings.Repeat("0", missing) + s.V[len(sign):]), nil
}

func translate(m *vm.VM, s *vm.Str, args []vm.Value) (vm.Value, *vm.Error) {
	var b strings.Builder
	m.Charge(len(s.V))
	for _, r := range s.V {
		m.Spend(1)
		to, err := m.Index(args[1], integer(int(r)))
		switch {
		case err != nil && err.Class.IsSubclass(vm.LookupError):
			b.WriteRune(r)
			continue
		case err != nil:
			return nil, err
		case to == vm.None:
			continue
		}
		if code, ok := vm.AsInt(to); ok {
			if code < 0 || code > utf8.MaxRune {
				return nil, m.Raise(vm.ValueError, "character mapping must be in range(0x110000)")
			}
			b.WriteRune(rune(code))
			continue
		}
		part, err := textArgument(m, "character mapping must return integer, None or str, not ", to)
		if err != nil {
			return nil, m.Raise(vm.TypeError, "character mapping must return integer, None or str")
		}
		if b.Len()+len(part) > b.Cap() {
			m.Charge(2 * (b.Len() + len(part)))
		}
		b.WriteString(part)
	}
	return str(b.String()), nil
}

func makeTranslation(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	table := vm.NewDict()
	if args[1] == nil {
		from, ok := vm.Underlying(args[0]).(*vm.Dict)
		if !ok {
			return nil, m.Raise(vm.TypeError, "if you give only one argument to maketrans it must be a dict")
		}
		for position := 0; ; {
			key, value, more := from.Next(&position)
			if !more {
				return table, nil
			}
			if text, ok := vm.AsStr(key); ok {
				if utf8.RuneCountInString(text) != 1 {
					return nil, m.Raise(vm.ValueError, "string keys in translate table must be of length 1")
				}
				r, _ := utf8.DecodeRuneInString(text)
				key = integer(int(r))
			} else if !vm.IsInt(key) {
				return nil, m.Raise(vm.TypeError, "keys in translate table must be strings or integers")
			}
			if err := table.Set(m, key, value); err != nil {
				return nil, err
			}
		}
	}
	from, ok := vm.AsStr(args[0])
	if !ok {
		return nil, m.Raise(vm.TypeError, "first maketrans argument must be a string if there is a second argument")
	}
	to, err := textArgument(m, "maketrans() argument 2 must be str, not ", args[1])
	if err != nil {
		return nil, err
	}
	if utf8.RuneCountInString(from) != utf8.RuneCountInString(to) {
		return nil, m.Raise(vm.ValueError, "the first two maketrans arguments must have equal length")
	}
	targets := []rune(to)
	for i, r := range []rune(from) {
		if err := table.Set(m, integer(int(r)), integer(int(targets[i]))); err != nil {
			return nil, err
		}
	}
	if args[2] != nil {
		deleted, err := textArgument(m, "maketrans() argument 3 must be str, not ", args[2])
		if err != nil {
			return nil, err
		}
		for _, r := range deleted {
			if err := table.Set(m, integer(int(r)), vm.None); err != nil {
				return nil, err
			}
		}
	}
	return table, nil
}
