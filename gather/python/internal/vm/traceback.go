package vm

import (
	"strings"
	"unicode/utf8"

	"gatherplay/gather/python/internal/syntax"
)

// TracebackText returns what CPython prints for an uncaught exception: its traceback, those of what led to it, and the last line.
// Frames of the standard library's own code are left out.
func (vm *VM) TracebackText(e *Error) string {
	text, _ := vm.UncaughtText(e)
	return text
}

// UncaughtText is TracebackText and, beside it, the one line in it that says what was raised: without further lines of the exception's
// text, its notes, and the members of a group.
func (vm *VM) UncaughtText(e *Error) (traceback, message string) {
	p := &tracebackPrinter{vm: vm, seen: map[*Error]bool{}, uncaught: e}
	p.print(e)
	return p.out.String(), p.message
}

// TracebackPieces is TracebackText in the pieces that the traceback module has them in: one for each frame, for each last line and for
// what connects exceptions; without what led to e, unless that is wanted.
func (vm *VM) TracebackPieces(e *Error, chained bool) []string {
	p := &tracebackPrinter{vm: vm, seen: map[*Error]bool{}, alone: !chained}
	p.print(e)
	return p.pieces()
}

// SummaryPieces is Summary in pieces: the last line, and each note.
func (vm *VM) SummaryPieces(e *Error) []string {
	p := &tracebackPrinter{vm: vm}
	p.summary(e)
	return p.pieces()
}

func (p *tracebackPrinter) pieces() []string {
	text := p.out.String()
	pieces := make([]string, len(p.starts))
	for i, start := range p.starts {
		end := len(text)
		if i+1 < len(p.starts) {
			end = p.starts[i+1]
		}
		pieces[i] = text[start:end]
	}
	return pieces
}

// EntryText returns what a traceback shows of an entry; plain says that only the line is known, not what in it is meant.
//
// Once CPython has begun to clear its modules, nothing can be imported any more: linecache has only the files that it has read before,
// and what in a line is meant is not looked into.
func (vm *VM) EntryText(t *Traceback, plain bool) string {
	vm.Spend(frameCost)
	cleared := vm.diagnosis.cleared
	text := t.head()
	if !cleared || vm.cited[t.Code.File] {
		vm.cite(t.Code.File)
		text += t.Code.place(t.PC).excerpt(plain || t.PC < 0, !cleared)
	}
	return text
}

// head returns the line that says where an entry is.
func (t *Traceback) head() string {
	return `  File "` + t.Code.File.Name + `", line ` + itoa(t.line()) + ", in " + t.Code.Name + "\n"
}

// cite notes that a line of a file is shown, and returns the file.
func (vm *VM) cite(file *syntax.File) *syntax.File {
	if vm.cited == nil {
		vm.cited = map[*syntax.File]bool{}
	}
	vm.cited[file] = true
	return file
}

// plainTraceback returns a traceback as CPython prints it of an exception that can't be raised anywhere: without what led to it, and
// without carets; without the lines if it has begun to clear its modules.
func (vm *VM) plainTraceback(e *Error) string {
	if e.Traceback == nil && vm.frame != nil {
		e.Traceback = &Traceback{Code: vm.frame.code, PC: vm.frame.pc}
	}
	text := ""
	for t := e.Traceback; t != nil; t = t.Next {
		if !t.Code.Library {
			vm.Spend(frameCost)
			text += t.head()
			if !vm.diagnosis.cleared {
				text += t.Code.place(t.PC).excerpt(true, false)
			}
		}
	}
	if e.Traceback != nil {
		text = "Traceback (most recent call last):\n" + text
	}
	return text + e.Class.fullName() + ": " + vm.textOf(e) + "\n"
}

// Summary returns the last lines of a traceback: the exception's class and text, and its notes.
func (vm *VM) Summary(e *Error) string {
	p := &tracebackPrinter{vm: vm}
	p.summary(e)
	return p.out.String()
}

