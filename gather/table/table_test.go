package table_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/table"
	"gatherplay/gather/timeline"
	"gatherplay/gather/trace"
)

const source = `async def main():
    await asyncio.gather(ask("a", 1), ask("b", random.random()))
`

// span finds a piece of the source.
func span(text string) trace.Span {
	start := int32(strings.Index(source, text))
	return trace.Span{Start: start, End: start + int32(len(text))}
}

// record is a run in which main gathers two calls: the delay of the first is a literal, that of the second is computed.
func record() *trace.Trace {
	seq := int32(0)
	at := func(t trace.Time) trace.Moment {
		seq++
		return trace.Moment{At: t, Seq: seq}
	}
	const second = trace.Time(1e9)
	began := at(0)
	value := func(repr string, literal int32) trace.Value {
		return trace.Value{Repr: repr, Type: "x", Literal: literal}
	}
	sleep := func(delay trace.Time, literal int32, asked trace.Span) *trace.Wait {
		return &trace.Wait{Kind: trace.WaitSleep, Target: trace.None, Delay: delay, Literal: literal, Asked: asked, Timeout: trace.None}
	}
	call := func(name string, position int32, delay trace.Time, literal int32, asked trace.Span, end trace.Outcome) trace.Task {
		end.At, end.Failure = at(delay), trace.None
		return trace.Task{
			Name: "Task-" + name, Coroutine: "ask", Created: began, Creator: 0, Group: 0, Position: position,
			Call: span(`ask("` + name),
			Arguments: []trace.Argument{
				{Name: "name", Value: value("'"+name+"'", trace.None), Source: span(`"` + name + `"`)},
				{Name: "delay", Value: value("?", literal), Source: asked},
			},
			Segments: []trace.Segment{
				{State: trace.Waiting, From: began, To: end.At, Wait: sleep(delay, literal, asked)},
			},
			End: end,
		}
	}
	t := &trace.Trace{
		Files:    []trace.File{{Name: "main.py", Source: source}},
		Literals: []trace.Literal{{Span: span("1"), Text: "1"}},
		Tasks: []trace.Task{
			{Name: "Task-1", Coroutine: "main", Created: began, Creator: trace.None, Group: trace.None, Role: trace.Main},
		},
	}
	t.Tasks = append(t.Tasks,
		call("a", 0, second, 0, span("1"), trace.Outcome{Kind: trace.Returned, Value: value("10", trace.None)}),
		call("b", 1, second/2, trace.None, span("random.random()"), trace.Outcome{Kind: trace.Raised, Value: trace.Value{Type: "OSError"}}))
	slot := func(task int32) trace.Slot {
		return trace.Slot{Task: task, Group: trace.None, Outcome: new(trace.Outcome), Value: new(trace.Value)}
	}
	t.Groups = []trace.Group{{
		Kind: trace.Gather, Formed: began, Span: span("asyncio.gather"), ReturnExceptions: true, Deadline: -1,
		Slots: []trace.Slot{slot(1), slot(2)}, Awaiters: []int32{0}, Parent: trace.None,
		End: trace.Outcome{Kind: trace.Returned, At: at(second), Failure: trace.None},
	}}
	t.Tasks[0].End = trace.Outcome{Kind: trace.Returned, At: at(second), Value: value("None", trace.None), Failure: trace.None}
	t.Tasks[0].Segments = []trace.Segment{{State: trace.Running, Wait: new(trace.Wait), From: began, To: t.Tasks[0].End.At}}
	t.MainEnded, t.End = at(second), at(second)
	return t
}

func TestGatheredTasksStandUnderTheirGather(t *testing.T) {
	rows := table.Of(record(), timeline.Arrange(record()), nil, 10).Rows
	require.Len(t, rows, 4)
	assert.Equal(t, "main", rows[0].Coroutine)
	assert.Equal(t, int32(0), rows[1].Gather)
	assert.True(t, rows[1].ReturnExceptions)
	assert.Equal(t, 2, rows[1].Line)
	for i, row := range rows[2:] {
		assert.Equal(t, "ask", row.Coroutine)
		assert.Equal(t, []string{"[0]", "[1]"}[i], row.Chip)
		assert.Equal(t, 1, row.Depth)
	}
}

func TestATaskThatIsGivenTwiceHasTwoPlaces(t *testing.T) {
	record := record()
	slots := &record.Groups[0].Slots
	*slots = append(*slots, (*slots)[0])
	rows := table.Of(record, timeline.Arrange(record), nil, 10).Rows
	require.Len(t, rows, 4)
	assert.Equal(t, "[0] [2]", rows[2].Chip)
	assert.Equal(t, "[1]", rows[3].Chip)
}

func TestOnlyTheFirstRowsAreMade(t *testing.T) {
	assert.Len(t, table.Of(record(), timeline.Arrange(record()), nil, 3).Rows, 3)
}

