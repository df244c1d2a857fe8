package gather

import "time"

// Observer is told what a loop does, as it does it. A loop without one pays a nil check.
//
// Observe is called between two statements of the loop. It may read everything and must change
// nothing. The event is the loop's: the next one takes its place. What it points to lives on and
// changes; what the event says of it, it says by its own fields.
type Observer interface {
	Observe(e *Event)
}

// SelectiveObserver is an Observer that is told only of the kinds of events that it asks for, once,
// when the loop is made.
type SelectiveObserver interface {
	Observer
	Observes(kind EventKind) bool
}

// Event is one thing that happened. Kind, At, Iteration and By are always set; which of the other
// fields are is said with each [EventKind].
type Event struct {
	Kind      EventKind
	At        time.Duration // loop time
	Iteration int           // number of the loop's iteration, from 1; 0 before the first
	By        *Task         // the task that was running; nil if the loop or a callback did it, or code outside the loop

	Task     *Task         // the task concerned
	Future   *Future       // the Future concerned; a Task's own Future is &task.Future
	Timer    *TimerHandle  // the timer concerned
	Handle   *Handle       // the handle concerned
	Callback Callback      // the callback concerned
	Group    *Group        // the group concerned
	Index    int           // a member's first position in its group
	Count    int           // how many
	Cause    Cause         // why
	Outcome  Outcome       // how it went
	Value    any           // the result
	Err      error         // the exception
	Delay    time.Duration // how long
	Message  string        // a report's text
}

// EventKind says what happened.
type EventKind uint8

// The kinds of events, each with the fields that it sets.
const (
	// IterationBegins: the clock has been moved on and due timers are in the ready queue. Count is
	// the number of handles that this iteration will run.
	IterationBegins EventKind = iota + 1

	// TaskCreated: Task, Future. By is the task that created it. Its first step is in the ready
	// queue, unless Cause is CauseEager: then it begins at once.
	TaskCreated
	// TaskRenamed: Task, which has another name from now on.
	TaskRenamed
	// StepBegins: Task. Cause is CauseStart (first step), CauseWoken (Future is what it waited for),
	// CauseYield (its trip through the ready queue is over), CauseThrown (Err is raised because it
	// had done something that a task must not) or CauseEager. Err is what is raised in it, if
	// anything. Value is the result that it continues with.
	StepBegins
	// StepEnds: Task. Outcome is Waits (Future is what it waits for), Yields, Returns (Value), Raises
	// (Err) or Cancelled (Err).
	StepEnds

	// FutureCreated: Future, which is not a Task. What it stands for is Future.Kind and
	// Future.Subject. Delay is set if it is a sleep.
	FutureCreated
	// FutureDone: Future; Task if it is a task's. Outcome is Returns (Value), Raises (Err) or
	// Cancelled.
	FutureDone

	// TimerSet: Timer; Delay is how far ahead of At it is due. Future is the sleep that it ends, if
	// it ends one; Group is the group that it limits, if it limits one.
	TimerSet
	// TimerFired: Timer; its callback is now in the ready queue. Delay is how late it is, because
	// the loop was blocked when it was due. Future and Group as for TimerSet.
	TimerFired
	// TimerCancelled: Timer, which had not yet fired. Future and Group as for TimerSet.
	TimerCancelled

	// CallbackBegins: Callback is run from the ready queue; Future is what it was a done-callback of,
	// Handle the handle it was scheduled with: one of them is set. Steps of tasks are told as steps.
	CallbackBegins
	// CallbackEnds: Callback, Future and Handle as in CallbackBegins; Err is what it raised.
	CallbackEnds

	// CancelRequested: Future, and Task if it is a task's, is asked to cancel itself. Cause is who
	// asks: CauseUser, CauseTimeout, CauseGather, CauseTaskGroup, CauseShutdown, CauseAwait (the task
	// that waits for it is: the request before this one) or CauseShield (what it shields was
	// cancelled). Value is the message; Group is the group on whose behalf it is asked.
	CancelRequested
	// CancelRefused: Future, and Task if it is a task's, is done when the program asks it to cancel
	// itself. Value is the message.
	CancelRefused
	// CancelDelivered: CancelledError Err is about to be raised in Task, where it waits. A StepBegins
	// with the same Err follows. Future is what it waited for.
	CancelDelivered

	// GroupFormed: Group. A group without members, or whose members are done, settles at once.
	GroupFormed
	// GroupJoined: Future has become member Index of Group, later than it was formed.
	GroupJoined
	// ChildCounted: Group has taken note that its member Future at Index is done, the Count-th.
	// Outcome is Returns (Value), Raises (Err) or Cancelled. Duplicates count once.
	ChildCounted
	// GroupSettled: Group. Outcome is Returns (Value), Raises (Err), Cancelled or Expired (a timeout
	// came first).
	GroupSettled
	// Orphaned: Group has settled while its member Future at Index is not done; nobody waits for it
	// there any more.
	Orphaned

	// ExceptionMoved: Err went from Future to Group, if set, else into Task, which waited for it.
	ExceptionMoved
	// Retrieved: somebody has looked at the exception Err of Future, for the first time. By is the
	// task that did; Group is set if its group did, so that nobody will ever see it elsewhere – but
	// where a Wait for the first exception did, who looks next is told of as well.
	Retrieved
	// NeverRetrieved: Future is no longer reachable and nobody has looked at its exception Err.
	NeverRetrieved
	// Reported: the exception handler is called. Message, Err, Future, Handle as in ExceptionContext.
	Reported

	// MainEnds: Task, that which RunUntilComplete runs, is done. What is in the ready queue for this
	// iteration still runs. Outcome, Value, Err as in StepEnds.
	MainEnds
	// ShutdownBegins: the Runner starts to cancel what main left behind: Count tasks.
	ShutdownBegins
	// ShutdownEnds: the loop is closed.
	ShutdownEnds

	// Blocked: the loop stands still for Delay from At on, since a step or callback does not return.
	Blocked
	// Deadlocked: nothing is ready and no timer is set.
	Deadlocked
)

