package spelling

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestNearest(t *testing.T) {
	words := []string{"overlap", "no_overlap", "order", "uses"}
	for word, want := range map[string]string{"overlpa": "overlap", "overlaps": "overlap", "use": "uses", "oder": "order", "results": "", "": ""} {
		assert.Equal(t, want, Nearest(word, words), word)
	}
}
