package gather_test

import (
	"os"
	"testing"
	"time"

	"gatherplay/gather"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// errorOutput returns what is written to standard error while f runs.
func errorOutput(t *testing.T, f func()) string {
	t.Helper()
	file, err := os.CreateTemp(t.TempDir(), "stderr")
	require.NoError(t, err)
	defer file.Close()
	saved := os.Stderr
	os.Stderr = file
	defer func() { os.Stderr = saved }()
	f()
	text, err := os.ReadFile(file.Name())
	require.NoError(t, err)
	return string(text)
}

// Without an exception handler, what nobody can catch goes to standard error.
func TestReports(t *testing.T) {
	text := errorOutput(t, func() {
		run(t, func(f *gather.Frame) error {
			f.CreateTask(raises(errOne))
			f.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
				f.Sleep(time.Hour)
				return nil, errTwo
			}))
			f.Loop().CallSoon(gather.Func(func(*gather.Future) error { return errTwo }))
			return f.Sleep(time.Second)
		})
	})
	assert.Equal(t, `Exception in callback func()
handle: <Handle func()>
two
unhandled exception during asyncio.run() shutdown
task: <Task finished name='Task-3' exception=two>
two
Task exception was never retrieved
future: <Task finished name='Task-2' exception=one>
one
`, text)
}

// Which of the two keys a Python handler gets the task under.
func TestKeysOfReports(t *testing.T) {
	under := map[string]bool{} // whether it is "task", by message
	_, err := gather.Run(gather.Async(func(f *gather.Frame) (any, error) {
		f.Loop().SetExceptionHandler(func(_ *gather.Loop, c *gather.ExceptionContext) {
			require.NotNil(t, c.Future)
			under[c.Message] = c.Task != nil
		})
		f.CreateTask(raises(errOne))
		shielded := f.CreateTask(failing(time.Second, errTwo))
		mustShield(t, f.Loop(), shielded).Cancel(nil)
		f.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
			f.Sleep(time.Hour)
			f.CreateTask(awaiting(f.Loop().CreateFuture()))
			return nil, errOne
		}))
		return nil, f.Sleep(2 * time.Second)
	}), gather.LoopOptions{})
	require.NoError(t, err)
	assert.Equal(t, map[string]bool{
		"Exception exception in shielded future":            false,
		"unhandled exception during asyncio.run() shutdown": true,
		"Task exception was never retrieved":                false,
		"Task was destroyed but it is pending!":             true,
	}, under)
}

// An error in which a coroutine was awaited that is none.
func TestAwaitOfWhatCannotBeAwaited(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		for _, await := range []func() (any, error){
			func() (any, error) { return f.Await(5) },
			func() (any, error) { return f.WaitFor(5, time.Second) },
		} {
			_, err := await()
			requireKind(t, err, gather.TypeError, "object 5 can't be awaited")
		}
		return nil
	})
}
