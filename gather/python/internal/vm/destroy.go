package vm

import "slices"

// When CPython destroys an object, something may happen that can be seen: an exception that nobody has looked at is reported, a
// coroutine that was never awaited is warned of, the finally clause of a generator runs. Its reference counts say when: at once, when
// the last reference goes. Only few objects are at risk of this at any time. They are counted (VM.risks), and while there are any the
// instructions that let go of something are watched (watch.go): what they let go of is looked for among what the program can
// still reach and, if it is not there, destroyed, with what it alone has kept alive. Objects that refer to each other in a cycle
// CPython destroys when it looks for such cycles: here, at the end of the program and where it calls gc.collect.

// atRisk reports whether it can be seen when x is destroyed.
func atRisk(x any) bool {
	switch x := x.(type) {
	case *Generator:
		return bool(x.risk)
	case *NativeCoroutine:
		return bool(x.risk)
	case *asyncStep:
		return bool(x.risk)
	case *Future:
		return x.LogTraceback() || x.stranded()
	case *Instance:
		return x.Class.hasFinalizer()
	}
	return false
}

// unfinished reports whether x is a task that is not done, or a coroutine that is suspended or has a task that has yet to begin with it:
// when these are destroyed it can be seen, too, but as long as the program runs the event loop keeps them alive, they wait for something
// that does, or they are part of a cycle.
func unfinished(x any) bool {
	switch x := x.(type) {
	case *Generator:
		return x.kind == coroutineGenerator && x.frame != nil
	case *NativeCoroutine:
		return !x.done
	case *asyncStep:
		return x.state == stepNew
	case *Future:
		return x.pendingTask()
	}
	return false
}

func (f *Future) pendingTask() bool { return f.Task() != nil && !f.Done() }

// stranded reports whether it is a task that its loop, which is closed, will not run.
func (f *Future) stranded() bool { return f.Task() != nil && f.Task().Stranded() }

// suspended reports whether x is a coroutine or a generator that is closed when it is destroyed.
func suspended(x any) bool {
	switch x := x.(type) {
	case *Generator:
		return x.kind != asyncGenerator && x.started && x.frame != nil
	case *NativeCoroutine:
		return x.started && !x.done
	}
	return false
}

// coroutine returns the object that the task runs.
func (f *Future) coroutine() any {
	co := any(f.Task().Coroutine())
	if c, ok := co.(*AbstractCoroutine); ok {
		return c.Object
	}
	return co
}

// A risk says of an object whether it can be seen when it is destroyed.
type risk bool

func (r *risk) atRisk() *risk { return r }

// A risky object's destruction may be seen.
type risky interface{ atRisk() *risk }

// risky counts x among the objects at risk, and lists it.
func (vm *VM) risky(x risky) {
	vm.risks++
	d := &vm.diagnosis
	d.atRisk = append(d.atRisk, x)
	*x.atRisk() = true
}

// safe says that x is at risk no longer, and reports whether it was.
func (vm *VM) safe(x risky) bool {
	if !*x.atRisk() {
		return false
	}
	*x.atRisk() = false
	vm.risks--
	d := &vm.diagnosis
	if last := len(d.atRisk) - 1; d.atRisk[last] == x { // most coroutines are awaited where they are made
		d.atRisk[last] = nil
		d.atRisk = d.atRisk[:last]
		return true
	}
	if d.safe++; d.safe > 32 && d.safe > len(d.atRisk)/2 {
		left := make([]risky, 0, len(d.atRisk)-d.safe)
		for _, y := range d.atRisk {
			if *y.atRisk() {
				left = append(left, y)
			}
		}
		d.atRisk, d.safe = left, 0
	}
	return true
}

// unstarted reports whether it is a coroutine that was never awaited.
func (g *Generator) unstarted() bool {
	return g.kind == coroutineGenerator && g.frame != nil && !g.started
}

// risky counts g among the objects at risk, safe no longer.
func (g *Generator) risky() {
	if !g.risk {
		g.vm.risky(g)
		if g.runsWhenDestroyed() {
			g.vm.diagnosis.prompt++
		}
	}
}

// runsWhenDestroyed reports whether code of g runs when it is destroyed, rather than that it never has.
func (g *Generator) runsWhenDestroyed() bool { return g.kind != coroutineGenerator || g.started }

// drivenByHand counts a coroutine that the program itself has sent something, not a task, among those at risk if it is suspended: the
// event loop does not keep it alive.
func (vm *VM) drivenByHand(x Value) {
	if w, ok := x.(*coroutineWrapper); ok {
		x = w.Delegate
	}
	switch c := x.(type) {
	case *Generator:
		if c.kind == coroutineGenerator && c.frame != nil && !c.running {
			c.risky()
		}
	case *NativeCoroutine:
		if !c.done && !bool(c.risk) {
			vm.risky(c)
		}
	}
}

