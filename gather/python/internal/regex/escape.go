package regex

import (
	"strconv"
	"unicode"
)

var controls = map[rune]rune{'a': '\a', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\'}

// charEscape reads an escape that is a character wherever it stands.
func (p *parser) charEscape(start int, r rune) (rune, bool) {
	if c, ok := controls[r]; ok {
		p.at++
		return c, true
	}
	size := 0
	switch {
	case r == 'x':
		size = 2
	case r == 'u' && !p.bytes:
		size = 4
	case r == 'U' && !p.bytes:
		size = 8
	case r == 'N' && !p.bytes:
		if p.at++; !p.accept('{') {
			p.fail(p.at, "missing {")
		}
		p.fail(-2, `\N{…} in a regular expression: write the character itself`)
	default:
		return 0, false
	}
	p.at++
	from := p.at
	for p.at < from+size && isHex(p.peek()) {
		p.at++
	}
	digits := string(p.pattern[from:p.at])
	if len(digits) != size {
		p.fail(start, "incomplete escape ", string(p.pattern[start:p.at]))
	}
	n, _ := strconv.ParseUint(digits, 16, 32)
	if n > unicode.MaxRune {
		p.fail(start, "bad escape ", string(p.pattern[start:p.at]))
	}
	return rune(n), true
}

func isHex(r rune) bool { return '0' <= r && r <= '9' || 'a' <= r && r <= 'f' || 'A' <= r && r <= 'F' }

// escape reads what follows a backslash outside brackets.
func (p *parser) escape(start, flags int) *node {
	if !p.more() {
		p.fail(start, "bad escape (end of pattern)")
	}
	r := p.pattern[p.at]
	if c := p.shorthand(r, flags); c != nil {
		p.at++
		return &node{kind: charSet, set: &set{classes: []class{*c}}}
	}
	switch r {
	case 'A', 'Z', 'b', 'B', 'z':
		p.at++
		if r == 'z' {
			r = 'Z'
		}
		return &node{kind: position, at: byte(r), flags: flags}
	}
	if c, ok := p.charEscape(start, r); ok {
		return p.literal(c, flags)
	}
	if '0' <= r && r <= '9' {
		return p.numberEscape(start, flags)
	}
	p.at++
	if isASCIILetter(r) {
		p.fail(start, "bad escape ", string(p.pattern[start:p.at]))
	}
	return p.literal(r, flags)
}

// numberEscape reads an octal number or a reference to a group.
func (p *parser) numberEscape(start, flags int) *node {
	octal := func(i int) bool { return i < len(p.pattern) && '0' <= p.pattern[i] && p.pattern[i] <= '7' }
	if p.pattern[p.at] == '0' {
		n := 0
		for i := 0; i < 3 && octal(p.at); i++ {
			n = n*8 + int(p.pattern[p.at]-'0')
			p.at++
		}
		return p.literal(rune(n&0xff), flags)
	}
	if octal(p.at) && octal(p.at+1) && octal(p.at+2) {
		n := int(p.pattern[p.at]-'0')*64 + int(p.pattern[p.at+1]-'0')*8 + int(p.pattern[p.at+2]-'0')
		p.at += 3
		if n > 0o377 {
			p.fail(start, "octal escape value ", string(p.pattern[start:p.at]), " outside of range 0-0o377")
		}
		return p.literal(rune(n), flags)
	}
	n := int(p.pattern[p.at] - '0')
	p.at++
	if '0' <= p.peek() && p.peek() <= '9' {
		n = n*10 + int(p.peek()-'0')
		p.at++
	}
	if n >= len(p.open) {
		p.fail(start+1, "invalid group reference ", strconv.Itoa(n))
	}
	return p.reference(n, start, flags)
}

func (p *parser) reference(n, start, flags int) *node {
	if p.open[n] {
		p.fail(start, "cannot refer to an open group")
	}
	p.checkBehind(n)
	return &node{kind: backreference, group: n, flags: flags}
}

func (p *parser) checkBehind(n int) {
	if p.behind > 0 && n >= p.behind {
		p.fail(p.at, "cannot refer to group defined in the same lookbehind subpattern")
	}
}
