package gather_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"gatherplay/gather"

	"github.com/stretchr/testify/require"
)

// TestAgreementWithCPython runs random programs and compares what they do, step for step, with what
// CPython has done with them. testdata/agreement/agreement.py says what the statements of a program
// mean; here they mean the same.
func TestAgreementWithCPython(t *testing.T) {
	file, err := os.Open("testdata/agreement/programs.jsonl")
	require.NoError(t, err)
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var line struct {
			Seed    int
			Program []any
			Log     []string
		}
		require.NoError(t, json.Unmarshal(lines.Bytes(), &line))
		compareLogs(t, line.Seed, line.Log, runProgram(line.Program))
	}
	require.NoError(t, lines.Err())
}

// compareLogs shows the first line in which two logs differ, and what came before.
func compareLogs(t *testing.T, seed int, want, got []string) {
	t.Helper()
	want, got = append(want, "(nothing)"), append(got, "(nothing)")
	for i := range min(len(want), len(got)) {
		if want[i] != got[i] {
			before := strings.Join(want[max(0, i-8):i], "\n\t")
			t.Errorf("seed %d, line %d:\n\t%s\nCPython:\n\t%s\nhere:\n\t%s", seed, i+1, before, want[i], got[i])
			return
		}
	}
}

// machine runs one program.
type machine struct {
	loop       *gather.Loop
	log        []string
	futures    map[int]*gather.Future
	locks      [2]*gather.Lock
	semaphores [2]*gather.Semaphore
	events     [2]*gather.EventFlag
	queues     [2]*gather.Queue
	condition  *gather.Condition
	barrier    *gather.Barrier
}

// raised is an exception of the program's own.
type raised string

func (r raised) Error() string { return string(r) }

// errSkip is what a statement ends with that names a future which does not exist yet.
var errSkip = errors.New("skip")

// unreported leaves what the programs leave behind alone.
type unreported struct{ gather.GoHost }

func (unreported) LoopClosed(*gather.Loop) {}

func (unreported) ErrorName(err error) string {
	name, _, _ := strings.Cut(show(err), ":")
	name, _, _ = strings.Cut(name, "(")
	if strings.HasPrefix(name, "group") {
		return "ExceptionGroup"
	}
	return name
}

// runProgram runs a program as asyncio.run does and returns its log.
func runProgram(program []any) []string { return runObserved(program, nil) }

func runObserved(program []any, observer gather.Observer) []string {
	m := &machine{futures: make(map[int]*gather.Future), condition: gather.NewCondition(nil, nil)}
	m.barrier, _ = gather.NewBarrier(nil, 2)
	m.queues = [2]*gather.Queue{gather.NewQueue(nil, 1), gather.NewQueue(nil, 0)}
	for i := range 2 {
		m.locks[i] = gather.NewLock(nil)
		m.semaphores[i], _ = gather.NewSemaphore(nil, 2)
		m.events[i] = gather.NewEventFlag(nil)
	}
	r := &gather.Runner{Options: gather.LoopOptions{Host: unreported{}, Observer: observer}}
	m.loop = r.Loop()
	m.loop.SetExceptionHandler(func(_ *gather.Loop, c *gather.ExceptionContext) {
		if !strings.Contains(c.Message, "never retrieved") {
			m.note("report", c.Message, show(c.Err))
		}
	})
	result, err := r.Run(m.run(program))
	if err == nil {
		m.log = append(m.log, "result "+show(result))
	}
	if closing := r.Close(); closing != nil {
		err = closing
	}
	var deadlock *gather.Deadlock
	switch {
	case errors.As(err, &deadlock):
		return append(m.log, "deadlock")
	case err != nil:
		m.log = append(m.log, "raised "+show(err))
	}
	return append(m.log, fmt.Sprintf("end %d %d", m.loop.Iteration(), m.loop.Time().Milliseconds()))
}

func (m *machine) note(words ...string) {
	name := "-"
	if task := m.loop.CurrentTask(); task != nil {
		name = strings.TrimPrefix(task.Name(), "Task-")
	}
	m.log = append(m.log, fmt.Sprintf("%d %d %s %s", m.loop.Iteration(), m.loop.Time().Milliseconds(), name, strings.Join(words, " ")))
}

// show returns a value as the log has it.
func show(value any) string {
	switch value := value.(type) {
	case nil:
		return "None"
	case bool:
		return strings.ToUpper(fmt.Sprint(value)[:1]) + fmt.Sprint(value)[1:]
	case []any:
		return "[" + showAll(value, show) + "]"
	case *gather.Error:
		switch {
		case value.Kind == gather.ExceptionGroup:
			return "group[" + showAll(value.Errors, func(err error) string { return show(err) }) + "]"
		case value.Kind == gather.CancelledError:
			return "CancelledError(" + showAll(value.Args, func(arg any) string { return fmt.Sprintf("'%v'", arg) }) + ")"
		case len(value.Args) > 0:
			text := value.Args[0].(string)
			return value.Kind.String() + ": " + text[:min(24, len(text))]
		}
		return value.Kind.String()
	}
	return fmt.Sprint(value)
}