// start says that g is about to run, or to end without having run. From then on it can be seen when a generator with finally clauses
// or the like is destroyed, and every asynchronous generator.
func (g *Generator) start() {
	if g.kind == coroutineGenerator {
		g.safe()
	}
	g.started = true
	switch {
	case g.kind == coroutineGenerator:
	case g.kind == asyncGenerator || len(g.fn.Code.Handlers) > 0:
		g.risky()
	}
}

func (g *Generator) safe() {
	if g.vm.safe(g) && g.runsWhenDestroyed() {
		g.vm.diagnosis.prompt--
	}
}

func (c *NativeCoroutine) safe() {
	c.vm.safe(c)
}

// Adopted says that a task has been made of a coroutine: it is forgotten only if the task is destroyed before it begins.
func Adopted(coroutine any) {
	switch c := coroutine.(type) {
	case *Generator:
		c.safe()
	case *NativeCoroutine:
		c.safe()
	case *AbstractCoroutine:
		if s, ok := c.Object.(*asyncStep); ok {
			s.safe()
		}
	}
}

// hasFinalizer reports whether the class has a __del__.
func (t *Type) hasFinalizer() bool { return t.user && t.construction().finalizer }

// newInstance counts an object with a __del__ among those at risk.
func (vm *VM) newInstance(i *Instance) *Instance {
	if i.Class.hasFinalizer() {
		if vm.diagnosis.instances == nil {
			vm.diagnosis.instances = map[*Instance]uint32{}
		}
		vm.diagnosis.instances[i] = vm.Number()
		vm.risks++
		vm.diagnosis.prompt++
	}
	return i
}

// letGo is told of references that are gone, in order. What has lost its last one with them is destroyed.
func (vm *VM) letGo(losses []loss) {
	d := &vm.diagnosis
	before := d.effort
	defer func() { vm.Spend(instructionsPerEffort * (d.effort - before)) }()
	d.effort += 8 * len(losses)
	left := losses[:0]
	for _, l := range losses {
		l.value = identity(l.value)
		// Of many, some are likely to matter.
		if !leaf(l.value) && !d.destroyed[l.value] && (len(losses) > fewLosses || vm.leadsToRisk(l.value)) {
			left = append(left, l)
		}
	}
	if len(left) == 0 {
		return
	}
	d.known = vm.mark()
	if slices.ContainsFunc(left, func(l loss) bool { return !d.known.has(l.value) }) && vm.keepCycles() {
		d.known = vm.mark()
	}
	dead := left[:0]
	for _, l := range left {
		if !d.known.has(l.value) {
			dead = append(dead, l)
		}
	}
	if len(dead) > 0 {
		vm.destroy(dead)
	}
}

// instructionsPerEffort is how many instructions are executed in the time in which a reference is followed.
const instructionsPerEffort = 3

// fewLosses is how many losses are worth looking at each by itself first.
const fewLosses = 32

// destroy destroys what has been lost and nothing reachable refers to, each with what it alone has kept alive, in the order of the losses:
// as if references were counted.
func (vm *VM) destroy(losses []loss) {
	var g tally
	for _, l := range losses {
		g.reference(l.value)
	}
	vm.count(&g)
	for _, l := range losses {
		vm.unravel(l.value, &g, l.place)
	}
	d := &vm.diagnosis
	for i, y := range g.objects {
		if g.counts[i] > 0 && atRisk(y) && !d.destroyed[y] {
			d.keep(y) // part of a cycle
		}
	}
}

// A tally is of objects that can't be reached: how many references there are to each, from among them or lost.
type tally struct {
	reach
	counts []int
}

// include notes an object, without a reference to it.
func (g *tally) include(x any) (at int) {
	at, isNew := g.add(x)
	if isNew {
		g.counts = append(g.counts, 0)
	}
	return at
}

func (g *tally) reference(x any) { g.counts[g.include(x)]++ }

// count counts the references from among the objects and those that they alone keep alive.
func (vm *VM) count(g *tally) {
	d := &vm.diagnosis
	for i := 0; i < len(g.objects); i++ {
		d.references(g.objects[i], func(y any) {
			if !d.known.has(y) {
				g.reference(y)
			}
		})
	}
}

