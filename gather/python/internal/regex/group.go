package regex

import (
	"strconv"
	"unicode"
)

// parenthesis reads a group of any kind.
func (p *parser) parenthesis(start, flags, nested int) *node {
	if !p.accept('?') {
		return p.capture(start, "", 0, flags, nested)
	}
	if !p.more() {
		p.fail(p.at, "unexpected end of pattern")
	}
	r := p.pattern[p.at]
	p.at++
	switch r {
	case 'P':
		return p.python(start, flags, nested)
	case ':':
		return p.inside(start, flags, nested)
	case '#':
		for !p.accept(')') {
			if !p.more() {
				p.fail(start, "missing ), unterminated comment")
			}
			p.at++
		}
		return nil
	case '>':
		return &node{kind: atomic, kids: []*node{p.inside(start, flags, nested)}}
	case '=', '!':
		return &node{kind: look, negated: r == '!', kids: []*node{p.inside(start, flags, nested)}}
	case '<':
		if !p.more() {
			p.fail(p.at, "unexpected end of pattern")
		}
		r = p.pattern[p.at]
		p.at++
		if r != '=' && r != '!' {
			p.fail(start+1, "unknown extension ?<", string(r))
		}
		return p.lookBehind(r == '!', start, flags, nested)
	case '(':
		return p.conditional(start, flags, nested)
	}
	if r == '-' || isFlag(r) {
		return p.flagGroup(start, r, flags, nested)
	}
	p.fail(start+1, "unknown extension ?", string(r))
	return nil
}

func isFlag(r rune) bool {
	switch r {
	case 'a', 'i', 'L', 'm', 's', 'u', 'x':
		return true
	}
	return false
}

// inside reads what is in a group, and the parenthesis that ends it.
func (p *parser) inside(start, flags, nested int) *node {
	body := p.alternatives(flags, nested+1)
	if !p.accept(')') {
		p.fail(start, "missing ), unterminated subpattern")
	}
	return body
}

func (p *parser) capture(start int, name string, nameAt, flags, nested int) *node {
	n := len(p.open)
	if name != "" {
		for _, known := range p.names {
			if known.Name == name {
				p.fail(nameAt, "redefinition of group name ", quote(name), " as group ", strconv.Itoa(n), "; was group ", strconv.Itoa(known.Number))
			}
		}
		p.names = append(p.names, Group{name, n})
	}
	p.open = append(p.open, true)
	p.widths = append(p.widths, width{})
	body := p.inside(start, flags, nested)
	p.open[n] = false
	p.widths[n] = p.width(body)
	return &node{kind: group, group: n, kids: []*node{body}}
}

// python reads (?P<name>…) and (?P=name).
func (p *parser) python(start, flags, nested int) *node {
	switch {
	case p.accept('<'):
		at := p.at
		name := p.name('>', "group name")
		p.checkName(name, at)
		return p.capture(start, name, at, flags, nested)
	case p.accept('='):
		at := p.at
		name := p.name(')', "group name")
		p.checkName(name, at)
		n := p.lookup(name)
		if n < 0 {
			p.fail(at, "unknown group name ", quote(name))
		}
		return p.reference(n, at, flags)
	case !p.more():
		p.fail(p.at, "unexpected end of pattern")
	}
	p.fail(p.at-2, "unknown extension ?P", string(p.pattern[p.at]))
	return nil
}

// name reads up to a character that ends a name.
func (p *parser) name(end rune, what string) string {
	start := p.at
	for p.more() && p.peek() != end {
		p.at++
	}
	name := string(p.pattern[start:p.at])
	if !p.accept(end) {
		if name == "" {
			p.fail(start, "missing ", what)
		}
		p.fail(start, "missing ", string(end), ", unterminated name")
	}
	if name == "" {
		p.fail(start, "missing ", what)
	}
	return name
}

func (p *parser) checkName(name string, at int) {
	for i, r := range name {
		if !(r == '_' || isASCIILetter(r) || r >= 0x80 && (unicode.IsLetter(r) && !p.bytes) || i > 0 && isWord(r, p.bytes)) {
			p.fail(at, "bad character in group name ", quote(name))
		}
	}
}

func quote(name string) string { return "'" + name + "'" }

