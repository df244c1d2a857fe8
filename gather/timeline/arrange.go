package timeline

import (
	"cmp"
	"slices"

	"gatherplay/gather/internal/sorting"
	"gatherplay/gather/trace"
)

// An Arrangement says which lanes a run has and in which order. It depends on the run alone, so it is made once for all views.
type Arrangement struct {
	trace      *trace.Trace
	positions  positions
	lanes      []arranged
	blocks     []block           // outer before inner, from the top
	laneOf     []int32           // by task: its lane, or None
	blockOf    []int32           // by group: its block, or None
	depth      int               // the deepest level of blocks
	levels     []trace.Level     // how many tasks are in flight
	end        trace.Time        // when the last of what is drawn ends
	idle       []interval        // the longest stretches in which nothing happens, the longest first
	lives      []life            // by lane
	folds      []fold            // lanes that are drawn as one row, in order
	failed     int               // how many lanes are of tasks that failed
	quiet      []bool            // by run: whether nothing outlived its main task
	counted    map[int32][]int32 // by large group: when its members were counted
	highest    []int             // of each levelsAtOnce of levels, how many tasks are in flight at most
	failuresOf references        // by task, and then by group: the failures that went there
	limitsOf   references        // by task: the timeouts that it has set
	cancelsOf  references        // by task: the requests to cancel it
}

// An arranged task is one lane.
type arranged struct {
	task  int32
	depth int32 // how many steps it is indented
	level int32 // in how many blocks it is
	// positions are the task's places in the block that it belongs to; more than one if it was given to gather twice.
	positions []int32
	orphaned  []interval // while nobody waits for it any more
}

// A block is a group that has lanes of its own: from first to last, those between them belong to its members.
type block struct {
	group       int32
	first, last int32
	depth       int32 // how many steps it is indented
	level       int32 // how many blocks it is in
}

// An interval is a stretch of time.
type interval struct {
	from, to trace.Moment
}

func (i interval) length() trace.Time { return i.to.At - i.from.At }

// Arrange orders the tasks of a run. A lane for each task but those that asyncio.run makes for its own end; under each task, in
// the order in which they came to be, what it gathered and what it started; in a gathered block, the order of the arguments.
func Arrange(t *trace.Trace) *Arrangement {
	a := &Arrangement{
		trace:     t,
		positions: positions{files: t.Files},
		levels:    t.Concurrency(),
		lanes:     make([]arranged, 0, len(t.Tasks)),
		laneOf:    make([]int32, len(t.Tasks)),
		blockOf:   make([]int32, len(t.Groups)),
	}
	a.end = t.End.At
	for i := range t.Tasks {
		a.end = max(a.end, t.Tasks[i].End.At.At)
	}
	a.findIdle()
	for i := range a.laneOf {
		a.laneOf[i] = trace.None
	}
	for i := range a.blockOf {
		a.blockOf[i] = trace.None
	}
	a.walk()
	a.fold()
	a.index()
	for _, orphan := range t.Orphans() {
		if lane := a.Lane(orphan.Task); lane >= 0 {
			orphaned := &a.lanes[lane].orphaned
			*orphaned = append(*orphaned, interval{orphan.From, orphan.To})
		}
	}
	return a
}

// Len returns the number of lanes.
func (a *Arrangement) Len() int { return len(a.lanes) }

// Task returns the task in a lane.
func (a *Arrangement) Task(lane int) int32 { return a.lanes[lane].task }

// Lane returns the lane of a task, or None if it has none.
func (a *Arrangement) Lane(task int32) int {
	if task < 0 || int(task) >= len(a.laneOf) {
		return trace.None
	}
	return int(a.laneOf[task])
}

// endOf returns when a task ended, or when the run did if it never ended.
func (a *Arrangement) endOf(t *trace.Task) trace.Moment {
	if t.End.Kind == trace.Unended {
		return a.trace.End
	}
	return t.End.At
}

// bracketed tells whether a group holds its members together in a bracket. Timeouts are drawn on the lane that they limit.
func bracketed(g *trace.Group) bool {
	return g.Kind != trace.WaitFor && g.Kind != trace.Timeout
}

// owns tells whether a task's lane stands in the block of the group at its position i.
func (a *Arrangement) owns(group int32, i int) bool {
	slot := &a.trace.Groups[group].Slots[i]
	if slot.Task < 0 {
		return false
	}
	task := &a.trace.Tasks[slot.Task]
	return task.Group == group && int(task.Position) == i && task.Role == trace.Ordinary
}

// An item is a task or a group in the walk over what made what.
type item struct {
	id    int32
	group bool
	at    trace.Moment
}

