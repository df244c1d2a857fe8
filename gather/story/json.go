package story

import (
	"strconv"

	"gatherplay/gather/trace"
)

// AppendJSON appends sentences as JSON: a list of
//
//	{at: nanoseconds, time: string, text: [Part], tasks: [task], line?: number, from?: number, to?: number, tone?: tone}
//
// where from and to are UTF-16 offsets into the program. The tone is left out if it is even.
func AppendJSON(b []byte, sentences []Sentence, source *trace.SourceIndex) []byte {
	b = append(b, '[')
	for i := range sentences {
		s := &sentences[i]
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, `{"at":`...)
		b = strconv.AppendInt(b, int64(s.At.At), 10)
		b = append(b, `,"time":"`...)
		b = trace.AppendTime(b, s.At.At)
		b = append(b, `","text":`...)
		b = s.Text.AppendJSON(b)
		b = append(b, `,"tasks":[`...)
		for j, task := range s.Tasks {
			if j > 0 {
				b = append(b, ',')
			}
			b = strconv.AppendInt(b, int64(task), 10)
		}
		b = append(b, ']')
		b = AppendPlace(b, s.Span, s.Line, source)
		if s.Tone != Even {
			b = append(append(append(b, `,"tone":"`...), s.Tone.String()...), '"')
		}
		b = append(b, '}')
	}
	return append(b, ']')
}

// AppendPlace appends the members line, from and to of a place in the program; nothing if it is nowhere.
func AppendPlace(b []byte, span trace.Span, line int, source *trace.SourceIndex) []byte {
	if line == 0 {
		return b
	}
	b = append(b, `,"line":`...)
	b = strconv.AppendInt(b, int64(line), 10)
	b = append(b, `,"from":`...)
	b = strconv.AppendInt(b, int64(source.UTF16(span.Start)), 10)
	b = append(b, `,"to":`...)
	return strconv.AppendInt(b, int64(source.UTF16(span.End)), 10)
}

// AppendJSON appends a text as JSON: a list of its parts, each a string if it is plain, else {code: string} or
// {name: string, task: number}.
func (t Text) AppendJSON(b []byte) []byte {
	b = append(b, '[')
	for i, part := range t {
		if i > 0 {
			b = append(b, ',')
		}
		switch part.Kind {
		case Code:
			b = append(trace.AppendQuoted(append(b, `{"code":`...), part.Text), '}')
		case TaskName:
			b = append(trace.AppendQuoted(append(b, `{"name":`...), part.Text), `,"task":`...)
			b = append(strconv.AppendInt(b, int64(part.Task), 10), '}')
		default:
			b = trace.AppendQuoted(b, part.Text)
		}
	}
	return append(b, ']')
}
