package edit

import (
	"strconv"

	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/trace"
)

// Add adds a task to a group: after its last one, like that, with another argument.
func (e *Editor) Add(group int32) ([]Change, error) {
	if group < 0 || int(group) >= len(e.trace.Groups) {
		return nil, refuse("there is no such group")
	}
	switch e.trace.Groups[group].Kind {
	case trace.Gather, trace.TaskGroup, trace.WaitSet, trace.AsCompleted:
	default:
		return nil, refuse("a task can't be added to this")
	}
	slots := e.trace.Groups[group].Slots
	for i := len(slots) - 1; i >= 0; i-- {
		if task := slots[i].Task; task != trace.None {
			if err := e.feeds(task, group); err != nil {
				return nil, err
			}
			return e.copyTask(task, true)
		}
	}
	return nil, refuse("there is no task in it to make another one like")
}

// feeds refuses a task of a group if another one, made where it is made, would not come to the group.
func (e *Editor) feeds(task, group int32) error {
	t, g := &e.trace.Tasks[task], &e.trace.Groups[group]
	call := e.call(g.Span)
	if made := e.call(t.Call); g.Kind == trace.TaskGroup && made != nil {
		for _, loop := range e.loops(made) {
			if within(g.Span, loop.Span()) {
				return refuse(e.lineOf(loop), " makes a group in each of its turns: add another task to each in the program")
			}
		}
	}
	switch {
	case g.Kind == trace.TaskGroup || call == nil || within(t.Call, call.Span()):
		return nil
	case len(call.Args) > 0:
		given := call.Args[len(call.Args)-1]
		if g.Kind != trace.Gather {
			given = call.Args[0]
		} else if starred, ok := given.(*syntax.Starred); ok {
			given = starred.Value
		}
		if name, ok := given.(*syntax.Name); ok {
			if g.Kind == trace.Gather && len(call.Args) > 0 {
				if _, starred := call.Args[len(call.Args)-1].(*syntax.Starred); !starred {
					return refuse(e.lineOf(call), " is given tasks by their names, such as ", name.ID, ": add another one in the program")
				}
			}
			return nil
		}
	}
	return refuse(e.lineOf(call), " is given tasks that were made before: add another one in the program")
}

// Duplicate adds a task like another one, after it.
func (e *Editor) Duplicate(task int32) ([]Change, error) { return e.copyTask(task, false) }

// copyTask adds a task like another one after it, with another argument if it is to be varied.
func (e *Editor) copyTask(task int32, varied bool) ([]Change, error) {
	o, err := e.origin(task)
	if err != nil {
		return nil, err
	}
	var changes []Change
	var at syntax.Node
	switch {
	case o.count != nil:
		if !varied && o.index != len(o.made)-1 {
			return nil, e.counted(o)
		}
		at = o.count
		changes, err = e.turn(o, 1)
	case o.items != nil:
		at = o.items.nodes[o.index]
		if _, starred := at.(*syntax.Starred); starred {
			return nil, refuse(e.lineOf(at), " makes this task from ", e.quote(at), ": change that")
		}
		changes = o.items.insert(o.index, e.copyOf(o.items.nodes, o.index, o.items.items[o.index].start, o.items.items[o.index].end, varied))
	default:
		at = o.statements[o.index]
		var nodes []syntax.Node
		for _, s := range o.statements {
			nodes = append(nodes, s)
		}
		span := at.Span()
		text := e.copyOf(nodes, o.index, int(span.Start), int(span.End), varied)
		if o.name != nil {
			if t := &e.trace.Tasks[task]; t.Group == trace.None || e.trace.Groups[t.Group].Kind != trace.TaskGroup {
				return nil, refuse(e.lineOf(at), " gives this task the name ", o.name.ID, ", by which it is used: add another one in the program")
			}
			text = e.newName(o.name.ID) + text[len(o.name.ID):]
		}
		changes, err = e.insertLine(o.statements[o.index], text)
	}
	if err != nil {
		return nil, err
	}
	if o.unpack != nil {
		targets, err := e.elements(o.unpack)
		if err != nil {
			return nil, err
		}
		place := int(e.trace.Tasks[task].Position)
		name, ok := o.unpack.Elts[place].(*syntax.Name)
		if !ok {
			return nil, refuse(e.lineOf(o.unpack), " gives the results to ", e.quote(o.unpack), ": make room there for another")
		}
		changes = append(changes, targets.insert(place, e.newName(name.ID))...)
	}
	return e.sound(changes, at)
}

