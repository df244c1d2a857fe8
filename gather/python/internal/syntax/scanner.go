package syntax

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Limits of CPython's tokenizer.
const (
	maxIndents       = 100
	maxBrackets      = 200
	maxFStrings      = 150
	maxFieldNesting  = 3
	tabSize          = 8
	alternateTabSize = 1
)

// A scanner splits a source text into tokens, one for each call of next. It panics with an *Error.
//
// It keeps what a token's meaning may depend on: the indentations that are open, the brackets that are open,
// and the f-strings that are open with how deep in them it stands.
type scanner struct {
	file *File
	src  string
	pos  int // of the next byte to read

	lineStart bool // the indentation of a line comes next
	ended     bool // the end of the text has been seen
	weak      bool // an error has been found that does not go before those of the parser
	inLine    bool // the line has a token, so that its end is one too
	pending   int  // indents (or, when negative, dedents) still to be given out
	indents   []indent
	brackets  []bracket
	fstrings  []fstring
}

// An indent is a line's indentation, measured with tabs to every eighth column and, to see whether that
// matters, with tabs as wide as a space.
type indent struct{ column, alternate int }

// A bracket is one that is open.
type bracket struct {
	char byte
	pos  int
}

// An fstring is an f-string or a t-string that is open.
type fstring struct {
	letter  byte // f or t
	quote   byte
	quotes  int // 1 or 3
	raw     bool
	start   int  // of its first letter
	literal bool // its text comes next, not an expression in it
	inSpec  bool // the text is a format specification

	brackets int // that are open within it, the braces of replacement fields too
	field    int // nesting of the replacement field at hand: -1 outside of any
}

func newScanner(f *File) *scanner {
	s := &scanner{file: f, src: f.Text, lineStart: true, indents: []indent{{}}}
	if strings.HasPrefix(s.src, byteOrderMark) {
		s.pos = len(byteOrderMark)
	}
	return s
}

// char returns the byte at a position, 0 behind the end.
func (s *scanner) char(i int) byte {
	if i < len(s.src) {
		return s.src[i]
	}
	return 0
}

// lineEnd returns the length of the line end at a position: 0 if there is none.
func (s *scanner) lineEnd(i int) int { return lineEnd(s.src, i) }

func lineEnd(src string, i int) int {
	switch {
	case i >= len(src):
		return 0
	case src[i] == '\n':
		return 1
	case src[i] != '\r':
		return 0
	case i+1 < len(src) && src[i+1] == '\n':
		return 2
	}
	return 1
}

// fail panics with an error at the character before cursor, where CPython's tokenizer would have
// stopped reading.
func (s *scanner) fail(cursor int, msg string) {
	panic(s.errorAt(SyntaxError, cursor, msg))
}

func (s *scanner) errorAt(kind Kind, cursor int, msg string) *Error {
	p := s.file.Position(uint32(cursor))
	start := uint32(max(cursor-1, 0))
	return &Error{
		Kind: kind, Msg: msg, File: s.file.Name, Text: s.file.LineText(p.Line), Span: Span{start, uint32(cursor)},
		Line: p.Line, Col: p.Column, EndLine: p.Line, EndCol: p.Column,
	}
}

func (s *scanner) token(k kind, start, end int) token {
	return token{kind: k, level: uint8(len(s.brackets)), span: Span{uint32(start), uint32(end)}}
}

// next returns the next token; behind the end, tokEnd again and again.
func (s *scanner) next() token {
	if n := len(s.fstrings); n > 0 && s.fstrings[n-1].literal {
		return s.scanLiteral(&s.fstrings[n-1])
	}
	for {
		if s.lineStart {
			s.lineStart = false
			s.scanIndentation()
		}
		switch {
		case s.pending < 0:
			s.pending++
			return s.token(tokDedent, s.pos, s.pos)
		case s.pending > 0:
			s.pending--
			return s.token(tokIndent, s.pos, s.pos)
		}
		if t, ok := s.scanToken(); ok {
			return t
		}
	}
}

