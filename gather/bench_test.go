package gather

import (
	"runtime"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"
)

// once is a coroutine that suspends once, as small as one can be.
type once struct{ steps int }

func (o *once) Resume(any, error) (*Future, any, bool, error) {
	o.steps++
	return nil, nil, o.steps == 2, nil
}

// benchmarkGather measures, per task, a gather of 1 000 coroutines in a running loop.
func benchmarkGather(b *testing.B, coroutine func(l *Loop) Coroutine) {
	const width = 1000
	loop := NewLoop(LoopOptions{})
	b.ReportAllocs()
	aws := make([]any, width)
	for range b.N/width + 1 {
		for i := range aws {
			aws[i] = coroutine(loop)
		}
		outer, err := Gather(loop, false, aws...)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := loop.RunUntilComplete(outer); err != nil {
			b.Fatal(err)
		}
	}
	b.StopTimer()
	loop.Close()
}

func BenchmarkGatherStateMachines(b *testing.B) {
	benchmarkGather(b, func(*Loop) Coroutine { return new(once) })
}

func BenchmarkGatherSleeps(b *testing.B) {
	benchmarkGather(b, func(l *Loop) Coroutine { return Sleep(l, time.Second, nil) })
}

func BenchmarkGatherFunctionsYield(b *testing.B) {
	benchmarkGather(b, func(*Loop) Coroutine {
		return Async(func(f *Frame) (any, error) { return nil, f.Sleep(0) })
	})
}

func BenchmarkGatherFunctionsSleep(b *testing.B) {
	benchmarkGather(b, func(*Loop) Coroutine {
		return Async(func(f *Frame) (any, error) { return nil, f.Sleep(time.Second) })
	})
}

// The peer: the same number of goroutines, waiting for each other.

func BenchmarkErrgroup(b *testing.B) {
	const width = 1000
	b.ReportAllocs()
	for range b.N/width + 1 {
		var g errgroup.Group
		for range width {
			g.Go(func() error { return nil })
		}
		if err := g.Wait(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkErrgroupYield(b *testing.B) {
	const width = 1000
	b.ReportAllocs()
	for range b.N/width + 1 {
		var g errgroup.Group
		for range width {
			g.Go(func() error {
				runtime.Gosched()
				return nil
			})
		}
		if err := g.Wait(); err != nil {
			b.Fatal(err)
		}
	}
}
