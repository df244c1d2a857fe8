package edit_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gatherplay/gather/python"
	"gatherplay/gather/python/edit"
	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/trace"
)

// mostHeld is of how many tasks and groups of each program every gesture is tried.
const mostHeld = 6

var limits = python.Limits{Instructions: 2_000_000, Bytes: 64 << 20, Output: 64 << 10, Tasks: 2000, Rounds: 5000, Events: 50_000}

// TestGesturesDoWhatTheyPromise makes every gesture on every program that there is: what comes out is a program; its run shows what the
// gesture was for; and the opposite gesture gives the text back to the letter.
func TestGesturesDoWhatTheyPromise(t *testing.T) {
	var paths []string
	for _, pattern := range []string{"../testdata/*/*.py", "../../../web/examples/*.py"} {
		found, err := filepath.Glob(pattern)
		require.NoError(t, err)
		paths = append(paths, found...)
	}
	require.Greater(t, len(paths), 300)
	made := map[string]int{}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".py"), func(t *testing.T) {
			source, err := os.ReadFile(path)
			require.NoError(t, err)
			p := play{t: t, source: string(source), made: made}
			p.begin()
			for task := range min(mostHeld, len(p.run.Tasks)) {
				p.fail(int32(task))
				p.timeout(int32(task))
				p.duplicate(int32(task))
				p.move(int32(task))
			}
			for group := range min(mostHeld, len(p.run.Groups)) {
				p.add(int32(group))
				p.gatherTimeout(int32(group))
				p.returnExceptions(int32(group))
			}
		})
	}
	t.Log(made)
	for _, gesture := range []string{"fail", "timeout", "duplicate", "move", "add", "gather timeout", "return_exceptions"} {
		require.Greater(t, made[gesture], 80, gesture)
	}
}

// A play is a program on which gestures are made.
type play struct {
	t      *testing.T
	source string
	run    *trace.Trace
	editor *edit.Editor
	made   map[string]int
}

// begin runs the program.
func (p *play) begin() {
	p.run = python.Run(python.Program{Name: "main.py", Source: p.source}, python.Options{Limits: limits})
	if editor, err := edit.New(p.run); err == nil {
		p.editor = editor
	} else {
		p.run = &trace.Trace{}
	}
}

// after returns the play of the program as a gesture has changed it; nil if it was refused.
func (p *play) after(gesture string, changes []edit.Change, err error) *play {
	p.t.Helper()
	if err != nil {
		require.IsType(p.t, &edit.Refusal{}, err)
		require.NotContains(p.t, err.Error(), "laid out", gesture)
		return nil
	}
	edited := &play{t: p.t, source: edit.Apply(p.source, changes)}
	_, err = syntax.Parse("main.py", edited.source)
	require.NoError(p.t, err, edited.source)
	edited.begin()
	p.made[gesture]++
	return edited
}

// back checks that a gesture gives the text back.
func (p *play) back(original *play, changes []edit.Change, err error) {
	p.t.Helper()
	require.NoError(p.t, err, p.source)
	require.Equal(p.t, original.source, edit.Apply(p.source, changes))
}

func (p *play) fail(task int32) {
	if p.editor.Failing(task) {
		return
	}
	changes, err := p.editor.FailWith(task, `ValueError("chosen")`, "")
	edited := p.after("fail", changes, err)
	if edited == nil {
		return
	}
	require.True(p.t, edited.editor.Failing(task), edited.source)
	if p.run.Tasks[task].End.Kind == trace.Returned {
		require.Equal(p.t, trace.Raised, edited.run.Tasks[task].End.Kind, edited.source)
		require.Equal(p.t, "ValueError", edited.run.Tasks[task].End.Value.Type)
	}
	changes, err = edited.editor.Fail(task, false)
	edited.back(p, changes, err)

	changes, err = edited.editor.FailWith(task, "", "0.25")
	sooner := edited.after0(changes, err)
	if sooner == nil {
		require.ErrorContains(p.t, err, "TimeoutError of its own")
		return
	}
	exception, after := sooner.editor.Failure(task)
	require.Contains(p.t, exception, "RuntimeError(")
	require.Equal(p.t, "0.25", after)
	changes, err = sooner.editor.FailWith(task, `ValueError("chosen")`, "")
	sooner.back(edited, changes, err)
}