// A kindSet is the kinds of events that an observer is told of.
type kindSet uint64

func (s kindSet) has(kind EventKind) bool { return s&(1<<kind) != 0 }

// observedBy returns the kinds of events that an observer is told of: none, if there is none.
func observedBy(o Observer) kindSet {
	var observed kindSet
	selective, _ := o.(SelectiveObserver)
	for kind := IterationBegins; kind <= Deadlocked && o != nil; kind++ {
		if selective == nil || selective.Observes(kind) {
			observed |= 1 << kind
		}
	}
	return observed
}

// Cause says why something happened.
type Cause uint8

// The causes of steps and of cancellations.
const (
	CauseStart     Cause = iota + 1 // the first step
	CauseEager                      // the first step, run by the one who created the task
	CauseWoken                      // what the task waited for is done
	CauseYield                      // a bare yield is over
	CauseThrown                     // an error of the task's own making is raised in it
	CauseUser                       // the program called Cancel
	CauseTimeout                    // a Timeout expired
	CauseGather                     // a gather was cancelled
	CauseTaskGroup                  // a task group aborts
	CauseShutdown                   // the Runner ends
	CauseAwait                      // the task that waits for it was cancelled
	CauseShield                     // what it shields was cancelled
)

// Outcome says how a step, a Future or a group ended.
type Outcome uint8

// The outcomes.
const (
	Waits     Outcome = iota + 1 // suspended on a Future
	Yields                       // suspended for one trip through the ready queue
	Returns                      // ended with a value
	Raises                       // ended with an exception
	Cancelled                    // ended by cancellation
	Expired                      // ended by a timeout
)

// GroupKind says what holds a group together.
type GroupKind uint8

// The kinds of groups.
const (
	GatherGroup GroupKind = iota + 1
	ShieldGroup
	WaitGroup
	WaitForGroup
	TimeoutGroup
	AsCompletedGroup
	TaskGroupGroup
)

// Group is what an Observer is told of things that belong together: the children of a gather, of a
// wait, of a task group; the coroutine and the deadline of a wait_for. Groups exist only while a loop
// is observed.
type Group struct {
	ID               int // from 1, in the order of their making
	Kind             GroupKind
	Task             *Task         // the task that formed it; nil outside of tasks
	Members          []*Future     // by position, duplicates included; a TaskGroup's grow
	ReturnExceptions bool          // of a gather
	Outer            *Future       // the Future that stands for it: of a gather and a shield
	Deadline         time.Duration // of a timeout, wait_for, wait, as_completed; Forever if none
	Object           any           // the *Timeout, *TaskGroup … that it is
	Tag              int32         // the observer's, as Future.Tag

	loop      *Loop
	positions map[*Future]int // the first position of each member, as far as indexed
	indexed   int
}

// observe completes an event and passes it on. Callers check that there is an observer. It is told of
// the loop's own copy, so that the caller's need not be allocated.
func (l *Loop) observe(e *Event) {
	if !l.observed.has(e.Kind) {
		return
	}
	e.At, e.Iteration, e.By = l.clock.Now(), l.iteration, l.current
	l.event = *e
	l.observer.Observe(&l.event)
}

// newGroup makes a group, for its maker to complete and tell of; nil if nobody wants to know.
func (l *Loop) newGroup(kind GroupKind, members []*Future, outer *Future) *Group {
	if l.observer == nil {
		return nil
	}
	l.groups++
	return &Group{loop: l, ID: l.groups, Kind: kind, Task: l.current, Members: members, Outer: outer, Deadline: Forever}
}

// join tells of a new member.
func (g *Group) join(member *Future) {
	g.Members = append(g.Members, member)
	g.loop.observe(&Event{Kind: GroupJoined, Group: g, Future: member, Task: member.Task(), Index: len(g.Members) - 1})
}

// index returns the first position of a member.
func (g *Group) index(member *Future) int {
	if g.positions == nil {
		g.positions = make(map[*Future]int, len(g.Members))
	}
	for ; g.indexed < len(g.Members); g.indexed++ {
		if _, ok := g.positions[g.Members[g.indexed]]; !ok {
			g.positions[g.Members[g.indexed]] = g.indexed
		}
	}
	return g.positions[member]
}

// counted tells that a member is done, the count-th.
func (g *Group) counted(member *Future, count int) {
	member.loop.observe(&Event{
		Kind: ChildCounted, Group: g, Future: member, Task: member.Task(), Index: g.index(member), Count: count,
		Outcome: member.outcome(), Value: member.result, Err: member.exception(),
	})
}

// settled tells that the group is done, and which of its members are not.
func (g *Group) settled(outcome Outcome, value any, err error) {
	g.loop.observe(&Event{Kind: GroupSettled, Group: g, Future: g.Outer, Outcome: outcome, Value: value, Err: err})
	for i, member := range g.Members {
		if member.state == StatePending && g.index(member) == i {
			g.loop.observe(&Event{Kind: Orphaned, Group: g, Future: member, Task: member.Task(), Index: i})
		}
	}
}
