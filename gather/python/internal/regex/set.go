package regex

import "unicode"

// A set is a set of characters in brackets, or a class that stands alone.
type set struct {
	ranges  []rune // pairs
	classes []class
	negated bool
	fold    bool // cases are not told apart
	ascii   bool
}

// A class is \d, \w or \s, or the opposite of one.
type class struct {
	kind    byte // 'd', 'w' or 's'
	negated bool
	ascii   bool
}

func (c class) has(r rune) bool {
	var is bool
	switch c.kind {
	case 'd':
		is = '0' <= r && r <= '9' || !c.ascii && r >= 0x80 && unicode.IsDigit(r)
	case 's':
		is = isSpace(r, c.ascii)
	default:
		is = isWord(r, c.ascii)
	}
	return is != c.negated
}

func isWord(r rune, ascii bool) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_'
	}
	return !ascii && (unicode.IsLetter(r) || unicode.IsNumber(r))
}

func isSpace(r rune, ascii bool) bool {
	if r < 0x80 {
		return '\t' <= r && r <= '\r' || r == ' ' || !ascii && 0x1c <= r && r <= 0x1f
	}
	return !ascii && (r == 0x85 || unicode.IsSpace(r))
}

func (s *set) has(r rune) bool {
	is := s.lists(r)
	if !is && s.fold {
		eachCase(r, s.ascii, func(other rune) { is = is || s.lists(other) })
	}
	return is != s.negated
}

func (s *set) lists(r rune) bool {
	for i := 0; i < len(s.ranges); i += 2 {
		if s.ranges[i] <= r && r <= s.ranges[i+1] {
			return true
		}
	}
	for _, c := range s.classes {
		if c.has(r) {
			return true
		}
	}
	return false
}

// eachCase calls f with every other character that differs from r in case only.
func eachCase(r rune, ascii bool, f func(rune)) {
	if ascii {
		if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
			f(r ^ 0x20)
		}
		return
	}
	if lower := unicode.ToLower(r); lower != r {
		f(lower)
	}
	for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
		f(other)
	}
}

// sameCase reports whether two characters are the same but for their case.
func sameCase(a, b rune, ascii bool) bool {
	if a == b {
		return true
	}
	same := false
	eachCase(a, ascii, func(other rune) { same = same || other == b })
	return same
}

// setOperations are what two of a character in brackets may mean one day.
var setOperations = map[rune]string{'-': "difference", '&': "intersection", '~': "symmetric difference", '|': "union"}

func (p *parser) warn(of string, position int) {
	p.warnings = append(p.warnings, Warning{"Possible " + of, position})
}

// class reads a set in brackets.
func (p *parser) class(start, flags int) *node {
	s := &set{fold: flags&IgnoreCase != 0, ascii: p.ascii(flags)}
	if p.peek() == '[' {
		p.warn("nested set", p.at)
	}
	s.negated = p.accept('^')
	for first := true; ; first = false {
		if !p.more() {
			p.fail(start, "unterminated character set")
		}
		from := p.at
		r := p.pattern[p.at]
		p.at++
		if r == ']' && !first {
			break
		}
		low, shorthand := r, (*class)(nil)
		if r == '\\' {
			low, shorthand = p.classEscape(from, flags)
		} else if operation := setOperations[r]; operation != "" && !first && p.peek() == r {
			p.warn("set "+operation, from)
		}
		if p.peek() == '-' && p.at+1 <= len(p.pattern) {
			p.at++
			if !p.more() {
				p.fail(start, "unterminated character set")
			}
			if p.peek() == ']' {
				s.add(low, low, shorthand)
				s.ranges = append(s.ranges, '-', '-')
				p.at++
				break
			}
			other := p.at
			high := p.pattern[p.at]
			p.at++
			var second *class
			if high == '\\' {
				high, second = p.classEscape(other, flags)
			} else if high == '-' {
				p.warn("set difference", other-1)
			}
			if shorthand != nil || second != nil || high < low {
				p.fail(from, "bad character range ", string(p.pattern[from:p.at]))
			}
			s.ranges = append(s.ranges, low, high)
			continue
		}
		s.add(low, low, shorthand)
	}
	if len(s.ranges) == 2 && len(s.classes) == 0 && !s.negated && s.ranges[0] == s.ranges[1] {
		return p.literal(s.ranges[0], flags)
	}
	return &node{kind: charSet, set: s}
}

func (s *set) add(low, high rune, shorthand *class) {
	if shorthand != nil {
		s.classes = append(s.classes, *shorthand)
	} else {
		s.ranges = append(s.ranges, low, high)
	}
}

// classEscape reads what follows a backslash in brackets: a character, or a class.
func (p *parser) classEscape(start, flags int) (rune, *class) {
	if !p.more() {
		p.fail(start, "bad escape (end of pattern)")
	}
	r := p.pattern[p.at]
	if c := p.shorthand(r, flags); c != nil {
		p.at++
		return 0, c
	}
	if r == 'b' {
		p.at++
		return '\b', nil
	}
	if c, ok := p.charEscape(start, r); ok {
		return c, nil
	}
	if '0' <= r && r <= '7' {
		n := 0
		for i := 0; i < 3 && '0' <= p.peek() && p.peek() <= '7'; i++ {
			n = n*8 + int(p.peek()-'0')
			p.at++
		}
		if n > 0o377 {
			p.fail(start, "octal escape value ", string(p.pattern[start:p.at]), " outside of range 0-0o377")
		}
		return rune(n), nil
	}
	p.at++
	if isASCIILetter(r) || '0' <= r && r <= '9' {
		p.fail(start, "bad escape ", string(p.pattern[start:p.at]))
	}
	return r, nil
}

func isASCIILetter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }

func (p *parser) shorthand(r rune, flags int) *class {
	switch r {
	case 'd', 'w', 's':
		return &class{byte(r), false, p.ascii(flags)}
	case 'D', 'W', 'S':
		return &class{byte(r) + 'a' - 'A', true, p.ascii(flags)}
	}
	return nil
}