// Pass notes that the exception has passed a function that is written in Python in CPython's library. It is not shown, but that there is
// a traceback is; and that keeps alive what the function's variables refer to, and those of its callers.
func (vm *VM) Pass(e *Error, variables ...any) {
	if caller := vm.caller(); caller != nil {
		variables = append([]any{caller}, variables...)
	}
	e.Traceback = &Traceback{Next: e.Traceback, Code: libraryCode, held: variables, age: vm.Number()}
}

// During implements [gather.Chained].
func (e *Error) During(handled error) { e.Context, _ = handled.(*Error) }

// libraryCode stands for all code of the library.
var libraryCode = &Code{Library: true}

// frameCost is what finding out what to underline in a line costs, counted in instructions.
const frameCost = 800

type tracebackPrinter struct {
	vm     *VM
	out    strings.Builder
	seen   map[*Error]bool
	indent int   // how deep in exception groups
	alone  bool  // without what led to the exception
	starts []int // where the pieces of out begin
	closed bool  // the line that ends a group has just been printed, by an inner group

	uncaught *Error // whose message is wanted
	message  string
}

const (
	causeText   = "\nThe above exception was the direct cause of the following exception:\n\n"
	contextText = "\nDuring handling of the above exception, another exception occurred:\n\n"

	mostGroupMembers = 15
	deepestGroup     = 10
)

// line writes text, indented and marked as belonging to the exception group that is being printed.
func (p *tracebackPrinter) line(text string) { p.marked(text, "|") }

func (p *tracebackPrinter) marked(text, margin string) {
	p.starts = append(p.starts, p.out.Len())
	p.vm.Charge(2 * len(text))
	p.vm.Spend(len(text)/16 + 1)
	prefix := ""
	if p.indent > 0 {
		prefix = strings.Repeat(" ", 2*p.indent) + margin + " "
	}
	for part := range strings.SplitAfterSeq(text, "\n") {
		if part != "" {
			p.out.WriteString(prefix)
			p.out.WriteString(part)
		}
	}
}

// A told exception is one that is to be printed, with what led to it and the members of a group, unless that is printed elsewhere.
type told struct {
	e              *Error
	cause, context *told
	members        []*told
	depth          int // in groups
}

func (p *tracebackPrinter) tell(e *Error, depth int) *told {
	p.vm.Charge(64)
	p.vm.Spend(8)
	p.seen[e] = true
	return &told{e: e, depth: depth}
}

// print prints e and, before it, what led to it. What has led to several is printed once, with that which traceback.TracebackException
// comes by first: the last of the members of a group.
func (p *tracebackPrinter) print(e *Error) {
	root := p.tell(e, 0)
	for left := []*told{root}; len(left) > 0; {
		t := left[len(left)-1]
		left = left[:len(left)-1]
		if cause := t.e.Cause; cause != nil && !p.seen[cause] {
			t.cause = p.tell(cause, t.depth)
			left = append(left, t.cause)
		}
		if context := t.e.Context; context != nil && !p.seen[context] && !t.e.SuppressContext {
			t.context = p.tell(context, t.depth)
			left = append(left, t.context)
		}
		if t.depth <= deepestGroup {
			for _, member := range t.e.Group {
				t.members = append(t.members, p.tell(member, t.depth+1))
			}
			left = append(left, t.members...)
		}
	}
	p.chain(root)
}

// chain prints what led to an exception, and then the exception.
func (p *tracebackPrinter) chain(last *told) {
	type link struct {
		t    *told
		text string // that connects it with the one after it
	}
	chain := []link{{last, ""}}
	for at := last; !p.alone; {
		before, text := at.cause, causeText
		if before == nil && !at.e.SuppressContext {
			before, text = at.context, contextText
		}
		if before == nil {
			break
		}
		chain = append(chain, link{before, text})
		at = before
	}
	for i := len(chain) - 1; i >= 0; i-- {
		p.one(chain[i].t)
		if i > 0 {
			p.line(chain[i].text)
		}
	}
}

