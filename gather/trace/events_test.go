package trace

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// events returns events as a record keeps them.
func events(all ...Event) Events {
	var w eventWriter
	for _, e := range all {
		w.push(e)
	}
	return w.Events
}

// manyEvents returns more events than one page holds: some like those before, some as different as can be.
func manyEvents() []Event {
	random := rand.New(rand.NewPCG(1, 2))
	any32 := func() int32 { return int32(random.Uint32()) }
	at := Moment{Seq: 1}
	var all []Event
	for i := range int32(10_000) {
		e := Event{Kind: EventKind(i % 7), Step: StepKind(i % 5), At: at, Task: i / 7, Group: None, Other: None, Span: Span{0, 3, 9}}
		if random.IntN(20) == 0 {
			e = Event{Kind: EventKind(random.IntN(len(eventKindNames))), At: at, Task: any32(), Group: any32(), Other: any32(),
				Span: Span{any32(), any32(), any32()}}
		}
		all = append(all, e)
		at.Seq += 1 + int32(random.IntN(3))
		if random.IntN(10) == 0 {
			at.At += Time(random.Int64N(math.MaxInt64 / 10_000))
		}
	}
	return all
}

func TestEventsAreKeptAsTheyAre(t *testing.T) {
	all := manyEvents()
	kept := events(all...)
	require.Equal(t, len(all), kept.Len())
	require.Greater(t, len(kept.pages), 1)
	assert.Equal(t, all, slices.Collect(kept.All()))
	for _, n := range []int{1, kept.pages[1].first - 1, kept.pages[1].first, kept.pages[1].first + 1, len(all) - 1, len(all)} {
		assert.Equal(t, all[n:], append([]Event{}, slices.Collect(kept.From(n))...), "from %d", n)
	}
	assert.Empty(t, slices.Collect(new(Events).All()))
}

func TestEventsBefore(t *testing.T) {
	all := manyEvents()
	kept := events(all...)
	for n := 0; n < len(all); n += 97 {
		assert.Equal(t, n, kept.Before(all[n].At))
	}
	assert.Equal(t, 0, kept.Before(Moment{}))
	assert.Equal(t, len(all), kept.Before(Moment{At: math.MaxInt64}))
}