// scanIndentation reads the white space at the beginning of a line and compares it with what is open.
// A line that has nothing but a comment counts for nothing, nor does one within brackets.
func (s *scanner) scanIndentation() {
	var here, joined indent
	continued := false
measure:
	for {
		switch s.char(s.pos) {
		case ' ':
			here.column++
			here.alternate++
		case '\t':
			here.column = (here.column/tabSize + 1) * tabSize
			here.alternate = (here.alternate/alternateTabSize + 1) * alternateTabSize
		case '\f':
			here = indent{}
		case '\\':
			// The indentation before a line continuation is that of the line.
			if joined.column == 0 {
				joined = here
			}
			continued = true
			s.continueLine()
			continue
		default:
			break measure
		}
		s.pos++
	}
	if s.char(s.pos) == '#' || s.lineEnd(s.pos) > 0 || len(s.brackets) > 0 {
		return
	}
	if continued && joined.column > 0 {
		here = joined
	}
	if s.pos >= len(s.src) {
		s.ended = true
		here = indent{}
	}
	top := s.indents[len(s.indents)-1]
	switch {
	case here.column == top.column:
		s.checkTabs(here.alternate == top.alternate)
	case here.column > top.column:
		if len(s.indents) >= maxIndents {
			s.failLine(IndentationError, "too many levels of indentation")
		}
		s.checkTabs(here.alternate > top.alternate)
		s.indents = append(s.indents, here)
		s.pending++
	default:
		for len(s.indents) > 1 && here.column < s.indents[len(s.indents)-1].column {
			s.indents = s.indents[:len(s.indents)-1]
			s.pending--
		}
		top = s.indents[len(s.indents)-1]
		if here.column != top.column {
			s.failLine(IndentationError, "unindent does not match any outer indentation level")
		}
		s.checkTabs(here.alternate == top.alternate)
	}
}

func (s *scanner) checkTabs(consistent bool) {
	if !consistent {
		s.failLine(TabError, "inconsistent use of tabs and spaces in indentation")
	}
}

// failLine panics with an error about the whole line at hand.
func (s *scanner) failLine(kind Kind, msg string) {
	s.weak = true
	line := s.file.Line(uint32(s.pos))
	span := s.file.LineSpan(line)
	err := s.errorAt(kind, int(span.End), msg)
	err.Span = span
	err.Col++
	err.EndCol = -1
	if kind != IndentationError || strings.HasPrefix(msg, "too") {
		err.Col, err.EndCol = 1, 0
	}
	panic(err)
}

// continueLine passes over a backslash and the line end after it.
func (s *scanner) continueLine() {
	n := s.lineEnd(s.pos + 1)
	if s.pos+1 == len(s.src) {
		s.failEnd()
	}
	if n == 0 {
		s.weak = true
		err := s.errorAt(SyntaxError, s.pos+2, "unexpected character after line continuation character")
		err.EndCol = 0
		panic(err)
	}
	s.pos += 1 + n
	if s.pos >= len(s.src) {
		s.failEnd()
	}
}

// failEnd panics with the error that the text has ended too early.
func (s *scanner) failEnd() {
	s.weak, s.ended = true, true
	if len(s.brackets) > 0 {
		panic(s.unclosed())
	}
	panic(s.errorAtEnd(SyntaxError, "unexpected EOF while parsing"))
}

// errorAtEnd returns an error behind the last line that has any text.
func (s *scanner) errorAtEnd(kind Kind, msg string) *Error {
	line := s.lineAt(len(s.src))
	err := s.errorAt(kind, int(s.file.LineSpan(line).End), msg)
	err.Col++
	err.EndCol = -1
	return err
}

// unclosed returns the error that the innermost bracket has no counterpart.
func (s *scanner) unclosed() *Error {
	b := s.brackets[len(s.brackets)-1]
	err := s.errorAt(SyntaxError, b.pos+1, "'"+string(b.char)+"' was never closed")
	err.EndCol = 0
	return err
}

