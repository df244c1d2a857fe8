package trace

import "strconv"

// AppendSteps appends a line for each step of each task, in order: the virtual nanoseconds when it ended, the name of the task,
// and the outcome, separated by tabs. The outcome is "wait" (suspended on a future), "yield" (a bare yield, as of sleep(0)),
// "return", "raise" and the name of the exception's class, or "cancelled".
func (t *Trace) AppendSteps(b []byte) []byte {
	for e := range t.Events.All() {
		if e.Kind != StepEnded {
			continue
		}
		task := &t.Tasks[e.Task]
		b = strconv.AppendInt(b, int64(e.At.At), 10)
		b = append(b, '\t')
		b = append(b, task.NameAt(e.At)...)
		b = append(b, '\t')
		b = append(b, e.Step.String()...)
		if e.Step == StepRaise {
			b = append(b, ' ')
			b = append(b, task.End.Value.Type...)
		}
		b = append(b, '\n')
	}
	return b
}

// NameAt returns the name that a task had at m.
func (t *Task) NameAt(m Moment) string {
	for i := range t.Earlier {
		if m.Before(t.Earlier[i].Until) {
			return t.Earlier[i].Name
		}
	}
	return t.Name
}
