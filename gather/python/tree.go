package python

import "gatherplay/gather/python/internal/syntax"

// A tree is the syntax tree of a file with an index of its calls.
type tree struct {
	*syntax.Module
	calls map[syntax.Span]*syntax.Call
}

// callAt returns the call that covers exactly a span, or nil.
func (t *tree) callAt(span syntax.Span) *syntax.Call {
	if t.calls == nil {
		t.calls = map[syntax.Span]*syntax.Call{}
		syntax.Inspect(t.Module, func(n syntax.Node) bool {
			if call, ok := n.(*syntax.Call); ok {
				t.calls[call.Span()] = call
			}
			return true
		})
	}
	return t.calls[span]
}
