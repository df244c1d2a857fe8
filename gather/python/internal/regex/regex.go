// Package regex is the regular expressions of Python's re module: their syntax, and an engine that finds what CPython's finds.
//
// [Compile] reads an expression (parse.go, with sets, escapes and groups in files of their own) and turns it into instructions
// (compile.go); [Program.Run] executes them (match.go), with a stack of its own of what to try next when something doesn't fit, so that
// neither long texts nor nested expressions take up Go's stack.
// The package knows nothing of the machine: who runs a program is told how much work it is.
package regex

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