// one prints an exception by itself, and the members of a group.
func (p *tracebackPrinter) one(t *told) {
	e := t.e
	if len(e.Group) == 0 {
		if e.Traceback != nil {
			p.line("Traceback (most recent call last):\n")
			p.frames(e.Traceback)
		}
		p.summary(e)
		return
	}
	if p.indent > deepestGroup {
		p.line("... (max_group_depth is 10)\n")
		return
	}
	top := p.indent == 0
	if top {
		p.indent++
	}
	if e.Traceback != nil {
		margin := "|"
		if top {
			margin = "+"
		}
		p.marked("Exception Group Traceback (most recent call last):\n", margin)
		p.frames(e.Traceback)
	}
	p.summary(e)
	p.closed = false
	n := min(len(e.Group), mostGroupMembers+1)
	for i := range n {
		last := i == n-1
		if last {
			p.closed = true // unless a member that is itself a group prints the line
		}
		label := itoa(i + 1)
		if i == mostGroupMembers {
			label = "..."
		}
		corner := "  "
		if i == 0 {
			corner = "+-"
		}
		p.out.WriteString(strings.Repeat(" ", 2*p.indent) + corner + "+---------------- " + label + " ----------------\n")
		p.indent++
		if i < mostGroupMembers {
			p.chain(t.members[i])
		} else {
			rest := len(e.Group) - mostGroupMembers
			p.line("and " + count(rest, "more exception") + "\n")
		}
		if last && p.closed {
			p.out.WriteString(strings.Repeat(" ", 2*p.indent) + "+------------------------------------\n")
			p.closed = false
		}
		p.indent--
	}
	if top {
		p.indent = 0
	}
}

// summary prints the last lines: class, text and notes.
func (p *tracebackPrinter) summary(e *Error) {
	if e.syntax != nil {
		report := SyntaxReport(e.syntax)
		if e == p.uncaught {
			report := strings.TrimSuffix(report, "\n")
			p.message = report[strings.LastIndexByte(report, '\n')+1:]
		}
		p.line(report)
		p.notes(e)
		return
	}
	text := p.vm.textOf(e)
	name := e.Class.fullName()
	p.vm.Charge(4 * len(text))
	if text += p.vm.suggest(e); text != "" {
		name += ": " + text
	}
	if e == p.uncaught {
		p.message, _, _ = strings.Cut(name, "\n")
	}
	p.line(name + "\n")
	p.notes(e)
}

// textOf returns str(e), or that there is none.
func (vm *VM) textOf(e *Error) string {
	text, err := vm.Str(e)
	if err != nil {
		return "<exception str() failed>"
	}
	return text
}

// notes prints what was added to an exception.
func (p *tracebackPrinter) notes(e *Error) {
	notes, _ := e.Attrs.Get("__notes__").(*List)
	if notes == nil {
		return
	}
	for _, note := range notes.Items {
		text, err := p.vm.Str(note)
		if err != nil {
			text = "<note str() failed>"
		}
		p.line(text + "\n")
	}
}

// frames prints the entries of a traceback. More than three of the same in a row are counted.
func (p *tracebackPrinter) frames(t *Traceback) {
	const most = 3
	var last *Traceback
	lastLine, repeated := 0, 0
	tell := func() {
		if repeated > most {
			plural := "s"
			if repeated-most == 1 {
				plural = ""
			}
			p.line("  [Previous line repeated " + itoa(repeated-most) + " more time" + plural + "]\n")
		}
	}
	for ; t != nil; t = t.Next {
		if t.Code.Library {
			continue
		}
		line := t.line()
		if last != nil && line == lastLine && t.Code.File == last.Code.File && t.Code.Name == last.Code.Name {
			if repeated++; repeated > most {
				continue
			}
		} else {
			tell()
			repeated = 1
		}
		last, lastLine = t, line
		p.line(p.vm.EntryText(t, false))
	}
	tell()
}

