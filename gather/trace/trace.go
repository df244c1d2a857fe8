// Package trace is the record of one run of an asyncio program: which tasks there were, what each of them did from moment to
// moment and why, what was gathered, where exceptions and cancellations went, and what was printed.
//
// A trace is made by a [Recorder], which a loop tells about every step, and is never changed afterwards. Whatever is shown of a
// run (timeline, table of tasks, story, checks of a lesson) is computed from its trace and from nothing else. The package knows
// what a source position is, but not which language the source is written in.
//
// Everything is ordered by [Moment]: virtual time first, and within an instant the order in which the loop did things. References
// are indices into the slices of [Trace], so that a trace of a hundred thousand tasks stays small and turns into JSON as it is.
package trace

import "cmp"

// A Time is a virtual time in nanoseconds since the run began.
type Time int64

// A Moment is a point in a run. Seq counts, from 1, everything that happened in the whole run, so it orders what shares a Time.
// The zero Moment is one that never came.
//
// A timer that comes due while the loop is blocked is noticed by nobody until the block is over. The moment when it was due has
// the Seq of the block's beginning.
type Moment struct {
	At  Time
	Seq int32
}

// Never reports whether m is the moment that never came.
func (m Moment) Never() bool { return m.Seq == 0 }

// Compare returns a negative number if m is earlier than n, a positive one if it is later, and zero if they are the same.
func (m Moment) Compare(n Moment) int {
	if c := cmp.Compare(m.At, n.At); c != 0 {
		return c
	}
	return cmp.Compare(m.Seq, n.Seq)
}

// Before reports whether m is earlier than n.
func (m Moment) Before(n Moment) bool { return m.Compare(n) < 0 }

// A Span is a half-open range of UTF-8 byte offsets into the source of one file. The zero Span stands for "nowhere".
type Span struct {
	File       int32 // index into Trace.Files
	Start, End int32
}

// Zero reports whether the span is nowhere.
func (s Span) Zero() bool { return s == Span{} }

// None is the reference that refers to nothing.
const None = -1

// A Trace is the record of one run.
type Trace struct {
	Files    []File // the program first, then the modules it was given
	Seed     int64
	Literals []Literal
	Tasks    []Task  // in order of creation
	Groups   []Group // in order of creation
	Failures []Failure
	Cancels  []Cancel
	Blocks   []Block
	Timers   []Timer // in order of setting
	Output   []Output
	Events   Events
	Runs     []Run // the calls of asyncio.run, in order

	MainEnded Moment // when the main task of the last asyncio.run ended; zero Seq if it never did
	End       Moment
	Exit      Exit
}

// A File is one source file of the program.
type File struct {
	Name, Source string
}

// A Run is one call of asyncio.run: a main task from beginning to end, then the cancellation of what is left, then the end of
// the loop. The clock goes on from one run to the next.
type Run struct {
	Main      int32 // the main task
	Began     Moment
	MainEnded Moment // zero Seq if it never did
	Ended     Moment // when the loop was closed; zero Seq if it never was
}

// A Literal is a constant in the source which the run has seen reach a place where it can be taken hold of: a delay, an argument,
// a result. Text is the source text of Span.
type Literal struct {
	Span Span
	Text string
}

// A Value is a result or an argument as it is shown: its repr, cut to a reasonable length, and the literal it came from,
// unchanged, or None.
type Value struct {
	Repr    string
	Type    string // the class's name: "int", "APIError"
	Literal int32
}

// Absent reports whether there is no value, as in the outcome of what has not ended.
func (v *Value) Absent() bool { return v.Repr == "" && v.Type == "" }

// An Argument is a value passed to the coroutine function that a task runs.
type Argument struct {
	Name     string // the parameter's name
	Value    Value
	Source   Span // the argument's expression in the call, or the default's in the definition; zero if there is no such place
	Default  bool // not passed: the parameter's default
	Variadic bool // an element of *args or **kwargs
}

// A Task is one lane of the timeline.
type Task struct {
	Name      string   // "Task-2"
	Earlier   []Naming // the names it had before
	Coroutine string   // the coroutine function's qualified name: "call_api"
	Arguments []Argument
	Call      Span // the expression that made the coroutine
	Created   Moment
	Creator   int32 // the task that was running then, or None
	Where     Span  // the expression that made the task: gather(…), create_task(…)
	Role      Role
	Segments  []Segment // in order, without gaps from Created to the end
	End       Outcome
	Group     int32 // the group that made or first took it, or None
	Position  int32 // its first position there
}

