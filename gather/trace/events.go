package trace

import (
	"encoding/binary"
	"iter"
	"sort"
)

// Events are what happened in a run, in order. Of a large run there are a million, most of them like others before: so what is kept of
// an event is how it differs from the last one of its kind, in four or five bytes. They are read one after the other, and found by
// their places or times without reading all that went before.
type Events struct {
	pages []eventPage
	n     int
}

// An eventPage is a run of events that can be read without those before it.
type eventPage struct {
	first int    // how many events there are before
	begin Moment // the first event's
	code  []byte
}

// An eventPage is full when the longest event might no longer fit into it.
const (
	eventPageSize = 4096
	longestEvent  = 2 + 2*binary.MaxVarintLen64 + 6*binary.MaxVarintLen32
)

// Len returns the number of events.
func (e *Events) Len() int { return e.n }

// All returns the events in order.
func (e *Events) All() iter.Seq[Event] { return e.From(0) }

// From returns the events in order, without the first n.
func (e *Events) From(n int) iter.Seq[Event] {
	return func(yield func(Event) bool) {
		first := sort.Search(len(e.pages), func(i int) bool { return e.pages[i].first > n }) - 1
		for i := max(first, 0); i < len(e.pages); i++ {
			page := &e.pages[i]
			r := eventReader{code: page.code}
			for at := page.first; len(r.code) > 0; at++ {
				if event := r.next(); at >= n && !yield(event) {
					return
				}
			}
		}
	}
}

// Before returns how many events there were before a moment.
func (e *Events) Before(m Moment) int {
	i := sort.Search(len(e.pages), func(i int) bool { return !e.pages[i].begin.Before(m) }) - 1
	if i < 0 {
		return 0
	}
	n := e.pages[i].first
	for r := (eventReader{code: e.pages[i].code}); len(r.code) > 0 && r.next().At.Before(m); {
		n++
	}
	return n
}

// An eventBase is what the events of a page are told apart from: the last one, and the last one of each kind. It is empty at the
// beginning of a page.
type eventBase struct {
	last Moment
	like [ShutdownBegan + 1]Event
}

// What of an event differs from the last one of its kind; of its time, from the last one of all. Its kind and step are always told, and
// by how much its sequence number, and that of its task, is greater.
const (
	timeDiffers = 1 << iota
	groupDiffers
	otherDiffers
	spanDiffers
)

// stepShift is where in its first byte the step of an event stands, above its kind.
const stepShift = 4

// An eventWriter makes [Events].
type eventWriter struct {
	Events
	base eventBase
}

// push appends an event.
func (w *eventWriter) push(e Event) {
	last := len(w.pages) - 1
	if last < 0 || len(w.pages[last].code) > eventPageSize-longestEvent {
		w.pages = append(w.pages, eventPage{first: w.n, begin: e.At, code: make([]byte, 0, eventPageSize)})
		w.base = eventBase{}
		last++
	}
	like := &w.base.like[e.Kind]
	var differs byte
	if e.At.At != w.base.last.At {
		differs |= timeDiffers
	}
	if e.Group != like.Group {
		differs |= groupDiffers
	}
	if e.Other != like.Other {
		differs |= otherDiffers
	}
	if e.Span != like.Span {
		differs |= spanDiffers
	}
	b := append(w.pages[last].code, byte(e.Kind)|byte(e.Step)<<stepShift, differs)
	b = binary.AppendVarint(b, int64(e.At.Seq-w.base.last.Seq))
	b = binary.AppendVarint(b, int64(e.Task-like.Task))
	if differs&timeDiffers != 0 {
		b = binary.AppendVarint(b, int64(e.At.At-w.base.last.At))
	}
	if differs&groupDiffers != 0 {
		b = binary.AppendVarint(b, int64(e.Group))
	}
	if differs&otherDiffers != 0 {
		b = binary.AppendVarint(b, int64(e.Other))
	}
	if differs&spanDiffers != 0 {
		b = binary.AppendVarint(b, int64(e.Span.File))
		b = binary.AppendVarint(b, int64(e.Span.Start))
		b = binary.AppendVarint(b, int64(e.Span.End))
	}
	w.pages[last].code = b
	w.base.last, *like = e.At, e
	w.n++
}

// An eventReader reads the events of a page.
type eventReader struct {
	code []byte
	base eventBase
}

// next returns the next event, which there is.
func (r *eventReader) next() Event {
	kind, differs := EventKind(r.code[0]&(1<<stepShift-1)), r.code[1]
	like := &r.base.like[kind]
	like.Kind, like.Step = kind, StepKind(r.code[0]>>stepShift)
	r.code = r.code[2:]
	r.base.last.Seq += int32(r.number())
	like.Task += int32(r.number())
	if differs&timeDiffers != 0 {
		r.base.last.At += Time(r.number())
	}
	like.At = r.base.last
	if differs&groupDiffers != 0 {
		like.Group = int32(r.number())
	}
	if differs&otherDiffers != 0 {
		like.Other = int32(r.number())
	}
	if differs&spanDiffers != 0 {
		like.Span = Span{int32(r.number()), int32(r.number()), int32(r.number())}
	}
	return *like
}

func (r *eventReader) number() int64 {
	n, size := binary.Varint(r.code)
	r.code = r.code[size:]
	return n
}
