// Package regex is the regular expressions of Python's re module: their syntax, and an engine that finds what CPython's finds.
//
// [Compile] reads an expression (parse.go) and turns it into instructions (compile.go); [Program.Run] executes them (match.go), with a
// stack of its own of what to try next when something doesn't fit, so that neither long texts nor nested expressions take up Go's stack.
// The package knows nothing of the machine: who runs a program is told how much work it is.
package regex

import "unicode"

// The flags of an expression, as in Python.
const (
	IgnoreCase = 2
	Locale     = 4
	MultiLine  = 8
	DotAll     = 16
	Unicode    = 32
	Verbose    = 64
	Debug      = 128
	ASCII      = 256
)

// An Error says what is wrong with an expression, and where: at a code point counted from 0, or -1.
type Error struct {
	Message  string
	Position int
}

// A Warning is about something that may mean something else one day, at a code point counted from 0.
type Warning struct {
	Message  string
	Position int
}

// A Group is the name of a group and its number.
type Group struct {
	Name   string
	Number int
}

// A Program is an expression ready to be matched.
type Program struct {
	Flags  int
	Groups int     // how many groups there are
	Names  []Group // in the order of the expression

	Warnings []Warning

	code      []instruction
	registers int
	first     rune // what every match begins with, or -1
}

// Compile reads an expression. bytes says that it is for bytes, each of which is a code point here.
func Compile(pattern []rune, flags int, bytes bool) (program *Program, err *Error) {
	p := &parser{pattern: pattern, flags: flags, bytes: bytes, widths: []width{{}}}
	defer func() {
		switch thrown := recover().(type) {
		case nil:
		case *Error:
			program, err = nil, thrown
		case moreFlags:
			program, err = Compile(pattern, int(thrown), bytes)
		default:
			panic(thrown)
		}
	}()
	program = p.compile(p.parse())
	program.Warnings = p.warnings
	return program, nil
}

// A set is a class of characters.
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
