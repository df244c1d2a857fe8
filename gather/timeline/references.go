package timeline

import (
	"slices"

	"gatherplay/gather/trace"
)

// index prepares what a view of a large run would take too long to look for.
func (a *Arrangement) index() {
	t := a.trace
	a.cancelsOf = indexBy(len(t.Tasks), len(t.Cancels), func(i int) int32 { return t.Cancels[i].Task })
	a.limitsOf = indexBy(len(t.Tasks), len(t.Groups), func(i int) int32 {
		if g := &t.Groups[i]; !bracketed(g) && g.Deadline > g.Formed.At {
			return g.Creator
		}
		return trace.None
	})
	a.indexFailures()
	a.quiet = make([]bool, len(t.Runs))
	for i := range t.Runs {
		ended := t.Runs[i].MainEnded
		a.quiet[i] = !slices.ContainsFunc(t.Tasks, func(task trace.Task) bool {
			return task.Role == trace.Ordinary && task.Created.Before(ended) && (task.End.Kind == trace.Unended || ended.Before(task.End.At))
		})
	}
	a.counted = map[int32][]int32{}
	for i := range t.Groups {
		if len(t.Groups[i].Slots) >= foldedFrom {
			a.counted[int32(i)] = countedAt(&t.Groups[i])
		}
	}
	for from := 0; from < len(a.levels); from += levelsAtOnce {
		most := 0
		for _, level := range a.levels[from:min(from+levelsAtOnce, len(a.levels))] {
			most = max(most, level.Tasks)
		}
		a.highest = append(a.highest, most)
	}
}

// countedAt returns when the members of a group were counted, in order.
func countedAt(g *trace.Group) (seqs []int32) {
	for i := range g.Slots {
		if s := &g.Slots[i]; s.Order > 0 {
			seqs = append(seqs, s.Outcome.At.Seq)
		}
	}
	slices.Sort(seqs)
	return seqs
}

func (a *Arrangement) indexFailures() {
	type visit struct{ thing, failure int32 }
	var visits []visit
	for i := range a.trace.Failures {
		f := &a.trace.Failures[i]
		visits = append(visits, visit{f.Task, int32(i)})
		for j := range f.Path {
			switch p := &f.Path[j]; p.Kind {
			case trace.InGroup:
				visits = append(visits, visit{int32(len(a.trace.Tasks)) + p.ID, int32(i)})
			case trace.InTask, trace.Caught, trace.Retrieved:
				visits = append(visits, visit{p.ID, int32(i)})
			}
		}
	}
	a.failuresOf = indexBy(len(a.trace.Tasks)+len(a.trace.Groups), len(visits), func(i int) int32 { return visits[i].thing })
	for i, v := range a.failuresOf.all {
		a.failuresOf.all[i] = visits[v].failure
	}
}

// failures returns the failures that went through what is drawn, in order.
func (l *layout) failures() []int32 {
	var all []int32
	for i := range l.d.Lanes {
		all = append(all, l.failuresOf.of(l.d.Lanes[i].Task)...)
	}
	for i := range l.d.Brackets {
		all = append(all, l.failuresOf.of(int32(len(l.trace.Tasks))+l.d.Brackets[i].Group)...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// References are lists of indices, one for each of some things: a view of a large run looks only at what concerns the lanes in it.
type references struct {
	from []int32 // where in all the list of each begins, and where the last one ends
	all  []int32
}

// indexBy returns for each of n things which of count elements refer to it, in order.
func indexBy(n, count int, refers func(element int) (thing int32)) references {
	r := references{from: make([]int32, n+1)}
	for i := range count {
		if thing := refers(i); thing >= 0 && int(thing) < n {
			r.from[thing+1]++
		}
	}
	for i := range n {
		r.from[i+1] += r.from[i]
	}
	r.all = make([]int32, r.from[n])
	next := append([]int32(nil), r.from[:n]...)
	for i := range count {
		if thing := refers(i); thing >= 0 && int(thing) < n {
			r.all[next[thing]] = int32(i)
			next[thing]++
		}
	}
	return r
}

// of returns the elements that refer to a thing.
func (r *references) of(thing int32) []int32 {
	if thing < 0 || int(thing)+1 >= len(r.from) {
		return nil
	}
	return r.all[r.from[thing]:r.from[thing+1]]
}
