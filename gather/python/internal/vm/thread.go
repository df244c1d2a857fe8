package vm

import (
	"math"

	"gatherplay/gather"
)

// A Thread is a stack of Python calls beside that of the main program, as a thread of CPython's is. One runs at a time, until it blocks:
// the code itself takes no time on the virtual clock, so CPython would hardly switch between two threads elsewhere either. When all
// threads block, the clock moves on to when the first of them wants to be woken.
//
// A thread that was started runs at once, and who started it goes on when it blocks for the first time: CPython's start waits for
// the new thread, too. One that is woken runs when the running one blocks, those that were woken earlier first.
type Thread struct {
	Ident int64

	state   threadState   // what the machine knows of it while it does not run
	resumed chan struct{} // tells it to go on
	until   int64         // when it wants to be woken
	order   int64         // among those that want to be woken at the same time
	asleep  bool          // it blocks, and is not among the ready
	pausing bool          // it blocks the main thread, rather than that its event loop has nothing to do
	woken   bool
	killed  bool
}

// threadState is the part of the machine that each thread has for itself.
type threadState struct {
	frame, below  *Frame
	libraryCaller *Frame
	library       *Variables
	calling       nativeCall
	depth         int
	nested        int
	stack         []Value
	top           int
	under         [][]Value
	ended         Ended
	propagated    *Error
	shown         []Value
	held          []Value
	heldBy        *Frame
	heldAt        int
	level         int
	inFlight      []any
}

// threads are the threads of a program.
type threads struct {
	current *Thread
	main    *Thread
	all     []*Thread // but for those that have ended
	ready   []*Thread
	order   int64
	last    int64 // identity
	failure any   // the panic of a thread that is to be that of the run
}

// Never is when a thread wants to be woken that waits for another one.
const Never = math.MaxInt64

// mainIdent and the distance between the identities of threads look as on Linux.
const (
	mainIdent     = 0x7f0000001740
	identDistance = 0x801000
)

// Thread returns the running thread.
func (vm *VM) Thread() *Thread {
	t := &vm.threads
	if t.current == nil {
		t.main = &Thread{Ident: mainIdent, resumed: make(chan struct{})}
		t.current, t.last = t.main, mainIdent
		t.all = []*Thread{t.main}
	}
	return t.current
}

// StoppingPlace returns where the program is when a run is ended; where its main thread stands, if the running one executes none of its
// code.
func (vm *VM) StoppingPlace() Place {
	place := vm.Position()
	if main := vm.threads.main; place.File == nil && vm.threads.current != main {
		return position(main.state.frame, main.state.below)
	}
	return place
}

// MainThread returns the thread that the program began in.
func (vm *VM) MainThread() *Thread {
	vm.Thread()
	return vm.threads.main
}

// Threads reports whether there are more threads than one.
func (vm *VM) Threads() bool { return len(vm.threads.all) > 1 }

// ThreadCount returns how many threads there are.
func (vm *VM) ThreadCount() int { return max(1, len(vm.threads.all)) }

// Active reports whether another thread than the running one is about to do something, now or later.
func (vm *VM) Active() bool {
	for _, t := range vm.threads.all {
		if t != vm.threads.current && (!t.asleep || t.until != Never) {
			return true
		}
	}
	return false
}

// StartThread begins a thread that calls a function. It returns when that has ended, or blocks; with later, before it begins.
func (vm *VM) StartThread(later bool, run func()) *Thread {
	starter := vm.Thread()
	s := &vm.threads
	vm.Charge(8*stackChunk + 4096)
	s.last -= identDistance
	t := &Thread{Ident: s.last, resumed: make(chan struct{})}
	t.state.stack = make([]Value, stackChunk)
	s.all = append(s.all, t)
	go func() {
		<-t.resumed
		defer func() {
			if p := recover(); p != nil && p != any(killed{}) && s.failure == nil {
				s.failure = p
			}
			vm.endThread(t)
		}()
		if t.killed {
			panic(killed{})
		}
		run()
	}()
	s.ready = append(s.ready, t)
	if !later {
		s.ready = append(s.ready, starter)
		vm.passOn(starter)
	}
	return t
}

// killed is the panic that ends a thread after the end of the run.
type killed struct{}

// endThread lets another thread go on for good: the main one if the run is to end.
func (vm *VM) endThread(t *Thread) {
	s := &vm.threads
	for i, other := range s.all {
		if other == t {
			s.all = append(s.all[:i:i], s.all[i+1:]...)
			break
		}
	}
	next := s.main
	if s.failure == nil && !t.killed {
		func() {
			defer func() {
				if p := recover(); p != nil {
					s.failure = p
				}
			}()
			next = vm.nextThread()
		}()
	}
	vm.goOn(next)
}

