package gather

import "strconv"

// TaskGroup holds tasks that end together: the part of a task between Enter and Exit ends when all
// tasks of the group have, and if one fails, or that part does, the others are cancelled. It is
// Python's asyncio.TaskGroup, whose __aenter__ and __aexit__ are Enter and Exit.
type TaskGroup struct {
	bound
	entered, exiting, aborting bool
	left                       bool // Exit has come to its end
	parent                     *Task
	parentCancelled            bool // the group has cancelled its parent, to interrupt what it waits for
	tasks                      []*Task
	unfinished                 int     // how many of tasks are not known to be done
	errors                     []error // in order of completion
	exit                       error   // an error that leaves the loop; raised instead of the others
	completed                  *Future // what Exit waits for
	group                      *Group
	count                      int
}

// NewTaskGroup makes a group. A nil host is [GoHost].
func NewTaskGroup(host Host) *TaskGroup { return &TaskGroup{bound: bound{host: host}} }

// Enter begins the part of the running task that owns the group. It fails outside of tasks, and the
// second time.
func (g *TaskGroup) Enter(l *Loop) error {
	if g.entered {
		return g.newError(RuntimeError, "TaskGroup "+g.String()+" has already been entered")
	}
	if l.current == nil {
		return g.newError(RuntimeError, "TaskGroup "+g.String()+" cannot determine the parent task")
	}
	g.loop, g.parent, g.entered = l, l.current, true
	if l.observer != nil {
		g.group = l.newGroup(TaskGroupGroup, nil, nil)
		g.group.Object = g
		l.observe(&Event{Kind: GroupFormed, Group: g.group})
	}
	return nil
}

// CreateTask starts a task in the group, as [Loop.CreateTask] does. It fails, and co is not run, unless
// the group has been entered, is not aborting, and still has something to wait for.
func (g *TaskGroup) CreateTask(co Coroutine, options TaskOptions) (*Task, error) {
	return g.Start(func(l *Loop) (*Task, error) { return l.CreateTask(co, options), nil })
}

// Start is [TaskGroup.CreateTask] for who creates tasks in a way of their own.
func (g *TaskGroup) Start(create func(*Loop) (*Task, error)) (*Task, error) {
	switch {
	case !g.entered:
		return nil, g.newError(RuntimeError, "TaskGroup "+g.String()+" has not been entered")
	case g.exiting && g.unfinished == 0:
		return nil, g.newError(RuntimeError, "TaskGroup "+g.String()+" is finished")
	case g.aborting:
		return nil, g.newError(RuntimeError, "TaskGroup "+g.String()+" is shutting down")
	}
	t, err := create(g.loop)
	if err != nil {
		return nil, err
	}
	g.forgetDone()
	g.tasks = append(g.tasks, t)
	g.unfinished++
	if g.group != nil {
		g.group.join(&t.Future)
	}
	// Scheduled even if an eager task is done already: its failure must not cancel the task that is
	// just creating it.
	t.AddDoneCallback((*taskGroupChild)(g))
	return t, nil
}

// forgetDone drops tasks that are done from the list, before it grows too long.
func (g *TaskGroup) forgetDone() {
	if len(g.tasks) < 32 || 2*g.unfinished > len(g.tasks) {
		return
	}
	kept := g.tasks[:0]
	for _, t := range g.tasks {
		if t.state == StatePending {
			kept = append(kept, t)
		}
	}
	clear(g.tasks[len(kept):])
	g.tasks = kept
}

// abort cancels all tasks that are not done, in order of creation.
func (g *TaskGroup) abort() error {
	g.aborting = true
	for _, t := range g.tasks {
		if t.state == StatePending {
			if _, err := t.tryCancel(cancellation{cause: CauseTaskGroup, group: g.group}); err != nil {
				g.loop.host.Passed(err, g, t)
				return err
			}
		}
	}
	return nil
}

// taskGroupChild is the done-callback of the tasks.
type taskGroupChild TaskGroup

func (c *taskGroupChild) Run(f *Future) error {
	g := (*TaskGroup)(c)
	g.unfinished--
	g.count++
	if g.group != nil {
		g.group.counted(f, g.count)
	}
	if g.completed != nil && g.unfinished == 0 && g.completed.state == StatePending {
		g.completed.finish(true)
	}
	if f.state == StateCancelled || f.exception() == nil {
		return nil
	}
	f.retrieve(g.group)
	return g.childFailed(f)
}

func (*taskGroupChild) String() string { return "TaskGroup._on_task_done()" }