// after0 is after, for a second gesture, which is not counted.
func (p *play) after0(changes []edit.Change, err error) *play {
	p.made = map[string]int{}
	return p.after("", changes, err)
}

func (p *play) timeout(task int32) {
	if !p.editor.TimeoutOf(task).Zero() {
		return
	}
	changes, err := p.editor.Timeout(task, "0.125")
	edited := p.after("timeout", changes, err)
	if edited == nil {
		return
	}
	at := edited.editor.TimeoutOf(task)
	require.Equal(p.t, "0.125", edited.source[at.Start:at.End])
	before, now := &p.run.Tasks[task], &edited.run.Tasks[task]
	require.Equal(p.t, before.Coroutine, now.Coroutine)
	changes, err = edited.editor.Timeout(task, "")
	edited.back(p, changes, err)
	changes, err = edited.editor.Timeout(task, "2")
	other := edited.after0(changes, err)
	at = other.editor.TimeoutOf(task)
	require.Equal(p.t, "2", other.source[at.Start:at.End])
}

func (p *play) duplicate(task int32) {
	changes, err := p.editor.Duplicate(task)
	edited := p.after("duplicate", changes, err)
	if edited == nil {
		return
	}
	p.grown(edited, task)
	if edited.run.Exit.Kind != p.run.Exit.Kind {
		return
	}
	// Where the line has run before, the copies of then are counted before this task.
	start := p.run.Tasks[task].Call.Start
	made := func(t trace.Task) bool { return t.Call.Start == start }
	if i := slices.IndexFunc(edited.run.Tasks, made); i >= 0 && !made(edited.run.Tasks[task]) {
		task = int32(i)
	}
	// The copy is the task after this one among those beside it.
	siblings, place, err := edited.editor.Siblings(task)
	if err != nil { // They are counted: the copy is the last.
		for i := range edited.run.Tasks {
			if edited.run.Tasks[i].Call.Start == edited.run.Tasks[task].Call.Start {
				siblings = []int32{task, int32(i)}
			}
		}
	}
	changes, err = edited.editor.Remove(siblings[place+1])
	edited.back(p, changes, err)
}

// grown checks that there is one more task like another one.
func (p *play) grown(edited *play, task int32) {
	p.t.Helper()
	t := &p.run.Tasks[task]
	if t.Group != trace.None && len(p.run.Groups[t.Group].Slots)+1 == len(edited.run.Groups[t.Group].Slots) {
		return
	}
	count := func(run *trace.Trace) (n int) {
		for i := range run.Tasks {
			if run.Tasks[i].Coroutine == t.Coroutine {
				n++
			}
		}
		return n
	}
	if edited.run.Exit.Kind == p.run.Exit.Kind { // else what is done for one more fails, or for ever waits
		require.Greater(p.t, count(edited.run), count(p.run), edited.source)
	}
}

func (p *play) move(task int32) {
	siblings, place, err := p.editor.Siblings(task)
	if err != nil {
		require.IsType(p.t, &edit.Refusal{}, err)
		return
	}
	require.Equal(p.t, task, siblings[place])
	for to := range siblings {
		if to == place {
			continue
		}
		changes, err := p.editor.Move(task, to)
		edited := p.after("move", changes, err)
		if edited == nil {
			continue
		}
		require.Equal(p.t, letters(p.source), letters(edited.source), "nothing comes or goes")
		moved := edited.movedTo(p, task, to)
		if moved == trace.None {
			continue // its run is another one: the order of the text was part of what it does
		}
		changes, err = edited.editor.Move(moved, place)
		edited.back(p, changes, err)
	}
}

