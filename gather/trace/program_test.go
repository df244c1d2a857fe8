package trace

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"gatherplay/gather"
)

// A program is a front end for tests: coroutines are Go functions, and what they stand for in a source text they say themselves.
// Its spans are those of the first occurrence of a text in the source.
type program struct {
	*Recorder
	t        *testing.T
	source   string
	position Span
	asked    Span // the delay of the sleep that begins
	calls    map[gather.Coroutine]call
	after    func() // what is done between the end of a run and the end of the program
	clock    gather.VirtualClock
	names    gather.TaskNames
}

type call struct {
	name      string
	arguments []Argument
	span      Span
}

func newProgram(t *testing.T, source string) *program {
	p := &program{t: t, source: source, calls: make(map[gather.Coroutine]call)}
	p.Recorder = NewRecorder(p, []File{{"test.py", source}}, 0)
	return p
}

// find returns the span of a text in the source.
func (p *program) find(text string) Span {
	start := strings.Index(p.source, text)
	require.GreaterOrEqual(p.t, start, 0, "no %q in the source", text)
	return Span{0, int32(start), int32(start + len(text))}
}

// at moves on to an expression.
func (p *program) at(text string) { p.position = p.find(text) }

// coroutine returns a coroutine of a function, which call says how it was made: its name up to the parenthesis, its arguments
// literals.
func (p *program) coroutine(text string, f func(*gather.Frame) (any, error)) gather.Coroutine {
	co := gather.Async(f)
	c := call{span: p.find(text)}
	name, arguments, _ := strings.Cut(strings.TrimSuffix(text, ")"), "(")
	c.name = name
	for i, argument := range strings.FieldsFunc(arguments, func(r rune) bool { return r == ',' || r == ' ' }) {
		span := p.find(argument)
		c.arguments = append(c.arguments, Argument{
			Name:   string(rune('a' + i)),
			Value:  Value{argument, "int", p.Literal(span)},
			Source: span,
		})
	}
	p.calls[co] = c
	return co
}

// sleep sleeps as an expression like "sleep(1)" says, in seconds.
func (p *program) sleep(f *gather.Frame, text string) error {
	p.at(text)
	number := strings.TrimSuffix(strings.TrimPrefix(text, "sleep("), ")")
	seconds, err := strconv.ParseFloat(number, 64)
	require.NoError(p.t, err)
	p.asked = p.position
	p.asked.Start += int32(len("sleep("))
	p.asked.End--
	return f.Sleep(gather.Seconds(seconds))
}

// fetch returns a coroutine that sleeps and then returns a value or, if that is an error, raises it.
func (p *program) fetch(text, sleep string, result any) gather.Coroutine {
	return p.coroutine(text, func(f *gather.Frame) (any, error) {
		if err := p.sleep(f, sleep); err != nil {
			return nil, err
		}
		if err, ok := result.(error); ok {
			p.at("raise")
			return nil, err
		}
		p.at("return")
		return result, nil
	})
}

// run runs a main coroutine as asyncio.run does.
func (p *program) run(text string, f func(*gather.Frame) (any, error)) (any, error) {
	main := p.coroutine(text, f)
	p.position = Span{}
	result, err := gather.Run(main, gather.LoopOptions{Clock: &p.clock, Names: &p.names, Observer: p, Host: quiet{}})
	p.position = Span{}
	return result, err
}

// trace runs a main coroutine and returns the checked record of it.
func (p *program) trace(text string, f func(*gather.Frame) (any, error)) *Trace {
	_, err := p.run(text, f)
	if p.after != nil {
		p.after()
	}
	exit := Exit{}
	if err != nil {
		exit = Exit{Status: 1, Kind: Uncaught, Message: err.Error()}
	}
	t := p.Finish(exit)
	requireSound(p.t, t)
	return t
}

func (p *program) Position() Span { return p.position }

func (p *program) Keyword(name string) Span {
	start := strings.Index(p.source[p.position.Start:p.position.End], name+"=")
	if start < 0 {
		return Span{}
	}
	return Span{0, p.position.Start + int32(start), p.position.End - 1}
}

func (p *program) Describe(co gather.Coroutine) (string, []Argument, Span) {
	c := p.calls[co]
	return c.name, c.arguments, c.span
}

