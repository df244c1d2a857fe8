package vm

import (
	"reflect"
	"slices"

	"gatherplay/gather"
)

// What an object keeps alive, and what the program can still reach. Go's collector knows neither when nor in which order CPython's
// reference counts would destroy something, so where that can be seen (destroy.go) the references are followed from the roots.

// A Referrer knows what it keeps alive better than its fields show, or wants it told in the order in which CPython lets go of it.
type Referrer interface {
	References(visit func(any))
}

// References calls visit with every object that x keeps alive, in the order in which CPython lets go of them when x is destroyed.
func References(x any, visit func(any)) { newWalk(func(y any, _ int) { visit(y) }).references(x) }

// references is References, whose effort is noted.
func (d *diagnosis) references(x any, visit func(any)) {
	w := newWalk(func(y any, _ int) { visit(y) })
	w.references(x)
	d.effort += w.looked / itemsPerEffort
}

// itemsPerEffort is how many items of a container are looked at in the time in which a reference is followed.
const itemsPerEffort = 4

// A walk visits references. Of each it also tells where it is, if x is a container that can be asked for what is at a place, or -1.
type walk struct {
	visit  func(x any, at int)
	at     int
	search bool        // in the order in which CPython's search for cycles visits them
	each   func(x any) // visits x, or what x refers to if x has no identity
	looked int         // at how many items of containers
}

func newWalk(visit func(x any, at int)) *walk {
	w := &walk{visit: visit, at: -1}
	w.each = func(x any) {
		switch x = identity(x); {
		case leaf(x):
		case isObject(x):
			w.visit(x, w.at)
		default:
			within(reflect.ValueOf(x), w.each)
		}
	}
	return w
}

// references visits what x refers to.
func (w *walk) references(x any) {
	each := w.each
	switch x := x.(type) {
	case *List:
		w.items(x.Items)
	case *Tuple:
		w.items(x.Items)
	case *Dict:
		w.looked += len(x.entries)
		for i := range x.entries {
			w.at = i
			each(x.entries[i].key)
			each(x.entries[i].value)
		}
		w.at = -1
	case *Set:
		entries := x.shown()
		w.looked += len(entries)
		for i := range entries {
			w.at = i
			each(entries[i].key)
		}
		w.at = -1
	case *Cell:
		each(x.Value)
	case *Method:
		each(x.Func)
		each(x.Self)
	case *Instance:
		if x.Slots != nil {
			x.Slots.references(each)
		}
		x.Attrs.references(each)
		each(x.Base)
		each(x.Class)
	case *Function:
		eachLastFirst(x.Closure, each)
		eachLastFirst(x.Defaults, each)
		each(x.KwDefaults)
		x.Attrs.references(each)
	case *Type:
		x.Dict.references(each)
		for _, base := range x.Bases {
			each(base)
		}
	case *Module:
		x.Dict.references(each)
	case *Frame:
		w.frame(x)
	case *Generator:
		if x.frame != nil {
			w.frame(x.frame)
		}
	case *Error:
		if w.search {
			x.visit(each, func(t *Traceback) {
				if t != nil {
					each(t)
				}
			})
			return
		}
		x.references(each)
	case *Traceback:
		if !w.search {
			x.references(each)
			return
		}
		if x.Next != nil {
			each(x.Next)
		}
		if x.variables != nil {
			each(x.variables)
		}
		if x.held != nil {
			each((*libraryFrame)(&x.held))
		}
	case *Variables:
		if w.search {
			if x.caller != nil {
				each(x.caller)
			}
			for _, v := range x.left {
				each(v)
			}
			for _, y := range x.held {
				each(y)
			}
			return
		}
		eachLastFirst(x.left, each)
		for _, y := range slices.Backward(x.held) {
			each(y)
		}
		if x.caller != nil {
			each(x.caller)
		}
	case *Future:
		if w.search {
			x.SearchReferences(each)
			attributesOf(x).references(each)
			return
		}
		children := x.Children()
		last := len(children) - 1
		x.Future.References(func(y any) {
			if last >= 0 && y == any(children[last]) {
				w.at = last
				last--
			}
			each(y)
			w.at = -1
		})
		attributesOf(x).references(each)
	case *gather.Future: // which the program has not seen
		if w.search {
			x.SearchReferences(each)
		} else {
			x.References(each)
		}
	case *NativeCoroutine:
		if !x.done {
			eachLastFirst(x.kept(), each)
			each(x.Coroutine)
		}
	case Referrer:
		x.References(each)
	default:
		fields(reflect.ValueOf(x), each)
	}
}

// frame visits the variables and operands of a frame.
func (w *walk) frame(f *Frame) {
	if !w.search {
		f.references(w.each)
		return
	}
	for _, v := range f.slots {
		w.each(v)
	}
	w.each(f.handled)
	w.each(f.instance)
}

func (w *walk) items(items []Value) {
	w.looked += len(items)
	for i := len(items) - 1; i >= 0; i-- {
		w.at = i
		w.each(items[i])
	}
	w.at = -1
}

// isAt reports whether x refers to y at a place where it did before.
func isAt(x any, place int, y any) bool {
	switch x := x.(type) {
	case *List:
		return place < len(x.Items) && x.Items[place] == y
	case *Tuple:
		return place < len(x.Items) && x.Items[place] == y
	case *Dict:
		return place < len(x.entries) && (x.entries[place].value == y || x.entries[place].key == y)
	case *Set:
		entries := x.shown()
		return place < len(entries) && entries[place].key == y
	case *Future:
		children := x.Children()
		return place < len(children) && identity(children[place]) == y
	}
	return false
}

