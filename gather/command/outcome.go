package command

import (
	"bytes"
	"fmt"

	"gatherplay/gather/trace"
)

// end prints what the program printed, in the order in which it did, and returns the error that ends the command as the program
// ended; nil if it ended well.
func end(t *trace.Trace, streams Streams) error {
	unfinished := false // whether the last line on standard error has no end yet
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
			unfinished = !bytes.HasSuffix(text, []byte("\n"))
		}
		if _, err := to.Write(text); err != nil {
			return err
		}
	}
	switch t.Exit.Kind {
	case trace.Unsupported, trace.LimitReached, trace.Deadlocked:
		if unfinished {
			fmt.Fprintln(streams.Err)
		}
		return &Error{statusRefused, place(t) + t.Exit.Message}
	case trace.InternalError:
		return &Error{t.Exit.Status, t.Exit.Message}
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
	return fmt.Sprintf("%s:%d: ", file.Name, trace.NewSourceIndex(file.Source).Line(span.Start))
}
