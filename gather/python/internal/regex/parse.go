package regex

import (
	"strconv"
)

// A node is a part of an expression.
type node struct {
	kind     kind
	char     rune // of literal
	set      *set
	kids     []*node // of sequence, alternatives; the only one of others
	min, max int     // of repeat
	style    byte    // of repeat: 'g'reedy, 'l'azy, 'p'ossessive
	group    int     // of group, backreference and conditional
	behind   bool    // of look
	negated  bool    // of look
	at       byte    // of position: '^', '$', 'A', 'Z', 'b', 'B'
	flags    int     // those that hold there
}

type kind uint8

const (
	sequence kind = iota
	alternatives
	literal
	anything // .
	charSet
	repeat
	group
	look
	atomic
	backreference
	conditional
	position
)

const unlimited = 1<<31 - 1

// A width is how many characters something can match.
type width struct{ least, most int }

type parser struct {
	pattern []rune
	at      int
	flags   int
	bytes   bool

	names  []Group
	open   []bool  // by group: whether its end has not been read yet
	widths []width // by group
	behind int     // how many groups there were when the look-behind began that is being read, plus 1; 0 outside
	checks []check

	warnings []Warning
}

// moreFlags are thrown when the expression begins with flags that it was not read with: it has to be read again.
type moreFlags int

// A check is of a reference to a group in a conditional, which may come before the group.
type check struct{ group, position int }

func (p *parser) fail(position int, text ...string) {
	message := ""
	for _, part := range text {
		message += part
	}
	panic(&Error{message, position})
}

func (p *parser) more() bool { return p.at < len(p.pattern) }

func (p *parser) peek() rune {
	if p.more() {
		return p.pattern[p.at]
	}
	return -1
}

func (p *parser) accept(r rune) bool {
	if p.peek() == r {
		p.at++
		return true
	}
	return false
}

func (p *parser) parse() *node {
	p.open = []bool{false}
	tree := p.alternatives(p.flags, 0)
	if p.more() {
		p.fail(p.at, "unbalanced parenthesis")
	}
	for _, c := range p.checks {
		if c.group >= len(p.open) {
			p.fail(c.position, "invalid group reference ", strconv.Itoa(c.group))
		}
	}
	if !p.bytes && p.flags&ASCII == 0 {
		p.flags |= Unicode
	}
	return tree
}

func (p *parser) alternatives(flags, nested int) *node {
	if nested > 200 {
		p.fail(p.at, "the expression is nested too deeply")
	}
	branches := []*node{p.sequence(flags, nested)}
	for p.accept('|') {
		branches = append(branches, p.sequence(flags, nested))
	}
	if len(branches) == 1 {
		return branches[0]
	}
	return &node{kind: alternatives, kids: branches}
}

func (p *parser) sequence(flags, nested int) *node {
	seq := &node{kind: sequence}
	for p.more() {
		r := p.peek()
		if r == '|' || r == ')' {
			break
		}
		start := p.at
		if flags&Verbose != 0 && p.skipBlank() {
			continue
		}
		p.at++
		if r == '*' || r == '+' || r == '?' || r == '{' {
			p.at = start
			if least, most, ok := p.quantifier(); ok {
				p.repeat(seq, least, most, start)
				continue
			}
			p.at = start + 1 // a brace that is none
		}
		if n := p.item(r, start, flags, nested); n != nil {
			seq.kids = append(seq.kids, n)
		}
	}
	return seq
}

func (p *parser) skipBlank() bool {
	switch r := p.peek(); {
	case r == '#':
		for p.more() && !p.accept('\n') {
			p.at++
		}
		return true
	case r == ' ' || '\t' <= r && r <= '\r':
		p.at++
		return true
	}
	return false
}

// quantifier reads *, +, ?, or numbers in braces; ok says that it was one.
func (p *parser) quantifier() (least, most int, ok bool) {
	switch p.pattern[p.at] {
	case '*':
		p.at++
		return 0, unlimited, true
	case '+':
		p.at++
		return 1, unlimited, true
	case '?':
		p.at++
		return 0, 1, true
	}
	start := p.at
	p.at++
	if p.peek() == '}' {
		return 0, 0, false
	}
	low, high := p.digits(), ""
	if p.accept(',') {
		high = p.digits()
	} else {
		high = low
	}
	if !p.accept('}') {
		p.at = start
		return 0, 0, false
	}
	most = unlimited
	number := func(text string) int {
		n, err := strconv.Atoi(text)
		if err != nil || n >= unlimited {
			p.fail(-2, "the repetition number is too large")
		}
		return n
	}
	if low != "" {
		least = number(low)
	}
	if high != "" {
		if most = number(high); most < least {
			p.fail(start+1, "min repeat greater than max repeat")
		}
	}
	return least, most, true
}

func (p *parser) digits() string {
	start := p.at
	for '0' <= p.peek() && p.peek() <= '9' {
		p.at++
	}
	return string(p.pattern[start:p.at])
}

func (p *parser) repeat(seq *node, least, most, start int) {
	if len(seq.kids) == 0 || seq.kids[len(seq.kids)-1].kind == position {
		p.fail(start, "nothing to repeat")
	}
	last := seq.kids[len(seq.kids)-1]
	if last.kind == repeat {
		p.fail(start, "multiple repeat")
	}
	style := byte('g')
	if p.accept('?') {
		style = 'l'
	} else if p.accept('+') {
		style = 'p'
	}
	seq.kids[len(seq.kids)-1] = &node{kind: repeat, kids: []*node{last}, min: least, max: most, style: style}
}

// item reads anything but a quantifier, the first character of which has been read.
func (p *parser) item(r rune, start, flags, nested int) *node {
	switch r {
	case '.':
		return &node{kind: anything, flags: flags}
	case '^', '$':
		return &node{kind: position, at: byte(r), flags: flags}
	case '[':
		return p.class(start, flags)
	case '(':
		return p.parenthesis(start, flags, nested)
	case '\\':
		return p.escape(start, flags)
	}
	return p.literal(r, flags)
}

func (p *parser) literal(r rune, flags int) *node { return &node{kind: literal, char: r, flags: flags} }

func (p *parser) ascii(flags int) bool { return p.bytes || flags&ASCII != 0 }

// width returns how many characters a node can match.
func (p *parser) width(n *node) width {
	switch n.kind {
	case literal, anything, charSet:
		return width{1, 1}
	case sequence:
		var w width
		for _, kid := range n.kids {
			w = w.plus(p.width(kid))
		}
		return w
	case alternatives, conditional:
		w := p.width(n.kids[0])
		for _, kid := range n.kids[1:] {
			other := p.width(kid)
			w.least, w.most = min(w.least, other.least), max(w.most, other.most)
		}
		return w
	case repeat:
		w := p.width(n.kids[0])
		return width{times(w.least, n.min), times(w.most, n.max)}
	case group, atomic:
		return p.width(n.kids[0])
	case backreference:
		return p.widths[n.group]
	}
	return width{}
}

func (w width) plus(other width) width {
	return width{min(w.least+other.least, unlimited), min(w.most+other.most, unlimited)}
}

func times(a, b int) int {
	if a > 0 && b > unlimited/a {
		return unlimited
	}
	return a * b
}