// Remove takes a task away.
func (e *Editor) Remove(task int32) ([]Change, error) {
	o, err := e.origin(task)
	if err != nil {
		return nil, err
	}
	var changes []Change
	var at syntax.Node
	switch {
	case o.count != nil:
		if o.index != len(o.made)-1 {
			return nil, e.counted(o)
		}
		at = o.count
		changes, err = e.turn(o, -1)
	case o.items != nil:
		at = o.items.nodes[o.index]
		if len(o.items.nodes) == 1 {
			return nil, refuse("it is the only one there: without it ", e.lineOf(at), " would do nothing")
		}
		changes, err = o.items.remove(o.index)
	default:
		at = o.statements[o.index]
		if o.name != nil {
			if use := e.used(o.name.ID); use != nil {
				return nil, refuse(e.lineOf(use), " uses the task under its name, ", o.name.ID)
			}
		}
		alone := 0
		syntax.Children(e.parent(at), func(child syntax.Node) {
			if _, ok := child.(syntax.Stmt); ok {
				alone++
			}
		})
		if alone == 1 {
			return nil, refuse("it is the only statement there: without it ", e.lineOf(at), " would be no Python")
		}
		changes, err = e.removeLine(o.statements[o.index])
	}
	if err != nil {
		return nil, err
	}
	if o.unpack != nil {
		place := int(e.trace.Tasks[task].Position)
		target := o.unpack.Elts[place]
		name, ok := target.(*syntax.Name)
		if !ok {
			return nil, refuse(e.lineOf(target), " keeps its result in ", e.quote(target))
		}
		if use := e.used(name.ID); use != nil {
			return nil, refuse(e.lineOf(use), " uses its result, ", name.ID)
		}
		targets, err := e.elements(o.unpack)
		if err != nil {
			return nil, err
		}
		if len(targets.items) < 3 {
			return nil, refuse(e.lineOf(target), " takes the results apart: without this one there would be nothing to take apart")
		}
		more, err := targets.remove(place)
		if err != nil {
			return nil, err
		}
		changes = append(changes, more...)
	}
	return e.sound(changes, at)
}

// Siblings returns the tasks among which a task can be moved, in the order of the text, and its place there.
func (e *Editor) Siblings(task int32) (tasks []int32, place int, err error) {
	m, err := e.row(task)
	if err != nil {
		return nil, 0, err
	}
	return m.tasks, m.place, nil
}

// Move puts a task in the place of another one among its siblings; those between move up.
func (e *Editor) Move(task int32, to int) ([]Change, error) {
	m, err := e.row(task)
	if err != nil {
		return nil, err
	}
	switch {
	case len(m.tasks) == 1:
		return nil, refuse("there is no other task beside it in ", e.lineOf(m.nodes[0]), " to change places with")
	case to < 0:
		return nil, refuse("it is the first one already")
	case to >= len(m.tasks):
		return nil, refuse("it is the last one already")
	case to == m.place:
		return nil, nil
	}
	from, to := m.indices[m.place], m.indices[to]
	var changes []Change
	if m.items != nil {
		changes, err = m.items.move(from, to)
	} else {
		for _, s := range m.statements[min(from, to) : max(from, to)+1] {
			if a, ok := s.(*syntax.Assign); ok {
				for _, other := range m.statements[min(from, to) : max(from, to)+1] {
					if name, ok := a.Targets[0].(*syntax.Name); ok && other != s && e.mentions(other, name.ID) {
						return nil, refuse(e.lineOf(other), " uses ", name.ID, ", so their order can't be another")
					}
				}
			}
		}
		changes, err = e.moveLine(m.statements, from, to)
	}
	if err != nil {
		return nil, err
	}
	return e.sound(changes, m.nodes[m.place])
}

// A row is the items or statements, beside each other, from which tasks come one by one.
type row struct {
	items      *sequence
	statements []syntax.Stmt
	nodes      []syntax.Node
	indices    []int   // of those of the items or statements from which a task comes
	tasks      []int32 // what comes from each of these
	place      int     // of the task that was asked for
}

