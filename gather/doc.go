// Package gather is Python's asyncio event loop as a Go library: loops, futures, tasks, gather, shield,
// wait, wait_for, timeouts, task groups, locks and queues that behave step for step as CPython 3.14's
// do – on a clock that need not be real.
//
//	results, err := gather.Run(gather.Async(func(f *gather.Frame) (any, error) {
//		return f.Gather(
//			fetch("users", 2*time.Second),
//			fetch("orders", time.Second),
//		)
//	}), gather.LoopOptions{})
//
// It knows nothing of Python's syntax. What runs is anything that can be resumed, a [Coroutine]: a Go
// function ([Async]) or the frames of an interpreter. What a language's exceptions, lists and
// representations look like, a [Host] tells. What happens, an [Observer] is told.
//
// # The loop
//
// One thing runs at a time. A coroutine runs until it waits for something that is not there yet; then
// the loop runs another. Nothing is ever interrupted anywhere else, so between two waits the program
// has the world to itself – and as long as one coroutine does not wait, no other runs. A call that
// blocks, blocks everything ([Loop.Advance]).
//
// What the loop has is a queue and a heap. The ready queue holds what can run now, in the order in
// which it became able to. The timers hold what can run later, by deadline; those with the same
// deadline by age. The loop turns. One turn, an iteration, is:
//
//  1. If nothing is ready, wait until the first timer is due. On a virtual clock this is an assignment.
//  2. Move the timers that are due to the end of the ready queue, behind what is there already.
//  3. Run what is in the queue now, once each, from the front. What this adds to the queue is for the
//     next iteration.
//
// That is all. It follows that everything takes a definite number of iterations, and that this is what
// decides races, not the clock: things that happen at the same time happen in a definite order.
//
// # Futures
//
// A [Future] is a result that is not there yet. It becomes done once, with a result, with an exception,
// or cancelled. Then its done-callbacks go to the ready queue, in the order in which they were added.
// They are never called on the spot: whoever finishes a Future goes on first, and who waits for it goes
// on one iteration later.
//
// Awaiting a Future that is done does not wait; it does not even let others run.
//
// # Tasks
//
// A [Task] drives a coroutine. It is in the ready queue with its first step when it has been created
// ([Loop.CreateTask]), so the new task does not begin before its creator waits. A step resumes the
// coroutine. If this returns a Future to wait for, the task adds a done-callback to it that wakes it up,
// which is its next step, and so on until the coroutine ends: then the task, which is a Future too, is
// done. A coroutine that another one awaits directly is a part of the same task, like a function that is
// called: no queue, no iteration.
//
// So, from the end of what is waited for until the waiter goes on, it takes
//
//	1 iteration    for a Future, a task, a timer, an event, a lock, an item in a queue
//	2 iterations   for the last child of a gather, wait, as_completed, shield or task group,
//	               since between them stands a callback that counts children
//	3 iterations   for a gather in a gather
//
// # Cancellation
//
// Cancelling a task asks it to end: CancelledError is raised in it where it waits. What it waits for is
// cancelled first: a plain Future on the spot; a task is in turn asked; a gather asks all its children.
// So the error comes up from the innermost, one level in each iteration, and each level may clean up,
// wait while it does so, or refuse. Cancelling is thus not instantaneous and not certain. Who has asked
// for it and catches the error counts it off again ([Task.Uncancel]), as [Timeout] does to know whether
// a CancelledError is its own.
//
// # Gather
//
// [Gather] makes tasks of coroutines at once, and one Future of many. If a child fails, that Future
// does, and whoever waits for it goes on – but the other children are not touched: they run on, and what
// they raise later nobody sees. [TaskGroup] is the one that cancels the others and waits for them.
//
// # The end
//
// [Run] runs a main coroutine. When that ends, the loop still finishes the iteration that follows; then
// all tasks that are not done are cancelled, and the loop turns until they have ended. An exception that
// nobody has looked at by then is reported ([Host]), unless a gather did.
//
// # Errors
//
// What coroutines raise are Go errors. errors.Is(err, [ErrCancelled]) recognises a cancellation and
// errors.Is(err, [ErrTimeout]) a timeout, whoever's errors they are. [ErrExit] and [ErrInterrupt] leave
// the loop at once, whatever raised them.
//
// If nothing is ready and no timer is set, nothing will ever happen again; CPython hangs. RunForever
// and Run return a [*Deadlock]. [Limits] bound how much a program that is not trusted may use.
package gather
