package gather

import "strconv"

// Queue passes items from tasks that put them to tasks that get them.
//
// Who has to wait is served first come, first served; but an item stays in the queue until the task
// that it has woken runs, and another that comes before it may take it away.
type Queue struct {
	bound
	maxSize    int
	items      Storage
	getters    waiters
	putters    waiters
	unfinished int // items put whose work is not done
	joiners    waiters
	shutDown   bool
}

// Storage is what a Queue keeps its items in. It decides in which order they come out. An error of a
// method is raised in the task that puts or gets.
type Storage interface {
	Put(item any) error
	Get() (any, error)
	Len() int
	Items() []any // in the order in which it keeps them
}

// NewQueue makes a queue that keeps its items in the order in which they came. If maxSize is positive,
// there is room for so many. A nil host is [GoHost].
func NewQueue(host Host, maxSize int) *Queue { return NewQueueOf(host, maxSize, new(fifo)) }

// NewLifoQueue makes a queue that gives out first what came last.
func NewLifoQueue(host Host, maxSize int) *Queue { return NewQueueOf(host, maxSize, new(lifo)) }

// NewPriorityQueue makes a queue that gives out the least item first.
func NewPriorityQueue(host Host, maxSize int, less func(a, b any) bool) *Queue {
	return NewQueueOf(host, maxSize, &priority{less: less})
}

// NewQueueOf makes a queue with a storage of its own.
func NewQueueOf(host Host, maxSize int, items Storage) *Queue {
	return &Queue{bound: bound{host: host}, maxSize: maxSize, items: items}
}

// Items returns the items in the queue, in the order in which it keeps them.
func (q *Queue) Items() []any { return q.items.Items() }

// Size returns how many items are in the queue.
func (q *Queue) Size() int { return q.items.Len() }

// MaxSize returns for how many items there is room; not positive: for any number.
func (q *Queue) MaxSize() int { return q.maxSize }

// Empty reports whether there are no items in the queue.
func (q *Queue) Empty() bool { return q.items.Len() == 0 }

// Full reports whether there is no room in the queue.
func (q *Queue) Full() bool { return q.maxSize > 0 && q.items.Len() >= q.maxSize }

// Unfinished returns how many items were put in for which TaskDone has not been called.
func (q *Queue) Unfinished() int { return q.unfinished }

// PutNowait puts an item into the queue. It fails with QueueFull or QueueShutDown.
func (q *Queue) PutNowait(item any) error {
	if q.shutDown {
		return q.newError(QueueShutDown)
	}
	if q.Full() {
		return q.newError(QueueFull)
	}
	if err := q.items.Put(item); err != nil {
		return err
	}
	q.unfinished++
	q.getters.wakeNext()
	return nil
}

// GetNowait takes the next item out of the queue. It fails with QueueEmpty, or with QueueShutDown if
// nothing will ever come.
func (q *Queue) GetNowait() (any, error) {
	if q.Empty() {
		if q.shutDown {
			return nil, q.newError(QueueShutDown)
		}
		return nil, q.newError(QueueEmpty)
	}
	item, err := q.items.Get()
	if err != nil {
		return nil, err
	}
	q.putters.wakeNext()
	return item, nil
}

// Put returns a coroutine that puts an item into the queue, when there is room. It suspends only if it
// has to wait.
func (q *Queue) Put(l *Loop, item any) Coroutine { return &queuePut{queue: q, loop: l, item: item} }

// Get returns a coroutine that takes the next item out of the queue, when there is one. It suspends
// only if it has to wait.
func (q *Queue) Get(l *Loop) Coroutine {
	return &queueGet{queue: q, loop: l, kind: KindGet, subject: q}
}

// TaskDone says that the work on an item is done. It fails if that is said more often than items were
// put.
func (q *Queue) TaskDone() error {
	if q.unfinished <= 0 {
		return q.newError(ValueError, "task_done() called too many times")
	}
	q.unfinished--
	q.wakeJoiners()
	return nil
}

// wakeJoiners wakes who waits for the end of the work, if it is at its end. They leave the queue
// themselves.
func (q *Queue) wakeJoiners() {
	if q.unfinished > 0 {
		return
	}
	for _, f := range q.joiners.futures {
		if f.state == StatePending {
			f.finish(true)
		}
	}
}

// Join returns a coroutine that waits until the work on all items is done. It suspends only if it has
// to wait.
func (q *Queue) Join(l *Loop) Coroutine { return &queueJoin{queue: q, loop: l} }

// Shutdown closes the queue: putting fails with QueueShutDown, and so does getting when the queue is
// empty – which it is at once, if immediate is set: then its items are thrown away, and their work
// counts as done.
func (q *Queue) Shutdown(immediate bool) error {
	q.shutDown = true
	if immediate {
		for !q.Empty() {
			if _, err := q.items.Get(); err != nil {
				return err
			}
			q.unfinished = max(0, q.unfinished-1)
		}
		q.wakeJoiners()
	}
	q.getters.wakeAll()
	q.putters.wakeAll()
	return nil
}

// String returns the queue in Python's notation, without its items.
func (q *Queue) String() string { return "<Queue " + q.Format("") + ">" }

// Format is asyncio.Queue._format: what there is to say of the queue, given the notation of its items, "" for none.
func (q *Queue) Format(items string) string {
	text := "maxsize=" + strconv.Itoa(q.maxSize)
	if items != "" {
		text += " _queue=" + items
	}
	if n := len(q.getters.futures); n > 0 {
		text += " _getters[" + strconv.Itoa(n) + "]"
	}
	if n := len(q.putters.futures); n > 0 {
		text += " _putters[" + strconv.Itoa(n) + "]"
	}
	if q.unfinished > 0 {
		text += " tasks=" + strconv.Itoa(q.unfinished)
	}
	if q.shutDown {
		text += " shutdown"
	}
	return text
}

