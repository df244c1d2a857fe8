package course

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// Lines that are put in order may hold commas themselves.
func TestSameItems(t *testing.T) {
	assert.True(t, sameItems("tea, toast, ready", "ready, tea, toast"))
	assert.False(t, sameItems("tea, tea", "tea, toast"))
}

func TestChoicesOnPaper(t *testing.T) {
	assert.EqualValues(t, "It awaits <code>a &lt; b</code> &amp; ends.", quoted("It awaits `a < b` & ends."))
}
