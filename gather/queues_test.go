package gather_test

import (
	"testing"
	"time"

	"gatherplay/gather"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestQueueOrders(t *testing.T) {
	less := func(a, b any) bool { return a.(int) < b.(int) }
	for name, test := range map[string]struct {
		queue *gather.Queue
		want  []any
	}{
		"first in first out": {gather.NewQueue(nil, 0), []any{3, 1, 2, 1}},
		"last in first out":  {gather.NewLifoQueue(nil, 0), []any{1, 2, 1, 3}},
		"by priority":        {gather.NewPriorityQueue(nil, 0, less), []any{1, 1, 2, 3}},
	} {
		t.Run(name, func(t *testing.T) {
			for _, item := range []any{3, 1, 2, 1} {
				require.NoError(t, test.queue.PutNowait(item))
			}
			assert.Equal(t, 4, test.queue.Size())
			var got []any
			for !test.queue.Empty() {
				item, err := test.queue.GetNowait()
				require.NoError(t, err)
				got = append(got, item)
			}
			assert.Equal(t, test.want, got)
			_, err := test.queue.GetNowait()
			requireKind(t, err, gather.QueueEmpty, "")
		})
	}
}

func TestQueueOfLimitedSize(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		l := f.Loop()
		q := gather.NewQueue(nil, 1)
		require.NoError(t, q.PutNowait("a"))
		assert.True(t, q.Full())
		requireKind(t, q.PutNowait("b"), gather.QueueFull, "")
		putter := f.CreateTask(q.Put(l, "b"))
		f.Sleep(time.Second)
		assert.Equal(t, "<Queue maxsize=1 _putters[1] tasks=1>", q.String())
		item, err := f.Await(q.Get(l))
		require.NoError(t, err)
		assert.Equal(t, "a", item)
		_, err = f.Await(putter)
		require.NoError(t, err)
		item, err = f.Await(q.Get(l))
		assert.Equal(t, "b", item)
		return err
	})
}

// An item stays in the queue until the one who has been woken runs: who comes before takes it away.
func TestGetterThatIsTooLate(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		q := gather.NewQueue(nil, 0)
		getter := f.CreateTask(q.Get(f.Loop()))
		f.Sleep(0)
		require.NoError(t, q.PutNowait("first"))
		item, err := q.GetNowait()
		require.NoError(t, err)
		assert.Equal(t, "first", item)
		f.Sleep(time.Second)
		assert.False(t, getter.Done())
		require.NoError(t, q.PutNowait("second"))
		item, err = f.Await(getter)
		assert.Equal(t, "second", item)
		return err
	})
}

// One that is cancelled when it has been woken passes that on.
func TestCancelledGettersAndPutters(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		l := f.Loop()
		q := gather.NewQueue(nil, 1)
		first, second := f.CreateTask(q.Get(l)), f.CreateTask(q.Get(l))
		f.Sleep(0)
		require.NoError(t, q.PutNowait("item"))
		first.Cancel(nil)
		item, err := f.Await(second)
		require.NoError(t, err)
		assert.Equal(t, "item", item)
		assert.True(t, first.Cancelled())

		require.NoError(t, q.PutNowait("full"))
		third, fourth := f.CreateTask(q.Put(l, "third")), f.CreateTask(q.Put(l, "fourth"))
		f.Sleep(0)
		_, err = q.GetNowait()
		require.NoError(t, err)
		third.Cancel(nil)
		_, err = f.Await(fourth)
		require.NoError(t, err)
		item, err = q.GetNowait()
		assert.Equal(t, "fourth", item)
		assert.True(t, third.Cancelled())
		return err
	})
}

func TestQueueJoin(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		l := f.Loop()
		q := gather.NewQueue(nil, 0)
		_, err := f.Await(q.Join(l))
		require.NoError(t, err, "there is nothing to wait for")
		requireKind(t, q.TaskDone(), gather.ValueError, "task_done() called too many times")
		for i := range 3 {
			require.NoError(t, q.PutNowait(i))
		}
		worker := f.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
			for {
				if _, err := f.Await(q.Get(l)); err != nil {
					return nil, err
				}
				f.Sleep(time.Second)
				if err := q.TaskDone(); err != nil {
					return nil, err
				}
			}
		}))
		_, err = f.Await(q.Join(l))
		require.NoError(t, err)
		assert.Equal(t, 3*time.Second, l.Time())
		assert.Zero(t, q.Unfinished())
		worker.Cancel(nil)
		return nil
	})
}

func TestQueueShutdown(t *testing.T) {
	for name, immediate := range map[string]bool{"when it is empty": false, "at once": true} {
		t.Run(name, func(t *testing.T) {
			run(t, func(f *gather.Frame) error {
				l := f.Loop()
				q := gather.NewQueue(nil, 1)
				require.NoError(t, q.PutNowait("item"))
				putter := f.CreateTask(q.Put(l, "late"))
				joiner := f.CreateTask(q.Join(l))
				f.Sleep(0)
				require.NoError(t, q.Shutdown(immediate))
				_, err := f.Await(putter)
				requireKind(t, err, gather.QueueShutDown, "")
				requireKind(t, q.PutNowait("later"), gather.QueueShutDown, "")
				if !immediate {
					item, err := f.Await(q.Get(l))
					require.NoError(t, err)
					assert.Equal(t, "item", item)
					require.NoError(t, q.TaskDone())
				}
				_, err = f.Await(q.Get(l))
				requireKind(t, err, gather.QueueShutDown, "")
				_, err = f.Await(joiner)
				return err
			})
		})
	}
	t.Run("wakes getters", func(t *testing.T) {
		run(t, func(f *gather.Frame) error {
			q := gather.NewQueue(nil, 0)
			getter := f.CreateTask(q.Get(f.Loop()))
			f.Sleep(0)
			require.NoError(t, q.Shutdown(false))
			_, err := f.Await(getter)
			requireKind(t, err, gather.QueueShutDown, "")
			return nil
		})
	})
}
