package trace

import (
	"testing"
	"time"

	"gatherplay/gather"
)

// A sleeper is a coroutine that sleeps some times, one nanosecond longer each time, without any language around it.
type sleeper struct {
	loop  *gather.Loop
	left  int
	sleep gather.Coroutine
}

func (s *sleeper) Resume(value any, err error) (*gather.Future, any, bool, error) {
	for {
		if s.sleep != nil {
			wait, result, done, failure := s.sleep.Resume(value, err)
			if !done || failure != nil {
				return wait, result, done, failure
			}
		}
		if s.left == 0 {
			return nil, nil, true, nil
		}
		s.left--
		s.sleep, value, err = gather.Sleep(s.loop, time.Duration(10-s.left), nil), nil, nil
	}
}

// silent is a source that has nothing to tell.
type silent struct{}

func (silent) Position() Span                                       { return Span{} }
func (silent) Keyword(string) Span                                  { return Span{} }
func (silent) Describe(gather.Coroutine) (string, []Argument, Span) { return "work", nil, Span{} }
func (silent) Value(any) Value                                      { return Value{"None", "NoneType", None} }
func (silent) Item(any, int) any                                    { return nil }
func (silent) Failure(error) (class, message string, span Span)     { return "E", "", Span{} }
func (silent) Sleep(*gather.Future) (asked Span, literal int32)     { return Span{}, None }

// BenchmarkRecord gathers 10 000 tasks that sleep ten times each: 110 000 steps.
func BenchmarkRecord(b *testing.B) {
	run := func(b *testing.B, observer gather.Observer) {
		const tasks = 10_000
		loop := gather.NewLoop(gather.LoopOptions{Observer: observer})
		sleepers := make([]any, tasks)
		for i := range sleepers {
			sleepers[i] = &sleeper{loop: loop, left: 10}
		}
		outer, err := gather.Gather(loop, false, sleepers...)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := loop.RunUntilComplete(outer); err != nil {
			b.Fatal(err)
		}
	}
	perStep := func(b *testing.B) {
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/110_000, "ns/step")
	}
	b.Run("unobserved", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			run(b, nil)
		}
		perStep(b)
	})
	b.Run("recorded", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			r := NewRecorder(silent{}, nil, 0)
			run(b, r)
			r.Finish(Exit{})
		}
		perStep(b)
	})
}
