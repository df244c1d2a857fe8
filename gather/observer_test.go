package gather_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"gatherplay/gather"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// recorder keeps all events.
type recorder struct {
	events []gather.Event
}

func (r *recorder) Observe(e *gather.Event) { r.events = append(r.events, *e) }

func (r *recorder) count(kind gather.EventKind) int {
	n := 0
	for _, e := range r.events {
		if e.Kind == kind {
			n++
		}
	}
	return n
}

// of returns the events of some kinds.
func (r *recorder) of(kinds ...gather.EventKind) []gather.Event {
	var events []gather.Event
	for _, e := range r.events {
		for _, kind := range kinds {
			if e.Kind == kind {
				events = append(events, e)
			}
		}
	}
	return events
}

func name(task *gather.Task) string {
	if task == nil {
		return "-"
	}
	return task.Name()
}

func observe(t *testing.T, main func(f *gather.Frame) error) *recorder {
	t.Helper()
	r := new(recorder)
	_, err := gather.Run(gather.Async(func(f *gather.Frame) (any, error) { return nil, main(f) }), gather.LoopOptions{Observer: r})
	require.NoError(t, err)
	return r
}

var outcomes = map[gather.Outcome]string{
	gather.Waits: "waits", gather.Yields: "yields", gather.Returns: "returns",
	gather.Raises: "raises", gather.Cancelled: "cancelled", gather.Expired: "expired",
}

var causes = map[gather.Cause]string{
	gather.CauseStart: "start", gather.CauseEager: "eager", gather.CauseWoken: "woken", gather.CauseYield: "yield",
	gather.CauseThrown: "thrown", gather.CauseUser: "user", gather.CauseTimeout: "timeout", gather.CauseGather: "gather",
	gather.CauseTaskGroup: "task group", gather.CauseShutdown: "shutdown", gather.CauseAwait: "await", gather.CauseShield: "shield",
}

func TestStepsAreObservedInPairs(t *testing.T) {
	r := observe(t, func(f *gather.Frame) error {
		_, err := f.Gather(after(time.Second, 1), returns(2), gather.Sleep(f.Loop(), 0, 3))
		return err
	})
	var running *gather.Task
	var steps []string
	for _, e := range r.of(gather.StepBegins, gather.StepEnds) {
		if e.Kind == gather.StepBegins {
			require.Nil(t, running)
			running = e.Task
			steps = append(steps, name(e.Task)+" "+causes[e.Cause])
			continue
		}
		require.Same(t, running, e.Task)
		running = nil
		steps[len(steps)-1] += " " + outcomes[e.Outcome]
		if e.Outcome == gather.Waits {
			steps[len(steps)-1] += " " + e.Future.Kind().String()
		}
	}
	assert.Equal(t, []string{
		"Task-1 start waits gather",
		"Task-2 start waits sleep", "Task-3 start returns", "Task-4 start yields",
		"Task-4 yield returns", "Task-2 woken returns", "Task-1 woken returns",
		"Task-5 start returns", "Task-6 start returns",
	}, steps)
}

// stepsOnly keeps how steps end.
type stepsOnly struct{ recorder }

func (*stepsOnly) Observes(kind gather.EventKind) bool { return kind == gather.StepEnds }

func TestASelectiveObserverIsToldOfWhatItAsksFor(t *testing.T) {
	main := gather.Async(func(f *gather.Frame) (any, error) { return f.Await(gather.Sleep(f.Loop(), time.Second, nil)) })
	r := new(stepsOnly)
	_, err := gather.Run(main, gather.LoopOptions{Observer: r})
	require.NoError(t, err)
	assert.Len(t, r.events, r.count(gather.StepEnds))
	assert.Equal(t, gather.Waits, r.events[0].Outcome)
}

func TestGatherIsObserved(t *testing.T) {
	r := observe(t, func(f *gather.Frame) error {
		child := f.CreateTask(after(2*time.Second, 1))
		_, err := f.Gather(child, failing(time.Second, errOne), child)
		assert.Same(t, errOne, err)
		return nil
	})
	var told []string
	for _, e := range r.of(gather.GroupFormed, gather.ChildCounted, gather.GroupSettled, gather.Orphaned,
		gather.ExceptionMoved, gather.Retrieved, gather.CancelRequested, gather.CancelDelivered) {
		var text string
		switch e.Kind {
		case gather.GroupFormed:
			text = fmt.Sprintf("formed %d by %s", len(e.Group.Members), name(e.Group.Task))
		case gather.ChildCounted:
			text = fmt.Sprintf("counted [%d] %s %d", e.Index, outcomes[e.Outcome], e.Count)
		case gather.GroupSettled:
			text = "settled " + outcomes[e.Outcome]
		case gather.Orphaned:
			text = fmt.Sprintf("orphaned [%d] %s", e.Index, name(e.Task))
		case gather.ExceptionMoved:
			text = "moved to " + name(e.Task)
			if e.Group != nil {
				text = "moved to the group"
			}
		case gather.Retrieved:
			text = "retrieved from " + e.Future.Kind().String()
		case gather.CancelRequested:
			text = fmt.Sprintf("cancel %s of %s by %s", causes[e.Cause], e.Future.Kind(), name(e.By))
		case gather.CancelDelivered:
			text = "cancelled " + name(e.Task)
		}
		told = append(told, e.At.String()+" "+text)
	}
	assert.Equal(t, []string{
		"0s formed 3 by Task-1",
		"1s counted [1] raises 1",
		"1s retrieved from task",
		"1s moved to the group",
		"1s settled raises",
		"1s orphaned [0] Task-2",
		"1s retrieved from gather",
		"1s moved to Task-1",
		// The shutdown.
		"1s cancel shutdown of task by -",
		"1s cancel await of sleep by -",
		"1s formed 1 by -",
		"1s cancelled Task-2",
		"1s counted [0] cancelled 2",
		"1s counted [0] cancelled 1",
		"1s settled returns",
	}, told)
}

