package lib

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"gatherplay/gather/python/internal/regex"
	"gatherplay/gather/python/internal/vm"
)

// A pattern is a compiled regular expression: re.Pattern.
type pattern struct {
	source  vm.Value // a *vm.Str or *vm.Bytes
	program *regex.Program
}

// A match is re.Match.
type match struct {
	pattern    *pattern
	subject    vm.Value
	text       regex.Text
	start, end int // of what was searched
	slots      []int
}

var (
	patternType = vm.NewType("re", "Pattern")
	matchType   = vm.NewType("re", "Match")
)

// Type implements [vm.Value].
func (*pattern) Type() *vm.Type { return patternType }

// Type implements [vm.Value].
func (*match) Type() *vm.Type { return matchType }

// References implements [vm.Referrer].
func (m *match) References(visit func(any)) { visit(m.subject) }

// References implements [vm.Referrer].
func (*pattern) References(func(any)) {}

func newSre(*vm.VM) *vm.Module {
	module := vm.NewModule("_sre")
	module.Dict.Set("Pattern", patternType)
	module.Dict.Set("Match", matchType)
	module.Add("compile", "pattern, flags, /", compilePattern)
	return module
}

// compilePattern makes a pattern. What is wrong with it is raised as re.PatternError.
func compilePattern(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	flags, err := m.AsIndex(args[1])
	if err != nil {
		return nil, err
	}
	var runes []rune
	isBytes := false
	switch source := vm.Underlying(args[0]).(type) {
	case *vm.Str:
		runes = []rune(source.V)
		if flags&regex.Locale != 0 {
			return nil, m.Raise(vm.ValueError, "cannot use LOCALE flag with a str pattern")
		}
		if flags&regex.ASCII != 0 && flags&regex.Unicode != 0 {
			return nil, m.Raise(vm.ValueError, "ASCII and UNICODE flags are incompatible")
		}
	case *vm.Bytes:
		isBytes = true
		for i := range len(source.V) {
			runes = append(runes, rune(source.V[i]))
		}
		if flags&regex.Unicode != 0 {
			return nil, m.Raise(vm.ValueError, "cannot use UNICODE flag with a bytes pattern")
		}
	default:
		return nil, m.Raise(vm.TypeError, "first argument must be string or compiled pattern")
	}
	m.Charge(200 * len(runes))
	m.Spend(10 * len(runes))
	program, wrong := regex.Compile(runes, flags, isBytes)
	if wrong != nil {
		return nil, patternError(m, wrong.Message, args[0], wrong.Position)
	}
	for _, w := range program.Warnings {
		m.Warn(vm.FutureWarning, w.Message+" at position "+decimal(w.Position), m.Position())
	}
	return &pattern{vm.Underlying(args[0]), program}, nil
}

// patternError makes a re.PatternError, or refuses what only goes beyond what is possible here.
func patternError(m *vm.VM, message string, pattern vm.Value, position int) *vm.Error {
	if position == -2 {
		return m.Unsupported(message)
	}
	re, err := m.ImportModule("re")
	if err != nil {
		return err
	}
	at := vm.Value(vm.None)
	if position >= 0 {
		at = integer(position)
	}
	raised, err := m.Call(re.Dict.Get("PatternError"), str(message), pattern, at)
	if err != nil {
		return err
	}
	return raised.(*vm.Error)
}

