package trace

import "gatherplay/gather"

// Source is what a [Recorder] asks a language's front end about, at the moment when something happens. The answers are kept, so
// they must be small: texts are cut to a reasonable length, at a cost that does not depend on the size of what is shown. Giving
// them must change nothing that the program could notice.
//
// What has a place in the source is told with its [Span]; references to literals come from [Recorder.Literal].
type Source interface {
	// Position returns the expression that is being evaluated in the innermost frame of the program's own code. After a step of a
	// task it is where the step has ended: the await, the return, or where the exception left the coroutine. It is zero while
	// none of the program's code is running.
	Position() Span

	// Keyword returns the keyword argument of a name, as in return_exceptions=True, in the call at Position; zero if there is none.
	Keyword(name string) Span

	// Describe tells what a task runs: the coroutine function's qualified name, the arguments it was called with, the expression
	// that called it.
	Describe(co gather.Coroutine) (name string, arguments []Argument, call Span)

	// Value shows a value: a task's result, or an exception that stands in a list of results.
	Value(v any) Value

	// Item returns the i-th element of a list that the front end made for the results of a gather.
	Item(list any, i int) any

	// Failure tells the class and the message of an exception, and where it was raised.
	Failure(err error) (class, message string, raised Span)

	// Sleep returns the expression that was given as the delay of a sleep, and the literal that the delay came from: None if it was
	// computed.
	Sleep(sleep *gather.Future) (asked Span, literal int32)
}
