package regex

import (
	"strconv"
	"unicode"
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
		if p.open[n] {
			p.fail(at, "cannot refer to an open group")
		}
		p.checkBehind(n)
		return &node{kind: backreference, group: n, flags: flags}
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