func installRe() {
	for _, t := range []*vm.Type{patternType, matchType} {
		t.Final, t.Dotted = true, true
	}
	on := func(name, signature string, run func(m *vm.VM, p *pattern, args []vm.Value) (vm.Value, *vm.Error)) {
		method(patternType, name, "self, /, "+signature, run)
	}
	for _, one := range []struct {
		name   string
		anchor regex.Anchor
	}{{"search", regex.Anywhere}, {"match", regex.AtStart}, {"fullmatch", regex.Whole}} {
		on(one.name, "string, pos=, endpos=", func(m *vm.VM, p *pattern, args []vm.Value) (vm.Value, *vm.Error) {
			s, err := p.search(m, args[1], args[2], args[3])
			if err != nil {
				return nil, err
			}
			s.Anchor = one.anchor
			if found := s.next(); found != nil {
				return found, nil
			}
			return vm.None, nil
		})
	}
	on("findall", "string, pos=, endpos=", func(m *vm.VM, p *pattern, args []vm.Value) (vm.Value, *vm.Error) {
		s, err := p.search(m, args[1], args[2], args[3])
		if err != nil {
			return nil, err
		}
		list := vm.NewList()
		for found := s.next(); found != nil; found = s.next() {
			switch p.program.Groups {
			case 0:
				list.Append(m, found.part(m, 0, vm.None))
			case 1:
				list.Append(m, found.part(m, 1, found.empty()))
			default:
				list.Append(m, found.parts(m, found.empty()))
			}
		}
		return list, nil
	})
	on("finditer", "string, pos=, endpos=", func(m *vm.VM, p *pattern, args []vm.Value) (vm.Value, *vm.Error) {
		s, err := p.search(m, args[1], args[2], args[3])
		return &matchIterator{s}, err
	})
	on("scanner", "string, pos=, endpos=", func(m *vm.VM, _ *pattern, _ []vm.Value) (vm.Value, *vm.Error) {
		return nil, m.Unsupported("re.Pattern.scanner can't be used here; use finditer")
	})
	on("split", "string, maxsplit=", splitPattern)
	on("sub", "repl, string, count=", func(m *vm.VM, p *pattern, args []vm.Value) (vm.Value, *vm.Error) {
		text, _, err := p.substitute(m, args)
		return text, err
	})
	on("subn", "repl, string, count=", func(m *vm.VM, p *pattern, args []vm.Value) (vm.Value, *vm.Error) {
		text, n, err := p.substitute(m, args)
		if err != nil {
			return nil, err
		}
		return vm.NewTuple(text, integer(n)), nil
	})
	same := func(_ *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return args[0], nil }
	for _, t := range []*vm.Type{patternType, matchType} {
		t.AddMethod("__copy__", "self, /", same)
		t.AddMethod("__deepcopy__", "self, memo, /", same)
		generic(t)
	}
	patternType.AddSlots("repr hash eq ne")
	matchType.AddSlots("repr getitem")
	patternGet := func(name string, get func(p *pattern) vm.Value) {
		patternType.AddGetter(name, func(_ *vm.VM, self vm.Value) (vm.Value, *vm.Error) { return get(self.(*pattern)), nil })
	}
	patternGet("pattern", func(p *pattern) vm.Value { return p.source })
	patternGet("flags", func(p *pattern) vm.Value { return integer(p.program.Flags) })
	patternGet("groups", func(p *pattern) vm.Value { return integer(p.program.Groups) })
	patternGet("groupindex", func(p *pattern) vm.Value {
		names := vm.NewDict()
		for _, g := range p.program.Names {
			names.SetString(g.Name, integer(g.Number))
		}
		return names
	})
	installMatch()
}

// Repr implements [vm.Represented].
func (p *pattern) Repr(m *vm.VM) (string, *vm.Error) {
	const longest = 200
	source, err := m.Repr(p.source)
	if err != nil {
		return "", err
	}
	if runes := []rune(source); len(runes) > longest {
		source = string(runes[:longest])
	}
	flags := p.program.Flags
	if _, ok := p.source.(*vm.Str); ok && flags&(regex.Locale|regex.ASCII|regex.Unicode) == regex.Unicode {
		flags &^= regex.Unicode
	}
	var names []string
	for _, flag := range []struct {
		bit  int
		name string
	}{{regex.IgnoreCase, "IGNORECASE"}, {regex.Locale, "LOCALE"}, {regex.MultiLine, "MULTILINE"}, {regex.DotAll, "DOTALL"},
		{regex.Unicode, "UNICODE"}, {regex.Verbose, "VERBOSE"}, {regex.Debug, "DEBUG"}, {regex.ASCII, "ASCII"}} {
		if flags&flag.bit != 0 {
			names = append(names, "re."+flag.name)
		}
	}
	if len(names) > 0 {
		source += ", " + strings.Join(names, "|")
	}
	return "re.compile(" + source + ")", nil
}