// A Naming is a name that a task had until it was given another one.
type Naming struct {
	Name  string
	Until Moment
}

// A Role tells what part a task plays.
type Role uint8

// The roles.
const (
	Ordinary Role = iota
	Main          // the argument of asyncio.run
	Shutdown      // made by asyncio.run for its own end: shutting down asynchronous generators and the default executor
)

// A State is what a task is doing during a segment.
type State uint8

// The states.
const (
	Created State = iota // made, its first step not yet run
	Running              // executing; of zero length unless the program blocks the loop
	Waiting              // suspended on something
	Ready                // woken, but the loop has not come round to it yet
)

// A Segment is a stretch of a task's life.
type Segment struct {
	From, To Moment
	Span     Span // Waiting, Ready: the await where it stands. Running: where the step ended
	State    State
	Wait     *Wait // what it waits for; of a segment that isn't Waiting, nothing
}

// A WaitKind says what sort of thing a task waits for.
type WaitKind uint8

// What can be waited for.
const (
	WaitFuture WaitKind = iota // a future made by hand, or one that nothing more is known of
	WaitSleep
	WaitTask
	WaitGroup // gather, wait, as_completed, shield, TaskGroup: see Target
	WaitYield // sleep(0): only the turn of others
	WaitLock
	WaitSemaphore
	WaitEvent
	WaitCondition
	WaitBarrier
	WaitQueueGet
	WaitQueuePut
	WaitQueueJoin
	WaitThread // virtual work of to_thread or an executor
)

// A Wait is what a waiting task waits for.
type Wait struct {
	Kind   WaitKind
	Target int32 // WaitTask: the task; WaitGroup: the group; else None
	// Delay is how long a sleep was asked to take, and Literal where that number stands in the source, or None if it is computed.
	// Asked is the expression that was given as the delay.
	Delay   Time
	Literal int32
	Asked   Span
	Timeout int32 // the innermost timeout group that limits this wait, or None
	// Function is what runs in the thread that a WaitThread waits for, as it would be written in a call; empty if that isn't known.
	Function string
}

// An Ending is how a task, a future or a group ended.
type Ending uint8

// The endings.
const (
	Unended   Ending = iota
	Returned         // with a value
	Raised           // with an exception
	Cancelled        // with CancelledError
	TimedOut         // raised TimeoutError because a timeout's deadline passed
)

// An Outcome is an end: how, when, with what.
type Outcome struct {
	Kind    Ending
	At      Moment
	Value   Value // the result, or the exception (Type: its class, Repr: str(exception))
	Failure int32 // Raised, TimedOut: the failure that it is part of. Cancelled: the same, if it was not itself asked to. Else None
	Span    Span  // the return or raise that ended it
}

// A GroupKind is what formed a group.
type GroupKind uint8

// The kinds of group.
const (
	Gather GroupKind = iota
	WaitFor
	Timeout
	WaitSet
	AsCompleted
	Shield
	TaskGroup
)

// A Group is a set of awaitables that something treats as one: a call of gather above all.
type Group struct {
	Kind             GroupKind
	Formed           Moment
	Creator          int32 // the task that was running then, or None
	Span             Span  // the call
	ReturnExceptions bool
	ReturnSpan       Span    // the return_exceptions keyword argument, if it was written
	Deadline         Time    // of a timeout; negative if none
	Slots            []Slot  // one for each position, duplicates included
	Awaiters         []int32 // the tasks that were suspended on it, in order
	End              Outcome // when and how the group's future was completed
	Abandoned        bool    // completed with an exception while there were results: they are lost
	Parent           int32   // the group that this one is a member of, or None
	Position         int32   // its position there
}

// A Slot is one position in a group and, for gather, in its list of results.
type Slot struct {
	Task  int32 // the task there, or None
	Group int32 // the group there (a gather within a gather), or None
	Order int32 // place in completion order, from 1; 0 while not completed
	// Outcome is how the child ended as the group saw it (Moment: when it was counted, one iteration after the child's own end), and
	// Value what the list holds at this position once that says so. Neither is nil. Many slots have not ended, and share theirs.
	Outcome *Outcome
	Value   *Value
}

// A Place is a stop on the way of an exception.
type Place struct {
	Kind PlaceKind
	ID   int32 // the task or group
	At   Moment
	Span Span
}

// A PlaceKind is the sort of place that an exception passes.
type PlaceKind uint8

