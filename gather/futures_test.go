package gather_test

import (
	"testing"
	"time"

	"gatherplay/gather"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// noted is a done-callback that writes its name into a list.
type noted struct {
	name string
	list *[]string
}

func (n *noted) Run(*gather.Future) error {
	*n.list = append(*n.list, n.name)
	return nil
}

func TestCallbacksRunInOrderAndNeverOnTheSpot(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	f := l.CreateFuture()
	var list []string
	for _, name := range []string{"a", "b", "c"} {
		f.AddDoneCallback(&noted{name, &list})
	}
	require.NoError(t, f.SetResult(1))
	assert.Empty(t, list)
	f.AddDoneCallback(&noted{"late", &list})
	assert.Empty(t, list)
	turn(t, l)
	assert.Equal(t, []string{"a", "b", "c", "late"}, list)
}

func TestRemoveDoneCallback(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	f := l.CreateFuture()
	var list []string
	a, b := &noted{"a", &list}, &noted{"b", &list}
	for _, c := range []*noted{a, b, a, b, a} {
		f.AddDoneCallback(c)
	}
	assert.Equal(t, 3, f.RemoveDoneCallback(a))
	assert.Equal(t, 0, f.RemoveDoneCallback(a))
	assert.Len(t, f.Callbacks(), 2)
	f.AddDoneCallback(a)
	require.NoError(t, f.SetResult(1))
	assert.Equal(t, 0, f.RemoveDoneCallback(b), "what is scheduled already still runs")
	turn(t, l)
	assert.Equal(t, []string{"b", "b", "a"}, list)
}

// method is a callback that is made anew whenever it is named, as a bound method is in Python.
type method struct {
	object *counter
}

func (m method) Run(f *gather.Future) error { return m.object.Run(f) }

func (m *method) Equal(other gather.Callback) bool {
	o, ok := other.(method)
	return ok && o.object == m.object
}

func TestRemoveDoneCallbackThatIsEqual(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	f := l.CreateFuture()
	object := new(counter)
	f.AddDoneCallback(method{object})
	f.AddDoneCallback(method{new(counter)})
	assert.Equal(t, 1, f.RemoveDoneCallback(&methodToRemove{method{object}}))
	assert.Len(t, f.Callbacks(), 1)
}

type methodToRemove struct{ method }

func (m *methodToRemove) Equal(other gather.Callback) bool { return m.method.Equal(other) }

func TestFutureIsDoneOnce(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	for name, finish := range map[string]func(f *gather.Future){
		"result":    func(f *gather.Future) { require.NoError(t, f.SetResult(1)) },
		"exception": func(f *gather.Future) { require.NoError(t, f.SetException(errOne)) },
		"cancelled": func(f *gather.Future) { require.True(t, f.Cancel(nil)) },
	} {
		t.Run(name, func(t *testing.T) {
			f := l.CreateFuture()
			finish(f)
			requireKind(t, f.SetResult(2), gather.InvalidStateError, "invalid state")
			requireKind(t, f.SetException(errTwo), gather.InvalidStateError, "invalid state")
			assert.False(t, f.Cancel(nil))
		})
	}
}

func TestFutureThatIsNotDone(t *testing.T) {
	f := gather.NewLoop(gather.LoopOptions{}).CreateFuture()
	_, err := f.Result()
	requireKind(t, err, gather.InvalidStateError, "Result is not set.")
	_, err = f.Exception()
	requireKind(t, err, gather.InvalidStateError, "Exception is not set.")
}

func TestStopIterationCannotBeRaisedIntoAFuture(t *testing.T) {
	f := gather.NewLoop(gather.LoopOptions{}).CreateFuture()
	stop := &gather.Error{Kind: gather.StopIteration}
	require.NoError(t, f.SetException(stop))
	exception, err := f.Exception()
	require.NoError(t, err)
	requireKind(t, exception, gather.RuntimeError, "StopIteration interacts badly with generators and cannot be raised into a Future")
	assert.Same(t, stop, exception.(*gather.Error).Cause)
}

func TestExceptionNeverRetrieved(t *testing.T) {
	for name, test := range map[string]struct {
		use      func(f *gather.Future)
		messages []string
	}{
		"nobody looks":          {func(*gather.Future) {}, []string{"Future exception was never retrieved"}},
		"Result":                {func(f *gather.Future) { f.Result() }, nil},
		"Exception":             {func(f *gather.Future) { f.Exception() }, nil},
		"cancelled after all":   {func(f *gather.Future) { f.Cancel(nil) }, nil},
		"Peek looks at nothing": {func(f *gather.Future) { f.Peek() }, []string{"Future exception was never retrieved"}},
	} {
		t.Run(name, func(t *testing.T) {
			l := gather.NewLoop(gather.LoopOptions{})
			r := new(reports)
			r.attach(l)
			f := l.CreateFuture()
			require.NoError(t, f.SetException(errOne))
			assert.True(t, f.LogTraceback())
			test.use(f)
			f.NeverRetrieved()
			f.NeverRetrieved()
			assert.Equal(t, test.messages, r.messages)
		})
	}
}

// With two who wait for one cancelled task, the first to wake gets the error that ended the task, the
// second one without its message.
func TestCancelledErrorIsDeliveredOnce(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		task := f.CreateTask(after(time.Hour, nil))
		first, second := f.CreateTask(awaiting(task)), f.CreateTask(awaiting(task))
		f.Sleep(0)
		task.Cancel("msg")
		_, err1 := f.Await(first)
		_, err2 := f.Await(second)
		assert.Equal(t, []any{"msg"}, cancelArgs(t, err1))
		assert.Empty(t, cancelArgs(t, err2))
		return nil
	})
}

func TestReprOfFutures(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	f := l.CreateFuture()
	task := l.CreateTask(awaiting(f), gather.TaskOptions{Name: "waiter"})
	assert.Equal(t, "<Task pending name='waiter'>", task.String())
	turn(t, l)
	assert.Equal(t, "<Task pending name='waiter' wait_for=<Future pending cb=[Task.task_wakeup()]>>", task.String())
	task.Cancel(nil)
	assert.Equal(t, "<Task cancelling name='waiter' wait_for=<Future cancelled>>", task.String())
	turn(t, l)
	assert.Equal(t, "<Task cancelled name='waiter'>", task.String())
	g := mustGather(t, l, false, l.CreateFuture())
	assert.Equal(t, "<_GatheringFuture pending>", g.String())
	assert.Equal(t, "<Future finished result=[]>", mustGather(t, l, false).String())
}

func TestAwaitingADoneTaskAgain(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		value := new(int)
		task := f.CreateTask(returns(value))
		for range 3 {
			result, err := f.Await(task)
			require.NoError(t, err)
			assert.Same(t, value, result)
		}
		return nil
	})
}