// Compare implements [vm.Comparable].
func (p *pattern) Compare(m *vm.VM, op vm.Comparison, other vm.Value) (vm.Value, *vm.Error) {
	o, ok := other.(*pattern)
	if !ok {
		return nil, nil
	}
	return m.Compare(op, vm.NewTuple(p.source, integer(p.program.Flags)), vm.NewTuple(o.source, integer(o.program.Flags)))
}

// Hash implements [vm.Hashed].
func (p *pattern) Hash(m *vm.VM) (uint64, *vm.Error) {
	return m.Hash(vm.NewTuple(p.source, integer(p.program.Flags)))
}

// A searching is a search that goes on from match to match.
type searching struct {
	regex.Search
	pattern *pattern
	subject vm.Value
	first   int // where it began
}

// search prepares a search of a subject between two positions.
func (p *pattern) search(m *vm.VM, subject, pos, endpos vm.Value) (*searching, *vm.Error) {
	s := &searching{pattern: p, subject: subject}
	s.Spend = func(n int) { m.Spend(n/2 + 1) }
	s.Charge = m.Charge
	_, isBytes := p.source.(*vm.Bytes)
	switch text := vm.Underlying(subject).(type) {
	case *vm.Str:
		if isBytes {
			return nil, m.Raise(vm.TypeError, "cannot use a bytes pattern on a string-like object")
		}
		if s.Text.Bytes = text.V; text.Len() != len(text.V) {
			m.Charge(4 * len(text.V))
			s.Text.Runes = []rune(text.V)
		}
	case *vm.Bytes:
		if !isBytes {
			return nil, m.Raise(vm.TypeError, "cannot use a string pattern on a bytes-like object")
		}
		s.Text.Bytes = text.V
	default:
		return nil, m.Raise(vm.TypeError, "expected string or bytes-like object, got '", subject.Type().Name, "'")
	}
	length := s.Text.Len()
	s.Start, s.End = 0, length
	for _, bound := range []struct {
		given vm.Value
		to    *int
	}{{pos, &s.Start}, {endpos, &s.End}} {
		if bound.given != nil {
			n, err := m.AsSize(bound.given)
			if err != nil {
				return nil, err
			}
			*bound.to = min(max(n, 0), length)
		}
	}
	s.first = s.Start
	return s, nil
}

// next returns the next match, or nil. A match may be empty, but not where the last one, that was empty too, was.
func (s *searching) next() *match {
	if s.Start > s.End {
		return nil
	}
	slots := s.pattern.program.Run(&s.Search)
	if slots == nil {
		s.Start = s.End + 1
		return nil
	}
	s.Start, s.NotEmpty = slots[1], slots[0] == slots[1]
	return &match{s.pattern, s.subject, s.Text, s.first, s.End, slots}
}

// slice returns a part of the subject.
func slice(m *vm.VM, subject vm.Value, text *regex.Text, from, to int) vm.Value {
	m.Charge(to - from)
	if text.Runes != nil {
		return str(string(text.Runes[from:to]))
	}
	if _, ok := vm.Underlying(subject).(*vm.Bytes); ok {
		return vm.NewBytes(text.Bytes[from:to])
	}
	return str(text.Bytes[from:to])
}

// A matchIterator is what finditer returns.
type matchIterator struct{ *searching }

var matchIteratorType = vm.NewType("builtins", "callable_iterator")

// Type implements [vm.Value].
func (*matchIterator) Type() *vm.Type { return matchIteratorType }

