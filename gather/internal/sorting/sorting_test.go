package sorting

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
)

// A card has a rank to be sorted by, and tells where it was.
type card struct{ rank, place int }

func byRank(a, b card) int { return cmp.Compare(a.rank, b.rank) }

func TestStable(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for count := range 300 {
		for _, ranks := range []int{1, 3, 1000} {
			cards := make([]card, count)
			for i := range cards {
				cards[i] = card{random.IntN(ranks), i}
			}
			want := slices.Clone(cards)
			slices.SortStableFunc(want, byRank)
			Stable(cards, byRank)
			assert.Equal(t, want, cards)
		}
	}
}

func TestWhatIsSortedIsOnlyLookedAt(t *testing.T) {
	looks := 0
	list := []int{1, 2, 2, 3, 5, 8}
	Stable(list, func(a, b int) int { looks++; return a - b })
	assert.Equal(t, []int{1, 2, 2, 3, 5, 8}, list)
	assert.Equal(t, len(list)-1, looks)
	Stable([]int{}, func(a, b int) int { panic("there is nothing to compare") })
}

func BenchmarkStable(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	shuffled := make([]card, 100_000)
	for i := range shuffled {
		shuffled[i] = card{random.IntN(1 << 30), i}
	}
	for b.Loop() {
		Stable(slices.Clone(shuffled), byRank)
	}
}

func BenchmarkStandard(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	shuffled := make([]card, 100_000)
	for i := range shuffled {
		shuffled[i] = card{random.IntN(1 << 30), i}
	}
	for b.Loop() {
		slices.SortStableFunc(slices.Clone(shuffled), byRank)
	}
}
