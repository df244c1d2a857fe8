package syntax

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// MaxDepth bounds how deeply nodes of a tree are nested, and so the recursion of every walk over it.
const MaxDepth = 500

// maxNesting bounds the recursion of the parser. A pair of parentheses takes about thirty Go frames.
const maxNesting = 100

// MaxSize is the largest source text, in bytes, that is parsed.
const MaxSize = 4 << 20

// Parse returns the syntax tree of a Python program. The name stands in error messages.
//
// An error is always an *Error, with the message and place that CPython 3.14 gives. Errors that CPython
// finds in a tree, not in a text, such as a return outside of a function, are left to Check.
func Parse(name, source string) (*Module, error) {
	file := NewFile(name, source)
	var module *Module
	if err := catch(func() {
		checkText(file)
		p := newParser(file)
		module = p.module()
		if p.failed() {
			p.diagnose()
		}
		checkDepth(module)
	}); err != nil {
		return nil, err
	}
	return module, nil
}

// catch runs what may give up with an *Error as its panic, and returns that.
func catch(run func()) (err *Error) {
	defer func() {
		if r := recover(); r != nil {
			var ok bool
			if err, ok = r.(*Error); !ok {
				panic(r)
			}
		}
	}()
	run()
	return nil
}

// checkDepth panics if the tree is nested too deeply. Chains such as a + b + c … or a.b.c … nest
// without recursion in the parser.
func checkDepth(m *Module) {
	var visit func(n Node, depth int)
	visit = func(n Node, depth int) {
		if depth > MaxDepth {
			panic(limitError(m.File, n.Span(), "the program is nested too deeply here"))
		}
		Children(n, func(child Node) { visit(child, depth+1) })
	}
	visit(m, 0)
}

func limitError(f *File, s Span, msg string) *Error { return newError(f, LimitError, s, msg) }

// A parser reads the grammar by recursive descent.
//
// The first pass decides with one token of lookahead (seldom more) and stops at the first token that
// fits nowhere. Only then a second pass reads the program again to find out what to say about it. It works
// as the parsing expression grammar of CPython: where the rest of a rule does not fit, the part
// that did counts, and the rules for well-known mistakes are tried, in CPython's order, at every place that
// CPython tries them. If none of them knows the mistake, it is "invalid syntax" at the last token that the
// first pass looked at.
//
// A rule that does not fit fails silently: it makes tokFail the token at hand, which nothing accepts,
// so that all further reading comes to nothing, until somebody resets the parser to a mark. A rule
// that fails returns a node nevertheless, for others to handle without care, and nobody to keep.
// A definite error is a panic with an *Error.
type parser struct {
	file    *File
	scan    *scanner
	tokens  []token
	pos     int
	failing bool
	depth   int

	lastCompound int // line of the last compound statement

	second  bool // this is the second pass
	invalid bool // rules for mistakes are tried
	memos   map[memoKey]memo

	escapes []Warning       // of escape sequences
	warned  map[uint32]bool // where the literals begin that they are of: a literal may be read more than once
}

func newParser(f *File) *parser {
	return &parser{file: f, scan: newScanner(f)}
}

// module reads the whole program.
func (p *parser) module() *Module {
	m := &Module{File: p.file}
	m.span = Span{0, uint32(len(p.file.Text))}
	if !p.at(tokEnd) {
		m.Body = p.statements()
	}
	p.expect(tokEnd)
	m.escapes = p.escapes
	return m
}

// token returns the token at an index, reading as far as needed.
func (p *parser) token(i int) token {
	for i >= len(p.tokens) {
		p.tokens = append(p.tokens, p.scan.next())
	}
	return p.tokens[i]
}

// peek returns the kind of the token at hand. Only when asked for is a token read: CPython gives
// the place of some errors as that of the last token it has read.
func (p *parser) peek() kind {
	if p.failing {
		return tokFail
	}
	return p.token(p.pos).kind
}

// at reports whether the token at hand is of a kind.
func (p *parser) at(k kind) bool { return p.peek() == k }

// atAny reports whether the token at hand is of one of some kinds.
func (p *parser) atAny(kinds ...kind) bool {
	return slices.Contains(kinds, p.peek())
}

// follows reports whether the token at hand is of a kind and the next one of another.
func (p *parser) follows(k, next kind) bool { return p.at(k) && p.token(p.pos+1).kind == next }

