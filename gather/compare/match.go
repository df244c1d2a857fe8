package compare

import (
	"cmp"
	"slices"

	"gatherplay/gather/internal/sorting"
	"gatherplay/gather/trace"
)

// A Matching says which tasks of two runs are the same.
type Matching struct {
	Before []int32 // by task of the run now: the one it was before, or trace.None
	After  []int32 // by task of the run before: the one it is now, or trace.None
	Moved  []bool  // by task of the run now: it stands in another order among those that it was started with
}

// Match finds the tasks of one run in another. Main tasks are the same in the order of the calls of asyncio.run; of two tasks that are
// the same, those that they started are compared, in the order in which gather got them or in which they were made. There a task is the
// same if its coroutine and arguments are; or else its coroutine, with as many arguments as possible and as near as possible; or
// else, if it stands where the other one stood between two that are the same. What is left then is compared with all that is left,
// wherever it was started.
func Match(before, after *trace.Trace) *Matching {
	m := &matcher{before: before, after: after, Matching: Matching{
		Before: none(len(after.Tasks)), After: none(len(before.Tasks)), Moved: make([]bool, len(after.Tasks)),
	}}
	was, is := started(before), started(after)
	m.siblings(was[trace.None], is[trace.None])
	for next := 0; next < len(m.pairs); next++ {
		m.siblings(was[m.pairs[next].before], is[m.pairs[next].after])
	}
	m.rest()
	return &m.Matching
}

func none(n int) []int32 {
	list := make([]int32, n)
	for i := range list {
		list[i] = trace.None
	}
	return list
}

// started returns by task the tasks that it has started, and as those of trace.None the tasks that none has: main tasks first, the
// members of a group as they stand in it, where the first of them was made.
func started(t *trace.Trace) map[int32][]int32 {
	by := make(map[int32][]int32)
	first := make(map[int32]int32) // by group: when the first of its members was made
	for i := range t.Tasks {
		task := &t.Tasks[i]
		if task.Role == trace.Shutdown {
			continue
		}
		by[task.Creator] = append(by[task.Creator], int32(i))
		if _, ok := first[task.Group]; !ok && task.Group != trace.None {
			first[task.Group] = task.Created.Seq
		}
	}
	order := func(id int32) (role int, made, position int32) {
		task := &t.Tasks[id]
		if task.Role == trace.Ordinary {
			role = 1
		}
		if task.Group == trace.None {
			return role, task.Created.Seq, 0
		}
		return role, first[task.Group], task.Position
	}
	for _, tasks := range by {
		sorting.Stable(tasks, func(a, b int32) int {
			roleA, madeA, positionA := order(a)
			roleB, madeB, positionB := order(b)
			return cmp.Or(cmp.Compare(roleA, roleB), cmp.Compare(madeA, madeB), cmp.Compare(positionA, positionB))
		})
	}
	return by
}

// A pair is a task before and now.
type pair struct{ before, after int32 }

type matcher struct {
	Matching
	before, after *trace.Trace
	pairs         []pair
}

func (m *matcher) pair(before, after int32) {
	m.After[before], m.Before[after] = after, before
	m.pairs = append(m.pairs, pair{before, after})
}

// same reports whether two tasks run the same coroutine with the same arguments.
func (m *matcher) same(before, after int32) bool {
	a, b := &m.before.Tasks[before], &m.after.Tasks[after]
	return a.Coroutine == b.Coroutine && a.Called() == b.Called() && len(a.Arguments) == len(b.Arguments) && m.shared(a, b) == len(a.Arguments)
}

// shared counts the arguments that two tasks have in common.
func (m *matcher) shared(a, b *trace.Task) (n int) {
	for i := range min(len(a.Arguments), len(b.Arguments)) {
		if a.Arguments[i].Value.Repr == b.Arguments[i].Value.Repr {
			n++
		}
	}
	return n
}

const (
	mostLikely = 4       // what tasks with the same coroutine and so many arguments in common are alike; more doesn't tell them apart
	exact      = 9       // what those with the same arguments are
	mostTried  = 1 << 14 // of so many pairs of tasks the likeliest are looked for; of more, the next with the same name
)

