package command

import (
	"fmt"

	"gatherplay/gather/trace"
)

// printOutput prints what the program printed, in the order in which it did.
func printOutput(t *trace.Trace, streams Streams) error {
	for rest := t.Output; len(rest) > 0; {
		stream := rest[0].Stream
		var text []byte
		for len(rest) > 0 && rest[0].Stream == stream {
			text = append(text, rest[0].Text...)
			rest = rest[1:]
		}
		to := streams.Out
		if stream == trace.Stderr {
			to = streams.Err
		}
		if _, err := to.Write(text); err != nil {
			return err
		}
	}
	return nil
}

// outcome returns the error that ends a command as the program ended; nil for one that ended well.
func outcome(t *trace.Trace) error {
	switch t.Exit.Kind {
	case trace.Unsupported, trace.LimitReached, trace.Deadlocked:
		return &Error{statusRefused, place(t) + t.Exit.Message}
	}
	if t.Exit.Status != 0 {
		return &Error{Status: t.Exit.Status}
	}
	return nil
}

// place tells where the reason of the program's end stands in it, as the beginning of a message; empty if nowhere.
func place(t *trace.Trace) string {
	span := t.Exit.Span
	if span.Zero() {
		return ""
	}
	file := &t.Files[span.File]
	return fmt.Sprintf("%s:%d: ", file.Name, trace.NewSourceIndex(file.Source).Position(span.Start).Line)
}
