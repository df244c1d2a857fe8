package timeline

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"gatherplay/gather"
	"gatherplay/gather/trace"
)

// oneFails is a run in which a gather of two fails at 2 s, which main catches; a third task is stopped by its timeout.
func oneFails(t *testing.T) *Arrangement {
	return Arrange(record(t, "gather(1, 2) wait_for except 0.5 9", func(r *recording, f *gather.Frame) (any, error) {
		limited := f.CreateTask(r.coroutine("limited", func(f *gather.Frame) (any, error) {
			r.at = r.span("wait_for")
			_, err := f.WaitFor(gather.Sleep(f.Loop(), 9*time.Second, nil), time.Second)
			return nil, err
		}))
		r.at = r.span("gather(1, 2)")
		_, err := f.Gather(r.fetch("one", "1", 10), r.fetch("two", "2", errors.New("APIError: no")))
		r.Caught(err, r.span("except"))
		r.Print(trace.Stdout, "caught\nit\n")
		f.Loop().Advance(time.Second / 2)
		_, err = f.Await(limited)
		return "end", err
	}))
}

func TestEventsInWords(t *testing.T) {
	events := oneFails(t).Events()
	var told []string
	for i := range events.Len() {
		e := events.Event(i)
		told = append(told, trace.FormatTime(e.At.At)+" "+e.Who+" "+e.What)
	}
	assert.Equal(t, strings.TrimSpace(`
0 s main is created
0 s main starts
0 s limited is created by main
0 s one [0] is created by main
0 s two [1] is created by main
0 s main begins gather of 2
0 s main waits for gather
0 s limited starts
0 s limited begins wait_for of 1 s
0 s limited sleeps for 9 s
0 s one [0] starts
0 s one [0] sleeps for 1 s
0 s two [1] starts
0 s two [1] sleeps for 2 s
1 s limited reaches the deadline of wait_for
1 s one [0] has slept 1 s
1 s limited is asked to cancel by timeout
1 s limited gets CancelledError
1 s limited runs out of time in wait_for
1 s limited raises TimeoutError
1 s one [0] returns 10
1 s gather counts one [0], 1 of 2
2 s two [1] has slept 2 s
2 s two [1] raises APIError: no
2 s gather counts two [1], 2 of 2
2 s gather raises APIError
2 s main catches APIError
2 s main prints caught …
2 s main blocks the loop for 0.5 s
2.5 s main raises TimeoutError
`), strings.Join(told, "\n"))
}

func TestEventsInOrder(t *testing.T) {
	events := oneFails(t).Events()
	assert.Zero(t, events.By(trace.Moment{}))
	for i := range events.Len() {
		at := events.Moment(i)
		assert.Equal(t, i+1, events.By(at), "at the moment of event %d, so many have happened", i)
		assert.False(t, at.Before(events.Event(i).At))
		from, to := events.Instant(i)
		assert.LessOrEqual(t, from, i)
		assert.Less(t, i, to)
		for j := range events.Len() {
			assert.Equal(t, from <= j && j < to, events.Event(j).At.At == at.At)
		}
	}
}