func showAll[T any](values []T, show func(T) string) string {
	texts := make([]string, len(values))
	for i, value := range values {
		texts[i] = show(value)
	}
	return strings.Join(texts, ",")
}

// isException reports whether a handler of Exception catches err.
func isException(err error) bool {
	if group, ok := err.(*gather.Error); ok && group.Kind == gather.ExceptionGroup {
		for _, member := range group.Errors {
			if !isException(member) {
				return false
			}
		}
		return true
	}
	kind := gather.KindOf(err)
	return err != raised("Base") && kind != gather.CancelledError && kind != gather.GeneratorExit && !kind.Exit()
}

func catches(kind string, err error) bool {
	switch kind {
	case "Exception":
		return isException(err)
	case "Timeout":
		return gather.KindOf(err) == gather.TimeoutError
	case "Cancelled":
		return gather.KindOf(err) == gather.CancelledError
	}
	return gather.KindOf(err) != gather.GeneratorExit
}

func (m *machine) run(program any) gather.Coroutine {
	return gather.Async(func(f *gather.Frame) (any, error) { return m.do(f, program) })
}

// do runs statements until one returns.
func (m *machine) do(f *gather.Frame, program any) (any, error) {
	for _, s := range program.([]any) {
		if !m.loop.IsRunning() {
			return nil, &gather.Error{Kind: gather.GeneratorExit}
		}
		statement := statement(s.([]any))
		name := statement[0].(string)
		m.note(">", name)
		result, err := m.execute(f, name, statement)
		if err == errSkip {
			result, err = "skip", nil
		}
		switch {
		case !m.loop.IsRunning():
			return nil, err
		case err != nil:
			m.note("!", name, show(err))
			return nil, err
		case name == "return":
			return statement.number(1), nil
		}
		m.note("<", name, show(result))
	}
	return nil, nil
}

// statement is a name and arguments.
type statement []any

func (s statement) number(i int) int { return int(s[i].(float64)) }

func (s statement) list(i int) []any { return s[i].([]any) }

// duration returns an argument in milliseconds, which may be None.
func (s statement) duration(i int) time.Duration {
	if s[i] == nil {
		return gather.Forever
	}
	return time.Duration(s.number(i)) * time.Millisecond
}

// awaitables returns what a list of keys and programs stands for.
func (m *machine) awaitables(items []any) ([]any, error) {
	found := make([]any, len(items))
	for i, item := range items {
		key, ok := item.(float64)
		if !ok {
			found[i] = m.run(item)
			continue
		}
		future := m.futures[int(key)]
		if future == nil {
			return nil, errSkip
		}
		found[i] = future
	}
	return found, nil
}

// holding runs a body between acquiring and releasing.
func (m *machine) holding(f *gather.Frame, a acquirer, body func() (any, error)) (any, error) {
	if _, err := f.Await(a.Acquire(m.loop)); err != nil {
		return nil, err
	}
	result, err := body()
	if failure := a.Release(); failure != nil {
		return nil, failure
	}
	return result, err
}

func (m *machine) execute(f *gather.Frame, name string, s statement) (any, error) {
	l := m.loop
	body := func(i int) func() (any, error) {
		return func() (any, error) {
			_, err := m.do(f, s[i])
			return nil, err
		}
	}
	switch name {
	case "return":
		return nil, nil
	case "raise":
		if s[1] == "KeyboardInterrupt" {
			return nil, gather.ErrInterrupt
		}
		return nil, raised(s[1].(string))
	case "sleep":
		return f.Await(gather.Sleep(l, s.duration(1), s.number(1)))
	case "block":
		l.Advance(s.duration(1))
		return nil, nil
	case "call_soon":
		l.CallSoon(gather.Func(func(*gather.Future) error {
			m.note("called")
			return nil
		}))
		return nil, nil
	case "try":
		result, err := m.do(f, s[1])
		if err != nil && m.loop.IsRunning() && catches(s[2].(string), err) {
			m.note("caught", show(err))
			return m.do(f, s[3])
		}
		return result, err
	case "finally":
		result, err := m.do(f, s[1])
		if _, failure := m.do(f, s[2]); failure != nil {
			return nil, failure
		}
		return result, err
	case "cancel_self":
		f.Task().Cancel(s[1])
		return nil, nil
	case "uncancel":
		return f.Task().Uncancel(), nil
	case "cancelling":
		return f.Task().Cancelling(), nil
	case "future", "set_result", "set_exception", "await", "cancel", "cancel_later", "create_task", "start_gather", "gather",
		"shield", "wait_for", "wait", "as_completed":
		return m.executeFuture(f, name, s)
	case "timeout":
		timeout := gather.NewTimeout(l, s.duration(1))
		if err := timeout.Enter(); err != nil {
			return nil, err
		}
		_, err := m.do(f, s[2])
		if err := timeout.Exit(err); err != nil {
			return nil, err
		}
		if timeout.Expired() {
			return "expired", nil
		}
		return "in time", nil
	case "task_group":
		g := gather.NewTaskGroup(nil)
		if err := g.Enter(l); err != nil {
			return nil, err
		}
		for _, program := range s.list(1) {
			if _, err := g.CreateTask(m.run(program), gather.TaskOptions{}); err != nil {
				return nil, err
			}
		}
		_, err := m.do(f, s[2])
		return f.Await(g.Exit(err))
	case "lock":
		return m.holding(f, m.locks[s.number(1)], body(2))
	case "semaphore":
		return m.holding(f, m.semaphores[s.number(1)], body(2))
	case "condition_wait":
		return m.holding(f, m.condition.Lock(), func() (any, error) { return f.Await(m.condition.Wait(l)) })
	case "notify":
		return m.holding(f, m.condition.Lock(), func() (any, error) { return nil, m.condition.Notify(s.number(1)) })
	case "barrier":
		return f.Await(m.barrier.Wait(l))
	case "barrier_reset":
		return f.Await(m.barrier.Reset(l))
	case "event_set":
		m.events[s.number(1)].Set()
		return nil, nil
	case "event_clear":
		m.events[s.number(1)].Clear()
		return nil, nil
	case "event_wait":
		return f.Await(m.events[s.number(1)].Wait(l))
	case "put":
		return f.Await(m.queues[s.number(1)].Put(l, s.number(2)))
	case "get":
		return f.Await(m.queues[s.number(1)].Get(l))
	case "get_nowait":
		return m.queues[s.number(1)].GetNowait()
	case "task_done":
		return nil, m.queues[s.number(1)].TaskDone()
	case "join":
		return f.Await(m.queues[s.number(1)].Join(l))
	}
	panic("unknown statement " + name)
}