// here returns the token at hand.
func (p *parser) here() token {
	if p.failing {
		return token{}
	}
	return p.token(p.pos)
}

// text returns the text of a token.
func (p *parser) text(t token) string { return p.file.Slice(t.span) }

// atSoft reports whether the token at hand is a name that the grammar uses as a keyword.
func (p *parser) atSoft(word string) bool { return p.at(tokName) && p.text(p.here()) == word }

// next returns the token at hand and goes on to the one after it.
func (p *parser) next() token {
	t := p.here()
	if !p.failing {
		p.pos++
	}
	return t
}

// accept passes over a token if it is of a kind.
func (p *parser) accept(k kind) bool {
	if !p.at(k) {
		return false
	}
	p.next()
	return true
}

// acceptAny passes over a token if it is of one of some kinds.
func (p *parser) acceptAny(kinds ...kind) bool { return p.atAny(kinds...) && p.accept(p.peek()) }

// expect passes over a token of a kind, and fails if it is another.
func (p *parser) expect(k kind) token {
	if !p.at(k) {
		p.fail()
	}
	return p.next()
}

// force passes over a token of a kind; that it is another is an error even if no other rule has been tried.
func (p *parser) force(k kind) token {
	if !p.failing && !p.at(k) {
		p.raiseToken(p.here(), "expected '"+spellings[k]+"'")
	}
	return p.next()
}

func (p *parser) fail()        { p.failing = true }
func (p *parser) failed() bool { return p.failing }

// mark returns a place to which reset goes back.
func (p *parser) mark() int { return p.pos }

func (p *parser) reset(mark int) {
	p.pos = mark
	p.failing = false
}

// since returns the span from the beginning of a token to the end of the last token passed over.
func (p *parser) since(first token) Span { return p.sinceStart(first.span.Start) }

func (p *parser) sinceStart(start uint32) Span {
	return Span{start, p.tokens[max(p.pos-1, 0)].span.End}
}

// try reads by a rule and goes back if it fails.
func try[T any](p *parser, rule func() T) (result T, ok bool) {
	ok = p.match(func() { result = rule() })
	return result, ok
}

// match reports whether a rule fits here, and passes over what it fits.
func (p *parser) match(rule func()) bool {
	if p.failed() {
		return false
	}
	mark := p.mark()
	rule()
	if p.failed() {
		p.reset(mark)
		return false
	}
	return true
}

// ahead reports whether a rule fits here, and stays.
func (p *parser) ahead(rule func()) bool {
	if p.failed() {
		return false
	}
	mark := p.mark()
	rule()
	ok := !p.failed()
	p.reset(mark)
	return ok
}

// without reads by a rule while no rules for mistakes are tried.
func (p *parser) without(rule func()) {
	invalid := p.invalid
	p.invalid = false
	rule()
	p.invalid = invalid
}

// A memoRule is a rule whose results the second pass remembers, lest it read the same text again and again
// for one rule after the other.
type memoRule uint8

const (
	memoExpression memoRule = iota
	memoNamed
	memoDisjunction
	memoBinary
	memoPrimary
	memoBlock
	memoSimpleStmt
)

type memoKey struct {
	rule memoRule
	pos  int
}

type memo struct {
	result any
	end    int // -1 if the rule failed
}

func remember[T any](p *parser, rule memoRule, read func() T) T {
	if !p.second || p.failed() {
		return read()
	}
	key := memoKey{rule, p.pos}
	if m, ok := p.memos[key]; ok {
		if m.end < 0 {
			p.fail()
		} else {
			p.reset(m.end)
		}
		return m.result.(T)
	}
	result := read()
	m := memo{result, p.pos}
	if p.failed() {
		m.end = -1
	}
	p.memos[key] = m
	return result
}

// enter counts a level of recursion, which leave takes back.
func (p *parser) enter() {
	p.depth++
	if p.depth > maxNesting {
		if p.second {
			panic(tooDeep{})
		}
		panic(limitError(p.file, p.here().span, "the program is nested too deeply here"))
	}
}

func (p *parser) leave() { p.depth-- }

// tooDeep is the panic that ends a second pass.
type tooDeep struct{}

// diagnose panics with the error for which the first pass has failed.
func (p *parser) diagnose() {
	p.readAgain(false)
	last := p.tokens[len(p.tokens)-1]
	p.readAgain(true)
	err := p.errorAt(last, SyntaxError, "invalid syntax")
	switch last.kind {
	case tokIndent:
		err.Kind, err.Msg = IndentationError, "unexpected indent"
		panic(err)
	case tokDedent:
		err.Kind, err.Msg = IndentationError, "unexpected unindent"
		panic(err)
	case tokEnd:
		err.Col, err.EndCol = 0, 0
	}
	err.lastCompound = p.lastCompound
	panic(p.preferScanError(err))
}

