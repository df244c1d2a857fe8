package gather

import (
	"iter"
	"time"
)

// Async makes a coroutine of a Go function. The function runs when the coroutine does, in a stack of
// its own, and suspends in the methods of its Frame. It must call those from the goroutine it was
// called in, and no other way of waiting: the loop stands still while it does.
//
// A function that is still suspended when its loop is closed gets a GeneratorExit error from the
// method it is suspended in, and should return. If it waits once more, a panic unwinds it, as far as
// that function.
func Async(f func(*Frame) (any, error)) Coroutine { return &Frame{function: f} }

// Frame is a Go function that runs as a coroutine: through it the function waits.
type Frame struct {
	loop     *Loop
	function func(*Frame) (any, error)
	worker   *worker
	started  bool
	closing  bool
	mark     uint32  // of the last gather that has seen it, to recognise duplicates
	child    *Future // the one that gather made of it
}

// Loop returns the loop in which the function runs.
func (f *Frame) Loop() *Loop { return f.loop }

// Task returns the task in which the function runs.
func (f *Frame) Task() *Task { return f.loop.current }

// Await waits for aw and returns its result or raises its exception. If aw is a Future or Task that
// is done, Await returns at once. A [Coroutine] runs as a part of the running task. Anything else is
// up to the [Host].
func (f *Frame) Await(aw any) (any, error) {
	switch aw := aw.(type) {
	case *Future:
		return f.awaitFuture(aw)
	case *Task:
		return f.awaitFuture(&aw.Future)
	case Coroutine:
		return f.awaitCoroutine(aw)
	}
	co, ok := f.loop.host.Awaitable(aw)
	if !ok {
		return nil, f.loop.newError(TypeError, "object "+f.loop.host.Repr(aw)+" can't be awaited")
	}
	return f.awaitCoroutine(co)
}

func (f *Frame) awaitFuture(future *Future) (any, error) {
	if result, done, err := future.Await(); done {
		return result, err
	}
	return f.suspend(future, nil)
}

func (f *Frame) awaitCoroutine(co Coroutine) (result any, err error) {
	f.loop.bind(co)
	var value any
	for {
		wait, result, done, failure := co.Resume(value, err)
		if done {
			return result, failure
		}
		value, err = f.suspend(wait, failure)
	}
}

// Sleep waits for delay to pass.
func (f *Frame) Sleep(delay time.Duration) error {
	if delay <= 0 {
		_, err := f.suspend(nil, nil)
		return err
	}
	_, err := f.awaitCoroutine(Sleep(f.loop, delay, nil))
	return err
}

// Gather runs awaitables concurrently and waits for their results. See the function [Gather].
func (f *Frame) Gather(awaitables ...any) ([]any, error) {
	outer, err := Gather(f.loop, false, awaitables...)
	if err != nil {
		return nil, err
	}
	results, err := f.awaitFuture(outer)
	if err != nil {
		return nil, err
	}
	return results.([]any), nil
}

// CreateTask starts a task that drives co.
func (f *Frame) CreateTask(co Coroutine) *Task { return f.loop.CreateTask(co, TaskOptions{}) }

// WaitFor waits for aw, but no longer than timeout. See the function [WaitFor].
func (f *Frame) WaitFor(aw any, timeout time.Duration) (any, error) {
	return f.awaitCoroutine(WaitFor(f.loop, aw, timeout))
}

// Await is [Frame.Await] for a result whose type is known.
func Await[T any](f *Frame, aw any) (result T, err error) {
	value, err := f.Await(aw)
	if err != nil {
		return result, err
	}
	return value.(T), nil
}

func (f *Frame) bind(l *Loop) {
	if f.loop == nil {
		f.loop = l
	}
}

// Resume implements [Coroutine]; it is for loops, not for the function.
func (f *Frame) Resume(value any, err error) (*Future, any, bool, error) {
	if !f.started {
		f.started = true
		if err != nil {
			f.function = nil
			return nil, nil, true, err
		}
		f.worker = f.loop.functions.get()
		f.worker.frame = f
	}
	w := f.worker
	if w == nil {
		return nil, nil, true, f.loop.reused()
	}
	w.value, w.err = value, err
	w.resume()
	wait, result, done, failure := w.wait, w.result, w.done, w.failure
	w.wait, w.result, w.failure = nil, nil, nil
	if done {
		f.worker = nil
		f.loop.functions.put(w)
	}
	return wait, result, done, failure
}

// suspend gives control back to the loop until it resumes the function.
func (f *Frame) suspend(wait *Future, failure error) (any, error) {
	w := f.worker
	if f.closing {
		panic(unwinding{})
	}
	w.wait, w.failure, w.done = wait, failure, false
	if !w.yield(struct{}{}) {
		f.closing = true
		return nil, f.loop.newError(GeneratorExit)
	}
	value, err := w.value, w.err
	w.value, w.err = nil, nil
	return value, err
}

// worker is a stack on which functions run, one after the other: an [iter.Pull] coroutine, which is
// cheap to switch to but not to make. Its fields hand over what goes in and out of a step.
type worker struct {
	frame  *Frame
	resume func() (struct{}, bool)
	stop   func()
	yield  func(struct{}) bool

	value any
	err   error

	wait    *Future
	result  any
	done    bool
	failure error
}

// unwinding is the panic that ends a function which goes on waiting although its loop is closed.
type unwinding struct{}

func (w *worker) run(yield func(struct{}) bool) {
	defer func() {
		if p := recover(); p != nil && p != (unwinding{}) {
			panic(p)
		}
	}()
	w.yield = yield
	for w.frame != nil {
		w.result, w.failure = w.frame.function(w.frame)
		w.wait, w.done, w.frame = nil, true, nil
		if !yield(struct{}{}) {
			return
		}
	}
}

// workers are the stacks of a loop.
type workers struct {
	all  []*worker
	idle []*worker
}

func (s *workers) get() *worker {
	if n := len(s.idle); n > 0 {
		w := s.idle[n-1]
		s.idle = s.idle[:n-1]
		return w
	}
	w := new(worker)
	w.resume, w.stop = iter.Pull(w.run)
	s.all = append(s.all, w)
	return w
}

func (s *workers) put(w *worker) { s.idle = append(s.idle, w) }

// close ends all functions that are suspended, and the stacks.
func (s *workers) close() {
	for _, w := range s.all {
		w.stop()
	}
	s.all, s.idle = nil, nil
}