// References implements [vm.Referrer].
func (i *matchIterator) References(visit func(any)) { visit(i.subject) }

// Next implements [vm.Iterator].
func (i *matchIterator) Next(*vm.VM) (vm.Value, *vm.Error) {
	if found := i.next(); found != nil {
		return found, nil
	}
	return nil, nil
}

func splitPattern(m *vm.VM, p *pattern, args []vm.Value) (vm.Value, *vm.Error) {
	s, err := p.search(m, args[1], nil, nil)
	if err != nil {
		return nil, err
	}
	most, err := m.AsIndex(or(args[2], integer(0)))
	if err != nil {
		return nil, err
	}
	list := vm.NewList()
	last := 0
	for n := 0; most == 0 || n < most; n++ {
		found := s.next()
		if found == nil {
			break
		}
		list.Append(m, slice(m, s.subject, &s.Text, last, found.slots[0]))
		for g := 1; g <= p.program.Groups; g++ {
			list.Append(m, found.part(m, g, vm.None))
		}
		last = found.slots[1]
	}
	list.Append(m, slice(m, s.subject, &s.Text, last, s.Text.Len()))
	return list, nil
}

// substitute replaces matches, and counts them.
func (p *pattern) substitute(m *vm.VM, args []vm.Value) (vm.Value, int, *vm.Error) {
	replacement := args[1]
	s, err := p.search(m, args[2], nil, nil)
	if err != nil {
		return nil, 0, err
	}
	most, err := m.AsIndex(or(args[3], integer(0)))
	if err != nil {
		return nil, 0, err
	}
	var t *template
	if !vm.IsCallable(replacement) {
		if t, err = p.template(m, replacement); err != nil {
			return nil, 0, err
		}
	}
	var out strings.Builder
	last, n, pieces := 0, 0, 0
	write := func(from, to int) {
		if to > from {
			pieces++
		}
		m.Charge(to - from)
		if s.Text.Runes != nil {
			for _, r := range s.Text.Runes[from:to] {
				out.WriteRune(r)
			}
		} else {
			out.WriteString(s.Text.Bytes[from:to])
		}
	}
	for most == 0 || n < most {
		found := s.next()
		if found == nil {
			break
		}
		write(last, found.slots[0])
		last = found.slots[1]
		n++
		if t != nil {
			t.expand(m, found, &out)
			continue
		}
		v, err := m.Call(replacement, found)
		if err != nil {
			return nil, 0, err
		}
		switch v := vm.Underlying(v).(type) {
		case *vm.Str:
			pieces++
			m.Charge(len(v.V))
			out.WriteString(v.V)
		case *vm.Bytes:
			m.Charge(len(v.V))
			out.WriteString(v.V)
		default:
			if v != vm.None {
				return nil, 0, m.Raise(vm.TypeError, "sequence item ", decimal(pieces), ": expected str instance, ", v.Type().Name, " found")
			}
		}
	}
	write(last, s.Text.Len())
	if _, ok := vm.Underlying(s.subject).(*vm.Bytes); ok {
		return vm.NewBytes(out.String()), n, nil
	}
	return str(out.String()), n, nil
}

// A template is a replacement: pieces of text with the numbers of groups between them.
type template struct {
	texts  []string
	groups []int
}

func (t *template) expand(m *vm.VM, found *match, out *strings.Builder) {
	for i, text := range t.texts {
		m.Charge(len(text))
		out.WriteString(text)
		if i < len(t.groups) {
			switch part := found.part(m, t.groups[i], vm.None).(type) {
			case *vm.Str:
				out.WriteString(part.V)
			case *vm.Bytes:
				out.WriteString(part.V)
			}
		}
	}
}