// Block has the running thread block until a time, at the latest: it reports whether Wake has ended it earlier. That the thread pauses
// says that its program does; else its event loop waits, and lets threads that are to be woken at the same time go first.
func (vm *VM) Block(until int64, pausing bool) (woken bool) {
	t, s := vm.Thread(), &vm.threads
	t.asleep, t.until, t.pausing, t.woken = true, until, pausing, false
	s.order++
	if t.order = s.order; !pausing {
		t.order = math.MaxInt64
	}
	vm.passOn(t)
	return t.woken
}

// Yield lets the threads that are ready run before the running one goes on.
func (vm *VM) Yield() {
	t, s := vm.Thread(), &vm.threads
	if len(s.ready) == 0 {
		return
	}
	s.ready = append(s.ready, t)
	vm.passOn(t)
}

// Wake has a thread that blocks go on when the running one blocks.
func (vm *VM) Wake(t *Thread) {
	if t.asleep {
		t.asleep, t.woken = false, true
		vm.threads.ready = append(vm.threads.ready, t)
	}
}

// passOn lets the next thread run until it is t's turn.
func (vm *VM) passOn(t *Thread) {
	s := &vm.threads
	next := vm.nextThread()
	if next == t {
		return
	}
	t.state.save(vm)
	vm.goOn(next)
	<-t.resumed
	if p := s.failure; p != nil && t == s.main {
		s.failure = nil
		panic(p)
	}
	if t.killed {
		panic(killed{})
	}
}

// goOn makes a thread the running one. The caller must stop at once.
func (vm *VM) goOn(next *Thread) {
	s := &vm.threads
	from := s.current
	s.current = next
	next.asleep = false
	next.state.restore(vm)
	for _, tell := range vm.OnThread {
		tell(from, next)
	}
	next.resumed <- struct{}{}
}

// nextThread takes the thread that is to run next from those that are ready, for which the clock may have to move on.
func (vm *VM) nextThread() *Thread {
	s := &vm.threads
	if len(s.ready) == 0 {
		vm.passTime()
	}
	next := s.ready[0]
	s.ready = s.ready[1:]
	return next
}

// passTime moves the clock on to when the first thread wants to be woken, and makes those that do then ready.
func (vm *VM) passTime() {
	s := &vm.threads
	until := int64(Never)
	for _, t := range s.all {
		if t.asleep {
			until = min(until, t.until)
		}
	}
	if until == Never {
		// The main thread's loop is better at telling who waits in vain.
		if main := s.main; main.asleep && !main.pausing {
			main.asleep = false
			s.ready = append(s.ready, main)
			return
		}
		panic(new(gather.Deadlock))
	}
	if until > vm.Now() {
		vm.PassTime(until, s.main.asleep && s.main.pausing)
	}
	for {
		var first *Thread
		for _, t := range s.all {
			if t.asleep && t.until <= until && (first == nil || t.until < first.until || t.until == first.until && t.order < first.order) {
				first = t
			}
		}
		if first == nil {
			return
		}
		first.asleep = false
		s.ready = append(s.ready, first)
	}
}

// EndThreads ends all threads but the main one, wherever they are, after a run.
func (vm *VM) EndThreads() {
	s := &vm.threads
	for len(s.all) > 1 {
		t := s.all[len(s.all)-1]
		t.killed, s.current = true, t
		t.resumed <- struct{}{}
		<-s.main.resumed
	}
}

// save keeps the machine's state for the thread.
func (t *threadState) save(vm *VM) {
	d := &vm.diagnosis
	*t = threadState{
		vm.frame, vm.below, vm.libraryCaller, vm.library, vm.calling, vm.depth, vm.nested, vm.stack, vm.top, vm.under, vm.ended, vm.propagated, vm.shown,
		d.held, d.frame, d.pc, d.level, d.inFlight,
	}
}

// restore makes the thread's state that of the machine.
func (t *threadState) restore(vm *VM) {
	d := &vm.diagnosis
	vm.frame, vm.below, vm.libraryCaller, vm.library, vm.calling, vm.depth, vm.nested = t.frame, t.below, t.libraryCaller, t.library, t.calling, t.depth, t.nested
	vm.stack, vm.top, vm.under = t.stack, t.top, t.under
	vm.ended, vm.propagated, vm.shown = t.ended, t.propagated, t.shown
	d.held, d.frame, d.pc, d.level, d.inFlight = t.held, t.heldBy, t.heldAt, t.level, t.inFlight
	*t = threadState{}
}

// threadRoots visits what the threads that do not run at the moment keep alive.
func (vm *VM) threadRoots(visit func(any)) {
	for _, t := range vm.threads.all {
		for f := t.state.frame; f != nil; f = f.back {
			visit(f)
		}
		for _, v := range t.state.held {
			visit(v)
		}
		for _, x := range t.state.inFlight {
			visit(x)
		}
	}
}