// executeFuture executes the statements about Futures that have a key, or are made of those and programs.
func (m *machine) executeFuture(f *gather.Frame, name string, s statement) (any, error) {
	l := m.loop
	switch name {
	case "future":
		m.futures[s.number(1)] = l.CreateFuture()
		return nil, nil
	case "create_task":
		task := l.CreateTask(m.run(s[2]), gather.TaskOptions{EagerStart: s[3].(bool)})
		if _, exception := task.Peek(); exception != nil && gather.KindOf(exception).Exit() {
			return nil, exception
		}
		m.futures[s.number(1)] = &task.Future
		return nil, nil
	case "gather", "start_gather":
		last := len(s) - 1
		awaitables, err := m.awaitables(s.list(last))
		if err != nil {
			return nil, err
		}
		outer, err := gather.Gather(l, s[last-1].(bool), awaitables...)
		if err != nil {
			return nil, err
		}
		if name == "gather" {
			return f.Await(outer)
		}
		m.futures[s.number(1)] = outer
		return nil, nil
	case "shield", "wait_for":
		awaitables, err := m.awaitables(s[1:2])
		if err != nil {
			return nil, err
		}
		if name == "wait_for" {
			return f.WaitFor(awaitables[0], s.duration(2))
		}
		outer, err := gather.Shield(l, awaitables[0])
		if err != nil {
			return nil, err
		}
		return f.Await(outer)
	case "wait":
		return m.wait(f, s)
	case "as_completed":
		futures := make([]*gather.Future, len(s.list(1)))
		for i, program := range s.list(1) {
			futures[i] = &f.CreateTask(m.run(program)).Future
		}
		completed := gather.AsCompletedFutures(l, futures, s.duration(2))
		for next := completed.Next(); next != nil; next = completed.Next() {
			result, err := f.Await(next)
			switch {
			case err == nil:
				m.note("next", show(result))
			case isException(err):
				m.note("next", show(err))
			default:
				return nil, err
			}
		}
		return nil, nil
	}
	future := m.futures[s.number(1)]
	if future == nil {
		return nil, errSkip
	}
	switch name {
	case "set_result":
		return nil, future.SetResult(7)
	case "set_exception":
		return nil, future.SetException(raised("B"))
	case "await":
		return f.Await(future)
	case "cancel":
		return future.Cancel(s[2]), nil
	case "cancel_later":
		l.CallLater(s.duration(2), gather.Func(func(*gather.Future) error {
			future.Cancel(s[3])
			return nil
		}))
		return nil, nil
	}
	panic("unknown statement " + name)
}

var returnWhens = map[string]gather.ReturnWhen{
	"ALL_COMPLETED": gather.AllCompleted, "FIRST_COMPLETED": gather.FirstCompleted, "FIRST_EXCEPTION": gather.FirstException,
}

func (m *machine) wait(f *gather.Frame, s statement) (any, error) {
	found, err := m.awaitables(s.list(1))
	if err != nil {
		return nil, err
	}
	futures := make([]*gather.Future, len(found))
	for i := range found {
		futures[i] = found[i].(*gather.Future)
	}
	result, err := gather.Await[*gather.WaitResult](f, gather.Wait(m.loop, futures, s.duration(2), returnWhens[s[3].(string)]))
	if err != nil {
		return nil, err
	}
	done := make(map[*gather.Future]string)
	for _, future := range result.Done {
		done[future] = "done"
	}
	for _, future := range result.Pending {
		done[future] = "pending"
	}
	texts := make([]string, len(futures))
	for i, future := range futures {
		texts[i] = done[future]
	}
	return strings.Join(texts, " "), nil
}
