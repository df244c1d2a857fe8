package trace

import (
	"strconv"

	"gatherplay/gather"
)

// A taskRecord is what the recorder remembers of a task.
type taskRecord struct {
	arguments []Argument
	number    uint64 // its name is Task-number, unless it is in Recorder.named
	under     *pressure
	origin    int32 // in Recorder.origins
	end       int32 // in Recorder.outcomes, plus one; 0 as long as it has not ended
	segments  int32 // how many it has
	segment   int32 // the last of them, in Recorder.segments
	waiters   int32 // the last of the tasks that wait for this one, plus one
	next      int32 // the next of the tasks that wait for the same as this one, plus one; after the last, the first
	group     int32 // the group that made or first took it, or None
	position  int32 // its first position there
	member    int32 // the last group that it became a member of, plus one
	begun     bool  // its first step has begun
	role      Role
}

// An origin is where a task came from. Many come from the same place.
type origin struct {
	coroutine   string
	call, where Span
	creator     int32
}

// A naming is how a task was called that is not Task-N.
type naming struct {
	name    string
	earlier []Naming
}

// A pressure is what others want of a task. Most tasks are left in peace.
type pressure struct {
	limits   []int32 // the timeouts around what it is doing, the innermost last
	requests []int32 // the cancellations asked for and not delivered
}

// pressed returns the pressure that a task is under, to put it under more.
func (t *taskRecord) pressed() *pressure {
	if t.under == nil {
		t.under = new(pressure)
	}
	return t.under
}

// requests returns the cancellations that were asked for and not delivered.
func (t *taskRecord) requests() []int32 {
	if t.under == nil {
		return nil
	}
	return t.under.requests
}

// limit returns the innermost timeout around what a task is doing, or None.
func (t *taskRecord) limit() int32 {
	if t.under == nil || len(t.under.limits) == 0 {
		return None
	}
	return t.under.limits[len(t.under.limits)-1]
}

// endOf returns how a task has ended, which is not to be changed before it has.
func (r *Recorder) endOf(task int32) *Outcome { return r.outcome(r.tasks.at(task).end) }

// outcome returns one of the outcomes, of which the number is its place plus one.
func (r *Recorder) outcome(number int32) *Outcome {
	if number == 0 {
		return &unended
	}
	return r.outcomes.at(number - 1)
}

// nameOf returns the name of a task.
func (r *Recorder) nameOf(task int32) string {
	if given := r.named[task]; given != nil {
		return given.name
	}
	return "Task-" + strconv.FormatUint(r.tasks.at(task).number, 10)
}

func (r *Recorder) taskCreated(e *gather.Event) {
	task := int32(r.tasks.len())
	e.Task.Tag = task + 1
	at, where := r.now(), r.source.Position()
	name, arguments, call := r.source.Describe(e.Task.Coroutine())
	t := taskRecord{
		arguments: arguments, number: e.Task.Number(), group: None,
		origin: r.originOf(origin{coroutine: name, call: call, where: where, creator: indexOf(e.By)}),
	}
	if t.number == 0 {
		r.named[task] = &naming{name: e.Task.Name()}
	}
	if e.By == nil && !e.Task.Loop().IsRunning() || r.shuttingDown && e.By == nil {
		t.role = Main
		if r.shuttingDown {
			t.role = Shutdown
		}
	}
	r.tasks.push(t)
	if t.role == Main {
		r.mainBegins(task, at)
	}
	r.enter(task, Created, at, Span{})
	r.event(Event{Kind: TaskCreated, At: at, Task: task, Group: None, Other: None, Span: where})
}

// originOf returns the place of an origin in the log: that of the last one, if it is the same.
func (r *Recorder) originOf(o origin) int32 {
	last := int32(r.origins.len()) - 1
	if last < 0 || *r.origins.at(last) != o {
		last = r.origins.push(o)
	}
	return last
}

// finishTasks makes the tasks of the trace, without their segments.
func (r *Recorder) finishTasks() {
	r.trace.Tasks = make([]Task, r.tasks.len())
	for i := range r.trace.Tasks {
		t := r.tasks.at(int32(i))
		origin := r.origins.at(t.origin)
		made := Task{
			Name: r.nameOf(int32(i)), Coroutine: origin.coroutine, Arguments: t.arguments, Call: origin.call,
			Creator: origin.creator, Where: origin.where,
			Role: t.role, End: *r.outcome(t.end), Group: t.group, Position: t.position,
		}
		if given := r.named[int32(i)]; given != nil {
			made.Earlier = given.earlier
		}
		r.trace.Tasks[i] = made
	}
}

func (r *Recorder) stepBegins(e *gather.Event) {
	task := indexOf(e.Task)
	if task == None {
		return
	}
	if r.MaxEvents > 0 && r.events.Len() > r.MaxEvents {
		e.Task.Loop().Abort(&gather.LimitError{Limit: "recorded events", Max: r.MaxEvents})
	}
	at, span := r.now(), r.stands(task)
	r.enter(task, Running, at, Span{})
	r.tasks.at(task).begun = true
	r.running = append(r.running, task)
	r.event(Event{Kind: StepBegan, At: at, Task: task, Group: None, Other: None, Span: span})
}