func (p *program) Value(v any) Value {
	if err, ok := v.(error); ok {
		class, message, _ := p.Failure(err)
		return Value{class + "(" + strconv.Quote(message) + ")", class, None}
	}
	return Value{fmt.Sprint(v), fmt.Sprintf("%T", v), None}
}

func (p *program) Item(list any, i int) any { return list.([]any)[i] }

func (p *program) Failure(err error) (string, string, Span) {
	class, message, _ := strings.Cut(err.Error(), ": ")
	span := Span{}
	if strings.Contains(p.source, "raise") {
		span = p.find("raise")
	}
	return class, message, span
}

func (p *program) Sleep(*gather.Future) (Span, int32) { return p.asked, p.Literal(p.asked) }

// quiet is a host that keeps reports to itself.
type quiet struct{ gather.GoHost }

func (quiet) Report(*gather.Loop, *gather.ExceptionContext) {}

// failure is an exception, with its class and message.
func failure(text string) error { return &failed{text} }

type failed struct{ text string }

func (f *failed) Error() string { return f.text }

// requireSound checks what holds for every trace.
func requireSound(t *testing.T, trace *Trace) {
	t.Helper()
	var before Moment
	for e := range trace.Events.All() {
		require.True(t, before.Before(e.At), "the event %v is out of order", e)
		before = e.At
	}
	for i := range trace.Tasks {
		task := &trace.Tasks[i]
		require.NotEmpty(t, task.Segments, task.Name)
		require.Equal(t, task.Created, task.Segments[0].From, task.Name)
		for j := range task.Segments {
			s := &task.Segments[j]
			require.False(t, s.To.Before(s.From), "%s: segment %d ends before it begins", task.Name, j)
			if j > 0 {
				require.Equal(t, task.Segments[j-1].To, s.From, "%s: gap before segment %d", task.Name, j)
			}
		}
		end := trace.End
		if task.End.Kind != Unended {
			end = task.End.At
		}
		require.Equal(t, end, task.Segments[len(task.Segments)-1].To, task.Name)
	}
	for i := range trace.Failures {
		path := trace.Failures[i].Path
		require.NotEmpty(t, path)
		for j := 1; j < len(path); j++ {
			require.False(t, path[j].At.Before(path[j-1].At), "failure %d: path goes back in time", i)
		}
	}
}

