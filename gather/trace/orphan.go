package trace

import (
	"slices"

	"gatherplay/gather/internal/sorting"
)

// An Orphan is a stretch of a task's life in which nobody waits for it any more: a gather, or a shield, that did has ended
// without it, by an exception or by being cancelled, and neither another one nor another task waits for it meanwhile.
type Orphan struct {
	Task     int32
	Group    int32 // the group that it was lost by
	From, To Moment
}

// Orphans returns all stretches in which a task is an orphan, by task and then by time.
func (t *Trace) Orphans() []Orphan {
	lost := t.lost()
	if !slices.ContainsFunc(lost, func(m Moment) bool { return !m.Never() }) {
		return nil
	}
	attended := t.attended(lost)
	var orphans []Orphan
	for task := range t.Tasks {
		orphans = append(orphans, t.orphaned(int32(task), attended[task], lost)...)
	}
	return orphans
}

// An attention is a stretch in which something waits for a task: a group, or with None another task.
type attention struct {
	from, to Moment
	group    int32
}

// lost returns when each group lost its members, or never: when it ended without them, or a group around it did.
func (t *Trace) lost() []Moment {
	lost := make([]Moment, len(t.Groups))
	// A group is formed after its members, so the one around it comes later.
	for i := len(t.Groups) - 1; i >= 0; i-- {
		g := &t.Groups[i]
		if (g.Kind == Gather || g.Kind == Shield) && (g.End.Kind == Raised || g.End.Kind == TimedOut || g.End.Kind == Cancelled) {
			lost[i] = g.End.At
		}
		if g.Parent != None && !lost[g.Parent].Never() && (lost[i].Never() || lost[g.Parent].Before(lost[i])) {
			lost[i] = lost[g.Parent]
		}
	}
	return lost
}

// attended returns, for each task, who waits for it when.
func (t *Trace) attended(lost []Moment) [][]attention {
	attended := make([][]attention, len(t.Tasks))
	for i := range t.Groups {
		g := &t.Groups[i]
		to := t.End
		if g.End.Kind != Unended {
			to = g.End.At
		}
		if !lost[i].Never() {
			to = lost[i] // perhaps earlier: with the group around it
		}
		for _, slot := range g.Slots {
			if slot.Task != None {
				attended[slot.Task] = append(attended[slot.Task], attention{g.Formed, to, int32(i)})
			}
		}
	}
	for i := range t.Tasks {
		for _, s := range t.Tasks[i].Segments {
			if s.State == Waiting && s.Wait.Kind == WaitTask && s.Wait.Target != None {
				attended[s.Wait.Target] = append(attended[s.Wait.Target], attention{s.From, s.To, None})
			}
		}
	}
	return attended
}

// orphaned returns the stretches in which a task, attended at times, is an orphan.
func (t *Trace) orphaned(task int32, attended []attention, lost []Moment) []Orphan {
	if !slices.ContainsFunc(attended, func(a attention) bool { return a.group != None && !lost[a.group].Never() }) {
		return nil
	}
	end := t.End
	if o := &t.Tasks[task].End; o.Kind != Unended {
		end = o.At
	}
	sorting.Stable(attended, func(a, b attention) int { return a.from.Compare(b.from) })
	var orphans []Orphan
	var until Moment                     // up to here somebody has waited for the task
	last, loser := Moment{}, int32(None) // the group that was the last to lose it
	for i := 0; i <= len(attended); i++ {
		next := attention{from: end, group: None}
		if i < len(attended) {
			next = attended[i]
		}
		if to := minMoment(next.from, end); loser != None && until.Before(to) {
			orphans = append(orphans, Orphan{task, loser, until, to})
		}
		if until.Before(next.to) {
			until = next.to
		}
		if next.group != None && !lost[next.group].Never() && last.Before(next.to) {
			last, loser = next.to, next.group
		}
	}
	return orphans
}

func minMoment(a, b Moment) Moment {
	if b.Before(a) {
		return b
	}
	return a
}