// line returns the number of the line that the entry points at.
func (t *Traceback) line() int {
	if t.PC < 0 { // thrown in before the first instruction
		return t.Code.FirstLine
	}
	place := t.Code.place(t.PC)
	return place.File.Line(place.Span.Start)
}

// excerpt returns the source lines of a place, with carets under what is meant where that isn't the whole line; plain asks for the
// first line alone. If parsed is not set, the carets don't tell apart what went wrong from its operands.
func (p Place) excerpt(plain, parsed bool) string {
	first := p.File.Line(p.Span.Start)
	last := p.File.Line(max(p.Span.Start, p.Span.End-min(p.Span.End, 1)))
	if plain {
		last = first
	}
	lines := make([]string, 0, last-first+1)
	for n := first; n <= last; n++ {
		lines = append(lines, p.File.LineText(n))
	}
	if strings.TrimSpace(lines[0]) == "" {
		return ""
	}
	start := p.File.Position(p.Span.Start).Column
	end := p.File.Position(p.Span.End).Column
	dedent := commonIndent(lines)
	for i := range lines {
		lines[i] = lines[i][min(dedent, len(lines[i])):]
	}
	start, end = max(0, start-dedent), max(0, end-dedent)
	if plain {
		return "    " + strings.TrimSpace(lines[0]) + "\n"
	}
	e := &excerpt{lines: lines, start: start, end: end, parsed: parsed}
	if parsed {
		e.findAnchors()
	}
	return e.render()
}

// commonIndent returns the width of the white space that all lines begin with; blank ones don't count.
func commonIndent(lines []string) int {
	common := -1
	for _, line := range lines {
		trimmed := strings.TrimLeft(line, " \t\f")
		if trimmed == "" {
			continue
		}
		if indent := len(line) - len(trimmed); common < 0 || indent < common {
			common = indent
		}
	}
	return max(common, 0)
}

// An excerpt is some source lines of which a part is meant: from column start of the first line to column end of the last one.
type excerpt struct {
	lines      []string
	start, end int
	parsed     bool

	// anchors, if there are any, divide the part: what lies between the two is what really went wrong (the operator, the brackets).
	anchored               bool
	leftLine, leftColumn   int
	rightLine, rightColumn int
}

// findAnchors looks for the operator, the brackets or the parentheses of the call that the part is.
func (e *excerpt) findAnchors() {
	text := strings.Join(e.lines, "\n")
	from := byteOffset(e.lines[0], e.start)
	to := len(text) - len(e.lines[len(e.lines)-1]) + byteOffset(e.lines[len(e.lines)-1], e.end)
	if from >= to {
		return
	}
	segment := text[from:to]
	module, err := syntax.Parse("", "(\n"+segment+"\n)")
	if err != nil || len(module.Body) != 1 {
		return
	}
	statement, ok := module.Body[0].(*syntax.ExprStmt)
	if !ok {
		return
	}
	var span syntax.Span
	switch x := statement.Value.(type) {
	case *syntax.BinOp:
		span = x.OpSpan
	case *syntax.Subscript:
		at := uint32(strings.IndexByte(module.File.Text[x.Value.Span().End:], '[')) + x.Value.Span().End
		span = syntax.Span{Start: at, End: x.Span().End}
	case *syntax.Call:
		span = x.ParensSpan
	default:
		return
	}
	left, right := module.File.Position(span.Start), module.File.Position(span.End)
	e.anchored = true
	e.leftLine, e.leftColumn = left.Line-2, left.Column
	e.rightLine, e.rightColumn = right.Line-2, right.Column
	if e.leftLine == 0 {
		e.leftColumn += e.start
	}
	if e.rightLine == 0 {
		e.rightColumn += e.start
	}
}

