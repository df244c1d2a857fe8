package lesson

import (
	"gatherplay/gather/story"
	"gatherplay/gather/trace"
)

// Aspects are in what a program can be the same as the solution.
var Aspects = []string{"output", "elapsed", "results", "raises"}

// sameAsSolution compares the run with that of the solution, with the same files.
func (t *test) sameAsSolution(c *Condition) Finding {
	solution := t.solution()
	for _, aspect := range c.List {
		var f Finding
		switch aspect {
		case "output":
			f = t.sameLines(lines(printed(solution)), lines(printed(t.trace)))
		case "elapsed":
			f = t.elapsed(&Condition{Range: Range{int64(solution.End.At), int64(solution.End.At)}})
		case "raises":
			f = t.raises(&Condition{Text: raised(solution)})
		case "results":
			f = t.sameResults(solution)
		}
		if !f.Holds {
			return f
		}
	}
	return holds
}

// raised returns the class of the exception that a program ended with.
func raised(t *trace.Trace) string {
	if t.Exit.Kind != trace.Uncaught {
		return Nothing
	}
	return t.Exit.Message
}

// sameResults compares what the last gathers return.
func (t *test) sameResults(solution *trace.Trace) Finding {
	want, _ := lastResults(solution)
	got, g := lastResults(t.trace)
	if want == got {
		return holds
	}
	f := t.fails(t.Say("a gather that returns ", story.Quote(want)), t.Say("no gather returns anything"))
	if got != "" {
		f = t.at(t.fails(f.Expected, t.Say("it returns ", story.Quote(got))), t.trace.Children(g)...)
	}
	return f
}

// lastResults returns what the last gather to return did return, and which one that is; empty if none did.
func lastResults(t *trace.Trace) (text string, group int32) {
	group = trace.None
	for i := range t.Groups {
		g := &t.Groups[i]
		if g.Kind == trace.Gather && g.End.Kind == trace.Returned && (group == trace.None || !g.End.At.Before(t.Groups[group].End.At)) {
			text, group = resultsOf(g), int32(i)
		}
	}
	return text, group
}