// tell tells a trace as text, one thing a line, times in seconds, empty parts left out.
func tell(t *Trace) string {
	var b strings.Builder
	name := func(task int32) string {
		if task == None {
			return "nobody"
		}
		return t.Tasks[task].Name
	}
	group := func(i int32) string {
		if i == None {
			return "no group"
		}
		return fmt.Sprint(t.Groups[i].Kind, "#", i)
	}
	source := func(s Span) string {
		if s.Zero() {
			return ""
		}
		return " '" + t.Text(s) + "'"
	}
	end := func(o Outcome) string {
		text := o.Kind.String()
		switch {
		case o.Failure != None:
			text += fmt.Sprint(" failure#", o.Failure)
		case o.Value.Type == "CancelledError" && o.Value.Repr == "":
		case !o.Value.Absent():
			text += " " + o.Value.Repr
		}
		return text
	}
	for i := range t.Tasks {
		task := &t.Tasks[i]
		if task.Role == Shutdown {
			continue
		}
		b.WriteString(task.Name)
		if task.Role == Main {
			b.WriteString(" main")
		}
		fmt.Fprintf(&b, "%s by %s:", source(task.Call), name(task.Creator))
		for _, s := range task.Segments {
			b.WriteString(" " + s.State.String())
			if s.State == Waiting {
				w := s.Wait
				b.WriteString(" " + w.Kind.String())
				switch w.Kind {
				case WaitTask:
					b.WriteString(" " + name(w.Target))
				case WaitGroup:
					b.WriteString(" " + group(w.Target))
				case WaitSleep:
					fmt.Fprintf(&b, " %v", time.Duration(w.Delay))
				}
				if w.Timeout != None {
					b.WriteString(" within " + group(w.Timeout))
				}
			}
			fmt.Fprintf(&b, " %s,", seconds(s.From.At, s.To.At))
		}
		fmt.Fprintf(&b, " %s\n", end(task.End))
	}
	for i := range t.Groups {
		g := &t.Groups[i]
		fmt.Fprintf(&b, "%s%s by %s at %s", group(int32(i)), source(g.Span), name(g.Creator), seconds(g.Formed.At, g.Formed.At))
		if g.ReturnExceptions {
			b.WriteString(" returning exceptions" + source(g.ReturnSpan))
		}
		if g.Parent != None {
			fmt.Fprintf(&b, " in %s[%d]", group(g.Parent), g.Position)
		}
		if g.Deadline >= 0 {
			b.WriteString(" until " + seconds(g.Deadline, g.Deadline))
		}
		b.WriteString(":")
		for _, s := range g.Slots {
			member := name(s.Task)
			if s.Group != None {
				member = group(s.Group)
			}
			fmt.Fprintf(&b, " %s %s", member, end(*s.Outcome))
			if s.Order > 0 {
				fmt.Fprintf(&b, " %s %s", ordinal(s.Order), seconds(s.Outcome.At.At, s.Outcome.At.At))
			}
			if !s.Value.Absent() {
				b.WriteString(" slot " + s.Value.Repr)
			}
			b.WriteString(",")
		}
		b.WriteString(" " + end(g.End))
		if g.End.Kind != Unended {
			b.WriteString(" " + seconds(g.End.At.At, g.End.At.At))
		}
		for _, task := range g.Awaiters {
			b.WriteString(" awaited by " + name(task))
		}
		if g.Abandoned {
			b.WriteString(" abandoned")
		}
		b.WriteString("\n")
	}
	for i, f := range t.Failures {
		fmt.Fprintf(&b, "failure#%d %s: %s%s:", i, f.Type, f.Message, source(f.Span))
		for _, p := range f.Path {
			id := name
			if p.Kind == InGroup || p.Kind == InSlot || p.Kind == Unsurfaced {
				id = group
			}
			fmt.Fprintf(&b, " %s %s %s%s,", p.Kind, id(p.ID), seconds(p.At.At, p.At.At), source(p.Span))
		}
		b.WriteString("\n")
	}
	for _, c := range t.Cancels {
		fmt.Fprintf(&b, "cancel %s by %s %s%s", name(c.Task), c.Cause, seconds(c.Requested.At, c.Requested.At), source(c.Span))
		switch {
		case c.Cause == ByProgram || c.Cause == ByAwaiter:
			b.WriteString(" of " + name(c.By))
		case c.By != None:
			b.WriteString(" of " + group(c.By))
		}
		if c.Message != "" {
			b.WriteString(" message " + c.Message)
		}
		if !c.Delivered.Never() {
			b.WriteString(" delivered " + seconds(c.Delivered.At, c.Delivered.At))
		}
		if c.Refused {
			b.WriteString(" refused")
		}
		b.WriteString("\n")
	}
	for _, block := range t.Blocks {
		fmt.Fprintf(&b, "blocked by %s %s%s\n", name(block.Task), seconds(block.From.At, block.To.At), source(block.Span))
	}
	for _, o := range t.Output {
		fmt.Fprintf(&b, "%s %q by %s %s%s\n", o.Stream, o.Text, name(o.Task), seconds(o.At.At, o.At.At), source(o.Span))
	}
	for _, o := range t.Orphans() {
		fmt.Fprintf(&b, "orphan %s of %s %s\n", name(o.Task), group(o.Group), seconds(o.From.At, o.To.At))
	}
	for _, r := range t.Runs {
		fmt.Fprintf(&b, "run of %s from %s", name(r.Main), seconds(r.Began.At, r.Began.At))
		if !r.MainEnded.Never() {
			b.WriteString(", main ended " + seconds(r.MainEnded.At, r.MainEnded.At))
		}
		if !r.Ended.Never() {
			b.WriteString(", ended " + seconds(r.Ended.At, r.Ended.At))
		}
		b.WriteString("\n")
	}
	return b.String()
}

// seconds tells a stretch of time.
func seconds(from, to Time) string {
	text := strconv.FormatFloat(time.Duration(from).Seconds(), 'f', -1, 64)
	if to != from {
		text += "-" + strconv.FormatFloat(time.Duration(to).Seconds(), 'f', -1, 64)
	}
	return text
}

func ordinal(n int32) string {
	return strconv.Itoa(int(n)) + [...]string{"th", "st", "nd", "rd"}[min(n, 4)%4]
}
