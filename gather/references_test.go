package gather_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"gatherplay/gather"
)

// TestUnseenCountsExceptions follows the number of exceptions that nobody has looked at.
func TestUnseenCountsExceptions(t *testing.T) {
	unseen := 0
	l := gather.NewLoop(gather.LoopOptions{Unseen: &unseen})
	first, second, third := l.CreateFuture(), l.CreateFuture(), l.CreateFuture()
	for _, f := range []*gather.Future{first, second, third} {
		require.NoError(t, f.SetException(errors.New("boom")))
	}
	require.Equal(t, 3, unseen)
	_, err := first.Exception()
	require.NoError(t, err)
	require.Equal(t, 2, unseen)
	second.Cancel(nil) // it is done: only that it was looked at is noted
	require.Equal(t, 1, unseen)
	third.SilenceTraceback()
	third.SilenceTraceback()
	require.Zero(t, unseen)
}

// TestReferencesOfALoop finds what the loop keeps alive, and that it lets go of a callback once that has run.
func TestReferencesOfALoop(t *testing.T) {
	var l *gather.Loop
	refers := func(to any) bool {
		found := false
		l.References(func(x any) { found = found || x == to })
		return found
	}
	var released []gather.Callback
	l = gather.NewLoop(gather.LoopOptions{Released: func(c gather.Callback, _ *gather.Future, _ error, _ bool) {
		require.False(t, refers(c))
		released = append(released, c)
	}})
	var soon, later gather.Callback
	soon = gather.Func(func(*gather.Future) error {
		require.True(t, refers(soon))
		require.True(t, refers(later))
		return nil
	})
	later = gather.Func(func(*gather.Future) error {
		l.Stop()
		return nil
	})
	l.CallLater(1, later)
	l.CallSoon(soon)
	require.NoError(t, l.RunForever())
	require.Len(t, released, 2)
	require.False(t, refers(later))
}

// TestReferencesOfAGather finds the children of a gather, which it keeps alive, and that they keep it alive until they are done.
func TestReferencesOfAGather(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	child := l.CreateFuture()
	outer, err := gather.Gather(l, false, child)
	require.NoError(t, err)
	var children, callbacks []any
	outer.References(func(x any) { children = append(children, x) })
	require.Contains(t, children, any(child))
	child.References(func(x any) {
		if r, ok := x.(interface{ References(func(any)) }); ok {
			r.References(func(y any) { callbacks = append(callbacks, y) })
		}
	})
	require.Contains(t, callbacks, any(outer))
}
