package edit

import (
	"slices"
	"strconv"
	"strings"

	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/trace"
)

// An origin is what in the text a task comes from: an item in brackets, such as an argument of gather or an element of the list that
// a comprehension goes through; a statement; or the number of turns of a loop.
type origin struct {
	items *sequence // or nil
	index int       // of the item, the statement among its neighbours that make tasks, or the turn

	statements []syntax.Stmt // or nil
	name       *syntax.Name  // what the statement assigns the task to, or nil

	count *syntax.Constant // the stop of a range, or nil

	made   []int32       // the tasks that come from the same place, if one place makes them all
	unpack *syntax.Tuple // where the results of the task's gather are unpacked, or nil
}

// origin finds what a task comes from.
func (e *Editor) origin(task int32) (*origin, error) {
	t, err := e.task(task)
	if err != nil {
		return nil, err
	}
	call := e.call(t.Call)
	if call == nil {
		return nil, refuse("line ", e.line(t.Call.Start), " makes the coroutine in a way that can't be changed from here")
	}
	var o origin
	for i := range e.trace.Tasks {
		if e.trace.Tasks[i].Call == t.Call {
			o.made = append(o.made, int32(i))
		}
	}
	place, err := e.climb(&o, call)
	if err != nil {
		return nil, err
	}
	loops := e.loops(place)
	switch {
	case len(loops) == 0 && len(o.made) == 1, o.items != nil && len(o.made) == 1:
		err = nil
	case len(loops) == 0, o.items != nil:
		return nil, refuse(e.lineOf(call), " runs ", strconv.Itoa(len(o.made)), " times: a change there would not concern this task alone")
	case len(loops) > 1:
		return nil, refuse(e.lineOf(call), " makes this task in loops within loops: change it in the program")
	default:
		o.statements, o.name = nil, nil
		err = e.turns(&o, loops[0], slices.Index(o.made, task), call)
	}
	if err != nil {
		return nil, err
	}
	o.unpack = e.unpacking(t)
	return &o, e.takenApart(place, len(o.made))
}

// takenApart refuses a list of tasks that the program gives to names one by one.
func (e *Editor) takenApart(list syntax.Node, count int) error {
	switch list.(type) {
	case *syntax.List, *syntax.Tuple:
		count = -1
	}
	n := list
	if count >= 0 {
		n = e.parent(list) // the comprehension
	}
	assign, ok := e.parent(n).(*syntax.Assign)
	if !ok || len(assign.Targets) != 1 {
		return nil
	}
	var apart *syntax.Tuple
	if name, ok := assign.Targets[0].(*syntax.Name); ok {
		apart = e.unpackedLater(name, count)
	} else {
		apart = names(assign.Targets[0], count)
	}
	if apart != nil {
		return refuse(e.lineOf(apart), " gives each of these tasks a name of its own: change it in the program")
	}
	return nil
}

// climb goes up from the call that made a task's coroutine to the item or statement that it is all of.
func (e *Editor) climb(o *origin, call *syntax.Call) (syntax.Node, error) {
	var n syntax.Node = call
	for {
		switch p := e.parent(n).(type) {
		case *syntax.Call:
			index := slices.IndexFunc(p.Args, func(arg syntax.Expr) bool { return syntax.Node(arg) == n })
			switch name := syntax.LastName(p.Func); {
			case index < 0:
				return nil, refuse(e.lineOf(p), " makes this task in a way that can't be changed from here")
			case name == "gather":
				items, err := e.arguments(p)
				if err != nil {
					return nil, err
				}
				o.items, o.index = items, slices.Index(items.nodes, n)
				return p, nil
			case index == 0 && slices.Contains([]string{"create_task", "ensure_future", waitFor, "shield", Fails, "append", "add"}, name):
				n = p
			default:
				return nil, refuse(e.lineOf(p), " gives this task to ", e.quote(p.Func), ": change it there")
			}
		case *syntax.List, *syntax.Tuple, *syntax.Set:
			items, err := e.elements(p)
			if err != nil {
				return nil, err
			}
			o.items, o.index = items, slices.Index(items.nodes, n)
			return p, nil
		case *syntax.ListComp, *syntax.SetComp, *syntax.GeneratorExp, *syntax.DictComp:
			return n, nil
		case *syntax.ExprStmt:
			return p, e.neighbours(o, p)
		case *syntax.Assign:
			if len(p.Targets) == 1 && p.Value == n {
				o.name, _ = p.Targets[0].(*syntax.Name)
			}
			if o.name == nil {
				return nil, refuse(e.lineOf(p), " keeps this task under ", e.quote(p.Targets[0]), ": change it there")
			}
			return p, e.neighbours(o, p)
		case *syntax.Await:
			return nil, refuse(e.lineOf(p), " awaits this task where it is made: change it there")
		case *syntax.Dict:
			return nil, refuse(e.lineOf(n), " makes this task in a dict: change it there")
		default:
			return nil, refuse(e.lineOf(call), " makes this task in a way that can't be changed from here")
		}
	}
}

