package gather_test

import (
	"testing"
	"time"

	"gatherplay/gather"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func mustShield(t *testing.T, l *gather.Loop, aw any) *gather.Future {
	t.Helper()
	outer, err := gather.Shield(l, aw)
	require.NoError(t, err)
	return outer
}

func TestShieldPassesOnHowItEnds(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	inner := create(l, 3)
	outers := []*gather.Future{mustShield(t, l, inner[0]), mustShield(t, l, inner[1]), mustShield(t, l, inner[2])}
	require.NoError(t, inner[0].SetResult(42))
	require.NoError(t, inner[1].SetException(errOne))
	assert.True(t, inner[2].Cancel("msg"))
	turn(t, l)
	result, err := outers[0].Result()
	assert.NoError(t, err)
	assert.Equal(t, 42, result)
	exception, err := outers[1].Exception()
	assert.NoError(t, err)
	assert.Same(t, errOne, exception)
	assert.True(t, outers[2].Cancelled())
	_, err = outers[2].Result()
	assert.Empty(t, cancelArgs(t, err), "the message stays inside")
	assert.Empty(t, l.Unretrieved())
}

func TestShieldOfWhatIsDone(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	inner := l.CreateFuture()
	require.NoError(t, inner.SetResult(42))
	assert.Same(t, inner, mustShield(t, l, inner))
}

func TestCancelledShieldLeavesNothingBehind(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	r := new(reports)
	r.attach(l)
	inner := l.CreateFuture()
	outer := mustShield(t, l, inner)
	turn(t, l)
	outer.Cancel(nil)
	turn(t, l)
	assert.True(t, outer.Cancelled())
	assert.False(t, inner.Done())
	require.NoError(t, inner.SetResult(1))
	turn(t, l)
	assert.Empty(t, r.messages)
}

// Whoever else may see it: an exception behind a cancelled shield is reported, once for all shields.
func TestExceptionBehindACancelledShield(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	r := new(reports)
	r.attach(l)
	inner := l.CreateFuture()
	outers := []*gather.Future{mustShield(t, l, inner), mustShield(t, l, inner)}
	turn(t, l)
	for _, outer := range outers {
		outer.Cancel(nil)
	}
	turn(t, l)
	require.NoError(t, inner.SetException(gather.ErrTimeout))
	turn(t, l)
	assert.Equal(t, []string{"TimeoutError exception in shielded future"}, r.messages)
	assert.Equal(t, []error{gather.ErrTimeout}, r.errors)
}

func TestShieldEffect(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		proof := 0
		inner := gather.Async(func(f *gather.Frame) (any, error) {
			if err := f.Sleep(time.Second); err != nil {
				return nil, err
			}
			proof++
			return nil, nil
		})
		outer := f.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
			_, err := f.Await(mustShield(t, f.Loop(), inner))
			assert.ErrorIs(t, err, gather.ErrCancelled)
			return nil, err
		}))
		f.Sleep(0)
		outer.Cancel(nil)
		_, err := f.Await(outer)
		assert.ErrorIs(t, err, gather.ErrCancelled)
		f.Sleep(2 * time.Second)
		assert.Equal(t, 1, proof)
		return nil
	})
}

// The end of the program reaches the task itself.
func TestShieldDoesNotProtectFromTheEnd(t *testing.T) {
	var raised error
	run(t, func(f *gather.Frame) error {
		mustShield(t, f.Loop(), gather.Async(func(f *gather.Frame) (any, error) {
			raised = f.Sleep(time.Hour)
			return nil, raised
		}))
		return f.Sleep(time.Second)
	})
	assert.ErrorIs(t, raised, gather.ErrCancelled)
}