// siblings matches the tasks that were started by tasks that are the same.
func (m *matcher) siblings(before, after []int32) {
	was, is := before, after
	for len(was) > 0 && len(is) > 0 && m.same(was[0], is[0]) {
		m.pair(was[0], is[0])
		was, is = was[1:], is[1:]
	}
	for len(was) > 0 && len(is) > 0 && m.same(was[len(was)-1], is[len(is)-1]) {
		m.pair(was[len(was)-1], is[len(is)-1])
		was, is = was[:len(was)-1], is[:len(is)-1]
	}
	if len(was)*len(is) > mostTried {
		m.byName(was, is)
	} else {
		m.likeliest(was, is)
	}
	place := make(map[int32]int, len(before))
	for i, task := range before {
		place[task] = i
	}
	m.between(before, after, place)
	m.moved(after, place)
}

// likeliest matches first what is most alike, and of that what stands nearest.
func (m *matcher) likeliest(was, is []int32) {
	type candidate struct{ i, j, alike, apart int }
	var candidates []candidate
	for i, before := range was {
		for j, after := range is {
			a, b := &m.before.Tasks[before], &m.after.Tasks[after]
			if a.Coroutine != b.Coroutine {
				continue
			}
			alike := min(m.shared(a, b), mostLikely)
			if m.same(before, after) {
				alike = exact
			}
			candidates = append(candidates, candidate{i, j, alike, max(i-j, j-i)})
		}
	}
	sorting.Stable(candidates, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.alike, a.alike), cmp.Compare(a.apart, b.apart))
	})
	for _, c := range candidates {
		if m.After[was[c.i]] == trace.None && m.Before[is[c.j]] == trace.None {
			m.pair(was[c.i], is[c.j])
		}
	}
}

// byName matches tasks in order: first those with the same arguments, then those with the same coroutine.
func (m *matcher) byName(was, is []int32) {
	for _, name := range []func(*trace.Task) string{written, func(t *trace.Task) string { return t.Coroutine }} {
		waiting := make(map[string][]int32)
		for _, before := range was {
			if m.After[before] == trace.None {
				key := name(&m.before.Tasks[before])
				waiting[key] = append(waiting[key], before)
			}
		}
		for _, after := range is {
			if m.Before[after] != trace.None {
				continue
			}
			key := name(&m.after.Tasks[after])
			if first := waiting[key]; len(first) > 0 {
				m.pair(first[0], after)
				waiting[key] = first[1:]
			}
		}
	}
}

// written returns a task as the call that made it.
func written(t *trace.Task) string {
	call := []byte(t.Called())
	for i := range t.Arguments {
		call = append(append(call, 0), t.Arguments[i].Value.Repr...)
	}
	return string(call)
}

// between matches what is called otherwise but stands between the same tasks.
func (m *matcher) between(before, after []int32, place map[int32]int) {
	next := 0 // of those before
	for _, task := range after {
		if was := m.Before[task]; was != trace.None {
			if i, ok := place[was]; ok && i >= next {
				next = i + 1
			}
			continue
		}
		if next < len(before) && m.After[before[next]] == trace.None {
			m.pair(before[next], task)
			next++
		}
	}
}

// moved marks the fewest tasks that must have been moved: those outside of the longest sequence that is still in its order.
func (m *matcher) moved(after []int32, place map[int32]int) {
	var tasks, ends []int32         // ends: of the sequences of each length, the one that ends earliest
	before := make(map[int32]int32) // by task: the one before it in the longest sequence that it ends
	for _, task := range after {
		if _, ok := place[m.Before[task]]; ok {
			tasks = append(tasks, task)
		}
	}
	where := func(task int32) int { return place[m.Before[task]] }
	for _, task := range tasks {
		length, _ := slices.BinarySearchFunc(ends, where(task), func(end int32, i int) int { return cmp.Compare(where(end), i) })
		before[task] = trace.None
		if length > 0 {
			before[task] = ends[length-1]
		}
		if length == len(ends) {
			ends = append(ends, task)
		} else {
			ends[length] = task
		}
	}
	for _, task := range tasks {
		m.Moved[task] = true
	}
	if len(ends) > 0 {
		for task := ends[len(ends)-1]; task != trace.None; task = before[task] {
			m.Moved[task] = false
		}
	}
}

// rest matches, of all that is left, what has the same name, wherever it was started.
func (m *matcher) rest() {
	left := func(tasks []trace.Task, other []int32) (ids []int32) {
		for i := range tasks {
			if other[i] == trace.None && tasks[i].Role == trace.Ordinary {
				ids = append(ids, int32(i))
			}
		}
		return ids
	}
	m.byName(left(m.before.Tasks, m.After), left(m.after.Tasks, m.Before))
}
