package trace

import "gatherplay/gather"

// A taskRecord is what the recorder remembers of a task.
type taskRecord struct {
	segments int32   // how many it has
	segment  int32   // the last of them, in Recorder.segments
	begun    bool    // its first step has begun
	waiters  int32   // the last of the tasks that wait for this one, plus one
	next     int32   // the next of the tasks that wait for the same as this one, plus one; after the last, the first
	group    int32   // the last group that it became a member of, plus one
	limits   []int32 // the timeouts around what it is doing, the innermost last
	requests []int32 // the cancellations asked for and not delivered
}

func (r *Recorder) taskCreated(e *gather.Event) {
	task := int32(r.made.len())
	e.Task.Tag = task + 1
	at, where := r.now(), r.source.Position()
	name, arguments, call := r.source.Describe(e.Task.Coroutine())
	t := Task{
		Name: e.Task.Name(), Coroutine: name, Arguments: arguments, Call: call,
		Created: at, Creator: indexOf(e.By), Where: where,
		End: unended, Group: None,
	}
	if e.By == nil && !e.Task.Loop().IsRunning() || r.shuttingDown && e.By == nil {
		t.Role = Main
		if r.shuttingDown {
			t.Role = Shutdown
		}
	}
	r.made.push(t)
	r.tasks = append(r.tasks, taskRecord{})
	if t.Role == Main {
		r.mainBegins(task, at)
	}
	r.enter(task, Created, at, Span{})
	r.event(Event{Kind: TaskCreated, At: at, Task: task, Group: None, Other: None, Span: where})
}

func (r *Recorder) stepBegins(e *gather.Event) {
	task := indexOf(e.Task)
	if task == None {
		return
	}
	if r.MaxEvents > 0 && r.events.Len() > r.MaxEvents {
		e.Task.Loop().Abort(&gather.LimitError{Limit: "recorded events", Max: r.MaxEvents})
	}
	at, t := r.now(), &r.tasks[task]
	span := r.stands(task)
	r.enter(task, Running, at, Span{})
	t.begun = true
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
	r.segments.at(r.tasks[task].segment).span = span
	step := StepWait
	switch e.Outcome {
	case gather.Waits:
		r.wait(task, at, span, r.waitOf(task, e.Future))
		r.waitFor(task, e.Future)
	case gather.Yields:
		// What it waits for is its turn, and the loop has taken note of that already.
		step = StepYield
		r.wait(task, at, span, Wait{Kind: WaitYield, Target: None, Literal: None, Timeout: r.tasks[task].limit()})
		r.enter(task, Ready, r.now(), span)
	case gather.Returns:
		step = StepReturn
		r.made.at(task).End = Outcome{Kind: Returned, At: at, Value: r.source.Value(e.Value), Failure: None, Span: span}
	case gather.Raises:
		step = StepRaise
		r.made.at(task).End = r.raised(task, e.Err, at, span)
	case gather.Cancelled:
		step = StepCancelled
		r.made.at(task).End = r.cancelled(e.Err, at, span)
	}
	r.event(Event{Kind: StepEnded, Step: step, At: at, Task: task, Group: None, Other: None, Span: span})
}

func (r *Recorder) taskRenamed(e *gather.Event) {
	if task := indexOf(e.Task); task != None {
		t := r.made.at(task)
		t.Earlier = append(t.Earlier, Naming{t.Name, r.now()})
		t.Name = e.Task.Name()
	}
}

func (r *Recorder) futureDone(e *gather.Event) {
	task := indexOf(e.Task)
	if task == None && *r.waiters(e.Future) == 0 {
		return
	}
	at := r.now()
	if task != None {
		r.alias(e.Err, r.made.at(task).End.Failure)
		r.event(Event{Kind: TaskEnded, At: at, Task: task, Group: None, Other: None, Span: r.made.at(task).End.Span})
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

func (r *Recorder) timerFired(e *gather.Event) {
	event := Event{Kind: TimerFired, At: r.now(), Task: None, Group: None, Other: None}
	if e.Future != nil && e.Future.Tag != 0 {
		event.Task = e.Future.Tag - 1
		event.Span = r.stands(event.Task)
	}
	if e.Group != nil {
		event.Group = e.Group.Tag - 1
	}
	r.event(event)
}

// waitOf describes what a task waits for when it waits for a Future.
func (r *Recorder) waitOf(task int32, f *gather.Future) Wait {
	w := Wait{Kind: waitKinds[f.Kind()], Target: None, Literal: None, Timeout: r.tasks[task].limit()}
	switch w.Kind {
	case WaitSleep:
		delay, _, _ := f.SleepOf()
		w.Delay = Time(delay)
		w.Asked, w.Literal = r.source.Sleep(f)
	case WaitTask:
		w.Target = f.Tag - 1
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

// limit returns the innermost timeout around what a task is doing, or None.
func (t *taskRecord) limit() int32 {
	if len(t.limits) == 0 {
		return None
	}
	return t.limits[len(t.limits)-1]
}

// waiters returns the tasks that wait for a Future, as the index of the last of them plus one. A task waits for one Future at a
// time, so the lists run through the task records: in a ring, from the last to the first and on in order.
func (r *Recorder) waiters(f *gather.Future) *int32 {
	if f.Kind() == gather.KindTask && f.Tag > 0 {
		return &r.tasks[f.Tag-1].waiters
	}
	if group := groupOf(f); group != None {
		return &r.groups[group].waiters
	}
	return &f.Tag
}

// waitFor appends a task to those that wait for a Future.
func (r *Recorder) waitFor(task int32, f *gather.Future) {
	last, t := r.waiters(f), &r.tasks[task]
	if *last == 0 {
		t.next = task + 1
	} else {
		t.next, r.tasks[*last-1].next = r.tasks[*last-1].next, task+1
	}
	*last = task + 1
}

// wake notes that the tasks that wait for a Future are woken, the first of them at a moment.
func (r *Recorder) wake(f *gather.Future, at Moment) {
	last := r.waiters(f)
	if *last == 0 {
		return
	}
	for task := r.tasks[*last-1].next; ; at = r.now() {
		r.enter(task-1, Ready, at, r.stands(task-1))
		if task == *last {
			break
		}
		task = r.tasks[task-1].next
	}
	*last = 0
}