// movedTo returns the task that was another one before it was moved to a place.
func (p *play) movedTo(before *play, task int32, to int) int32 {
	t := &before.run.Tasks[task]
	if t.Group != trace.None {
		var given []int32
		for _, slot := range before.run.Groups[t.Group].Slots {
			given = append(given, slot.Task)
		}
		if len(slices.Compact(slices.Sorted(slices.Values(given)))) < len(given) {
			return trace.None // one task has several places
		}
	}
	for i := range p.run.Tasks {
		siblings, place, err := p.editor.Siblings(int32(i))
		if err != nil || place != to || p.run.Tasks[i].Coroutine != t.Coroutine || p.of(siblings[place]) != before.of(task) {
			continue
		}
		if original, _, _ := before.editor.Siblings(task); len(original) == len(siblings) {
			return int32(i)
		}
	}
	return trace.None
}

// of returns the call that made a task, as it is written.
func (p *play) of(task int32) string { return p.run.Text(p.run.Tasks[task].Call) }

// letters returns what a text consists of, without its order, white space and commas.
func letters(text string) string {
	bytes := []byte(strings.NewReplacer(" ", "", "\n", "", ",", "").Replace(text))
	slices.Sort(bytes)
	return string(bytes)
}

func (p *play) add(group int32) {
	changes, err := p.editor.Add(group)
	edited := p.after("add", changes, err)
	if edited == nil {
		return
	}
	require.Greater(p.t, len(edited.run.Groups), int(group), edited.source)
	slots := edited.run.Groups[group].Slots
	require.Len(p.t, slots, len(p.run.Groups[group].Slots)+1, edited.source)
	for i := len(slots) - 1; i >= 0; i-- {
		if slots[i].Task != trace.None {
			changes, err = edited.editor.Remove(slots[i].Task)
			edited.back(p, changes, err)
			return
		}
	}
}

func (p *play) gatherTimeout(group int32) {
	if !p.editor.GatherTimeoutOf(group).Zero() {
		return
	}
	changes, err := p.editor.GatherTimeout(group, "0.125")
	edited := p.after("gather timeout", changes, err)
	if edited == nil {
		return
	}
	group = edited.sameGather(p, group)
	if group == trace.None {
		return // the timeout has ended the program before it came to this turn
	}
	at := edited.editor.GatherTimeoutOf(group)
	require.Equal(p.t, "0.125", edited.source[at.Start:at.End], edited.source)
	changes, err = edited.editor.GatherTimeout(group, "")
	edited.back(p, changes, err)
}

func (p *play) returnExceptions(group int32) {
	g := &p.run.Groups[group]
	changes, err := p.editor.ReturnExceptions(group, !g.ReturnExceptions)
	edited := p.after("return_exceptions", changes, err)
	if edited == nil {
		return
	}
	if group = edited.sameGather(p, group); group == trace.None {
		return // what the gather raises now, or doesn't, has changed whether the program comes to this turn
	}
	require.Equal(p.t, !g.ReturnExceptions, edited.run.Groups[group].ReturnExceptions, edited.source)
	if g.ReturnSpan.Zero() {
		changes, err = edited.editor.ReturnExceptions(group, false)
		edited.back(p, changes, err)
	}
}

// sameGather returns the gather that is the same one as in another run: a group for a timeout may have been formed before it.
func (p *play) sameGather(other *play, group int32) int32 {
	count := 0
	for i := range other.run.Groups[:group+1] {
		if other.run.Groups[i].Kind == trace.Gather {
			count++
		}
	}
	for i := range p.run.Groups {
		if p.run.Groups[i].Kind == trace.Gather {
			if count--; count == 0 {
				return int32(i)
			}
		}
	}
	return trace.None
}