// readAgain is the second pass, or its prelude without the rules for mistakes. It returns if that finds nothing.
func (p *parser) readAgain(invalid bool) {
	defer func() {
		if r := recover(); r != nil && r != (tooDeep{}) {
			panic(r)
		}
	}()
	p.second, p.invalid = true, invalid
	p.memos = make(map[memoKey]memo)
	p.reset(0)
	p.depth = 0
	p.module()
}

// preferScanError reads the rest of the text and returns the first error in it that the scanner finds, or else
// err: what has gone wrong is often that a string or a bracket was not closed. But an error within an f-string
// may be the consequence of err.
func (p *parser) preferScanError(err *Error) *Error {
	line := p.file.Line(p.tokens[len(p.tokens)-1].span.Start)
	first := p.scanRest()
	switch n := len(p.scan.brackets); {
	case len(p.scan.fstrings) > 0:
		return err
	case first != nil && !p.scan.weak:
		return first
	case n > 0 && line > p.file.Line(uint32(p.scan.brackets[n-1].pos)):
		return p.scan.unclosed()
	}
	return err
}

// scanRest reads the rest of the text and returns the first error in it, if any.
func (p *parser) scanRest() *Error {
	return catch(func() {
		for !p.scan.weak && p.scan.next().kind != tokEnd {
			continue
		}
	})
}

// newError makes an error about a span. If that has several lines, CPython takes the last column for one of
// the first line.
func newError(f *File, kind Kind, s Span, msg string) *Error {
	start, end := f.Position(s.Start), f.Position(s.End)
	err := &Error{
		Kind: kind, Msg: msg, File: f.Name, Text: f.LineText(start.Line), Span: s,
		Line: start.Line, Col: start.Column + 1, EndLine: end.Line, EndCol: end.Column + 1,
	}
	if end.Line > start.Line {
		first := f.LineSpan(start.Line).Start
		column := first + s.End - f.LineSpan(end.Line).Start
		err.EndCol = utf8.RuneCountInString(f.Text[first:min(column, f.LineSpan(start.Line).End+1)]) + 1
	}
	return err
}

// errorAt makes an error about a token. A line end counts as a character.
func (p *parser) errorAt(t token, kind Kind, msg string) *Error {
	if t.kind == tokEnd || t.kind == tokDedent && int(t.span.Start) == len(p.file.Text) {
		return p.scan.errorAtEnd(kind, msg)
	}
	if !t.kind.hasColumn() {
		err := p.scan.errorAt(kind, int(t.span.Start), msg)
		err.EndCol = -1
		return err
	}
	err := newError(p.file, kind, t.span, msg)
	if t.kind == tokNewline && int(t.span.End) < len(p.file.Text) {
		err.EndCol++
	}
	return err
}

// give panics with an error that the parser has found, or with one of the scanner that goes before it.
func (p *parser) give(err *Error) {
	err.lastCompound = p.lastCompound
	if p.scan.ended {
		panic(err)
	}
	panic(p.preferScanError(err))
}

// raise panics with an error about a span.
func (p *parser) raise(s Span, msg ...string) {
	p.give(newError(p.file, SyntaxError, s, strings.Join(msg, "")))
}

// raiseToken panics with an error about a token.
func (p *parser) raiseToken(t token, msg ...string) {
	p.give(p.errorAt(t, SyntaxError, strings.Join(msg, "")))
}

// raiseLast panics with an error about the last token that has been looked at.
func (p *parser) raiseLast(kind Kind, msg ...string) {
	p.give(p.errorAt(p.tokens[len(p.tokens)-1], kind, strings.Join(msg, "")))
}

// raiseFrom panics with an error that begins with a token and ends with the last one that has been looked at.
func (p *parser) raiseFrom(start Span, msg ...string) {
	err := newError(p.file, SyntaxError, start, strings.Join(msg, ""))
	last := p.tokens[len(p.tokens)-1]
	end := p.file.Position(last.span.End)
	err.EndLine, err.EndCol = end.Line, end.Column
	if last.kind == tokNewline {
		err.EndCol++
	}
	p.give(err)
}