// scanToken reads a token, unless the line has come to an end that is none.
func (s *scanner) scanToken() (token, bool) {
	for {
		c := s.char(s.pos)
		if c == ' ' || c == '\t' || c == '\f' {
			s.pos++
		} else if c == '\\' && s.pos < len(s.src) {
			s.continueLine()
		} else {
			break
		}
	}
	start := s.pos
	if s.char(s.pos) == '#' {
		for s.pos < len(s.src) && s.lineEnd(s.pos) == 0 {
			s.pos++
		}
	}
	if s.pos >= len(s.src) {
		return s.scanEnd(start)
	}
	if n := s.lineEnd(s.pos); n > 0 {
		end := s.pos
		s.pos += n
		s.lineStart = true
		if !s.inLine || len(s.brackets) > 0 {
			return token{}, false
		}
		s.inLine = false
		return s.token(tokNewline, start, end), true
	}
	s.inLine = true
	c := s.src[s.pos]
	switch {
	case isNameStart(c):
		return s.scanName(), true
	case isDigit(c) || c == '.' && isDigit(s.char(s.pos+1)):
		s.scanNumber()
		return s.token(tokNumber, start, s.pos), true
	case c == '"' || c == '\'':
		return s.scanString(start), true
	}
	return s.scanOperator(), true
}

// scanEnd deals with the end of the text: it ends a line that has no line end, closes all indentations,
// and then stays.
func (s *scanner) scanEnd(start int) (token, bool) {
	if len(s.brackets) > 0 {
		s.failEnd()
	}
	if s.inLine {
		s.inLine = false
		s.lineStart = true
		return s.token(tokNewline, start, len(s.src)), true
	}
	if len(s.indents) > 1 {
		s.lineStart = true
		return token{}, false
	}
	return s.token(tokEnd, len(s.src), len(s.src)), true
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
func isNameStart(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_' || c >= utf8.RuneSelf
}
func isNamePart(c byte) bool { return isNameStart(c) || isDigit(c) }

// scanName reads a name, a keyword, or a string that begins with a prefix.
func (s *scanner) scanName() token {
	start := s.pos
	for s.pos < len(s.src) && isNamePart(s.src[s.pos]) {
		s.pos++
		if n := s.pos - start; n <= 3 && (s.char(s.pos) == '"' || s.char(s.pos) == '\'') {
			if prefix := strings.ToLower(s.src[start:s.pos]); isStringPrefix(prefix) {
				s.checkPrefix(start, prefix)
				return s.scanString(start)
			}
		}
	}
	text := s.src[start:s.pos]
	if k, ok := fixed[text]; ok {
		return s.token(k, start, s.pos)
	}
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			s.checkName(start, text)
			break
		}
	}
	return s.token(tokName, start, s.pos)
}

// isStringPrefix reports whether the letters before a quote are all such as may stand there, be it in
// a combination that may not.
func isStringPrefix(letters string) bool {
	for i := range len(letters) {
		c := letters[i]
		if !strings.ContainsRune("bfrtu", rune(c)) || strings.IndexByte(letters[:i], c) >= 0 {
			return false
		}
	}
	return true
}

// incompatiblePrefixes are the pairs of string prefixes that exclude each other, in the order in which
// CPython looks for them.
var incompatiblePrefixes = []string{"ub", "ur", "uf", "ut", "bf", "bt", "ft"}

func (s *scanner) checkPrefix(start int, prefix string) {
	for _, pair := range incompatiblePrefixes {
		if strings.IndexByte(prefix, pair[0]) >= 0 && strings.IndexByte(prefix, pair[1]) >= 0 {
			err := s.errorAt(SyntaxError, s.pos, "'"+pair[:1]+"' and '"+pair[1:]+"' prefixes are incompatible")
			err.Span = Span{uint32(start), uint32(s.pos)}
			first := s.file.Position(uint32(start))
			err.Col, err.EndCol = first.Column+1, err.Col+1
			panic(err)
		}
	}
}