// walk visits tasks and groups depth first, on a stack of its own: chains of tasks can be longer than Go's stack in a browser.
func (a *Arrangement) walk() {
	t := a.trace
	children, roots := a.children()
	seenTask, seenGroup := make([]bool, len(t.Tasks)), make([]bool, len(t.Groups))

	type visit struct {
		item
		depth, level int32
		leave        bool
	}
	var stack []visit
	push := func(items []item, depth, level int32) {
		stack = slices.Grow(stack, len(items))
		for _, item := range slices.Backward(items) {
			stack = append(stack, visit{item, depth, level, false})
		}
	}
	run := func() {
		for len(stack) > 0 {
			v := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			switch {
			case v.leave:
				a.close(v.id)
			case v.group:
				if seenGroup[v.id] {
					continue
				}
				seenGroup[v.id] = true
				a.blockOf[v.id] = int32(len(a.blocks))
				a.blocks = append(a.blocks, block{group: v.id, first: int32(len(a.lanes)), depth: v.depth, level: v.level})
				a.depth = max(a.depth, int(v.level)+1)
				stack = append(stack, visit{item: v.item, leave: true})
				push(a.members(v.id), v.depth+1, v.level+1)
			default:
				if seenTask[v.id] {
					continue
				}
				seenTask[v.id] = true
				a.laneOf[v.id] = int32(len(a.lanes))
				a.lanes = append(a.lanes, arranged{task: v.id, depth: v.depth, level: v.level, positions: a.positionsOf(v.id)})
				push(children[v.id], v.depth, v.level)
			}
		}
	}
	push(roots, 0, 0)
	run()
	// What is its own ancestor, as a task that waits for a group which its child has formed with it, is in nobody's tree.
	for i := range t.Tasks {
		if !seenTask[i] && t.Tasks[i].Role != trace.Shutdown {
			push([]item{{id: int32(i)}}, 0, 0)
			run()
		}
	}
	a.dropEmptyBlocks()
}

// children returns for each task what stands under it, and what stands under none.
func (a *Arrangement) children() (children [][]item, roots []item) {
	t := a.trace
	children = make([][]item, len(t.Tasks))
	add := func(parent int32, it item) {
		if parent < 0 || int(parent) >= len(children) || t.Tasks[parent].Role == trace.Shutdown {
			roots = append(roots, it)
		} else {
			children[parent] = append(children[parent], it)
		}
	}
	for i := range t.Tasks {
		task := &t.Tasks[i]
		if task.Role == trace.Shutdown || a.inBlock(int32(i)) {
			continue
		}
		add(task.Creator, item{id: int32(i), at: task.Created})
	}
	for i := range t.Groups {
		g := &t.Groups[i]
		if bracketed(g) && !a.nested(int32(i)) {
			add(g.Creator, item{id: int32(i), group: true, at: g.Formed})
		}
	}
	byMoment := func(a, b item) int { return cmp.Compare(a.at.Seq, b.at.Seq) }
	for _, items := range children {
		sorting.Stable(items, byMoment)
	}
	sorting.Stable(roots, byMoment)
	return children, roots
}

// inBlock tells whether a task's lane stands in a block.
func (a *Arrangement) inBlock(id int32) bool {
	task := &a.trace.Tasks[id]
	if task.Group < 0 || int(task.Group) >= len(a.trace.Groups) {
		return false
	}
	g := &a.trace.Groups[task.Group]
	return bracketed(g) && int(task.Position) < len(g.Slots) && task.Position >= 0 && g.Slots[task.Position].Task == id &&
		task.Role == trace.Ordinary
}

// nested tells whether a group's block stands in the block of the group that it is a member of.
func (a *Arrangement) nested(id int32) bool {
	g := &a.trace.Groups[id]
	if g.Parent < 0 || int(g.Parent) >= len(a.trace.Groups) {
		return false
	}
	parent := &a.trace.Groups[g.Parent]
	return bracketed(parent) && g.Position >= 0 && int(g.Position) < len(parent.Slots) && parent.Slots[g.Position].Group == id
}

// members returns what stands in a group's block, in the order of its positions.
func (a *Arrangement) members(id int32) []item {
	items := make([]item, 0, len(a.trace.Groups[id].Slots))
	for i := range a.trace.Groups[id].Slots {
		slot := &a.trace.Groups[id].Slots[i]
		switch {
		case slot.Group >= 0 && a.nested(slot.Group) && a.trace.Groups[slot.Group].Position == int32(i):
			items = append(items, item{id: slot.Group, group: true})
		case a.owns(id, i):
			items = append(items, item{id: slot.Task})
		}
	}
	return items
}

// positionsOf returns a task's places in the group that its lane stands in.
func (a *Arrangement) positionsOf(id int32) []int32 {
	if !a.inBlock(id) {
		return nil
	}
	task := &a.trace.Tasks[id]
	positions := []int32{task.Position}
	slots := a.trace.Groups[task.Group].Slots
	const few = 1000 // nobody reads more; it keeps a gather of ten thousand from being searched ten thousand times
	for i := int(task.Position) + 1; i < len(slots) && len(slots) <= few; i++ {
		if slots[i].Task == id {
			positions = append(positions, int32(i))
		}
	}
	return positions
}

func (a *Arrangement) close(group int32) {
	a.blocks[a.blockOf[group]].last = int32(len(a.lanes)) - 1
}

// dropEmptyBlocks removes the blocks of groups all of whose members have their lanes elsewhere.
func (a *Arrangement) dropEmptyBlocks() {
	kept := a.blocks[:0]
	for _, b := range a.blocks {
		a.blockOf[b.group] = trace.None
		if b.last >= b.first {
			a.blockOf[b.group] = int32(len(kept))
			kept = append(kept, b)
		}
	}
	a.blocks = kept
}
