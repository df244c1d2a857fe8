package timeline

import (
	"strconv"
	"strings"

	"gatherplay/gather/trace"
)

// mostPrinted is how many characters are told of what is printed.
const mostPrinted = 60

// tell says in words what an event is.
func (a *Arrangement) tell(event *Event, e *trace.Event) {
	event.Who = a.taskTitle(e.Task)
	switch e.Kind {
	case trace.TaskCreated:
		event.What = "is created"
		if by := a.trace.Tasks[e.Task].Creator; by != trace.None {
			event.What += " by " + a.taskTitle(by)
		}
	case trace.StepBegan:
		event.What = "starts"
		if waited := a.waitBefore(e); waited != nil {
			event.What = "goes on after " + a.waitLabels(waited)[0]
		}
	case trace.StepEnded:
		event.What, event.Ending = a.stepWords(e)
	case trace.GroupFormed:
		event.What = "begins " + a.groupWords(e.Group)
	case trace.GroupCounted:
		g := &a.trace.Groups[e.Group]
		event.Who = g.Kind.String()
		event.What = "counts " + a.memberWords(e) + ", " + a.counter(e.Group, e.At)
	case trace.GroupSettled:
		g := &a.trace.Groups[e.Group]
		event.Ending = g.End.Kind
		if bracketed(g) {
			event.Who, event.What = g.Kind.String(), groupEnds(g)
		} else {
			event.What = limitEnds(g)
		}
	case trace.TimerFired:
		switch {
		case e.Task != trace.None:
			event.What = a.sleptWords(e)
		case e.Group != trace.None:
			g := &a.trace.Groups[e.Group]
			event.Task, event.Span, event.Who = g.Creator, g.Span, a.taskTitle(g.Creator)
			event.What = "reaches the deadline of " + g.Kind.String()
		default:
			event.Who, event.What = "a timer", "fires"
			if e.Other != trace.None {
				event.Span = a.trace.Timers[e.Other].Span
			}
		}
	case trace.CancelRequested:
		c := &a.trace.Cancels[e.Other]
		event.What = "is asked to cancel " + a.cancelWords(c)
		if c.Refused {
			event.What = "is over already: cancelling it changes nothing"
		}
	case trace.CancelDelivered:
		event.What = "gets CancelledError"
	case trace.Printed:
		o := &a.trace.Output[e.Other]
		event.What = "prints " + printedWords(o.Text)
	case trace.ExceptionCaught:
		event.What = "catches " + clean(a.trace.Failures[e.Other].Type)
	case trace.LoopBlocked:
		b := &a.trace.Blocks[e.Other]
		event.What = "blocks the loop for " + trace.FormatTime(b.To.At-b.From.At)
	case trace.ShutdownBegan:
		event.Who, event.What = "asyncio.run", "cancels what is left"
	}
}

// stepWords says how a step ended.
func (a *Arrangement) stepWords(e *trace.Event) (string, trace.Ending) {
	task := &a.trace.Tasks[e.Task]
	switch e.Step {
	case trace.StepYield:
		return "gives way to the others", trace.Unended
	case trace.StepReturn:
		return "returns " + clean(task.End.Value.Repr), trace.Returned
	case trace.StepRaise:
		words := "raises " + clean(task.End.Value.Type)
		if message := clean(task.End.Value.Repr); message != "" {
			words += ": " + message
		}
		return words, task.End.Kind
	case trace.StepCancelled:
		return "is cancelled", trace.Cancelled
	}
	i := a.trace.SegmentAt(e.Task, e.At)
	if i == trace.None || task.Segments[i].State != trace.Waiting {
		return "waits", trace.Unended
	}
	switch s := &task.Segments[i]; s.Wait.Kind {
	case trace.WaitSleep:
		return "sleeps for " + trace.FormatTime(s.Wait.Delay), trace.Unended
	case trace.WaitTask:
		return "waits for " + a.taskTitle(s.Wait.Target), trace.Unended
	case trace.WaitGroup:
		if 0 <= s.Wait.Target && int(s.Wait.Target) < len(a.trace.Groups) {
			return "waits for " + a.trace.Groups[s.Wait.Target].Kind.String(), trace.Unended
		}
		return "waits", trace.Unended
	default:
		return "waits for " + s.Wait.Kind.String(), trace.Unended
	}
}

// sleptWords says how long a task has slept whose timer has fired.
func (a *Arrangement) sleptWords(e *trace.Event) string {
	segments := a.trace.Tasks[e.Task].Segments
	i := a.trace.SegmentAt(e.Task, e.At)
	if i > 0 && segments[i].State == trace.Ready {
		i-- // the timer was due while the loop was blocked
	}
	if i < 0 || segments[i].State != trace.Waiting || segments[i].Wait.Kind != trace.WaitSleep {
		return "is woken by a timer"
	}
	slept := &segments[i]
	words := "has slept " + trace.FormatTime(slept.Wait.Delay)
	if late := e.At.At - slept.From.At - slept.Wait.Delay; late > 0 {
		words += ", and " + trace.FormatTime(late) + " more"
	}
	return words
}

// groupWords returns what kind of group it is, and of how many or for how long.
func (a *Arrangement) groupWords(group int32) string {
	g := &a.trace.Groups[group]
	switch {
	case bracketed(g) && len(g.Slots) > 0:
		return g.Kind.String() + " of " + strconv.Itoa(len(g.Slots))
	case g.Deadline >= 0:
		return g.Kind.String() + " of " + trace.FormatTime(g.Deadline-g.Formed.At)
	}
	return g.Kind.String()
}

// memberWords names the member that a group has counted.
func (a *Arrangement) memberWords(e *trace.Event) string {
	slots := a.trace.Groups[e.Group].Slots
	switch {
	case e.Task != trace.None:
		return a.taskTitle(e.Task)
	case 0 <= e.Other && int(e.Other) < len(slots) && slots[e.Other].Group != trace.None:
		return a.trace.Groups[slots[e.Other].Group].Kind.String()
	}
	return "a future"
}

// groupEnds says how a group of tasks ended, as the end of a sentence.
func groupEnds(g *trace.Group) string {
	switch g.End.Kind {
	case trace.Raised:
		return "raises " + clean(g.End.Value.Type)
	case trace.Cancelled:
		return "is cancelled"
	case trace.TimedOut:
		if g.End.Value.Type != "" {
			return "raises " + clean(g.End.Value.Type)
		}
		return "runs out of time"
	}
	return "is done"
}

// limitEnds says how a task came out of a timeout, as the end of a sentence.
func limitEnds(g *trace.Group) string {
	switch g.End.Kind {
	case trace.TimedOut:
		return "runs out of time in " + g.Kind.String()
	case trace.Returned:
		return "is done with " + g.Kind.String() + " in time"
	}
	return "leaves " + g.Kind.String() + " with " + clean(g.End.Value.Type)
}

// printedWords returns the beginning of what is printed.
func printedWords(text string) string {
	text, rest, more := strings.Cut(strings.TrimSpace(text), "\n")
	words := []rune(clean(text))
	if len(words) > mostPrinted {
		return string(words[:mostPrinted]) + " …"
	}
	if more && rest != "" {
		return string(words) + " …"
	}
	return string(words)
}
