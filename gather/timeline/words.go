package timeline

import (
	"sort"
	"strconv"

	"gatherplay/gather/trace"
)

// taskName returns what a task is called in the drawing.
func taskName(t *trace.Task) string { return clean(t.Called()) }

// taskTitle returns a task's name with its place in its group, which tells it from others of the same coroutine: "call_api [1]".
func (a *Arrangement) taskTitle(task int32) string {
	if task < 0 || int(task) >= len(a.trace.Tasks) {
		return "the program"
	}
	name := taskName(&a.trace.Tasks[task])
	if lane := a.Lane(task); lane >= 0 && len(a.lanes[lane].positions) > 0 {
		return name + " [" + strconv.Itoa(int(a.lanes[lane].positions[0])) + "]"
	}
	return name
}

// Title returns what a task is called wherever it is spoken of: its name, with its place in its group.
func (a *Arrangement) Title(task int32) string { return a.taskTitle(task) }

// TimerTitle returns what a timer is for.
func (a *Arrangement) TimerTitle(s trace.SetTimer) string {
	if s.Task != trace.None {
		return a.taskTitle(s.Task)
	}
	timer := &a.trace.Timers[s.Timer]
	if timer.Group == trace.None {
		return a.withLine("a callback", timer.Span)
	}
	g := &a.trace.Groups[timer.Group]
	return g.Kind.String() + " in " + a.taskTitle(g.Creator)
}

// argumentsOf returns a task's arguments as they would be written in a call.
func argumentsOf(t *trace.Task) string {
	var dst []byte
	for i := range t.Arguments {
		if t.Arguments[i].Default {
			continue
		}
		if len(dst) > 0 {
			dst = append(dst, ", "...)
		}
		dst = append(dst, t.Arguments[i].Value.Repr...)
	}
	return clean(string(dst))
}

// waitLabels returns what a segment waits for, the longest way of saying it first.
func (a *Arrangement) waitLabels(s *trace.Segment) [3]string {
	w := s.Wait
	switch w.Kind {
	case trace.WaitSleep:
		delay := trace.FormatTime(w.Delay)
		return [3]string{"sleep " + delay, delay}
	case trace.WaitTask:
		if w.Target >= 0 {
			name := a.taskTitle(w.Target)
			return [3]string{"waiting for " + name, name}
		}
	case trace.WaitGroup:
		if 0 <= w.Target && int(w.Target) < len(a.trace.Groups) {
			g := &a.trace.Groups[w.Target]
			name := g.Kind.String()
			switch {
			case !bracketed(g):
				return [3]string{name} // its name says that it waits
			case len(g.Slots) < 2:
				return [3]string{"waiting for " + name, name}
			}
			count := name + " · " + a.counter(w.Target, s.To)
			return [3]string{"waiting for " + count, count, name}
		}
	case trace.WaitThread:
		if w.Function != "" {
			name := clean(w.Function)
			return [3]string{"waiting for " + name + " in a thread", name + " in a thread", name}
		}
		return [3]string{"waiting for a thread", "thread"}
	case trace.WaitQueueGet:
		return [3]string{"waiting for an item of the queue", "queue.get"}
	case trace.WaitQueuePut:
		return [3]string{"waiting for room in the queue", "queue.put"}
	case trace.WaitQueueJoin:
		return [3]string{"waiting for the queue's work", "queue.join"}
	case trace.WaitFuture, trace.WaitLock, trace.WaitSemaphore, trace.WaitEvent, trace.WaitCondition, trace.WaitBarrier:
		return [3]string{"waiting for " + w.Kind.String(), w.Kind.String()}
	}
	return [3]string{w.Kind.String()}
}

// counter returns how many of a group's members had been counted at a moment: "2/3".
func (a *Arrangement) counter(group int32, at trace.Moment) string {
	g := &a.trace.Groups[group]
	counted, ok := a.counted[group]
	if !ok {
		counted = countedAt(g)
	}
	n := sort.Search(len(counted), func(i int) bool { return counted[i] > at.Seq })
	return strconv.Itoa(n) + " of " + strconv.Itoa(len(g.Slots))
}

// endingNames are the values of data-state on ends and brackets.
var endingNames = [...]string{
	trace.Unended:   "unended",
	trace.Returned:  "returned",
	trace.Raised:    "raised",
	trace.Cancelled: "cancelled",
	trace.TimedOut:  "timed-out",
}

// endText returns what stands beside a task's end.
func endText(o *trace.Outcome) string {
	switch o.Kind {
	case trace.Returned:
		return clean(o.Value.Repr)
	case trace.Raised:
		return clean(o.Value.Type)
	case trace.Cancelled:
		return "cancelled"
	case trace.TimedOut:
		if o.Value.Type == "" {
			return "timed out"
		}
		return clean(o.Value.Type)
	}
	return "never ends"
}

// endSentence returns how something ended, as the end of a sentence.
func endSentence(o *trace.Outcome) string {
	switch o.Kind {
	case trace.Returned:
		if o.Value.Repr == "" {
			return "returned at " + trace.FormatTime(o.At.At)
		}
		return "returned " + clean(o.Value.Repr) + " at " + trace.FormatTime(o.At.At)
	case trace.Raised, trace.TimedOut:
		dst := "raised " + clean(o.Value.Type)
		if o.Value.Repr != "" {
			dst += ": " + clean(o.Value.Repr)
		}
		return dst + " at " + trace.FormatTime(o.At.At)
	case trace.Cancelled:
		return "was cancelled at " + trace.FormatTime(o.At.At)
	}
	return "never ended"
}

// atLine returns "line 17", or nothing for a span that is nowhere.
func (a *Arrangement) atLine(s trace.Span) string {
	if line := a.positions.line(s); line > 0 {
		return "line " + strconv.Itoa(line)
	}
	return ""
}

