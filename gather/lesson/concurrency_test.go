package lesson

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"gatherplay/gather/trace"
)

// lives is a run of tasks that begin and end at random, some of them at once.
func lives(random *rand.Rand) (t *test, tasks []int32, stays []stay) {
	t = &test{trace: &trace.Trace{}}
	for i := range 1 + random.Int32N(6) {
		from := trace.Time(random.IntN(6))
		to := from + trace.Time(random.IntN(4))
		task := trace.Task{Segments: []trace.Segment{{State: trace.Running, From: trace.Moment{At: from}, To: trace.Moment{At: to}}}}
		task.End = trace.Outcome{Kind: trace.Returned, At: trace.Moment{At: to}}
		t.trace.Tasks = append(t.trace.Tasks, task)
		tasks = append(tasks, i)
		stays = append(stays, stay{i, trace.Moment{At: from}, trace.Moment{At: to}})
	}
	return t, tasks, stays
}

// TestTasksMeet compares who meets whom with what comes of looking at every pair, and at every moment.
func TestTasksMeet(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 5_000 {
		run, tasks, stays := lives(random)
		meets, parts := false, false
		for i, a := range tasks {
			for _, b := range tasks[i+1:] {
				meets = meets || run.overlapping(a, b)
				parts = parts || !run.overlapping(a, b)
			}
		}
		a, b, found := run.meeting(tasks)
		require.Equal(t, meets, found, stays)
		require.True(t, !found || a < b && run.overlapping(a, b), stays)
		a, b, found = run.separate(tasks)
		require.Equal(t, parts, found, stays)
		require.True(t, !found || a < b && !run.overlapping(a, b), stays)

		most := 0
		for at := range trace.Time(10) {
			inside := 0
			for _, s := range stays {
				if s.from.At <= at && at < s.to.At {
					inside++
				}
			}
			most = max(most, inside)
		}
		busy, from, to := busiest(stays)
		require.Len(t, busy, most, stays)
		for _, task := range busy {
			s := stays[task]
			require.True(t, s.from.At <= from.At && to.At <= s.to.At && from.At < to.At, stays)
		}
	}
}
