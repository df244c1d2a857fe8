package trace

import (
	"strconv"
	"unicode/utf8"
)

// jsonFormat is the version of the JSON form. It grows when a reader of the old form would misunderstand the new one; members
// may be added without it.
const jsonFormat = 1

// AppendJSON appends the JSON form of a trace, UTF-8 without white space, to b.
//
// Members keep the order given here. One marked with ? is left out when there is nothing to tell: a moment that never came, a
// span that is nowhere, a reference to nothing, an outcome of what has not ended, false, an empty string. Lists are always there.
//
//	Trace    {format: 1, offsets: "utf-16", seed: number, files: [File], literals: [Literal], tasks: [Task],
//	          groups: [Group], failures: [Failure], cancels: [Cancel], blocks: [Block], timers: [Timer],
//	          output: [Output], events: [Event], runs: [Run], mainEnded?: Moment, end: Moment, exit: Exit}
//	Moment   [time, sequence]: nanoseconds of virtual time, and a count from 1 that orders what shares a time
//	Span     [file, start, end]: an index into files and a half-open range of UTF-16 units of its source
//	File     {name: string, source: string}
//	Literal  {span: Span, text: string}
//	Run      {main: task, began: Moment, mainEnded?: Moment, ended?: Moment}
//	Value    {repr: string, type: string, literal?: literal}
//	Outcome  {kind: ending, at: Moment, value?: Value, failure?: failure, span?: Span}
//	Task     {name: string, earlier: [Naming], coroutine: string, arguments: [Argument], call?: Span,
//	          created: Moment, creator?: task, where?: Span, role: role, segments: [Segment], end?: Outcome,
//	          group?: group, position?: number}
//	Naming   {name: string, until: Moment}
//	Argument {name: string, value: Value, source?: Span, default?: true, variadic?: true}
//	Segment  {state: state, from: Moment, to: Moment, span?: Span, wait?: Wait}
//	Wait     {kind: wait, target?: task or group, delay?: nanoseconds, literal?: literal, asked?: Span, timeout?: group,
//	          function?: string}
//	Group    {kind: group kind, formed: Moment, creator?: task, span?: Span, returnExceptions?: true, returnSpan?: Span,
//	          deadline?: nanoseconds, slots: [Slot], awaiters: [task], end?: Outcome, abandoned?: true,
//	          parent?: group, position?: number}
//	Slot     {task?: task, group?: group, value?: Value, outcome?: Outcome, order?: number}
//	Failure  {type: string, message: string, raised: Moment, span?: Span, task?: task, path: [Place]}
//	Place    {kind: place, id?: task or group, at: Moment, span?: Span}
//	Cancel   {task: task, cause: cause, by?: task or group, message?: string, requested: Moment, span?: Span,
//	          delivered?: Moment, refused?: true}
//	Block    {task?: task, from: Moment, to: Moment, span?: Span}
//	Timer    {group?: group, due: nanoseconds, set: Moment, ended?: Moment, span?: Span}
//	Output   {at: Moment, stream: stream, text: string, task?: task, span?: Span}
//	Event    {kind: event, at: Moment, task?: task, group?: group, other?: number, step?: step, span?: Span}
//	Exit     {status: number, kind: exit, message?: string, span?: Span}
//
// A task, group, literal or failure that is referred to is an index into the list of that name. Position is there with a group
// (of a task) or a parent (of a group). A segment's wait is there while waiting; its target is a task if its kind is "task" and a
// group if it is "group"; its delay is there if its kind is "sleep". A place's id is a group if its kind is "group", "slot" or
// "unsurfaced", else a task. Who asked for a cancellation is a group if its cause is "timeout" or "group", else a task. An event's
// step is there for "step ended"; its other is an index into cancels, output, blocks, timers or failures, or a position in its group, as
// its kind says.
//
// The enumerations, whose meaning the constants of this package explain:
//
//	role        ordinary, main, shutdown
//	state       created, running, waiting, ready
//	wait        future, sleep, task, group, yield, lock, semaphore, event, condition, barrier, queue.get, queue.put, queue.join,
//	            thread
//	ending      returned, raised, cancelled, timed out
//	group kind  gather, wait_for, timeout, wait, as_completed, shield, TaskGroup
//	place       task, group, slot, caught, out of run, unsurfaced, reported, retrieved
//	cause       program, timeout, group, awaiter, shutdown
//	stream      stdout, stderr
//	event       task created, step began, step ended, task ended, group formed, group counted, group settled, timer fired,
//	            cancel requested, cancel delivered, printed, exception caught, loop blocked, main finished, shutdown began
//	step        wait, yield, return, raise, cancelled
//	exit        finished, uncaught, syntax error, unsupported, limit reached, deadlocked, internal error
//
// JavaScript reads times exactly up to 2⁵³ nanoseconds, which is 104 days.
func (t *Trace) AppendJSON(b []byte) []byte {
	e := encoder{b: b, indexes: make([]*SourceIndex, len(t.Files))}
	for i := range t.Files {
		e.indexes[i] = t.Files[i].Index()
	}
	e.trace(t)
	return e.b
}

