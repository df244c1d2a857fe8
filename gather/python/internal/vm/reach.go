package vm

import (
	"reflect"

	"gatherplay/gather"
)

// What an object keeps alive, and what the program can still reach. Go's collector knows neither when nor in which order CPython's
// reference counts would destroy something, so where that can be seen (destroy.go) the references are followed from the roots.

// A Referrer knows what it keeps alive better than its fields show, or wants it told in the order in which CPython lets go of it.
type Referrer interface {
	References(visit func(any))
}

// References calls visit with every object that x keeps alive, in the order in which CPython lets go of them when x is destroyed.
func References(x any, visit func(any)) {
	each := func(v any) {
		switch v = identity(v); {
		case leaf(v):
		case isObject(v):
			visit(v)
		default:
			within(reflect.ValueOf(v), visit)
		}
	}
	switch x := x.(type) {
	case *List:
		eachLastFirst(x.Items, each)
	case *Tuple:
		eachLastFirst(x.Items, each)
	case *Dict:
		for i := range x.entries {
			each(x.entries[i].key)
			each(x.entries[i].value)
		}
	case *Set:
		for i := range x.table {
			each(x.table[i].key)
		}
	case *Cell:
		each(x.Value)
	case *Method:
		each(x.Func)
		each(x.Self)
	case *Instance:
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
		x.references(each)
	case *Generator:
		if x.frame != nil {
			x.frame.references(each)
		}
	case *Error:
		x.references(each)
	case *Future:
		x.Future.References(each)
		attributesOf(x).references(each)
	case *NativeCoroutine:
		if !x.done {
			eachLastFirst(x.keeps, each)
			each(x.Coroutine)
		}
	case Referrer:
		x.References(each)
	default:
		fields(reflect.ValueOf(x), each)
	}
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
	e.Attrs.references(visit)
	visit(e.Args)
	visit(e.Context)
	visit(e.Cause)
	visit(e.Value)
	visit(e.self)
	for _, member := range e.Group {
		visit(member)
	}
	for t := e.Traceback; t != nil; t = t.Next {
		eachLastFirst(t.held, visit)
	}
}

// identity returns the one object that stands for what has several: a future of the event loop and its object, a task and its future.
func identity(x any) any {
	switch f := x.(type) {
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

// A reach is what was found to be reachable, each object with one that refers to it; roots with nil. A task that is not done is a
// root, but when it is done that no longer helps: it is given with something else that refers to it, if there is anything.
type reach map[any]any

// mark follows all references from the roots.
func (vm *VM) mark() reach {
	found := make(reach, 64)
	var queue []any
	add := func(x, from any) {
		before, known := found[x]
		switch {
		case !known:
			queue = append(queue, x)
		case before == nil && !vm.isRoot(x):
		case isPending(from):
			// The task created last is likely to be there for longest.
		default:
			return
		}
		found[x] = from
	}
	vm.roots(func(x any) {
		if x = identity(x); !leaf(x) {
			add(x, nil)
		}
	})
	for at := 0; at < len(queue); at++ {
		from := queue[at]
		References(from, func(x any) { add(x, from) })
	}
	vm.diagnosis.effort += 4 * len(found)
	vm.Spend(8 * len(found))
	return found
}

// isPending reports whether x is a task that is not done, which its loop keeps alive.
func isPending(x any) bool {
	f, ok := x.(*Future)
	return ok && !f.Done() && f.Task() != nil
}

// mostSteps bounds how far the way back to a root is followed: it may have become a circle.
const mostSteps = 1000

// reaches reports whether an object is still reached in the way in which it was found before.
func (vm *VM) reaches(x any) bool {
	d := &vm.diagnosis
	for range mostSteps {
		if f, ok := x.(*Future); ok && (f.Scheduled() || !f.Done() && f.Task() != nil) {
			return true
		}
		from, known := d.known[x]
		switch {
		case !known:
			return false
		case from == nil:
			return vm.isRoot(x)
		case !d.refersTo(from, x):
			return false
		}
		x = from
	}
	return false
}

// refersTo reports whether one object refers to another.
func (d *diagnosis) refersTo(from, x any) bool {
	d.effort++
	switch from := from.(type) {
	case *List:
		return d.among(from.Items, x)
	case *Tuple:
		return d.among(from.Items, x)
	case *Frame:
		if d.among(from.slots, x) {
			return true
		}
	case *Generator:
		if from.frame != nil && d.among(from.frame.slots, x) {
			return true
		}
	case *Future:
		if f, ok := x.(*Future); ok && f.Future != nil {
			if at, n := from.Child(f.Future); at {
				d.effort += n / 8
				return true
			}
		}
	}
	refers, n := false, 0
	References(from, func(y any) {
		refers = refers || y == x
		n++
	})
	d.effort += n
	return refers
}

func (d *diagnosis) among(values []Value, x any) bool {
	v, ok := x.(Value)
	if !ok {
		return false
	}
	for i := len(values) - 1; i >= 0; i-- {
		if values[i] == v {
			d.effort += (len(values) - i) / 8
			return true
		}
	}
	d.effort += len(values) / 8
	return false
}

func (vm *VM) isRoot(x any) bool {
	switch x := x.(type) {
	case *Module:
		return !vm.diagnosis.ending
	case *Frame:
		for f := vm.frame; f != nil; f = f.back {
			if f == x {
				return true
			}
		}
	}
	return false
}

// leadsToRisk reports whether something at risk can be reached from x other than by way of what is known to be reachable anyway. It
// gives up, and says yes, when there are many others.
func (vm *VM) leadsToRisk(x any) bool {
	const many = 200
	if vm.reaches(x) {
		return false
	}
	if atRisk(x) {
		return true
	}
	seen := map[any]bool{x: true}
	queue := []any{x}
	found := false
	for at := 0; at < len(queue) && !found && len(queue) < many; at++ {
		References(queue[at], func(y any) {
			if found || seen[y] {
				return
			}
			seen[y] = true
			if !vm.reaches(y) {
				found = atRisk(y)
				queue = append(queue, y)
			}
		})
	}
	vm.diagnosis.effort += 2 * len(seen)
	vm.Spend(16 * (1 + len(seen)))
	return found || len(queue) >= many
}