func TestOtherGroupsOfSeveralHaveHeadingsAndPlacesToo(t *testing.T) {
	for _, kind := range []trace.GroupKind{trace.TaskGroup, trace.WaitSet, trace.AsCompleted} {
		record := record()
		record.Groups[0].Kind = kind
		rows := table.Of(record, timeline.Arrange(record), nil, 10).Rows
		require.Len(t, rows, 4, kind)
		assert.Equal(t, kind.String(), rows[1].Coroutine)
		assert.Equal(t, int32(0), rows[1].Gather)
		assert.Equal(t, "[0]", rows[2].Chip, kind)
		assert.Equal(t, "[1]", rows[3].Chip, kind)
	}
}

func TestALiteralCanBeChangedAndTheDelayIsNoArgument(t *testing.T) {
	row := table.Of(record(), timeline.Arrange(record()), nil, 10).Rows[2]
	assert.Equal(t, []table.Cell{{Text: "1", Literal: 0}}, row.Delays)
	assert.Equal(t, []table.Cell{{Name: "name", Text: "'a'", Literal: trace.None, Locked: `computed in line 2: "a"`, Place: record().Tasks[1].Arguments[0].Source}}, row.Arguments)
	assert.Equal(t, "10", row.Outcome)
	assert.Equal(t, "1 s", row.Ended)
}

func TestAShortenedValueDoesNotEndWithHalfANumber(t *testing.T) {
	for shortened, shown := range map[string]string{"[8080, 100…": "[8080, …", "['a', 'bc…": "['a', 'bc…", "[10, 20]": "[10, 20]", "123…": "123…"} {
		record := record()
		record.Tasks[1].End.Value.Repr = shortened
		assert.Equal(t, shown, table.Of(record, timeline.Arrange(record), nil, 10).Rows[2].Outcome)
	}
}

func TestAComputedDelaySaysWhereItComesFrom(t *testing.T) {
	row := table.Of(record(), timeline.Arrange(record()), nil, 10).Rows[3]
	assert.Equal(t, []table.Cell{{Text: "0.5 s", Literal: trace.None, Locked: "computed in line 2: random.random()", Place: record().Tasks[2].Segments[0].Wait.Asked}}, row.Delays)
	assert.Equal(t, "OSError", row.Outcome)
	assert.Equal(t, trace.Raised, row.Ending)
}

func TestJSONHasAMemberForWhatApplies(t *testing.T) {
	var rows []map[string]any
	require.NoError(t, json.Unmarshal(table.Of(record(), timeline.Arrange(record()), nil, 10).AppendJSON(nil), &rows))
	assert.Equal(t, map[string]any{
		"coroutine": "gather", "depth": 0., "gather": 0., "line": 2., "returnExceptions": true,
	}, rows[1])
	assert.Equal(t, "returned", rows[2]["ending"])
	assert.Equal(t, []any{map[string]any{"text": "1", "literal": 0.}}, rows[2]["delays"])
}

// mainIsLocked is what an editor says of a program in which only main can't be made to fail, and the second call has been.
type mainIsLocked struct{}

func (mainIsLocked) CanFail(task int32) error {
	if task == 0 {
		return errors.New("not main")
	}
	return nil
}

func (mainIsLocked) Failing(task int32) bool { return task == 2 }

// The second call was given a timeout where its delay stands, the gather one that is computed.
func (mainIsLocked) TimeoutOf(task int32) trace.Span {
	if task == 2 {
		return record().Literals[0].Span
	}
	return trace.Span{}
}

func (mainIsLocked) GatherTimeoutOf(int32) trace.Span {
	return record().Tasks[2].Segments[0].Wait.Asked
}

func TestTimeoutsStandWithWhatTheyAreAround(t *testing.T) {
	rows := table.Of(record(), timeline.Arrange(record()), mainIsLocked{}, 10).Rows
	assert.Equal(t, "random.random()", rows[1].Timeout.Text)
	assert.Equal(t, "computed in line 2: random.random()", rows[1].Timeout.Locked)
	assert.Empty(t, rows[2].Timeout.Text)
	assert.Equal(t, table.Cell{Name: "timeout", Text: "1", Literal: 0}, rows[3].Timeout)
}

func TestAResultThatIsALiteralCanBeChanged(t *testing.T) {
	record := record()
	record.Tasks[1].End.Value.Literal = 0
	rows := table.Of(record, timeline.Arrange(record), nil, 10).Rows
	assert.Equal(t, table.Cell{Text: "1", Literal: 0}, rows[2].Result)
}

func TestRowsSayWhetherTheirTaskCanBeMadeToFail(t *testing.T) {
	rows := table.Of(record(), timeline.Arrange(record()), mainIsLocked{}, 10).Rows
	assert.Equal(t, "not main", rows[0].Locked)
	assert.Empty(t, rows[2].Locked)
	assert.False(t, rows[2].Failing)
	assert.True(t, rows[3].Failing)
}
