package timeline

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
)

func TestEllipsizedTextFits(t *testing.T) {
	for _, s := range []string{"", "a", "call_api", "WWWWWWWWWWWW", "ümläut names", "漢字の名前", "🙂🙂🙂🙂", "{'id': 'A', 'result': 'Processed data1'}"} {
		for style := range Style(len(typeface)) {
			for limit := 0.0; limit < 200; limit += 7 {
				cut, width := ellipsize(style, s, limit)
				assert.LessOrEqual(t, width, limit+slack)
				assert.InDelta(t, measure(style, cut), width, 1e-9)
				if cut != s && cut != "" {
					head, ok := strings.CutSuffix(cut, string(ellipsis))
					assert.True(t, ok && strings.HasPrefix(s, head), "%q of %q", cut, s)
					assert.GreaterOrEqual(t, utf8.RuneCountInString(head), 2)
				}
			}
			cut, _ := ellipsize(style, s, measure(style, s))
			assert.Equal(t, s, cut, "what fits exactly stays whole")
		}
	}
}

func TestCleanTextStaysOnItsLineAndPosesAsNothing(t *testing.T) {
	assert.Equal(t, "one two three", clean("one\ntwo \r\n\tthree"[:3]+"\ntwo\r\n\tthree"))
	assert.Equal(t, "a\uFFFDb", clean("a\x00b"))
	assert.Equal(t, "user\uFFFDgnp.exe", clean("user\u202Egnp.exe"))
	assert.Equal(t, "\uFFFDx\uFFFD", clean("\uFEFFx\uFFFF"))
	assert.Equal(t, "\uFFFD", clean("\xff"))
	assert.Equal(t, "naïve 漢字", clean("naïve 漢字"))
	assert.LessOrEqual(t, utf8.RuneCountInString(clean(strings.Repeat("x", 1e6))), 401)
}