func (r *Recorder) stepEnds(e *gather.Event) {
	task := indexOf(e.Task)
	if task == None {
		return
	}
	at, span := r.now(), r.source.Position()
	if n := len(r.running); n > 0 && r.running[n-1] == task {
		r.running = r.running[:n-1]
	}
	r.segments.at(r.tasks.at(task).segment).span = span
	step := StepWait
	switch e.Outcome {
	case gather.Waits:
		r.wait(task, at, span, r.waitOf(task, e.Future))
		r.waitFor(task, e.Future)
	case gather.Yields:
		// What it waits for is its turn, and the loop has taken note of that already.
		step = StepYield
		r.wait(task, at, span, Wait{Kind: WaitYield, Target: None, Literal: None, Timeout: r.tasks.at(task).limit()})
		r.enter(task, Ready, r.now(), span)
	case gather.Returns:
		step = StepReturn
		r.taskEnds(task, Outcome{Kind: Returned, At: at, Value: r.source.Value(e.Value), Failure: None, Span: span})
	case gather.Raises:
		step = StepRaise
		r.taskEnds(task, r.raised(task, e.Err, at, span))
	case gather.Cancelled:
		step = StepCancelled
		r.taskEnds(task, r.cancelled(e.Err, at, span))
	}
	r.event(Event{Kind: StepEnded, Step: step, At: at, Task: task, Group: None, Other: None, Span: span})
}

// taskEnds notes how a task has ended.
func (r *Recorder) taskEnds(task int32, end Outcome) { r.tasks.at(task).end = r.outcomes.push(end) + 1 }

func (r *Recorder) taskRenamed(e *gather.Event) {
	if task := indexOf(e.Task); task != None {
		before := Naming{r.nameOf(task), r.now()}
		given := r.named[task]
		if given == nil {
			given = new(naming)
			r.named[task] = given
		}
		given.name, given.earlier = e.Task.Name(), append(given.earlier, before)
	}
}

func (r *Recorder) futureDone(e *gather.Event) {
	task := indexOf(e.Task)
	if task == None && *r.waiters(e.Future) == 0 {
		return
	}
	at := r.now()
	if task != None {
		r.alias(e.Err, r.endOf(task).Failure)
		r.event(Event{Kind: TaskEnded, At: at, Task: task, Group: None, Other: None, Span: r.endOf(task).Span})
	}
	if _, until, ok := e.Future.SleepOf(); ok && e.Outcome == gather.Returns {
		at = r.due(Time(until), at)
	}
	r.wake(e.Future, at)
}

// due returns when a timer that has fired at a moment was due: then, unless the loop was blocked.
func (r *Recorder) due(due Time, fired Moment) Moment {
	for i := len(r.trace.Blocks) - 1; i >= 0 && due < r.trace.Blocks[i].To.At; i-- {
		if b := &r.trace.Blocks[i]; b.From.At <= due {
			return Moment{due, b.From.Seq}
		}
	}
	return fired
}

// waitOf describes what a task waits for when it waits for a Future.
func (r *Recorder) waitOf(task int32, f *gather.Future) Wait {
	w := Wait{Kind: waitKinds[f.Kind()], Target: None, Literal: None, Timeout: r.tasks.at(task).limit()}
	switch w.Kind {
	case WaitSleep:
		delay, _, _ := f.SleepOf()
		w.Delay = Time(delay)
		w.Asked, w.Literal = r.source.Sleep(f)
	case WaitTask:
		w.Target = f.Tag - 1
	case WaitThread:
		w.Function, _ = f.Subject().(string)
	case WaitGroup:
		w.Target = r.awaitedGroup(task, f)
		r.awaited(w.Target, task)
	}
	return w
}

var waitKinds = [...]WaitKind{
	gather.KindFuture:      WaitFuture,
	gather.KindTask:        WaitTask,
	gather.KindGather:      WaitGroup,
	gather.KindShield:      WaitGroup,
	gather.KindSleep:       WaitSleep,
	gather.KindWait:        WaitGroup,
	gather.KindTaskGroup:   WaitGroup,
	gather.KindAsCompleted: WaitGroup,
	gather.KindLock:        WaitLock,
	gather.KindSemaphore:   WaitSemaphore,
	gather.KindEvent:       WaitEvent,
	gather.KindCondition:   WaitCondition,
	gather.KindBarrier:     WaitBarrier,
	gather.KindGet:         WaitQueueGet,
	gather.KindPut:         WaitQueuePut,
	gather.KindJoin:        WaitQueueJoin,
	gather.KindThread:      WaitThread,
}

// Zero indices refer to the first of their kind, so what is not there is told by these.
var (
	absent  = Value{Literal: None}
	unended = Outcome{Value: absent, Failure: None}
	nothing = Wait{Target: None, Literal: None, Timeout: None}
)

// waiters returns the tasks that wait for a Future, as the index of the last of them plus one. A task waits for one Future at a
// time, so the lists run through the task records: in a ring, from the last to the first and on in order.
func (r *Recorder) waiters(f *gather.Future) *int32 {
	if f.Kind() == gather.KindTask && f.Tag > 0 {
		return &r.tasks.at(f.Tag - 1).waiters
	}
	if group := groupOf(f); group != None {
		return &r.groups.at(group).waiters
	}
	return &f.Tag
}

// waitFor appends a task to those that wait for a Future.
func (r *Recorder) waitFor(task int32, f *gather.Future) {
	last, t := r.waiters(f), r.tasks.at(task)
	if *last == 0 {
		t.next = task + 1
	} else {
		before := r.tasks.at(*last - 1)
		t.next, before.next = before.next, task+1
	}
	*last = task + 1
}

// wake notes that the tasks that wait for a Future are woken, the first of them at a moment.
func (r *Recorder) wake(f *gather.Future, at Moment) {
	last := r.waiters(f)
	if *last == 0 {
		return
	}
	for task := r.tasks.at(*last - 1).next; ; at = r.now() {
		r.enter(task-1, Ready, at, r.stands(task-1))
		if task == *last {
			break
		}
		task = r.tasks.at(task - 1).next
	}
	*last = 0
}