func (p *parser) lookup(name string) int {
	for _, known := range p.names {
		if known.Name == name {
			return known.Number
		}
	}
	return -1
}

func (p *parser) lookBehind(negated bool, start, flags, nested int) *node {
	outermost := p.behind == 0
	if outermost {
		p.behind = len(p.open)
	}
	body := p.inside(start, flags, nested)
	if outermost {
		p.behind = 0
	}
	w := p.width(body)
	if w.least != w.most {
		p.fail(-1, "look-behind requires fixed-width pattern")
	}
	return &node{kind: look, behind: true, negated: negated, min: w.least, kids: []*node{body}}
}

func (p *parser) conditional(start, flags, nested int) *node {
	at := p.at
	name := p.name(')', "group name")
	n, err := strconv.Atoi(name)
	switch {
	case err != nil:
		p.checkName(name, at)
		if n = p.lookup(name); n < 0 {
			p.fail(at, "unknown group name ", quote(name))
		}
	case n == 0:
		p.fail(at, "bad group number")
	case n >= 1<<20:
		p.fail(at, "invalid group reference ", name)
	default:
		p.checks = append(p.checks, check{n, at})
	}
	p.checkBehind(n)
	yes := p.sequence(flags, nested+1)
	no := &node{kind: sequence}
	if p.accept('|') {
		no = p.sequence(flags, nested+1)
		if p.peek() == '|' {
			p.fail(p.at, "conditional backref with more than two branches")
		}
	}
	if !p.accept(')') {
		p.fail(start, "missing ), unterminated subpattern")
	}
	return &node{kind: conditional, group: n, kids: []*node{yes, no}}
}

var flagBits = map[rune]int{'a': ASCII, 'i': IgnoreCase, 'L': Locale, 'm': MultiLine, 's': DotAll, 'u': Unicode, 'x': Verbose}

// flagGroup reads (?flags) and (?flags-flags:…), whose first character has been read.
func (p *parser) flagGroup(start int, r rune, flags, nested int) *node {
	on, off := 0, 0
	for r != '-' && isFlag(r) {
		switch {
		case p.bytes && r == 'u':
			p.fail(p.at, "bad inline flags: cannot use 'u' flag with a bytes pattern")
		case !p.bytes && r == 'L':
			p.fail(p.at, "bad inline flags: cannot use 'L' flag with a str pattern")
		}
		if on |= flagBits[r]; on&(ASCII|Unicode) == ASCII|Unicode {
			p.fail(p.at, "bad inline flags: flags 'a', 'u' and 'L' are incompatible")
		}
		if !p.more() {
			p.fail(p.at, "missing -, : or )")
		}
		r = p.pattern[p.at]
		p.at++
		if r != ')' && r != ':' && r != '-' && !isFlag(r) {
			what := "missing -, : or )"
			if isASCIILetter(r) {
				what = "unknown flag"
			}
			p.fail(p.at-1, what)
		}
	}
	if r == ')' {
		if start != 0 {
			p.fail(start, "global flags not at the start of the expression")
		}
		if p.flags|on != p.flags {
			panic(moreFlags(p.flags | on))
		}
		return nil
	}
	if r == '-' {
		if !p.more() {
			p.fail(p.at, "missing flag")
		}
		r = p.pattern[p.at]
		p.at++
		if !isFlag(r) {
			what := "missing flag"
			if isASCIILetter(r) {
				what = "unknown flag"
			}
			p.fail(p.at-1, what)
		}
		for isFlag(r) {
			if r == 'a' || r == 'u' || r == 'L' {
				p.fail(p.at, "bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
			}
			off |= flagBits[r]
			if !p.more() {
				p.fail(p.at, "missing :")
			}
			r = p.pattern[p.at]
			p.at++
			if r != ':' && !isFlag(r) {
				what := "missing :"
				if isASCIILetter(r) {
					what = "unknown flag"
				}
				p.fail(p.at-1, what)
			}
		}
		if on&off != 0 {
			p.fail(p.at-1, "bad inline flags: flag turned on and off")
		}
	}
	if on&(ASCII|Unicode) != 0 {
		flags &^= ASCII | Unicode
	}
	return p.inside(start, (flags|on)&^off, nested)
}
