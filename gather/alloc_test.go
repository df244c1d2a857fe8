package gather

import (
	"testing"
	"unsafe"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// spinner yields again and again.
type spinner struct{ steps int }

func (s *spinner) Resume(any, error) (*Future, any, bool, error) {
	s.steps++
	return nil, nil, false, nil
}

// alternating waits for one Future after the other.
type alternating struct {
	futures []*Future
	steps   int
}

func (a *alternating) Resume(any, error) (*Future, any, bool, error) {
	a.steps++
	return a.futures[a.steps-1], nil, false, nil
}

// iterate runs one iteration of the loop.
func iterate(l *Loop) {
	l.Stop()
	if err := l.RunForever(); err != nil {
		panic(err)
	}
}

func TestResumingAllocatesNothing(t *testing.T) {
	const runs = 100
	t.Run("after a bare yield", func(t *testing.T) {
		l := NewLoop(LoopOptions{})
		s := new(spinner)
		l.CreateTask(s, TaskOptions{})
		assert.Zero(t, testing.AllocsPerRun(runs, func() { iterate(l) }))
		assert.GreaterOrEqual(t, s.steps, runs)
	})
	t.Run("when a Future is done", func(t *testing.T) {
		l := NewLoop(LoopOptions{})
		a := new(alternating)
		for range runs + 10 {
			a.futures = append(a.futures, l.CreateFuture())
		}
		l.CreateTask(a, TaskOptions{})
		iterate(l)
		next := 0
		assert.Zero(t, testing.AllocsPerRun(runs, func() {
			if err := a.futures[next].SetResult(nil); err != nil {
				panic(err)
			}
			next++
			iterate(l)
		}))
		assert.Equal(t, next+1, a.steps)
	})
	t.Run("a Go function", func(t *testing.T) {
		l := NewLoop(LoopOptions{})
		steps := 0
		l.CreateTask(Async(func(f *Frame) (any, error) {
			for {
				steps++
				if err := f.Sleep(0); err != nil {
					return nil, err
				}
			}
		}), TaskOptions{})
		assert.Zero(t, testing.AllocsPerRun(runs, func() { iterate(l) }))
		assert.GreaterOrEqual(t, steps, runs)
		require.NoError(t, l.Close())
	})
}

// What a sleeping task occupies: the task with its Future, the sleep with its Future and its timer, and
// its place among the timers.
func TestSleepingTaskIsSmall(t *testing.T) {
	size := unsafe.Sizeof(Task{}) + unsafe.Sizeof(Sleeping{}) + unsafe.Sizeof(timer{})
	assert.Less(t, size, uintptr(360))
}
