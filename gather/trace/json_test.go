package trace

import (
	"encoding/json"
	"errors"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather"
)

// full is a trace in which every member of every kind of object has something to tell.
func full() *Trace {
	span := func(start, end int32) Span { return Span{0, start, end} }
	at := func(t Time, seq int32) Moment { return Moment{t, seq} }
	value := Value{"'a'", "str", 0}
	outcome := Outcome{Raised, at(5, 6), value, 0, span(1, 2)}
	return &Trace{
		Files:    []File{{"main.py", "é😀 x"}, {"other.py", "y"}},
		Seed:     7,
		Literals: []Literal{{span(7, 8), "x"}},
		Tasks: []Task{{
			Name: "worker", Earlier: []Naming{{"Task-1", at(1, 2)}}, Coroutine: "work",
			Arguments: []Argument{{"a", value, span(2, 6), true, true}},
			Call:      span(0, 2), Created: at(0, 1), Creator: 0, Where: Span{1, 0, 1}, Role: Main,
			Segments: []Segment{
				{at(0, 1), at(0, 2), Span{}, Created, &nothing},
				{at(0, 2), at(5, 5), span(6, 7), Waiting, &Wait{WaitSleep, None, 3, 0, span(7, 8), 0, ""}},
				{at(5, 5), at(5, 6), span(6, 7), Waiting, &Wait{WaitTask, 0, 0, None, Span{}, None, ""}},
				{at(5, 6), at(5, 6), span(6, 7), Waiting, &Wait{WaitThread, None, 0, None, Span{}, None, "crunch"}},
			},
			End: outcome, Group: 0, Position: 0,
		}},
		Groups: []Group{{
			Kind: Gather, Formed: at(1, 3), Creator: 0, Span: span(0, 8), ReturnExceptions: true, ReturnSpan: span(6, 8), Deadline: 9,
			Slots:    []Slot{{0, 0, 1, &outcome, &value}, {None, None, 0, &unended, &absent}},
			Awaiters: []int32{0, 0}, End: outcome, Abandoned: true, Parent: 0, Position: 1,
		}},
		Failures: []Failure{{"E", "<b>\u2028\n", at(5, 6), span(0, 1), 0, []Place{{Caught, 0, at(5, 7), span(7, 8)}}}},
		Cancels:  []Cancel{{0, ByAwaiter, 0, "'m'", at(3, 4), span(0, 2), at(3, 5), true}},
		Blocks:   []Block{{0, at(1, 1), at(2, 2), span(0, 2)}},
		Timers:   []Timer{{0, 3, at(1, 1), at(2, 2), span(0, 2)}, {None, 3, at(1, 1), Moment{}, Span{}}},
		Output:   []Output{{at(1, 9), Stderr, "tab\t\"\\ \x00 \xff", 0, span(0, 2)}},
		Events:   events(Event{StepEnded, StepRaise, at(2, 2), 0, 0, 3, span(0, 2)}, Event{Kind: MainFinished, At: at(2, 3), Task: None, Group: None, Other: None}),
		Runs:     []Run{{0, at(0, 1), at(5, 6), at(5, 8)}},

		MainEnded: at(5, 6),
		End:       at(6, 10),
		Exit:      Exit{1, Uncaught, "E: e", span(0, 2)},
	}
}

func TestJSON(t *testing.T) {
	const want = `{"format":1,"offsets":"utf-16","seed":7,
"files":[{"name":"main.py","source":"é😀 x"},{"name":"other.py","source":"y"}],
"literals":[{"span":[0,4,5],"text":"x"}],
"tasks":[{"name":"worker","earlier":[{"name":"Task-1","until":[1,2]}],"coroutine":"work",
"arguments":[{"name":"a","value":{"repr":"'a'","type":"str","literal":0},"source":[0,1,3],"default":true,"variadic":true}],
"call":[0,0,1],"created":[0,1],"creator":0,"where":[1,0,1],"role":"main",
"segments":[{"state":"created","from":[0,1],"to":[0,2]},
{"state":"waiting","from":[0,2],"to":[5,5],"span":[0,3,4],"wait":{"kind":"sleep","delay":3,"literal":0,"asked":[0,4,5],"timeout":0}},
{"state":"waiting","from":[5,5],"to":[5,6],"span":[0,3,4],"wait":{"kind":"task","target":0}},{"state":"waiting","from":[5,6],"to":[5,6],"span":[0,3,4],"wait":{"kind":"thread","function":"crunch"}}],
"end":{"kind":"raised","at":[5,6],"value":{"repr":"'a'","type":"str","literal":0},"failure":0,"span":[0,1,1]},
"group":0,"position":0}],
"groups":[{"kind":"gather","formed":[1,3],"creator":0,"span":[0,0,5],"returnExceptions":true,"returnSpan":[0,3,5],"deadline":9,
"slots":[{"task":0,"group":0,"value":{"repr":"'a'","type":"str","literal":0},
"outcome":{"kind":"raised","at":[5,6],"value":{"repr":"'a'","type":"str","literal":0},"failure":0,"span":[0,1,1]},"order":1},{}],
"awaiters":[0,0],
"end":{"kind":"raised","at":[5,6],"value":{"repr":"'a'","type":"str","literal":0},"failure":0,"span":[0,1,1]},
"abandoned":true,"parent":0,"position":1}],
"failures":[{"type":"E","message":"\u003cb>\u2028\n","raised":[5,6],"span":[0,0,1],"task":0,
"path":[{"kind":"caught","id":0,"at":[5,7],"span":[0,4,5]}]}],
"cancels":[{"task":0,"cause":"awaiter","by":0,"message":"'m'","requested":[3,4],"span":[0,0,1],"delivered":[3,5],"refused":true}],
"blocks":[{"task":0,"from":[1,1],"to":[2,2],"span":[0,0,1]}],
"timers":[{"group":0,"due":3,"set":[1,1],"ended":[2,2],"span":[0,0,1]},{"due":3,"set":[1,1]}],
"output":[{"at":[1,9],"stream":"stderr","text":"tab\t\"\\ \u0000 �","task":0,"span":[0,0,1]}],
"events":[{"kind":"step ended","at":[2,2],"task":0,"group":0,"other":3,"step":"raise","span":[0,0,1]},{"kind":"main finished","at":[2,3]}],
"runs":[{"main":0,"began":[0,1],"mainEnded":[5,6],"ended":[5,8]}],
"mainEnded":[5,6],"end":[6,10],
"exit":{"status":1,"kind":"uncaught","message":"E: e","span":[0,0,1]}}`
	assert.Equal(t, strings.ReplaceAll(want, "\n", ""), string(full().AppendJSON(nil)))
}