func TestTimeoutIsObserved(t *testing.T) {
	r := observe(t, func(f *gather.Frame) error {
		_, err := f.WaitFor(f.Loop().CreateFuture(), time.Second)
		requireKind(t, err, gather.TimeoutError, "")
		return nil
	})
	formed := r.of(gather.GroupFormed)[0].Group
	assert.Equal(t, gather.WaitForGroup, formed.Kind)
	assert.Equal(t, time.Second, formed.Deadline)
	assert.Len(t, formed.Members, 1)
	for _, e := range r.of(gather.TimerSet, gather.TimerFired) {
		assert.Same(t, formed, e.Group)
	}
	requested := r.of(gather.CancelRequested)
	require.Len(t, requested, 2)
	assert.Equal(t, gather.CauseTimeout, requested[0].Cause)
	assert.Equal(t, "Task-1", name(requested[0].Task))
	assert.Equal(t, gather.CauseAwait, requested[1].Cause)
	delivered := r.of(gather.CancelDelivered)
	require.Len(t, delivered, 1)
	assert.Same(t, requested[1].Future, delivered[0].Future)
	settled := r.of(gather.GroupSettled)
	assert.Equal(t, gather.Expired, settled[0].Outcome)
}

func TestBlockingAndLateTimersAreObserved(t *testing.T) {
	r := observe(t, func(f *gather.Frame) error {
		sleeper := f.CreateTask(after(time.Second, nil))
		f.Sleep(0)
		f.Loop().Advance(5 * time.Second)
		_, err := f.Await(sleeper)
		return err
	})
	blocked := r.of(gather.Blocked)
	require.Len(t, blocked, 1)
	assert.Equal(t, "Task-1", name(blocked[0].Task))
	assert.Equal(t, 5*time.Second, blocked[0].Delay)
	assert.Zero(t, blocked[0].At)
	fired := r.of(gather.TimerFired)
	require.Len(t, fired, 1)
	assert.Equal(t, 4*time.Second, fired[0].Delay)
	delay, until, ok := fired[0].Future.SleepOf()
	assert.True(t, ok)
	assert.Equal(t, time.Second, delay)
	assert.Equal(t, time.Second, until)
}

func TestTheEndIsObserved(t *testing.T) {
	r := new(recorder)
	_, err := gather.Run(gather.Async(func(f *gather.Frame) (any, error) {
		f.CreateTask(after(time.Hour, nil))
		f.CreateTask(failing(0, errOne))
		return nil, f.Sleep(time.Second)
	}), gather.LoopOptions{Observer: r, Host: quiet{}})
	require.NoError(t, err)
	var told []string
	for _, e := range r.of(gather.MainEnds, gather.ShutdownBegins, gather.CancelRequested, gather.ShutdownEnds, gather.NeverRetrieved, gather.Reported) {
		told = append(told, strings.TrimSpace(fmt.Sprint(int(e.Kind-gather.MainEnds), " ", name(e.Task), " ", e.Count, " ", e.Message)))
	}
	kind := func(k gather.EventKind) string { return fmt.Sprint(int(k - gather.MainEnds)) }
	assert.Contains(t, told[0], kind(gather.MainEnds)+" Task-1")
	assert.Contains(t, told[1], kind(gather.ShutdownBegins)+" - 1")
	assert.Contains(t, told, kind(gather.NeverRetrieved)+" Task-3 0")
	assert.Contains(t, told[len(told)-1], "Task exception was never retrieved")
}

// quiet reports nothing.
type quiet struct{ gather.GoHost }

func (quiet) Report(*gather.Loop, *gather.ExceptionContext) {}

func TestKindsOfWaits(t *testing.T) {
	r := observe(t, func(f *gather.Frame) error {
		l := f.Loop()
		lock, queue, event := gather.NewLock(nil), gather.NewQueue(nil, 1), gather.NewEventFlag(nil)
		semaphore, err := gather.NewSemaphore(nil, 0)
		require.NoError(t, err)
		f.Await(lock.Acquire(l))
		require.NoError(t, queue.PutNowait(1))
		condition := gather.NewCondition(nil, nil)
		f.Await(condition.Lock().Acquire(l))
		for _, co := range []gather.Coroutine{
			lock.Acquire(l), gather.NewQueue(nil, 1).Get(l), queue.Put(l, 1), queue.Join(l), event.Wait(l),
			semaphore.Acquire(l), condition.Wait(l), awaiting(l.CreateFuture()), awaiting(f.CreateTask(after(time.Hour, 1))),
			awaiting(mustShield(t, l, l.CreateFuture())), awaiting(mustGather(t, l, false, l.CreateFuture())),
			gather.Wait(l, []*gather.Future{l.CreateFuture()}, gather.Forever, gather.AllCompleted),
			mustComplete(t, f, gather.Forever, l.CreateFuture()).Next(),
		} {
			f.CreateTask(co)
		}
		return f.Sleep(time.Second)
	})
	seen := map[string]bool{}
	for _, e := range r.of(gather.StepEnds) {
		if e.Outcome == gather.Waits {
			seen[e.Future.Kind().String()] = true
		}
	}
	for _, kind := range []string{"lock", "queue.get", "queue.put", "queue.join", "event", "semaphore", "condition",
		"future", "task", "shield", "gather", "wait", "as_completed", "sleep"} {
		assert.True(t, seen[kind], kind)
	}
}