// withLine returns words followed by the line of a span.
func (a *Arrangement) withLine(words string, s trace.Span) string {
	if line := a.atLine(s); line != "" {
		return words + ", " + line
	}
	return words
}

// cancelWords returns who asked for a cancellation: "by main, line 9", "at shutdown".
func (a *Arrangement) cancelWords(c *trace.Cancel) string {
	switch c.Cause {
	case trace.ByProgram:
		return a.withLine("by "+a.taskTitle(c.By), c.Span)
	case trace.ByTimeout:
		return "by timeout"
	case trace.ByGroup:
		if 0 <= c.By && int(c.By) < len(a.trace.Groups) {
			return "by " + a.trace.Groups[c.By].Kind.String()
		}
		return "by its group"
	case trace.ByAwaiter:
		if c.By >= 0 {
			return "with " + a.taskTitle(c.By)
		}
		return "with who awaits it"
	}
	return "at shutdown"
}

// headLabels returns what stands beside a group's name, the longest way of saying it first.
func (a *Arrangement) headLabels(group int32) [5]string {
	g := &a.trace.Groups[group]
	count, ended := "", ""
	if len(g.Slots) > 0 {
		at := g.End.At
		if g.End.Kind == trace.Unended {
			at = a.trace.End
		}
		count = a.counter(group, at)
		ended = count + " ended"
	}
	outcome := ""
	switch g.End.Kind {
	case trace.Unended:
		outcome = "not done"
	case trace.Returned:
		outcome = "done at " + trace.FormatTime(g.End.At.At)
	case trace.Raised:
		outcome = "raised at " + trace.FormatTime(g.End.At.At)
	case trace.Cancelled:
		outcome = "cancelled at " + trace.FormatTime(g.End.At.At)
	case trace.TimedOut:
		outcome = "timed out at " + trace.FormatTime(g.End.At.At)
	}
	line := a.atLine(g.Span)
	return [5]string{joined(line, ended, outcome), joined(ended, outcome), joined(count, outcome), outcome, count}
}

// joined puts a dot between those of its parts that are not empty.
func joined(parts ...string) string {
	var dst []byte
	for _, part := range parts {
		if part == "" {
			continue
		}
		if len(dst) > 0 {
			dst = append(dst, " · "...)
		}
		dst = append(dst, part...)
	}
	return string(dst)
}

// segmentWords says what a task does in a segment, for those who hear it.
func (a *Arrangement) segmentWords(task int32, s *trace.Segment, shape Shape, from, to trace.Time) string {
	words := a.taskTitle(task)
	switch shape {
	case CreatedShape:
		words += ": created, not started"
	case RunningShape:
		words += ": runs"
	case ReadyShape:
		words += ": ready, and others have their turn"
	default:
		words += ": " + a.waitLabels(s)[0]
		if shape == OrphanedShape {
			words += ", nobody is waiting for it"
		}
	}
	if from == to {
		words += " at " + trace.FormatTime(from)
	} else {
		words += ", " + trace.FormatTime(from) + " to " + trace.FormatTime(to)
	}
	return a.withLine(words, s.Span)
}

// describe returns a run in words: how long, what was gathered, how each task ended.
func (a *Arrangement) describe() string {
	const most = 24 // tasks; a reader of more wants the table
	t := a.trace
	dst := []byte("A run of ")
	dst = trace.AppendTime(dst, t.End.At)
	dst = append(dst, " with "...)
	dst = strconv.AppendInt(dst, int64(len(a.lanes)), 10)
	if len(a.lanes) == 1 {
		dst = append(dst, " task."...)
	} else {
		dst = append(dst, " tasks."...)
	}
	for i := range min(len(a.blocks), most) {
		g := &t.Groups[a.blocks[i].group]
		dst = append(append(dst, ' '), g.Kind.String()...)
		if line := a.atLine(g.Span); line != "" {
			dst = append(append(dst, " on "...), line...)
		}
		dst = append(dst, " with "...)
		dst = strconv.AppendInt(dst, int64(len(g.Slots)), 10)
		dst = append(append(append(dst, " awaitables "...), endSentence(&trace.Outcome{Kind: g.End.Kind, At: g.End.At, Value: trace.Value{Type: g.End.Value.Type}})...), '.')
	}
	for i := range min(len(a.lanes), most) {
		task := a.lanes[i].task
		dst = append(append(append(dst, ' '), a.taskTitle(task)...), ' ')
		dst = append(append(dst, endSentence(&t.Tasks[task].End)...), '.')
	}
	if rest := len(a.lanes) - most; rest > 0 {
		dst = append(strconv.AppendInt(append(dst, " And "...), int64(rest), 10), " more tasks."...)
	}
	for i := range min(len(t.Failures), most) {
		f := &t.Failures[i]
		if words := a.fate(f); words != "" {
			dst = append(append(append(append(append(dst, ' '), clean(f.Type)...), ' '), words...), '.')
		}
	}
	return string(dst)
}

// fate returns where the way of an exception ended: "was caught, line 23".
func (a *Arrangement) fate(f *trace.Failure) string {
	if len(f.Path) == 0 {
		return ""
	}
	switch place := &f.Path[len(f.Path)-1]; place.Kind {
	case trace.InSlot:
		return "became a result of gather"
	case trace.InGroup:
		return "became part of the exception of " + a.trace.Groups[place.ID].Kind.String()
	case trace.Caught:
		return a.withLine("was caught", place.Span)
	case trace.OutOfRun:
		return "left the program"
	case trace.Unsurfaced:
		return "was never seen by anybody"
	case trace.Reported:
		return "was never retrieved"
	case trace.Retrieved:
		return a.withLine("was looked at", place.Span)
	}
	return ""
}
