package command

import (
	"bytes"
	"flag"
	"testing"

	"github.com/stretchr/testify/assert"

	"gatherplay/gather/trace"
)

// A refusal is the last line of standard error, whatever the program has left there.
func TestRefusalBeginsALine(t *testing.T) {
	record := &trace.Trace{
		Files: []trace.File{{Name: "main.py", Source: "first\nsecond\n"}},
		Output: []trace.Output{
			{Stream: trace.Stderr, Text: "half "},
			{Stream: trace.Stdout, Text: "out\n"},
			{Stream: trace.Stderr, Text: "a line"},
		},
		Exit: trace.Exit{Status: 3, Kind: trace.LimitReached, Message: "too\nmuch", Span: trace.Span{Start: 6, End: 12}},
	}
	ending := Command{Define: func(*flag.FlagSet) func(Streams, []string) error {
		return func(streams Streams, _ []string) error { return end(record, streams) }
	}}
	var out, err bytes.Buffer
	assert.Equal(t, 3, Main([]Command{ending}, nil, Streams{Out: &out, Err: &err}))
	assert.Equal(t, "out\n", out.String())
	assert.Equal(t, "half a line\ngatherplay: main.py:2: too much\n", err.String())
}