func TestJSONOfNothing(t *testing.T) {
	const want = `{"format":1,"offsets":"utf-16","seed":0,"files":[],"literals":[],"tasks":[],"groups":[],"failures":[],"cancels":[],` +
		`"blocks":[],"timers":[],"output":[],"events":[],"runs":[],"end":[0,0],"exit":{"status":0,"kind":"finished"}}`
	assert.Equal(t, want, string(new(Trace).AppendJSON(nil)))
}

func TestJSONIsAppended(t *testing.T) {
	assert.True(t, strings.HasPrefix(string(full().AppendJSON([]byte(`"`))), `"{"format":1,`))
}

// The library's own reader must find in the JSON what the trace holds, whatever the texts are.
func TestJSONCanBeRead(t *testing.T) {
	for _, text := range []string{"", "plain", "\"\\/\b\f\n\r\t\x00\x1f\x7f", "<script>&amp;", "é漢😀\u2028\u2029", "\xff\xfe", "a\xc3"} {
		trace := full()
		trace.Output[0].Text = text
		trace.Failures[0].Message = text
		b, err := json.Marshal(trace)
		require.NoError(t, err)
		var read struct {
			Output   []struct{ Text string }
			Failures []struct{ Message string }
		}
		require.NoError(t, json.Unmarshal(b, &read))
		valid := strings.ToValidUTF8(strings.ReplaceAll(text, "\xff\xfe", "\xff \xfe"), "\ufffd")
		assert.Equal(t, strings.ReplaceAll(valid, "\ufffd \ufffd", "\ufffd\ufffd"), read.Output[0].Text)
		assert.Equal(t, read.Output[0].Text, read.Failures[0].Message)
	}
}

func TestJSONOfARun(t *testing.T) {
	p := newProgram(t, "raise gather(fetch(1), fetch(2)) sleep(1) sleep(2) main()")
	trace := p.trace("main()", func(f *gather.Frame) (any, error) {
		p.at("gather(fetch(1), fetch(2))")
		_, err := f.WaitFor(must(gather.Gather(f.Loop(), false,
			p.fetch("fetch(1)", "sleep(1)", errors.New("APIError: no")), p.fetch("fetch(2)", "sleep(2)", 2))), 5*time.Second)
		return nil, err
	})
	var read map[string]any
	require.NoError(t, json.Unmarshal(trace.AppendJSON(nil), &read))
	for name, length := range map[string]int{
		"tasks": len(trace.Tasks), "groups": len(trace.Groups), "failures": len(trace.Failures), "cancels": len(trace.Cancels),
		"events": trace.Events.Len(), "literals": len(trace.Literals),
	} {
		assert.Len(t, read[name], length, name)
	}
	assert.Equal(t, "gather", read["groups"].([]any)[0].(map[string]any)["kind"])
}

// Every value of every enumeration has a name of its own, and the documentation of the form has them all.
func TestEnumerationsHaveNames(t *testing.T) {
	source, err := os.ReadFile("json.go")
	require.NoError(t, err)
	_, form, _ := strings.Cut(string(source), "// The enumerations")
	form, _, _ = strings.Cut(form, "func (t *Trace) AppendJSON")
	form = strings.ReplaceAll(form, "\n//\t           ", "") // wrapped lines
	for _, names := range []any{
		roleNames, stateNames, waitKindNames, endingNames, groupKindNames, placeKindNames, cancelCauseNames, streamNames,
		eventKindNames, stepKindNames, exitKindNames,
	} {
		seen := make(map[string]bool)
		for _, name := range reflect.ValueOf(names).Seq2() {
			assert.NotEmpty(t, name.String())
			assert.False(t, seen[name.String()], "%s occurs twice", name)
			seen[name.String()] = true
			if name.String() != Unended.String() { // of which nothing is told
				assert.Regexp(t, `[ ,\t]`+regexp.QuoteMeta(name.String())+`[,\n]`, form)
			}
		}
	}
}