// MarshalJSON returns the JSON form, see [Trace.AppendJSON]. The error is always nil.
func (t *Trace) MarshalJSON() ([]byte, error) { return t.AppendJSON(nil), nil }

// An encoder appends JSON. It is written by hand because reflection would make the WebAssembly file a quarter larger.
type encoder struct {
	b       []byte
	indexes []*SourceIndex // of Trace.Files
}

func (e *encoder) trace(t *Trace) {
	e.b = append(e.b, '{')
	e.number("format", jsonFormat)
	e.text("offsets", "utf-16")
	e.number("seed", t.Seed)
	list(e, "files", t.Files, e.file)
	list(e, "literals", t.Literals, e.literal)
	list(e, "tasks", t.Tasks, e.task)
	list(e, "groups", t.Groups, e.group)
	list(e, "failures", t.Failures, e.failure)
	list(e, "cancels", t.Cancels, e.cancel)
	list(e, "blocks", t.Blocks, e.block)
	list(e, "timers", t.Timers, e.timer)
	list(e, "output", t.Output, e.output)
	e.events(&t.Events)
	list(e, "runs", t.Runs, e.run)
	e.maybeMoment("mainEnded", t.MainEnded)
	e.moment("end", t.End)
	e.key("exit")
	e.exit(&t.Exit)
	e.end('}')
}

func (e *encoder) file(f *File) {
	e.text("name", f.Name)
	e.text("source", f.Source)
}

func (e *encoder) literal(l *Literal) {
	e.span("span", l.Span)
	e.text("text", l.Text)
}

func (e *encoder) run(r *Run) {
	e.reference("main", r.Main)
	e.moment("began", r.Began)
	e.maybeMoment("mainEnded", r.MainEnded)
	e.maybeMoment("ended", r.Ended)
}

func (e *encoder) value(name string, v *Value) {
	e.key(name)
	e.begin('{')
	e.text("repr", v.Repr)
	e.text("type", v.Type)
	e.reference("literal", v.Literal)
	e.end('}')
}

func (e *encoder) maybeValue(name string, v *Value) {
	if !v.Absent() {
		e.value(name, v)
	}
}

func (e *encoder) outcome(name string, o *Outcome) {
	if o.Kind == Unended {
		return
	}
	e.key(name)
	e.begin('{')
	e.text("kind", o.Kind.String())
	e.moment("at", o.At)
	e.maybeValue("value", &o.Value)
	e.reference("failure", o.Failure)
	e.span("span", o.Span)
	e.end('}')
}

func (e *encoder) task(t *Task) {
	e.text("name", t.Name)
	list(e, "earlier", t.Earlier, e.naming)
	e.text("coroutine", t.Coroutine)
	list(e, "arguments", t.Arguments, e.argument)
	e.span("call", t.Call)
	e.moment("created", t.Created)
	e.reference("creator", t.Creator)
	e.span("where", t.Where)
	e.text("role", t.Role.String())
	list(e, "segments", t.Segments, e.segment)
	e.outcome("end", &t.End)
	e.member("group", t.Group, t.Position)
}

func (e *encoder) naming(n *Naming) {
	e.text("name", n.Name)
	e.moment("until", n.Until)
}

