package trace

// The names of the enumerations are part of the JSON form; where asyncio has a word, they use it.

var roleNames = [...]string{Ordinary: "ordinary", Main: "main", Shutdown: "shutdown"}

var stateNames = [...]string{Created: "created", Running: "running", Waiting: "waiting", Ready: "ready"}

var waitKindNames = [...]string{
	WaitFuture: "future", WaitSleep: "sleep", WaitTask: "task", WaitGroup: "group", WaitYield: "yield",
	WaitLock: "lock", WaitSemaphore: "semaphore", WaitEvent: "event", WaitCondition: "condition", WaitBarrier: "barrier",
	WaitQueueGet: "queue.get", WaitQueuePut: "queue.put", WaitQueueJoin: "queue.join", WaitThread: "thread",
}

var endingNames = [...]string{
	Unended: "unended", Returned: "returned", Raised: "raised", Cancelled: "cancelled", TimedOut: "timed out",
}

var groupKindNames = [...]string{
	Gather: "gather", WaitFor: "wait_for", Timeout: "timeout", WaitSet: "wait", AsCompleted: "as_completed", Shield: "shield",
	TaskGroup: "TaskGroup",
}

var placeKindNames = [...]string{
	InTask: "task", InGroup: "group", InSlot: "slot", Caught: "caught", OutOfRun: "out of run", Unsurfaced: "unsurfaced",
	Reported: "reported", Retrieved: "retrieved",
}

var cancelCauseNames = [...]string{
	ByProgram: "program", ByTimeout: "timeout", ByGroup: "group", ByAwaiter: "awaiter", ByShutdown: "shutdown",
}

var streamNames = [...]string{Stdout: "stdout", Stderr: "stderr"}

var eventKindNames = [...]string{
	TaskCreated: "task created", StepBegan: "step began", StepEnded: "step ended", TaskEnded: "task ended",
	GroupFormed: "group formed", GroupCounted: "group counted", GroupSettled: "group settled", TimerFired: "timer fired",
	CancelRequested: "cancel requested", CancelDelivered: "cancel delivered", Printed: "printed",
	ExceptionCaught: "exception caught", LoopBlocked: "loop blocked", MainFinished: "main finished",
	ShutdownBegan: "shutdown began",
}

// stepKindNames are the outcomes that "gatherplay run -steps" prints.
var stepKindNames = [...]string{
	StepWait: "wait", StepYield: "yield", StepReturn: "return", StepRaise: "raise", StepCancelled: "cancelled",
}

var exitKindNames = [...]string{
	Finished: "finished", Uncaught: "uncaught", SyntaxError: "syntax error", Unsupported: "unsupported",
	LimitReached: "limit reached", Deadlocked: "deadlocked", InternalError: "internal error",
}

// String returns the role's name in the JSON form.
func (r Role) String() string { return roleNames[r] }

// String returns the state's name in the JSON form.
func (s State) String() string { return stateNames[s] }

// String returns the kind's name in the JSON form.
func (k WaitKind) String() string { return waitKindNames[k] }

// String returns the ending's name in the JSON form.
func (e Ending) String() string { return endingNames[e] }

// String returns the kind's name in asyncio, which is also that in the JSON form.
func (k GroupKind) String() string { return groupKindNames[k] }

// String returns the kind's name in the JSON form.
func (k PlaceKind) String() string { return placeKindNames[k] }

// String returns the cause's name in the JSON form.
func (c CancelCause) String() string { return cancelCauseNames[c] }

// String returns the stream's name.
func (s Stream) String() string { return streamNames[s] }

// String returns the kind's name in the JSON form.
func (k EventKind) String() string { return eventKindNames[k] }

// String returns the outcome's name as "gatherplay run -steps" prints it.
func (k StepKind) String() string { return stepKindNames[k] }

// String returns the kind's name in the JSON form.
func (k ExitKind) String() string { return exitKindNames[k] }
