package gather_test

import (
	"errors"
	"testing"
	"time"

	"gatherplay/gather"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// turn runs a loop that is not running for some iterations, more than enough for whatever is ready to
// have its consequences.
func turn(t *testing.T, l *gather.Loop) {
	t.Helper()
	for range 12 {
		l.Stop()
		require.NoError(t, l.RunForever())
	}
}

// counter is a done-callback that counts its calls.
type counter struct {
	calls int
	last  *gather.Future
}

func (c *counter) Run(f *gather.Future) error {
	c.calls++
	c.last = f
	return nil
}

// reports collects what the exception handler of a loop is told.
type reports struct {
	messages []string
	errors   []error
}

func (r *reports) attach(l *gather.Loop) {
	l.SetExceptionHandler(func(_ *gather.Loop, c *gather.ExceptionContext) {
		r.messages = append(r.messages, c.Message)
		r.errors = append(r.errors, c.Err)
	})
}

// run runs main to its end, as a program would, and wants no error.
func run(t *testing.T, main func(f *gather.Frame) error) {
	t.Helper()
	_, err := gather.Run(gather.Async(func(f *gather.Frame) (any, error) { return nil, main(f) }), gather.LoopOptions{})
	require.NoError(t, err)
}

// silently is run for programs that leave exceptions behind; it returns the reports.
func silently(t *testing.T, main func(f *gather.Frame) error) *reports {
	t.Helper()
	r := new(reports)
	run(t, func(f *gather.Frame) error {
		r.attach(f.Loop())
		return main(f)
	})
	return r
}

// returns is a coroutine that results in value without suspending.
func returns(value any) gather.Coroutine {
	return gather.Async(func(*gather.Frame) (any, error) { return value, nil })
}

// raises is a coroutine that fails without suspending.
func raises(err error) gather.Coroutine {
	return gather.Async(func(*gather.Frame) (any, error) { return nil, err })
}

// after is a coroutine that sleeps, then results in value.
func after(d time.Duration, value any) gather.Coroutine {
	return gather.Async(func(f *gather.Frame) (any, error) { return value, f.Sleep(d) })
}

// failing is a coroutine that sleeps, then fails.
func failing(d time.Duration, failure error) gather.Coroutine {
	return gather.Async(func(f *gather.Frame) (any, error) {
		if err := f.Sleep(d); err != nil {
			return nil, err
		}
		return nil, failure
	})
}

// awaiting is a coroutine that waits for aw.
func awaiting(aw any) gather.Coroutine {
	return gather.Async(func(f *gather.Frame) (any, error) { return f.Await(aw) })
}

// stubborn is a coroutine that sleeps, ignores that it is cancelled, sleeps again and results in value.
func stubborn(first, second time.Duration, value any) gather.Coroutine {
	return gather.Async(func(f *gather.Frame) (any, error) {
		if err := f.Sleep(first); err != nil && !errors.Is(err, gather.ErrCancelled) {
			return nil, err
		}
		return value, f.Sleep(second)
	})
}

// cancelArgs returns the arguments of a CancelledError.
func cancelArgs(t *testing.T, err error) []any {
	t.Helper()
	e, ok := err.(*gather.Error)
	require.True(t, ok, "%v is no *gather.Error", err)
	require.Equal(t, gather.CancelledError, e.Kind)
	return e.Args
}

// requireKind wants err to be of a kind, and if message is not empty to have it.
func requireKind(t *testing.T, err error, kind gather.ErrorKind, message string) {
	t.Helper()
	require.Error(t, err)
	require.Equal(t, kind, gather.KindOf(err), "%v", err)
	if message == "" {
		return
	}
	e, ok := err.(*gather.Error)
	require.True(t, ok, "%T", err)
	require.NotEmpty(t, e.Args)
	assert.Equal(t, message, e.Args[0])
}

var (
	errOne = errors.New("one")
	errTwo = errors.New("two")
)