// isObject reports whether x is something with an identity, not a mere slice or structure of such.
func isObject(x any) bool {
	_, ok := x.(Value)
	return ok || reflect.TypeOf(x).Kind() == reflect.Pointer
}

// eachLastFirst visits values from the last to the first, as lists, tuples and frames let go of them.
func eachLastFirst(values []Value, visit func(any)) {
	for i := len(values) - 1; i >= 0; i-- {
		visit(values[i])
	}
}

// references visits what a frame keeps alive: its operand stack and variables.
func (f *Frame) references(visit func(any)) {
	if f.names != nil {
		f.names.references(visit)
	}
	eachLastFirst(f.slots, visit)
	visit(f.handled)
	visit(f.instance)
}

// references visits what an exception keeps alive: among the rest, the variables of the frames in its traceback.
func (e *Error) references(visit func(any)) {
	e.visit(visit, func(t *Traceback) { t.references(visit) })
}

func (e *Error) visit(visit func(any), traceback func(*Traceback)) {
	for _, member := range e.Group {
		visit(member)
	}
	visit(e.Value)
	e.Attrs.references(visit)
	visit(e.Args)
	traceback(e.Traceback)
	visit(e.Cause)
	visit(e.Context)
	visit(e.self)
}

// A libraryFrame is a frame of the library's in a traceback, by what it keeps alive.
type libraryFrame []any

// References implements [Referrer].
func (f *libraryFrame) References(visit func(any)) {
	for _, x := range *f {
		visit(x)
	}
}

// references visits the variables of a traceback's frames, those of the innermost one first.
func (t *Traceback) references(visit func(any)) {
	var entries []*Traceback
	for ; t != nil; t = t.Next {
		if t.variables != nil || t.held != nil {
			entries = append(entries, t)
		}
	}
	for _, t := range slices.Backward(entries) {
		if t.variables != nil {
			visit(t.variables)
		}
		for _, x := range slices.Backward(t.held) {
			visit(x)
		}
	}
}

// identity returns the one object that stands for what has several: an event loop and its object, a future of the event loop and its object, a task and its future.
func identity(x any) any {
	switch f := x.(type) {
	case *gather.Loop:
		if f.Owner != nil {
			return f.Owner
		}
	case *gather.Task:
		return identity(&f.Future)
	case *gather.Future:
		if own, ok := f.Owner.(*Future); ok {
			return own
		}
	}
	return x
}

// leaf reports whether x refers to nothing that could be destroyed with it.
func leaf(x any) bool {
	switch x := x.(type) {
	case nil, *Int, *Float, *Str, *Bool, *Bytes, *Complex, *Range, *Singleton, *Code, *Builtin, *Getter, *gather.Loop, *gather.Group, *VM,
		*Namespace:
		return true
	case *Type:
		return x == nil || !x.user
	case *Function:
		return x == nil || x.Code.Library && len(x.Closure) == 0
	case *Error:
		return x == nil
	case *Traceback:
		return x == nil
	case *Instance:
		return x == nil
	case *Dict:
		return x == nil
	case *Tuple:
		return x == nil || len(x.Items) == 0
	}
	return false
}

var (
	futureStruct = reflect.TypeFor[gather.Future]()
	taskStruct   = reflect.TypeFor[gather.Task]()
)

// fields visits what an object of any other type refers to: whatever its fields point at.
func fields(v reflect.Value, visit func(any)) {
	if v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	within(v, visit)
}

func within(v reflect.Value, visit func(any)) {
	switch v.Kind() {
	case reflect.Interface:
		if v = v.Elem(); v.Kind() == reflect.Pointer {
			pointed(v, visit)
		} else if v.IsValid() {
			within(v, visit)
		}
	case reflect.Pointer:
		pointed(v, visit)
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			within(v.Index(i), visit)
		}
	case reflect.Map:
		for entry := v.MapRange(); entry.Next(); {
			within(entry.Key(), visit)
			within(entry.Value(), visit)
		}
	case reflect.Struct:
		if of := v.Type(); v.CanAddr() && (of == futureStruct || of == taskStruct) {
			pointed(v.Addr(), visit)
			return
		}
		for i := range v.NumField() {
			within(v.Field(i), visit)
		}
	}
}

// pointed visits the object at a pointer, which may have been found in a field that is not exported.
func pointed(v reflect.Value, visit func(any)) {
	if !v.IsNil() {
		visit(reflect.NewAt(v.Type().Elem(), v.UnsafePointer()).Interface())
	}
}

// Existing returns those of some generators that CPython has not destroyed: which are suspended, or can still be reached, if only from a
// cycle that nobody can reach.
func (vm *VM) Existing(generators []*Generator) []*Generator {
	d := &vm.diagnosis
	if slices.ContainsFunc(generators, func(g *Generator) bool { return g.frame == nil }) {
		before := d.effort
		if d.known = vm.mark(); vm.keepCycles() {
			d.known = vm.mark()
		}
		vm.Spend(instructionsPerEffort * (d.effort - before))
	}
	var existing []*Generator
	for _, g := range generators {
		if g.frame != nil || d.known.has(g) {
			existing = append(existing, g)
		}
	}
	return existing
}

// roots calls visit with where everything that the program can reach is reached from.
func (vm *VM) roots(visit func(any)) {
	if !vm.diagnosis.ending {
		for _, m := range vm.Modules {
			if m.Dict.Get("__file__") != nil || m.Dict.Get("__builtins__") != nil { // else it is written in Go
				visit(m)
			}
		}
	}
	for f := vm.frame; f != nil; f = f.back {
		visit(f)
	}
	vm.diagnosis.roots(visit)
	vm.threadRoots(visit)
	if vm.Roots != nil {
		vm.Roots(visit)
	}
}