// scanString reads a string literal whose quotes are at hand, or the opening quotes of an f-string.
func (s *scanner) scanString(start int) token {
	prefix := strings.ToLower(s.src[start:s.pos])
	quote := s.src[s.pos]
	quotes := 1
	s.pos++
	if s.char(s.pos) == quote {
		if s.char(s.pos+1) == quote {
			quotes = 3
			s.pos += 2
		} else if !strings.ContainsAny(prefix, "ft") {
			s.pos++
			return s.token(tokString, start, s.pos)
		}
	}
	for i := range len(prefix) {
		if prefix[i] == 'f' || prefix[i] == 't' {
			if len(s.fstrings)+1 >= maxFStrings {
				s.fail(s.pos, "too many nested f-strings or t-strings")
			}
			s.fstrings = append(s.fstrings, fstring{
				letter: prefix[i], quote: quote, quotes: quotes, raw: strings.IndexByte(prefix, 'r') >= 0,
				start: start, literal: true, field: -1,
			})
			if prefix[i] == 't' {
				return s.token(tokTStart, start, s.pos)
			}
			return s.token(tokFStart, start, s.pos)
		}
	}
	escapedQuote := false
	for found := 0; found < quotes; {
		n := s.lineEnd(s.pos)
		switch c := s.char(s.pos); {
		case s.pos >= len(s.src), n > 0 && quotes == 1:
			s.failString(start, quote, quotes, escapedQuote)
		case c == quote:
			found++
			s.pos++
		case c == '\\':
			found = 0
			s.pos++
			escapedQuote = escapedQuote || s.char(s.pos) == quote
			s.pos += max(1, s.lineEnd(s.pos))
		default:
			found = 0
			s.pos += max(1, n)
		}
	}
	return s.token(tokString, start, s.pos)
}

// failString panics with the error that a string has no closing quotes. Within an f-string whose own quotes
// are the same, what seems to open a string closes the f-string, and a brace is missing.
func (s *scanner) failString(start int, quote byte, quotes int, escapedQuote bool) {
	detected := s.lineAt(s.pos)
	if n := len(s.fstrings); n > 0 && s.fstrings[n-1].quote == quote && s.fstrings[n-1].quotes == quotes {
		s.fail(start+1, string(s.fstrings[n-1].letter)+"-string: expecting '}'")
	}
	msg := "unterminated string literal (detected at line "
	if quotes == 3 {
		msg = "unterminated triple-quoted string literal (detected at line "
	}
	msg += strconv.Itoa(detected) + ")"
	if escapedQuote && quotes == 1 {
		msg += "; perhaps you escaped the end quote?"
	}
	s.fail(start+1, msg)
}

// lineAt returns the number of the line of a position; the end belongs to the last line that has any text.
func (s *scanner) lineAt(pos int) int {
	return s.file.Line(uint32(max(min(pos, len(s.src)-1), 0)))
}

// scanLiteral reads the next piece of an f-string's text: up to a replacement field, a doubled brace
// or the closing quotes.
func (s *scanner) scanLiteral(f *fstring) token {
	start := s.pos
	middle, end := tokFMiddle, tokFEnd
	if f.letter == 't' {
		middle, end = tokTMiddle, tokTEnd
	}
	if s.char(s.pos) == '{' && s.char(s.pos+1) != '{' {
		s.enterField(f)
		return s.scanOperator()
	}
	if strings.HasPrefix(s.src[s.pos:], strings.Repeat(string(f.quote), f.quotes)) {
		s.pos += f.quotes
		s.fstrings = s.fstrings[:len(s.fstrings)-1]
		return s.token(end, start, s.pos)
	}
	named := false // within \N{…}, whose braces are no field's
	for found := 0; found < f.quotes; {
		inSpec := f.inSpec && f.field >= 0
		n := s.lineEnd(s.pos)
		c := s.char(s.pos)
		if s.pos >= len(s.src) || n > 0 && f.quotes == 1 {
			atLineEnd := n > 0 || s.pos == len(s.src) && s.lineEnd(len(s.src)-1) == 0
			s.failFString(f, inSpec && f.quotes == 1 && atLineEnd)
		}
		if c == f.quote {
			found++
			s.pos++
			continue
		}
		found = 0
		switch c {
		case '{':
			if s.char(s.pos+1) == '{' && !inSpec {
				s.pos += 2
				return s.token(middle, start, s.pos)
			}
			s.enterField(f)
			return s.token(middle, start, s.pos)
		case '}':
			if named {
				s.pos++
				return s.token(middle, start, s.pos)
			}
			if s.char(s.pos+1) == '}' && !inSpec && f.brackets == 0 {
				s.pos += 2
				return s.token(middle, start, s.pos)
			}
			f.literal = false
			return s.token(middle, start, s.pos)
		case '\\':
			s.pos++
			escaped := s.char(s.pos)
			if escaped == '{' || escaped == '}' {
				continue
			}
			if escaped == 'N' && !f.raw && s.char(s.pos+1) == '{' {
				named = true
				s.pos++
			}
			s.pos += max(1, s.lineEnd(s.pos))
			continue
		}
		s.pos += max(1, n)
	}
	s.pos -= f.quotes
	return s.token(middle, start, s.pos)
}