// queueGet is a get: it waits again as long as others are faster.
type queueGet struct {
	queue   *Queue
	loop    *Loop
	kind    Kind
	subject any
	getter  *Future
	state   coroutineState
}

func (g *queueGet) Resume(_ any, err error) (*Future, any, bool, error) {
	q := g.queue
	if g.state == closed {
		return nil, nil, true, g.loop.reused()
	}
	if err == nil && q.Empty() && !q.shutDown {
		if err = q.bindTo(g.loop, q); err == nil {
			g.state = suspended
			g.getter = g.loop.CreateFutureFor(g.kind, g.subject)
			q.getters.add(g.getter)
			return g.getter, nil, false, nil
		}
	} else if err != nil && g.state == suspended {
		q.getters.leave(g.getter, !q.Empty())
	}
	g.state = closed
	if err != nil {
		return nil, nil, true, err
	}
	item, err := q.GetNowait()
	return nil, item, true, err
}

// leave is what a task does that stops waiting for its Future f because of an error. If it had been
// woken already, and there is something to do, it wakes the next instead.
func (w *waiters) leave(f *Future, something bool) {
	f.cancelPlain(cancellation{cause: CauseAwait})
	w.remove(f)
	if something && f.state != StateCancelled {
		w.wakeNext()
	}
}

// queuePut is a put.
type queuePut struct {
	queue  *Queue
	loop   *Loop
	item   any
	putter *Future
	state  coroutineState
}

func (p *queuePut) Resume(_ any, err error) (*Future, any, bool, error) {
	q := p.queue
	if p.state == closed {
		return nil, nil, true, p.loop.reused()
	}
	if err == nil && q.Full() && !q.shutDown {
		if err = q.bindTo(p.loop, q); err == nil {
			p.state = suspended
			p.putter = p.loop.CreateFutureFor(KindPut, q)
			q.putters.add(p.putter)
			return p.putter, nil, false, nil
		}
	} else if err != nil && p.state == suspended {
		q.putters.leave(p.putter, !q.Full())
	}
	p.state = closed
	if err != nil {
		return nil, nil, true, err
	}
	return nil, nil, true, q.PutNowait(p.item)
}

// queueJoin is a join. Once woken it does not look again whether there is new work.
type queueJoin struct {
	queue  *Queue
	loop   *Loop
	joiner *Future
	state  coroutineState
}

func (j *queueJoin) Resume(_ any, err error) (*Future, any, bool, error) {
	q := j.queue
	switch {
	case j.state == closed:
		return nil, nil, true, j.loop.reused()
	case j.state == suspended:
		q.joiners.remove(j.joiner)
	case err == nil && q.unfinished > 0:
		if err = q.bindTo(j.loop, q); err == nil {
			j.state = suspended
			j.joiner = j.loop.CreateFutureFor(KindJoin, q)
			q.joiners.add(j.joiner)
			return j.joiner, nil, false, nil
		}
	}
	j.state = closed
	return nil, nil, true, err
}

// fifo keeps items in the order in which they came.
type fifo struct {
	items []any
}

func (s *fifo) Put(item any) error { s.items = append(s.items, item); return nil }
func (s *fifo) Len() int           { return len(s.items) }
func (s *fifo) Items() []any       { return s.items }
func (s *fifo) Get() (any, error) {
	item := s.items[0]
	s.items[0] = nil
	s.items = s.items[1:]
	return item, nil
}

// lifo is a stack.
type lifo struct {
	items []any
}

func (s *lifo) Put(item any) error { s.items = append(s.items, item); return nil }
func (s *lifo) Len() int           { return len(s.items) }
func (s *lifo) Items() []any       { return s.items }
func (s *lifo) Get() (any, error) {
	last := len(s.items) - 1
	item := s.items[last]
	s.items[last] = nil
	s.items = s.items[:last]
	return item, nil
}

// priority is a binary heap. It moves items exactly as Python's heapq does, so that equal ones come
// out in the same order.
type priority struct {
	items []any
	less  func(a, b any) bool
}

func (s *priority) Len() int     { return len(s.items) }
func (s *priority) Items() []any { return s.items }

func (s *priority) Put(item any) error {
	s.items = append(s.items, item)
	s.rise(0, len(s.items)-1)
	return nil
}

func (s *priority) Get() (any, error) {
	last := len(s.items) - 1
	item := s.items[last]
	s.items[last] = nil
	s.items = s.items[:last]
	if last > 0 {
		item, s.items[0] = s.items[0], item
		s.sink()
	}
	return item, nil
}

// rise moves the item at i up to where it belongs, not above top.
func (s *priority) rise(top, i int) {
	item := s.items[i]
	for i > top {
		parent := (i - 1) / 2
		if !s.less(item, s.items[parent]) {
			break
		}
		s.items[i] = s.items[parent]
		i = parent
	}
	s.items[i] = item
}

// sink moves the first item down along the lesser children to the bottom, and from there up to where
// it belongs.
func (s *priority) sink() {
	item, i := s.items[0], 0
	for child := 1; child < len(s.items); child = 2*i + 1 {
		if other := child + 1; other < len(s.items) && !s.less(s.items[child], s.items[other]) {
			child = other
		}
		s.items[i] = s.items[child]
		i = child
	}
	s.items[i] = item
	s.rise(0, i)
}