// row returns the row in which a task stands.
func (e *Editor) row(task int32) (*row, error) {
	t, err := e.task(task)
	if err != nil {
		return nil, err
	}
	if m := e.named(t); m != nil {
		return m, nil
	}
	o, err := e.origin(task)
	switch {
	case err != nil:
		return nil, err
	case o.count != nil:
		return nil, refuse(e.lineOf(o.count), " counts these tasks: they have no order that could be changed")
	}
	m := &row{items: o.items, statements: o.statements}
	add := func(index int, node syntax.Node, other int32) {
		if other == task {
			m.place = len(m.tasks)
		}
		m.indices, m.nodes, m.tasks = append(m.indices, index), append(m.nodes, node), append(m.tasks, other)
	}
	turns := o.items != nil && !within(t.Call, o.items.nodes[o.index].Span())
	var nodes []syntax.Node
	if o.items != nil {
		nodes = o.items.nodes
	}
	for _, s := range o.statements {
		nodes = append(nodes, s)
	}
	for i, node := range nodes {
		if turns {
			add(i, node, o.made[i])
			continue
		}
		if _, starred := node.(*syntax.Starred); starred {
			continue
		}
		if other := e.madeIn(node); other != trace.None {
			add(i, node, other)
		}
	}
	if len(m.tasks) == 0 || m.tasks[m.place] != task {
		return nil, refuse(e.lineOf(nodes[o.index]), " makes this task in a way that can't be changed from here")
	}
	return m, nil
}

// madeIn returns the task that a part of the program makes: of several, the one that the others are arguments of.
func (e *Editor) madeIn(part syntax.Node) int32 {
	found, width := int32(trace.None), int32(0)
	for i := range e.trace.Tasks {
		t := &e.trace.Tasks[i]
		if t.Role == trace.Ordinary && within(t.Call, part.Span()) && t.Call.End-t.Call.Start > width {
			found, width = int32(i), t.Call.End-t.Call.Start
		}
	}
	return found
}

// named returns the row of the names by which tasks that were made before are given to a gather; nil if a task is not among such.
func (e *Editor) named(t *trace.Task) *row {
	if t.Group == trace.None || e.trace.Groups[t.Group].Kind != trace.Gather {
		return nil
	}
	g := &e.trace.Groups[t.Group]
	call := e.call(g.Span)
	if call == nil || len(call.Args) != len(g.Slots) {
		return nil
	}
	if _, ok := call.Args[t.Position].(*syntax.Name); !ok {
		return nil
	}
	items, err := e.arguments(call)
	if err != nil {
		return nil
	}
	m := &row{items: items}
	for i, arg := range call.Args {
		if _, starred := arg.(*syntax.Starred); starred {
			return nil
		}
		if g.Slots[i].Task == trace.None {
			continue
		}
		if i == int(t.Position) {
			m.place = len(m.tasks)
		}
		m.indices, m.nodes, m.tasks = append(m.indices, i), append(m.nodes, arg), append(m.tasks, g.Slots[i].Task)
	}
	if len(m.tasks) < 2 {
		return nil
	}
	return m
}

// turn changes how often a loop turns.
func (e *Editor) turn(o *origin, by int64) ([]Change, error) {
	count, ok := o.count.Value.(int64)
	if !ok || count+by < 1 || len(o.made)+int(by) < 1 {
		return nil, refuse("it is the only one: ", e.lineOf(o.count), " counts the tasks")
	}
	return []Change{replace(o.count, strconv.FormatInt(count+by, 10))}, nil
}

func (e *Editor) counted(o *origin) error {
	return refuse(e.lineOf(o.count), " counts the tasks, up to ", e.of(o.count), ": only the last can be taken away, or another one added after it")
}

// used returns where a name is used, or nil.
func (e *Editor) used(name string) (found *syntax.Name) {
	syntax.Inspect(e.module, func(n syntax.Node) bool {
		if n, ok := n.(*syntax.Name); ok && n.ID == name && n.Ctx == syntax.Load && found == nil {
			found = n
		}
		return found == nil
	})
	return found
}

// mentions reports whether a name stands in a part of the program.
func (e *Editor) mentions(part syntax.Node, name string) bool {
	found := false
	syntax.Inspect(part, func(n syntax.Node) bool {
		if n, ok := n.(*syntax.Name); ok && n.ID == name {
			found = true
		}
		return !found
	})
	return found
}