func (g *TaskGroup) childFailed(f *Future) error {
	if g.left { // without having cancelled all tasks: CPython trips over what it has cleared
		g.loop.Abort(&LimitError{Limit: "gathers waiting for each other", Max: maxCancelledGathers})
		return nil
	}
	err := f.exception()
	if g.group != nil {
		g.loop.observe(&Event{Kind: ExceptionMoved, Future: f, Group: g.group, Err: err})
	}
	g.errors = append(g.errors, err)
	if g.exit == nil && KindOf(err).Exit() {
		g.exit = err
	}
	if g.parent.state != StatePending {
		g.loop.CallExceptionHandler(&ExceptionContext{
			Message: "Task " + g.loop.host.Repr(f.Task()) + " has errored out but its parent task " +
				g.loop.host.Repr(g.parent) + " is already completed",
			Err:    err,
			Future: f,
			Task:   f.Task(),
		})
		return nil
	}
	if g.aborting || g.parentCancelled {
		return nil
	}
	// The parent is in the middle of something. It is interrupted like by any cancellation; Exit takes this one back.
	if err := g.abort(); err != nil {
		return err
	}
	g.parentCancelled = true
	_, err = g.parent.tryCancel(cancellation{cause: CauseTaskGroup, group: g.group})
	return err
}

// Exit returns a coroutine that ends the part of the task that owns the group, which has raised err or,
// if that is nil, has run to its end. It waits for all tasks, and raises an ExceptionGroup if any of
// them failed, or if err is neither nil nor a cancellation. If the task was cancelled from outside and
// nothing failed, it raises the CancelledError. It suspends only if there are tasks to wait for.
func (g *TaskGroup) Exit(err error) Coroutine { return &taskGroupExit{group: g, body: err} }

type taskGroupExit struct {
	group     *TaskGroup
	body      error // what the body raised
	cancelled error // the CancelledError to be raised in the end, unless there are errors
	state     coroutineState
}

func (x *taskGroupExit) Resume(_ any, err error) (*Future, any, bool, error) {
	g := x.group
	switch {
	case x.state == closed:
		return nil, nil, true, g.loop.reused()
	case x.state == created && err != nil:
		x.state = closed
		return nil, nil, true, err
	case x.state == created:
		if err := x.begin(); err != nil {
			return x.leave(err)
		}
	case err != nil && KindOf(err) == CancelledError:
		if !g.aborting {
			// The owner is cancelled while the tasks run.
			x.cancelled = err
			if raised := g.abort(); raised != nil {
				g.loop.host.Passed(err)
				return x.leave(during(raised, err))
			}
		}
	case err != nil:
		x.state = closed
		return nil, nil, true, err
	}
	if g.unfinished > 0 {
		// A new Future each time: a cancellation of the owner ends it.
		g.completed = g.loop.CreateFutureFor(KindTaskGroup, g)
		return g.completed, nil, false, nil
	}
	g.completed = nil
	return x.leave(x.end())
}

// leave ends it with what is raised in the end, if anything.
func (x *taskGroupExit) leave(err error) (*Future, any, bool, error) {
	g := x.group
	x.state = closed
	g.left = true
	if g.group != nil {
		g.group.settled(outcomeOf(err), nil, err)
	}
	return nil, nil, true, err
}

func (x *taskGroupExit) begin() error {
	g := x.group
	x.state = suspended
	g.exiting = true
	if x.body == nil {
		return nil
	}
	switch kind := KindOf(x.body); {
	case kind.Exit() && g.exit == nil:
		g.exit = x.body
	case kind == CancelledError:
		x.cancelled = x.body
	}
	if g.aborting {
		return nil
	}
	return g.abort()
}

// end decides what is raised.
func (x *taskGroupExit) end() error {
	g := x.group
	if g.exit != nil {
		return g.exit
	}
	if g.parentCancelled && g.parent.Uncancel() == 0 {
		x.cancelled = nil
	}
	if x.cancelled != nil && len(g.errors) == 0 {
		g.loop.host.Raising(nil, x.cancelled)
		return x.cancelled
	}
	if x.body != nil && KindOf(x.body) != CancelledError {
		g.errors = append(g.errors, x.body)
	}
	if len(g.errors) == 0 {
		return nil
	}
	if g.parent.Cancelling() > 0 {
		// It is being cancelled from outside as well. The group's errors come first, but the
		// cancellation is still to be delivered, where the owner waits next.
		g.parent.Uncancel()
		g.parent.cancel(cancellation{cause: CauseTaskGroup, group: g.group})
	}
	return g.loop.host.NewGroup("unhandled errors in a TaskGroup", g.errors)
}

// outcomeOf says how what raised err, or nothing, ended.
func outcomeOf(err error) Outcome {
	switch {
	case err == nil:
		return Returns
	case KindOf(err) == CancelledError:
		return Cancelled
	}
	return Raises
}

// String returns the group in Python's notation.
func (g *TaskGroup) String() string {
	text := "<TaskGroup"
	if g.unfinished > 0 {
		text += " tasks=" + strconv.Itoa(g.unfinished)
	}
	if len(g.errors) > 0 {
		text += " errors=" + strconv.Itoa(len(g.errors))
	}
	if g.aborting {
		text += " cancelling"
	} else if g.entered {
		text += " entered"
	}
	return text + ">"
}