// neighbours finds the statements around one that make tasks, without others between.
func (e *Editor) neighbours(o *origin, statement syntax.Stmt) error {
	var body []syntax.Stmt
	syntax.Children(e.parent(statement), func(child syntax.Node) {
		if s, ok := child.(syntax.Stmt); ok {
			body = append(body, s)
		}
	})
	makes := func(s syntax.Stmt) bool {
		switch s.(type) {
		case *syntax.ExprStmt, *syntax.Assign:
		default:
			return false
		}
		for i := range e.trace.Tasks {
			t := &e.trace.Tasks[i]
			if t.Role == trace.Ordinary && t.Call.File == 0 && within(t.Call, s.Span()) && within(t.Where, s.Span()) {
				return true
			}
		}
		return false
	}
	at := slices.Index(body, statement)
	if at < 0 || !makes(statement) {
		return refuse(e.lineOf(statement), " makes the coroutine, and the task is made elsewhere: change it there")
	}
	first, last := at, at+1
	for first > 0 && makes(body[first-1]) {
		first--
	}
	for last < len(body) && makes(body[last]) {
		last++
	}
	o.statements, o.index = body[first:last], at-first
	return nil
}

// within reports whether a place of the program lies in another.
func within(s trace.Span, in syntax.Span) bool {
	return s.File == 0 && int32(in.Start) <= s.Start && s.End <= int32(in.End) && !s.Zero()
}

// loops returns the loops and comprehensions around a node within its function, from inside out.
func (e *Editor) loops(n syntax.Node) []syntax.Node {
	var loops []syntax.Node
	for p := e.parent(n); p != nil; n, p = p, e.parent(p) {
		switch p := p.(type) {
		case *syntax.FunctionDef, *syntax.AsyncFunctionDef, *syntax.ClassDef, *syntax.Lambda:
			return loops
		case *syntax.For, *syntax.AsyncFor, *syntax.While, *syntax.ListComp, *syntax.SetComp, *syntax.GeneratorExp, *syntax.DictComp:
			loops = append(loops, p)
		}
	}
	return loops
}

// turns finds what a loop goes through, one task in each turn.
func (e *Editor) turns(o *origin, loop syntax.Node, turn int, call *syntax.Call) error {
	var through syntax.Expr
	one := func(generators []*syntax.Comprehension) {
		if len(generators) == 1 && len(generators[0].Ifs) == 0 && !generators[0].IsAsync {
			through = generators[0].Iter
		}
	}
	switch loop := loop.(type) {
	case *syntax.For:
		through = loop.Iter
	case *syntax.ListComp:
		one(loop.Generators)
	case *syntax.SetComp:
		one(loop.Generators)
	case *syntax.GeneratorExp:
		one(loop.Generators)
	case *syntax.DictComp:
		one(loop.Generators)
	}
	if through == nil {
		return refuse(e.lineOf(call), " makes this task in a loop: change it there")
	}
	elsewhere := refuse(e.lineOf(call), " makes a task for each of ", e.quote(through), ": change that in ", e.lineOf(through))
	if c, ok := through.(*syntax.Call); ok && syntax.LastName(c.Func) == "enumerate" && len(c.Args) > 0 {
		through = c.Args[0]
	}
	written := e.written(through, loop)
	if c, ok := written.(*syntax.Call); ok && e.of(c.Func) == "range" && len(c.Keywords) == 0 && 0 < len(c.Args) && len(c.Args) < 3 {
		stop := c.Args[len(c.Args)-1]
		if count, ok := e.written(stop, loop).(*syntax.Constant); ok && isNumber(count) {
			o.count, o.index = count, turn
			return nil
		}
		return elsewhere
	}
	switch written.(type) {
	case *syntax.List, *syntax.Tuple:
	default:
		return elsewhere
	}
	items, err := e.elements(written)
	if err != nil {
		return err
	}
	for _, node := range items.nodes {
		if _, starred := node.(*syntax.Starred); starred {
			return elsewhere
		}
	}
	if len(items.nodes) != len(o.made) {
		return refuse(e.lineOf(call), " makes ", strconv.Itoa(len(o.made)), " tasks from the ", strconv.Itoa(len(items.nodes)),
			" of ", e.quote(through), ": which is this one's can't be told")
	}
	o.items, o.index = items, turn
	return nil
}

