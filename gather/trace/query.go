package trace

import (
	"math"
	"slices"
	"strings"

	"gatherplay/gather/internal/sorting"
)

// A Level is how many tasks are in flight from a time on, until the next Level.
type Level struct {
	From  Time
	Tasks int
}

// Concurrency returns how many tasks are in flight, made and not yet ended, over time. The main tasks, and those that asyncio.run
// makes for its own end, do not count. What is over within an instant is not seen.
func (t *Trace) Concurrency() []Level {
	var begins, ends []Time
	for i := range t.Tasks {
		task := &t.Tasks[i]
		if task.Role != Ordinary {
			continue
		}
		begins = append(begins, task.Created.At)
		if task.End.Kind != Unended {
			ends = append(ends, task.End.At.At)
		}
	}
	slices.Sort(ends) // the others are in order already
	var levels []Level
	for now := 0; len(begins) > 0 || len(ends) > 0; {
		var at Time
		if len(ends) == 0 || len(begins) > 0 && begins[0] <= ends[0] {
			at = begins[0]
		} else {
			at = ends[0]
		}
		before := now
		for ; len(begins) > 0 && begins[0] == at; begins = begins[1:] {
			now++
		}
		for ; len(ends) > 0 && ends[0] == at; ends = ends[1:] {
			now--
		}
		if now != before {
			levels = append(levels, Level{at, now})
		}
	}
	return levels
}

// Alive returns the tasks that are there just after m: made and not yet ended.
func (t *Trace) Alive(m Moment) []int32 {
	var alive []int32
	for i := range t.Tasks {
		if m.Before(t.Tasks[i].Created) {
			break
		}
		if !t.Tasks[i].End.By(m) {
			alive = append(alive, int32(i))
		}
	}
	return alive
}

// Failed returns the tasks that ended with an exception other than by being cancelled, in the order in which they did.
func (t *Trace) Failed() []int32 {
	var failed []int32
	for i := range t.Tasks {
		if kind := t.Tasks[i].End.Kind; kind == Raised || kind == TimedOut {
			failed = append(failed, int32(i))
		}
	}
	sorting.Stable(failed, func(a, b int32) int { return t.Tasks[a].End.At.Compare(t.Tasks[b].End.At) })
	return failed
}

// Children returns the tasks that are members of a group, each once, by position.
func (t *Trace) Children(group int32) []int32 {
	var children []int32
	seen := make(map[int32]bool)
	for _, slot := range t.Groups[group].Slots {
		if slot.Task != None && !seen[slot.Task] {
			seen[slot.Task] = true
			children = append(children, slot.Task)
		}
	}
	return children
}

// Completion returns the positions of a group in the order in which what stands there was completed; of what stands at several
// positions the first. Positions that were never completed are missing.
func (g *Group) Completion() []int32 {
	var positions []int32
	for i := range g.Slots {
		if g.Slots[i].Order > 0 {
			positions = append(positions, int32(i))
		}
	}
	sorting.Stable(positions, func(a, b int32) int { return int(g.Slots[a].Order - g.Slots[b].Order) })
	return slices.CompactFunc(positions, func(a, b int32) bool { return g.Slots[a].Order == g.Slots[b].Order })
}

// Instant returns the half-open range of Events that happened at a time.
func (t *Trace) Instant(at Time) (from, to int) {
	return t.Events.Before(Moment{At: at}), t.Events.Before(Moment{At: at, Seq: math.MaxInt32})
}

// Sleeps returns the indices of the segments in which a task sleeps: what a table shows as its delays.
func (t *Task) Sleeps() []int32 {
	var sleeps []int32
	for i := range t.Segments {
		if s := &t.Segments[i]; s.State == Waiting && s.Wait.Kind == WaitSleep {
			sleeps = append(sleeps, int32(i))
		}
	}
	return sleeps
}

// Called returns what people call a task: the name that the program gave it, or else its coroutine's.
func (t *Task) Called() string {
	if t.Coroutine == "" || t.Name != "" && !isDefaultName(t.Name) {
		return t.Name
	}
	return t.Coroutine
}

// isDefaultName tells whether asyncio made a name up: Task-1, Task-2, …
func isDefaultName(name string) bool {
	digits, ok := strings.CutPrefix(name, "Task-")
	if !ok || digits == "" {
		return false
	}
	for i := range len(digits) {
		if digits[i] < '0' || digits[i] > '9' {
			return false
		}
	}
	return true
}