// The places.
const (
	InTask     PlaceKind = iota // raised in, or thrown into, a task
	InGroup                     // taken by a group
	InSlot                      // kept as a value in a group's list of results: the end of the way
	Caught                      // stopped by an except clause, at Span, in the task ID: the end
	OutOfRun                    // left asyncio.run: the end, unless the program catches it there (then a Caught with ID None follows)
	Unsurfaced                  // nobody will ever see it: the end. ID is the gather that was over already, or None
	Reported                    // nobody retrieved it, and the loop's exception handler said so: the end
	Retrieved                   // the program, in the task ID or with None in a callback, has asked for it with exception() or result(): the end
)

// A Failure is an exception that ended a task (or left the program), and the way it took.
type Failure struct {
	Type, Message string
	Raised        Moment
	Span          Span // the raise, or the expression that failed
	Task          int32
	Path          []Place
}

// A CancelCause is who asked for a cancellation.
type CancelCause uint8

// Who cancels.
const (
	ByProgram  CancelCause = iota // task.cancel()
	ByTimeout                     // a deadline passed
	ByGroup                       // the gather (or task group) that the task belongs to was cancelled or is aborting
	ByAwaiter                     // the task that awaits it was cancelled
	ByShutdown                    // asyncio.run cancels what is left when main has ended
)

// A Cancel is a request to cancel a task, and what came of it.
type Cancel struct {
	Task      int32
	Cause     CancelCause
	By        int32 // the task that called cancel, for ByAwaiter the task that awaited, for ByGroup and ByTimeout the group; else None
	Message   string
	Requested Moment
	Span      Span   // the call of cancel()
	Delivered Moment // when CancelledError was thrown in; zero Seq if it never was
	Refused   bool   // the task was already done
}

// A Block is a stretch in which the whole loop stood still because a task did not give way.
type Block struct {
	Task     int32
	From, To Moment
	Span     Span // the call that blocked, such as time.sleep
}

// A Timer is something that the loop is to do at a time other than to end a sleep, which the segments of tasks tell of: it ends the
// time of a group, or calls back what the program has given to call_later or call_at.
type Timer struct {
	Group int32 // or None
	Due   Time
	Set   Moment
	Ended Moment // when it fired or was cancelled; zero Seq if it never did
	Span  Span
}

// A Stream is where text was printed to.
type Stream uint8

// The streams.
const (
	Stdout Stream = iota
	Stderr
)

// An Output is text that the program printed.
type Output struct {
	At     Moment
	Stream Stream
	Text   string
	Task   int32 // the task that printed it, or None
	Span   Span
}

// An EventKind is something that can happen.
type EventKind uint8

// What happens, and what the event's Other is, if not None.
const (
	TaskCreated     EventKind = iota
	StepBegan                 // Task runs
	StepEnded                 // Task gives way or ends: Step tells how
	TaskEnded                 // Task is done, and whoever waits for it is woken
	GroupFormed               // by Task
	GroupCounted              // a member of Group was counted, Task if it is one. Other: its first position
	GroupSettled              // Group, which Task formed, is done
	TimerFired                // Task is to be woken from its sleep; or else Other: index into Timers, and Group if its time is over
	CancelRequested           // Other: index into Cancels
	CancelDelivered           // CancelledError is thrown into Task. Other: the last of the Cancels that it tells of
	Printed                   // Other: index into Output
	ExceptionCaught           // in Task. Other: index into Failures
	LoopBlocked               // Other: index into Blocks
	MainFinished              // the loop takes note that Task, the main task, has ended
	ShutdownBegan             // asyncio.run cancels what is left
)

// A StepKind is how a step of a task ended, as in the output of "gatherplay run -steps".
type StepKind uint8

// The ends of steps.
const (
	StepWait StepKind = iota
	StepYield
	StepReturn
	StepRaise // the task has ended, and its End tells with which exception
	StepCancelled
)

// An Event is one thing that happened, in order. Stepping through a run goes from event to event.
type Event struct {
	Kind  EventKind
	Step  StepKind
	At    Moment
	Task  int32 // or None
	Group int32 // or None
	Other int32
	Span  Span
}

// An Exit is how the program ended.
type Exit struct {
	Status int
	Kind   ExitKind
	// Message is the last line of what the program left on standard error, or why it was refused or stopped.
	Message string
	Span    Span
}

// An ExitKind tells an ordinary end from the others.
type ExitKind uint8

// The ways a program ends.
const (
	Finished      ExitKind = iota
	Uncaught               // an exception, or SystemExit
	SyntaxError            // it is not Python
	Unsupported            // it uses what Gatherplay does not run
	LimitReached           // it was stopped
	Deadlocked             // it waits for something that can't happen any more
	InternalError          // it met a defect of Gatherplay
)