// written returns what a name stands for, if the program says so in one place only; else the expression itself.
func (e *Editor) written(expression syntax.Expr, from syntax.Node) syntax.Expr {
	name, ok := expression.(*syntax.Name)
	if !ok {
		return expression
	}
	var value syntax.Expr
	bindings := 0
	syntax.Inspect(e.module, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Name:
			if n.ID == name.ID && n.Ctx != syntax.Load {
				bindings++
				if a, ok := e.parent(n).(*syntax.Assign); ok && len(a.Targets) == 1 {
					value = a.Value
				}
			}
		case *syntax.Arg:
			if n.Arg == name.ID {
				bindings += 2 // it can stand for anything
			}
		}
		return true
	})
	if bindings != 1 || value == nil {
		return expression
	}
	return value
}

// unpacking returns the names to which the results of a task's gather are given one by one, or nil.
func (e *Editor) unpacking(t *trace.Task) *syntax.Tuple {
	if t.Group == trace.None || e.trace.Groups[t.Group].Kind != trace.Gather {
		return nil
	}
	g := &e.trace.Groups[t.Group]
	call := e.call(g.Span)
	if call == nil {
		return nil
	}
	var n syntax.Node = call
	for {
		switch p := e.parent(n).(type) {
		case *syntax.Await:
			n = p
			continue
		case *syntax.Call:
			if e.isLimit(p) && syntax.Node(p.Args[0]) == n {
				n = p
				continue
			}
		case *syntax.Assign:
			if len(p.Targets) != 1 {
				return nil
			}
			if name, ok := p.Targets[0].(*syntax.Name); ok {
				return e.unpackedLater(name, len(g.Slots))
			}
			return names(p.Targets[0], len(g.Slots))
		}
		return nil
	}
}

// unpackedLater returns the names to which the elements of a list, that has one itself, are given one by one, or nil.
func (e *Editor) unpackedLater(list *syntax.Name, count int) (found *syntax.Tuple) {
	syntax.Inspect(e.module, func(n syntax.Node) bool {
		if a, ok := n.(*syntax.Assign); ok && found == nil && len(a.Targets) == 1 {
			if value, ok := a.Value.(*syntax.Name); ok && value.ID == list.ID {
				found = names(a.Targets[0], count)
			}
		}
		return true
	})
	return found
}

// names returns a target if it takes so many values, or any number if that is negative, one each.
func names(target syntax.Expr, count int) *syntax.Tuple {
	tuple, ok := target.(*syntax.Tuple)
	if !ok || count >= 0 && len(tuple.Elts) != count {
		return nil
	}
	for _, element := range tuple.Elts {
		if _, starred := element.(*syntax.Starred); starred {
			return nil
		}
	}
	return tuple
}

// mostQuoted is how many bytes of the program a reason quotes.
const mostQuoted = 40

// quote returns the text of a node for a message, on one line.
func (e *Editor) quote(n syntax.Node) string {
	text := strings.Join(strings.Fields(e.of(n)), " ")
	if len(text) > mostQuoted {
		return text[:strings.LastIndexByte(text[:mostQuoted]+" ", ' ')] + " …"
	}
	return text
}