// template reads a replacement.
func (p *pattern) template(m *vm.VM, replacement vm.Value) (*template, *vm.Error) {
	var source string
	switch text := vm.Underlying(replacement).(type) {
	case *vm.Str:
		source = text.V
	case *vm.Bytes:
		source = text.V
	default:
		return nil, m.Raise(vm.TypeError, "decoding to str: need a bytes-like object, ", replacement.Type().Name, " found")
	}
	t := &template{}
	var text strings.Builder
	at := func(i int) int { return utf8.RuneCountInString(source[:i]) }
	digit := func(i int) bool { return i < len(source) && '0' <= source[i] && source[i] <= '9' }
	octal := func(i int) bool { return digit(i) && source[i] < '8' }
	group := func(n, position int) *vm.Error {
		if n > p.program.Groups {
			return patternError(m, "invalid group reference "+decimal(n), replacement, at(position))
		}
		t.texts = append(t.texts, text.String())
		t.groups = append(t.groups, n)
		text.Reset()
		return nil
	}
	for i := 0; i < len(source); {
		c := source[i]
		if c != '\\' {
			text.WriteByte(c)
			i++
			continue
		}
		if i+1 == len(source) {
			return nil, patternError(m, "bad escape (end of pattern)", replacement, at(i))
		}
		escape := source[i+1]
		switch {
		case escape == 'g':
			end := strings.IndexByte(source[i:], '>')
			if i+2 >= len(source) || source[i+2] != '<' {
				return nil, patternError(m, "missing <", replacement, at(i+2))
			}
			if end < 0 {
				what := "missing >, unterminated name"
				if i+3 >= len(source) {
					what = "missing group name"
				}
				return nil, patternError(m, what, replacement, at(i+3))
			}
			name := source[i+3 : i+end]
			if name == "" {
				return nil, patternError(m, "missing group name", replacement, at(i+3))
			}
			n, err := p.groupNumber(m, name, replacement, at(i+3))
			if err == nil {
				err = group(n, i+3)
			}
			if err != nil {
				return nil, err
			}
			i += end + 1
		case escape == '0':
			n, j := 0, i+1
			for ; j < i+4 && octal(j); j++ {
				n = n*8 + int(source[j]-'0')
			}
			text.WriteRune(rune(n & 0xff))
			i = j
		case digit(i + 1):
			j := i + 2
			if digit(j) {
				if octal(i+1) && octal(j) && octal(j+1) {
					n, _ := strconv.ParseUint(source[i+1:j+2], 8, 16)
					if n > 0o377 {
						return nil, patternError(m, "octal escape value "+source[i:j+2]+" outside of range 0-0o377", replacement, at(i))
					}
					text.WriteRune(rune(n))
					i = j + 2
					continue
				}
				j++
			}
			n, _ := strconv.Atoi(source[i+1 : j])
			if err := group(n, i+1); err != nil {
				return nil, err
			}
			i = j
		default:
			if known := strings.IndexByte(`abfnrtv\`, escape); known >= 0 {
				text.WriteByte("\a\b\f\n\r\t\v\\"[known])
			} else if 'a' <= escape|0x20 && escape|0x20 <= 'z' {
				return nil, patternError(m, "bad escape "+source[i:i+2], replacement, at(i))
			} else {
				text.WriteByte('\\')
				text.WriteByte(escape)
			}
			i += 2
		}
	}
	t.texts = append(t.texts, text.String())
	return t, nil
}

// groupNumber returns the number of the group that a replacement names.
func (p *pattern) groupNumber(m *vm.VM, name string, replacement vm.Value, position int) (int, *vm.Error) {
	for _, g := range p.program.Names {
		if g.Name == name {
			return g.Number, nil
		}
	}
	if n, err := strconv.Atoi(name); err == nil && strings.Trim(name, "0123456789") == "" {
		return n, nil
	}
	for i, r := range name {
		if !startsIdentifier(r) && (i == 0 || !continuesIdentifier(r)) {
			return 0, patternError(m, "bad character in group name '"+name+"'", replacement, position)
		}
	}
	return 0, m.Raise(vm.IndexError, "unknown group name '", name, "'")
}