// unravel lets go of a reference to an object, if it is among the garbage. If that was the last one it finalizes the object and then, depth
// first, everything to which the last reference goes with it.
func (vm *VM) unravel(x any, g *tally, place Place) {
	type dying struct {
		refers []any
		next   int
	}
	var stack []dying
	let := func(x any) {
		at, _ := g.place(x)
		if at < 0 {
			return
		}
		if g.counts[at]--; g.counts[at] == 0 {
			stack = append(stack, dying{refers: vm.end(g.objects[at], g, place)})
		}
	}
	let(x)
	for len(stack) > 0 {
		top := &stack[len(stack)-1]
		if top.next == len(top.refers) {
			stack = stack[:len(stack)-1]
			continue
		}
		top.next++
		let(top.refers[top.next-1])
	}
}

// end finalizes an object of the garbage and returns what it has referred to. A coroutine is closed: then those that it awaits have ended,
// and let go of their variables before it does.
func (vm *VM) end(x any, g *tally, place Place) []any {
	type holder struct {
		object any
		refers []any
	}
	var holders []holder
	hold := func(x any) {
		h := holder{object: x}
		References(x, func(y any) {
			if at, _ := g.place(y); at >= 0 {
				h.refers = append(h.refers, g.objects[at])
			}
		})
		holders = append(holders, h)
	}
	hold(x)
	for i := 0; i < len(holders) && suspended(holders[i].object); i++ {
		for _, y := range holders[i].refers {
			if suspended(y) && !slices.ContainsFunc(holders, func(h holder) bool { return h.object == y }) {
				hold(y)
			}
		}
	}
	vm.finalize(x, place)
	var refers []any
	for _, h := range slices.Backward(holders) {
		if h.object == x || !suspended(h.object) {
			refers = append(refers, h.refers...)
		}
	}
	return refers
}

// finalize does what can be seen when x is destroyed.
func (vm *VM) finalize(x any, place Place) {
	d := &vm.diagnosis
	if d.destroyed[x] {
		return
	}
	if atRisk(x) || unfinished(x) {
		if d.destroyed == nil {
			d.destroyed = map[any]bool{}
		}
		d.destroyed[x] = true
		vm.Charge(64)
		vm.Spend(256)
	}
	switch x := x.(type) {
	case *Generator:
		x.safe()
		switch {
		case x.unstarted():
			vm.warnNeverAwaited(x.names.Qualname, vm.diagnosis.origins[x], place)
		case x.frame == nil:
		case x.kind == asyncGenerator && !x.closed && vm.OnAsyncGeneratorLost != nil && vm.OnAsyncGeneratorLost(x):
		default:
			if err := x.Close(vm); err != nil {
				vm.unraisable("while closing generator", x, err)
			}
		}
	case *NativeCoroutine:
		x.safe()
		switch {
		case x.done:
		case !x.started:
			vm.warnNeverAwaited(x.Name, vm.diagnosis.origins[x], place)
		default:
			if err := x.Close(vm); err != nil {
				vm.unraisable("while closing generator", x, err)
			}
		}
	case *asyncStep:
		x.safe()
		if x.state == stepNew {
			vm.warnMethodNeverAwaited(x, place)
		}
	case *Future:
		x.NeverRetrieved()
		if x.pendingTask() {
			if x.stranded() {
				vm.risks--
			}
			x.Task().DestroyedPending()
		}
	case *Instance:
		if !x.Class.hasFinalizer() {
			return
		}
		vm.risks--
		d.prompt--
		delete(d.instances, x)
		if _, err := vm.CallMethod(x, "__del__"); err != nil {
			vm.unraisable("while calling deallocator", x.Class.Lookup("__del__"), err)
		}
	}
}

func (vm *VM) warnNeverAwaited(name, origin string, place Place) {
	vm.warnOfDestroyed("coroutine '"+name+"' was never awaited"+origin, place)
}

// warnMethodNeverAwaited warns of a call of a method of an asynchronous generator, such as aclose, that has come to nothing.
func (vm *VM) warnMethodNeverAwaited(s *asyncStep, place Place) {
	name := s.name
	if name == "__anext__" || name == "anext" {
		name = "asend"
	}
	vm.warnOfDestroyed("coroutine method '"+name+"' of '"+s.g.names.Qualname+"' was never awaited", place)
}

func (vm *VM) warnOfDestroyed(message string, place Place) {
	const hint = "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n"
	d := &vm.diagnosis
	if vm.warnAbout(RuntimeWarning, message, place, True) && (!d.cleared || d.dropping && d.hinted) {
		vm.PrintError(hint)
		d.hinted = true
	}
}

// unraisable prints an exception that can't be raised anywhere.
func (vm *VM) unraisable(what string, object Value, err *Error) {
	shown, failed := vm.Repr(object)
	if failed != nil {
		shown = "<object repr() failed>"
	}
	vm.PrintError("Exception ignored " + what + " " + shown + ":\n" + vm.plainTraceback(err))
}