func (e *encoder) argument(a *Argument) {
	e.text("name", a.Name)
	e.value("value", &a.Value)
	e.span("source", a.Source)
	e.flag("default", a.Default)
	e.flag("variadic", a.Variadic)
}

func (e *encoder) segment(s *Segment) {
	e.text("state", s.State.String())
	e.moment("from", s.From)
	e.moment("to", s.To)
	e.span("span", s.Span)
	if s.State != Waiting {
		return
	}
	e.key("wait")
	e.begin('{')
	e.text("kind", s.Wait.Kind.String())
	e.reference("target", s.Wait.Target)
	if s.Wait.Kind == WaitSleep {
		e.number("delay", int64(s.Wait.Delay))
	}
	e.reference("literal", s.Wait.Literal)
	e.span("asked", s.Wait.Asked)
	e.reference("timeout", s.Wait.Timeout)
	if s.Wait.Function != "" {
		e.text("function", s.Wait.Function)
	}
	e.end('}')
}

func (e *encoder) group(g *Group) {
	e.text("kind", g.Kind.String())
	e.moment("formed", g.Formed)
	e.reference("creator", g.Creator)
	e.span("span", g.Span)
	e.flag("returnExceptions", g.ReturnExceptions)
	e.span("returnSpan", g.ReturnSpan)
	if g.Deadline >= 0 {
		e.number("deadline", int64(g.Deadline))
	}
	list(e, "slots", g.Slots, e.slot)
	e.key("awaiters")
	e.begin('[')
	for _, task := range g.Awaiters {
		e.comma()
		e.b = strconv.AppendInt(e.b, int64(task), 10)
	}
	e.end(']')
	e.outcome("end", &g.End)
	e.flag("abandoned", g.Abandoned)
	e.member("parent", g.Parent, g.Position)
}

func (e *encoder) slot(s *Slot) {
	e.reference("task", s.Task)
	e.reference("group", s.Group)
	e.maybeValue("value", s.Value)
	e.outcome("outcome", s.Outcome)
	if s.Order > 0 {
		e.number("order", int64(s.Order))
	}
}

func (e *encoder) failure(f *Failure) {
	e.text("type", f.Type)
	e.text("message", f.Message)
	e.moment("raised", f.Raised)
	e.span("span", f.Span)
	e.reference("task", f.Task)
	list(e, "path", f.Path, e.place)
}

func (e *encoder) place(p *Place) {
	e.text("kind", p.Kind.String())
	e.reference("id", p.ID)
	e.moment("at", p.At)
	e.span("span", p.Span)
}

func (e *encoder) cancel(c *Cancel) {
	e.reference("task", c.Task)
	e.text("cause", c.Cause.String())
	e.reference("by", c.By)
	e.maybeText("message", c.Message)
	e.moment("requested", c.Requested)
	e.span("span", c.Span)
	e.maybeMoment("delivered", c.Delivered)
	e.flag("refused", c.Refused)
}

func (e *encoder) block(b *Block) {
	e.reference("task", b.Task)
	e.moment("from", b.From)
	e.moment("to", b.To)
	e.span("span", b.Span)
}

func (e *encoder) timer(t *Timer) {
	e.reference("group", t.Group)
	e.number("due", int64(t.Due))
	e.moment("set", t.Set)
	e.maybeMoment("ended", t.Ended)
	e.span("span", t.Span)
}

func (e *encoder) output(o *Output) {
	e.moment("at", o.At)
	e.text("stream", o.Stream.String())
	e.text("text", o.Text)
	e.reference("task", o.Task)
	e.span("span", o.Span)
}

func (e *encoder) events(events *Events) {
	e.key("events")
	e.begin('[')
	for event := range events.All() {
		e.begin('{')
		e.event(&event)
		e.end('}')
	}
	e.end(']')
}

func (e *encoder) event(v *Event) {
	e.text("kind", v.Kind.String())
	e.moment("at", v.At)
	e.reference("task", v.Task)
	e.reference("group", v.Group)
	e.reference("other", v.Other)
	if v.Kind == StepEnded {
		e.text("step", v.Step.String())
	}
	e.span("span", v.Span)
}

