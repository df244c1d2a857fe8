package trace

import (
	"time"

	"gatherplay/gather"
)

// A Recorder makes a [Trace] of what loops tell it. It is the [gather.Observer] of every loop that a program uses, one after the
// other, on one clock that starts at zero; the front end tells it what no loop knows.
type Recorder struct {
	// MaxEvents ends a run that has had more events than that, with a [gather.LimitError]; zero is no limit. An event and what
	// belongs to it take about 100 bytes.
	MaxEvents int

	source Source
	trace  Trace
	time   Time // the clock
	seq    int32

	// tasks and groups are what the recorder must remember of those in the trace, which are made of it in the end, under the same
	// indices; of tasks, of which there may be very many, as little as possible. A task and a group know theirs by their tag, which
	// is the index plus one; the outer Future of a group has the negative of that. The tags of other Futures tell who waits for
	// them: see waiters.
	tasks    log[taskRecord]
	origins  log[origin]
	named    map[int32]*naming // the tasks that were given names
	groups   log[groupRecord]
	outcomes log[Outcome]       // of tasks and of members of groups
	kept     log[Value]         // exceptions that stand in lists of results
	segments log[loggedSegment] // of all tasks, in order
	waits    log[Wait]
	events   eventWriter
	running  []int32 // the tasks that are running: more than one while a task starts another one eagerly

	objects  map[any]int32 // the groups that are objects of their own
	timers   map[*gather.TimerHandle]int32
	literals map[Span]int32
	failures map[error]int32 // by exception
	failed   []failureRecord // what the recorder must remember of the failures in the trace
	exits    []int32         // the failures on their way out of the loop, as KeyboardInterrupt is

	shuttingDown bool
}

// Events returns how many events there have been.
func (r *Recorder) Events() int { return r.events.Len() }

// NewRecorder returns a recorder for a run of the program files[0].
func NewRecorder(source Source, files []File, seed int64) *Recorder {
	return &Recorder{
		source:   source,
		trace:    Trace{Files: files, Seed: seed},
		objects:  make(map[any]int32),
		named:    make(map[int32]*naming),
		timers:   make(map[*gather.TimerHandle]int32),
		literals: make(map[Span]int32),
		failures: make(map[error]int32),
	}
}

// Literal returns the reference to the literal at a span of the source; None if the span is zero.
func (r *Recorder) Literal(span Span) int32 {
	if span.Zero() {
		return None
	}
	i, ok := r.literals[span]
	if !ok {
		i = int32(len(r.trace.Literals))
		r.literals[span] = i
		r.trace.Literals = append(r.trace.Literals, Literal{span, r.trace.Text(span)})
	}
	return i
}

// Print tells that the program has printed text.
func (r *Recorder) Print(stream Stream, text string) {
	at, span := r.now(), r.source.Position()
	r.trace.Output = append(r.trace.Output, Output{at, stream, text, r.current(), span})
	r.event(Event{Kind: Printed, At: at, Task: r.current(), Group: None, Other: int32(len(r.trace.Output) - 1), Span: span})
}

// Block tells that the program has let time pass without a loop. Inside of one, the loop tells it.
func (r *Recorder) Block(d time.Duration) {
	if d <= 0 {
		return
	}
	from, span := r.now(), r.source.Position()
	r.time += Time(d)
	r.trace.Blocks = append(r.trace.Blocks, Block{r.current(), from, r.now(), span})
	r.event(Event{Kind: LoopBlocked, At: from, Task: r.current(), Group: None, Other: int32(len(r.trace.Blocks) - 1), Span: span})
}

// Pass tells that the clock shows a time, while the loop waits and another thread of the program runs.
func (r *Recorder) Pass(at time.Duration) { r.time = max(r.time, Time(at)) }

// Observes implements [gather.SelectiveObserver]: that a future is made or a callback runs leaves no mark on the record.
func (*Recorder) Observes(kind gather.EventKind) bool {
	return kind != gather.FutureCreated && kind != gather.CallbackBegins && kind != gather.CallbackEnds
}

