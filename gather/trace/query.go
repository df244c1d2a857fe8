package trace

import (
	"slices"
	"strings"
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