// byteOffset returns where in a line a column, counted in code points, begins.
func byteOffset(line string, column int) int {
	for i := range line {
		if column == 0 {
			return i
		}
		column--
	}
	return len(line)
}

// needsCarets reports whether the part has to be pointed at: a call that is all that is returned or assigned needs not.
func (e *excerpt) needsCarets() bool {
	module, err := syntax.Parse("", strings.Join(e.lines, "\n"))
	if e.parsed && err == nil && len(module.Body) > 0 {
		var call syntax.Expr
		switch statement := module.Body[0].(type) {
		case *syntax.Return:
			if c, ok := statement.Value.(*syntax.Call); ok {
				if _, ok := c.Func.(*syntax.Name); ok {
					call = c
				}
			}
		case *syntax.Assign:
			if c, ok := statement.Value.(*syntax.Call); ok {
				call = c
			}
		}
		if call != nil {
			from, to := module.File.Position(call.Span().Start), module.File.Position(call.Span().End)
			if from.Line == 1 && to.Line == len(e.lines) && from.Column == e.start && to.Column == e.end {
				return false
			}
		}
	}
	if e.anchored {
		return true
	}
	first, last := e.lines[0], e.lines[len(e.lines)-1]
	return strings.TrimSpace(first[:byteOffset(first, e.start)]) != "" || strings.TrimSpace(last[byteOffset(last, e.end):]) != ""
}

// render returns the lines with their carets; of many lines only those around what matters.
func (e *excerpt) render() string {
	carets := e.needsCarets()
	shown := make([]bool, len(e.lines))
	mark := func(line int) {
		if 0 <= line && line < len(shown) {
			shown[line] = true
		}
	}
	mark(0)
	mark(len(e.lines) - 1)
	if e.anchored {
		for d := -1; d <= 1; d++ {
			mark(e.leftLine + d)
			mark(e.rightLine + d)
		}
	}
	var out strings.Builder
	last := -1
	for i := range e.lines {
		if !shown[i] {
			continue
		}
		switch gap := i - last; {
		case last >= 0 && gap == 2:
			e.write(&out, i-1, carets)
		case last >= 0 && gap > 2:
			out.WriteString("    ...<" + itoa(gap-1) + " lines>...\n")
		}
		e.write(&out, i, carets)
		last = i
	}
	return out.String()
}

func (e *excerpt) write(out *strings.Builder, line int, carets bool) {
	text := e.lines[line]
	out.WriteString("    " + text + "\n")
	if !carets {
		return
	}
	spaces := len(text) - len(strings.TrimLeft(text, " \t\f"))
	width := utf8.RuneCountInString(text)
	if line == len(e.lines)-1 {
		width = e.end
	}
	row := make([]byte, 0, width)
	for column := range width {
		mark := byte('^')
		switch {
		case column < spaces || line == 0 && column < e.start:
			mark = ' '
		case e.anchored && !e.between(line, column):
			mark = '~'
		}
		row = append(row, mark)
	}
	out.WriteString("    " + strings.TrimRight(string(row), " ") + "\n")
}

// between reports whether a position lies between the anchors.
func (e *excerpt) between(line, column int) bool {
	return (line > e.leftLine || line == e.leftLine && column >= e.leftColumn) &&
		(line < e.rightLine || line == e.rightLine && column < e.rightColumn)
}

// tracebackObject is e.__traceback__.
func tracebackObject(e *Error) Value {
	entry := e.Traceback
	if entry == nil {
		return None
	}
	if shown := entry.shown(); shown != nil {
		entry = shown
	}
	return &TracebackObject{entry}
}

// A TracebackObject is a traceback as the program sees it.
type TracebackObject struct{ Entry *Traceback }

// TracebackType is the type of tracebacks.
var TracebackType = newFinalType("traceback")

// Type implements [Value].
func (*TracebackObject) Type() *Type { return TracebackType }
