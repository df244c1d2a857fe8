package compare

import (
	"gatherplay/gather/story"
	"gatherplay/gather/trace"
)

// fates say where the way of an exception ends, now and before. What is in a task goes on with its name.
var fates = [...]struct {
	is, was string
	in      bool
}{
	trace.InTask:     {"ends in ", "it ended in ", true},
	trace.InGroup:    {"becomes part of an exception group", "it became part of an exception group", false},
	trace.InSlot:     {"is kept as a result", "it was kept as a result", false},
	trace.Caught:     {"is caught in ", "it was caught in ", true},
	trace.OutOfRun:   {"ends the program", "it ended the program", false},
	trace.Unsurfaced: {"is seen by nobody", "nobody saw it", false},
	trace.Reported:   {"is reported, because nobody looked at it", "it was reported, because nobody looked at it", false},
	trace.Retrieved:  {"is looked at in ", "it was looked at in ", true},
}

// failures tells of the exceptions of tasks that raised the same before, and which end elsewhere now.
func (c *comparison) failures() {
	for i := range c.after.Tasks {
		if c.Before[i] == trace.None {
			continue
		}
		is, was := last(c.after, int32(i)), last(c.before, c.Before[i])
		if is == nil || was == nil || is.Kind == was.Kind && (!fates[is.Kind].in || c.sameTask(is.ID, was.ID)) {
			continue
		}
		task := &c.after.Tasks[i]
		tone := story.Even
		if is.Kind == trace.OutOfRun || is.Kind == trace.Unsurfaced || is.Kind == trace.Reported {
			tone = story.Failure
		}
		now, before := c.Say(fates[is.Kind].is), c.Say(fates[was.Kind].was)
		if fates[is.Kind].in {
			now = c.Say(now, story.Task(is.ID), story.At(is.Span))
		}
		if fates[was.Kind].in {
			before = c.Say(before, c.wasTask(was.ID))
		}
		c.add(is.At, is.Span, tone, "The ", story.Quote(task.End.Value.Type), " of ", story.Task(int32(i)), " ", now, "; before, ", before, ".")
	}
}

// last returns where the exception came to that ended a task, or nil if none did.
func last(t *trace.Trace, id int32) *trace.Place {
	end := &t.Tasks[id].End
	if end.Kind != trace.Raised && end.Kind != trace.TimedOut || end.Failure < 0 || int(end.Failure) >= len(t.Failures) {
		return nil
	}
	path := t.Failures[end.Failure].Path
	if len(path) == 0 {
		return nil
	}
	return &path[len(path)-1]
}

func (c *comparison) sameTask(is, was int32) bool {
	if is < 0 || was < 0 {
		return is == was
	}
	return c.Before[is] == was
}

// wasTask names a task of the run before: by the name that it has now, if it is there.
func (c *comparison) wasTask(id int32) story.Text {
	switch {
	case id < 0:
		return c.Say("the program")
	case c.After[id] != trace.None:
		return c.Say(story.Task(c.After[id]))
	}
	return c.wereTasks([]int32{id})
}