// Observe records an event of a loop.
func (r *Recorder) Observe(e *gather.Event) {
	r.time = max(r.time, Time(e.At))
	switch e.Kind {
	case gather.TaskCreated:
		r.taskCreated(e)
	case gather.TaskRenamed:
		r.taskRenamed(e)
	case gather.StepBegins:
		r.stepBegins(e)
	case gather.StepEnds:
		r.stepEnds(e)
	case gather.FutureDone:
		r.futureDone(e)
	case gather.TimerSet:
		r.timerSet(e)
	case gather.TimerFired:
		r.timerFired(e)
	case gather.TimerCancelled:
		r.timerCancelled(e)
	case gather.GroupFormed:
		r.groupFormed(e)
	case gather.GroupJoined:
		r.groupJoined(e)
	case gather.ChildCounted:
		r.childCounted(e)
	case gather.GroupSettled:
		r.groupSettled(e)
	case gather.ExceptionMoved:
		r.exceptionMoved(e)
	case gather.Retrieved:
		r.retrieved(e)
	case gather.Reported:
		r.reported(e)
	case gather.CancelRequested:
		r.cancelRequested(e)
	case gather.CancelRefused:
		r.cancelRefused(e)
	case gather.CancelDelivered:
		r.cancelDelivered(e)
	case gather.MainEnds:
		r.mainEnds(e)
	case gather.ShutdownBegins:
		r.shuttingDown = true
		r.event(Event{Kind: ShutdownBegan, At: r.now(), Task: None, Group: None, Other: None})
	case gather.ShutdownEnds:
		r.shutdownEnds()
	case gather.Blocked:
		r.Block(e.Delay)
	}
}

// mainBegins notes that a task was made outside of the loop, which asyncio.run and run_until_complete do with the main task. If
// the program itself makes some before, the last one counts; mainEnds knows better.
func (r *Recorder) mainBegins(task int32, at Moment) {
	if n := len(r.trace.Runs); n > 0 {
		run := &r.trace.Runs[n-1]
		if run.MainEnded.Never() && run.Ended.Never() && !r.tasks.at(run.Main).begun {
			r.tasks.at(run.Main).role = Ordinary
			run.Main = task
			return
		}
	}
	r.trace.Runs = append(r.trace.Runs, Run{Main: task, Began: at})
}

// mainEnds notes that what the loop was to run is done. The loop says so one iteration after the end itself.
func (r *Recorder) mainEnds(e *gather.Event) {
	if r.shuttingDown || e.Task == nil || e.Task.Tag == 0 || len(r.trace.Runs) == 0 {
		return
	}
	task, run := e.Task.Tag-1, &r.trace.Runs[len(r.trace.Runs)-1]
	if run.Main != task {
		r.tasks.at(run.Main).role = Ordinary
		run.Main = task
	}
	r.tasks.at(task).role = Main
	run.MainEnded = r.endOf(task).At
	r.event(Event{Kind: MainFinished, At: r.now(), Task: task, Group: None, Other: None})
}

// shutdownEnds notes that asyncio.run has closed its loop and returns, or raises what main has raised.
func (r *Recorder) shutdownEnds() {
	r.shuttingDown = false
	if len(r.trace.Runs) == 0 {
		return
	}
	run := &r.trace.Runs[len(r.trace.Runs)-1]
	run.Ended = r.now()
	r.leaveRun(run)
}

// Finish ends the record with the way the program ended and returns it. The recorder must not be used any more.
func (r *Recorder) Finish(exit Exit) *Trace {
	t := &r.trace
	for i := range t.Runs {
		run := &t.Runs[i]
		if run.MainEnded.Never() {
			// The loop was left before it could take note.
			run.MainEnded = r.endOf(run.Main).At
		}
		r.leaveRun(run)
	}
	// The loop's own objects, and all that they hold, are not needed any more: the rest needs their room.
	clear(r.objects)
	clear(r.timers)
	clear(r.failures)
	t.End = r.now()
	t.Exit = exit
	if n := len(t.Runs); n > 0 {
		t.MainEnded = t.Runs[n-1].MainEnded
	}
	t.Events = r.events.Events
	r.finishTasks()
	r.finishSegments()
	r.finishGroups()
	r.finishFailures()
	finished := *t
	*r = Recorder{}
	return &finished
}

// now returns the next moment.
func (r *Recorder) now() Moment {
	r.seq++
	return Moment{r.time, r.seq}
}

func (r *Recorder) event(e Event) { r.events.push(e) }

// current returns the task that is running, or None.
func (r *Recorder) current() int32 {
	if len(r.running) == 0 {
		return None
	}
	return r.running[len(r.running)-1]
}

// indexOf returns the index of a task, or None if it is nil or was made before the loop was observed.
func indexOf(t *gather.Task) int32 {
	if t == nil {
		return None
	}
	return t.Tag - 1
}
