package edit

import (
	"strings"

	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/trace"
)

const returnExceptions = "return_exceptions"

// ReturnExceptions switches the return_exceptions of a gather on or off. Off is what gather does by itself, so the argument is then
// taken away.
func (e *Editor) ReturnExceptions(group int32, on bool) ([]Change, error) {
	if group < 0 || int(group) >= len(e.trace.Groups) || e.trace.Groups[group].Kind != trace.Gather {
		return nil, refuse("there is no such gather")
	}
	span := e.trace.Groups[group].Span
	if err := e.own(span); err != nil {
		return nil, err
	}
	call, ok := node[*syntax.Call](e, span)
	if !ok || lastName(call.Func) != "gather" {
		return nil, refuse("line ", e.line(span.Start), " does not call gather itself: change it where gather is called")
	}
	for _, keyword := range call.Keywords {
		switch {
		case keyword.Arg == "":
			return nil, refuse("line ", e.line(span.Start), " passes keyword arguments with **: return_exceptions may be among them")
		case keyword.Arg == returnExceptions && on:
			at := keyword.Value.Span()
			return []Change{{int(at.Start), int(at.End), "True"}}, nil
		case keyword.Arg == returnExceptions:
			return []Change{e.withoutArgument(call, keyword.Span())}, nil
		}
	}
	if !on {
		return nil, nil
	}
	return []Change{e.withArgument(call, returnExceptions+"=True")}, nil
}

// lastName returns the last name of what is called: "gather" of asyncio.gather.
func lastName(function syntax.Expr) string {
	switch f := function.(type) {
	case *syntax.Name:
		return f.ID
	case *syntax.Attribute:
		return f.Attr
	}
	return ""
}

// argumentSpans returns the spans of a call's arguments in the order of the text.
func argumentSpans(call *syntax.Call) []syntax.Span {
	var spans []syntax.Span
	for _, arg := range call.Args {
		spans = append(spans, arg.Span())
	}
	for _, keyword := range call.Keywords {
		at := len(spans)
		for at > 0 && spans[at-1].Start > keyword.Span().Start {
			at--
		}
		spans = append(spans[:at], append([]syntax.Span{keyword.Span()}, spans[at:]...)...)
	}
	return spans
}

// withArgument adds an argument at the end of a call, in the style in which the others are written.
func (e *Editor) withArgument(call *syntax.Call, text string) Change {
	spans := argumentSpans(call)
	end := int(call.ParensSpan.End) - 1 // the closing parenthesis
	if len(spans) == 0 {
		return Change{end, end, text}
	}
	last := spans[len(spans)-1]
	after, comma := e.afterComma(int(last.End), end)
	separator := ", "
	if lineStart := strings.LastIndexByte(e.text[:last.Start], '\n') + 1; strings.TrimSpace(e.text[lineStart:last.Start]) == "" {
		separator = ",\n" + e.text[lineStart:last.Start] // each argument has a line of its own
	}
	if comma {
		return Change{after, after, separator[1:] + text + trailing(separator)}
	}
	return Change{after, after, separator + text}
}

// trailing is the comma after the last argument, which who writes each on its own line likes to have.
func trailing(separator string) string {
	if separator == ", " {
		return ""
	}
	return ","
}

// afterComma returns the offset after the comma that follows an argument, or of the argument's end if none does before end.
func (e *Editor) afterComma(from, end int) (at int, found bool) {
	for i := from; i < end; i++ {
		switch e.text[i] {
		case ',':
			return i + 1, true
		case '#':
			for i < end && e.text[i] != '\n' {
				i++
			}
		}
	}
	return from, false
}

// withoutArgument takes an argument away, with its comma and, if it had one to itself, its line.
func (e *Editor) withoutArgument(call *syntax.Call, argument syntax.Span) Change {
	start, end := int(argument.Start), int(argument.End)
	closing := int(call.ParensSpan.End) - 1
	next, comma := e.afterComma(end, closing)
	spans := argumentSpans(call)
	if i := len(spans) - 1; !comma && i > 0 && spans[i] == argument {
		if before := int(spans[i-1].End); !strings.Contains(e.text[before:start], "#") {
			return Change{before, end, ""} // the last one, without a comma: the one before it goes too
		}
	}
	lineStart := strings.LastIndexByte(e.text[:start], '\n') + 1
	if strings.TrimSpace(e.text[lineStart:start]) == "" && lineStart > int(call.ParensSpan.Start) {
		if lineEnd := strings.IndexByte(e.text[next:], '\n'); lineEnd >= 0 && strings.TrimSpace(e.text[next:next+lineEnd]) == "" {
			return Change{lineStart, next + lineEnd + 1, ""}
		}
	}
	if comma {
		for next < closing && (e.text[next] == ' ' || e.text[next] == '\n') {
			next++
		}
		if next < closing { // another argument follows
			return Change{start, next, ""}
		}
	}
	return Change{start, end, ""}
}
