package toml

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// shown writes a tree with its lines.
func shown(v any) string {
	switch v := v.(type) {
	case *Table:
		var parts []string
		for _, e := range v.Entries {
			parts = append(parts, fmt.Sprintf("%s@%d=%s", e.Key, e.Line, shown(e.Value.Any)))
		}
		return "{" + strings.Join(parts, " ") + "}"
	case []Value:
		var parts []string
		for _, item := range v {
			parts = append(parts, fmt.Sprintf("%s@%d", shown(item.Any), item.Line))
		}
		return "[" + strings.Join(parts, " ") + "]"
	}
	return fmt.Sprintf("%#v", v)
}

func TestLines(t *testing.T) {
	tree, err := Parse([]byte(`# a comment
title = "T"
list = [
  "a",
  "b", # and another
]

[[check]]
id = "one"
elapsed = { max = "2s", min = 1 }

[[check]]
id = "two"
with.a = 1.5
with.b = true
text = """
three
lines"""
[check.inner]
n = 0x10
`), 11)
	require.NoError(t, err)
	assert.Equal(t, `{title@12="T" list@13=["a"@14 "b"@15] check@18=[{id@19="one" elapsed@20={max@20="2s" min@20=1}}@18 `+
		`{id@23="two" with@24={a@24=1.5 b@25=true} text@26="three\nlines" inner@29={n@30=16}}@22]}`, shown(tree))
}

func TestErrorsHaveLines(t *testing.T) {
	for text, line := range map[string]int{
		"a = 1\nb = ":           2,
		"a = 1\na = 2\n":        2,
		"\n\n[x\n":              3,
		"[a]\nb=1\n[a]\n":       3,
		"s = \"never ends\nx=1": 1,
	} {
		_, err := Parse([]byte(text), 1)
		var e *Error
		require.ErrorAs(t, err, &e, text)
		assert.Equal(t, line, e.Line, text)
		assert.NotEmpty(t, e.Message)
	}
}