func (e *encoder) exit(x *Exit) {
	e.begin('{')
	e.number("status", int64(x.Status))
	e.text("kind", x.Kind.String())
	e.maybeText("message", x.Message)
	e.span("span", x.Span)
	e.end('}')
}

// list appends a member that is a list of objects.
func list[T any](e *encoder, name string, items []T, members func(*T)) {
	e.key(name)
	e.begin('[')
	for i := range items {
		e.begin('{')
		members(&items[i])
		e.end('}')
	}
	e.end(']')
}

// begin opens an object or a list.
func (e *encoder) begin(bracket byte) {
	e.comma()
	e.b = append(e.b, bracket)
}

// end closes an object or a list.
func (e *encoder) end(bracket byte) { e.b = append(e.b, bracket) }

// comma separates what follows from what stands before it, unless that is an opening bracket or a name.
func (e *encoder) comma() {
	if len(e.b) == 0 {
		return
	}
	switch e.b[len(e.b)-1] {
	case '}', ']', '"', 'e', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		e.b = append(e.b, ',')
	}
}

// key appends a member's name. Names need no escapes.
func (e *encoder) key(name string) {
	e.comma()
	e.b = append(e.b, '"')
	e.b = append(e.b, name...)
	e.b = append(e.b, '"', ':')
}

func (e *encoder) number(name string, n int64) {
	e.key(name)
	e.b = strconv.AppendInt(e.b, n, 10)
}

func (e *encoder) text(name, s string) {
	e.key(name)
	e.b = AppendQuoted(e.b, s)
}

func (e *encoder) maybeText(name, s string) {
	if s != "" {
		e.text(name, s)
	}
}

// flag appends a member that is true.
func (e *encoder) flag(name string, is bool) {
	if is {
		e.key(name)
		e.b = append(e.b, "true"...)
	}
}

// reference appends an index, unless it refers to nothing.
func (e *encoder) reference(name string, i int32) {
	if i != None {
		e.number(name, int64(i))
	}
}

// member appends to what something belongs, and its position there.
func (e *encoder) member(name string, group, position int32) {
	if group != None {
		e.number(name, int64(group))
		e.number("position", int64(position))
	}
}

func (e *encoder) moment(name string, m Moment) {
	e.key(name)
	e.numbers(int64(m.At), int64(m.Seq))
}

func (e *encoder) maybeMoment(name string, m Moment) {
	if !m.Never() {
		e.moment(name, m)
	}
}

func (e *encoder) span(name string, s Span) {
	if s.Zero() {
		return
	}
	e.key(name)
	start, end := s.Start, s.End
	if int(s.File) < len(e.indexes) {
		start, end = e.indexes[s.File].UTF16(start), e.indexes[s.File].UTF16(end)
	}
	e.numbers(int64(s.File), int64(start), int64(end))
}

// numbers appends a list of numbers.
func (e *encoder) numbers(numbers ...int64) {
	separator := byte('[')
	for _, n := range numbers {
		e.b = append(e.b, separator)
		e.b = strconv.AppendInt(e.b, n, 10)
		separator = ','
	}
	e.b = append(e.b, ']')
}

const hexDigits = "0123456789abcdef"

// AppendQuoted appends a JSON string. It escapes what JSON demands, and < and the two line separators of JavaScript, so that the
// result can stand in a script element; bytes that are not UTF-8 become U+FFFD.
func AppendQuoted(b []byte, s string) []byte {
	b = append(b, '"')
	plain := 0 // the beginning of what has not been appended yet
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		if r >= ' ' && r != '"' && r != '\\' && r != '<' && r != '\u2028' && r != '\u2029' && (r != utf8.RuneError || size > 1) {
			i += size
			continue
		}
		b = append(b, s[plain:i]...)
		switch r {
		case '"', '\\':
			b = append(b, '\\', byte(r))
		case '\n':
			b = append(b, '\\', 'n')
		case '\t':
			b = append(b, '\\', 't')
		case utf8.RuneError:
			b = utf8.AppendRune(b, r)
		default:
			b = append(b, '\\', 'u', hexDigits[r>>12&15], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15])
		}
		i += size
		plain = i
	}
	b = append(b, s[plain:]...)
	return append(b, '"')
}