func (s *scanner) enterField(f *fstring) {
	f.field++
	if f.field >= maxFieldNesting {
		s.fail(s.pos, string(f.letter)+"-string: expressions nested too deeply")
	}
	f.literal = false
}

// failFString panics with the error that an f-string has no closing quotes.
func (s *scanner) failFString(f *fstring, newlineInSpec bool) {
	letter := string(f.letter)
	if newlineInSpec {
		err := s.errorAt(SyntaxError, s.pos,
			letter+"-string: newlines are not allowed in format specifiers for single quoted "+letter+"-strings")
		err.Col++
		err.EndCol++
		panic(err)
	}
	detected := s.lineAt(s.pos)
	msg := "unterminated "
	if f.quotes == 3 {
		msg = "unterminated triple-quoted "
	}
	s.fail(f.start+1, msg+letter+"-string literal (detected at line "+strconv.Itoa(detected)+")")
}

// scanOperator reads an operator, a bracket or another sign.
func (s *scanner) scanOperator() token {
	start := s.pos
	c := s.src[s.pos]
	var f *fstring
	if n := len(s.fstrings); n > 0 {
		f = &s.fstrings[n-1]
	}
	if c == ':' && f != nil && f.field >= 0 && f.brackets-1 == f.field {
		// The colon of a replacement field ends its expression, even in front of an equals sign.
		s.pos++
		f.literal, f.inSpec = true, true
		return s.token(tokColon, start, s.pos)
	}
	var k kind
	for n := 3; n > 0; n-- {
		if s.pos+n <= len(s.src) {
			if found, ok := fixed[s.src[s.pos:s.pos+n]]; ok {
				k = found
				s.pos += n
				break
			}
		}
	}
	switch k {
	case tokFail:
		if c < ' ' || c == 0x7f {
			s.fail(s.pos+1, "invalid non-printable character U+"+hex4(rune(c)))
		}
		s.pos++
		k = tokOther
	case tokLParen, tokLBracket, tokLBrace:
		if len(s.brackets) >= maxBrackets {
			s.fail(s.pos, "too many nested parentheses")
		}
		s.brackets = append(s.brackets, bracket{c, start})
		if f != nil {
			f.brackets++
		}
	case tokRParen, tokRBracket, tokRBrace:
		s.closeBracket(c, f)
	}
	return s.token(k, start, s.pos)
}

// counterparts are the closing brackets of the opening ones.
var counterparts = map[byte]byte{'(': ')', '[': ']', '{': '}'}

func (s *scanner) closeBracket(c byte, f *fstring) {
	if f != nil && f.brackets == 0 && c == '}' {
		s.fail(s.pos, string(f.letter)+"-string: single '}' is not allowed")
	}
	if len(s.brackets) == 0 {
		s.fail(s.pos, "unmatched '"+string(c)+"'")
	}
	b := s.brackets[len(s.brackets)-1]
	s.brackets = s.brackets[:len(s.brackets)-1]
	if counterparts[b.char] != c {
		if f != nil && b.char == '{' && f.brackets-1 == f.field {
			s.fail(s.pos, string(f.letter)+"-string: unmatched '"+string(c)+"'")
		}
		msg := "closing parenthesis '" + string(c) + "' does not match opening parenthesis '" + string(b.char) + "'"
		if line := s.file.Line(uint32(b.pos)); line != s.file.Line(uint32(s.pos-1)) {
			msg += " on line " + strconv.Itoa(line)
		}
		s.fail(s.pos, msg)
	}
	if f != nil {
		f.brackets--
		if f.brackets < 0 {
			s.fail(s.pos, string(f.letter)+"-string: unmatched '"+string(c)+"'")
		}
		if c == '}' && f.brackets == f.field {
			f.field--
			f.literal, f.inSpec = true, false
		}
	}
}
