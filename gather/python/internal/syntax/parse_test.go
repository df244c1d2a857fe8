package syntax

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestLimits gives Parse programs that are nested too deeply or too large. None may exhaust the stack.
func TestLimits(t *testing.T) {
	nested := func(open, inner, end string, n int) string {
		return strings.Repeat(open, n) + inner + strings.Repeat(end, n) + "\n"
	}
	for name, program := range map[string]string{
		"parentheses":   nested("(", "1", ")", 199),
		"lists":         nested("[", "", "]", 199),
		"not":           nested("not ", "1", "", 5000),
		"minus":         nested("-", "1", "", 5000),
		"powers":        nested("1**", "1", "", 5000),
		"lambdas":       nested("lambda: ", "1", "", 5000),
		"conditionals":  nested("1 if 2 else ", "1", "", 5000),
		"sums":          nested("1+", "1", "", 5000),
		"attributes":    nested("", "a", ".b", 5000),
		"calls":         nested("", "a", "()", 5000),
		"elifs":         "if a: b\n" + strings.Repeat("elif a: b\n", 5000),
		"f-strings":     nested("f'{", "1", "}'", 140),
		"blocks":        ifs(99),
		"patterns":      "match a:\n case " + nested("[", "1", "]", 150),
		"size":          strings.Repeat("#", MaxSize+1),
		"wrong parens":  nested("(", "1 2", ")", 199),
		"wrong sums":    nested("1+", "", "", 5000),
		"wrong lambdas": nested("lambda: ", "", "", 5000),
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Parse("main.py", program)
			if err != nil {
				var e *Error
				require.ErrorAs(t, err, &e)
				assert.Contains(t, []Kind{LimitError, SyntaxError}, e.Kind)
			}
		})
	}
}

// ifs returns if statements within each other.
func ifs(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "if a:\n")
	}
	b.WriteString(strings.Repeat(" ", n) + "b\n")
	return b.String()
}

func TestDepthIsEnough(t *testing.T) {
	for name, program := range map[string]string{
		"blocks":      ifs(60),
		"parentheses": strings.Repeat("(", 60) + "1" + strings.Repeat(")", 60),
		"sums":        strings.Repeat("1+", 400) + "1",
		"elifs":       "if a: b\n" + strings.Repeat("elif a: b\n", 400),
	} {
		_, err := Parse("main.py", program)
		assert.NoErrorf(t, err, "%s", name)
	}
}

func TestText(t *testing.T) {
	for program, want := range map[string]string{
		"\x00":                               "main.py:1: SyntaxError: source code cannot contain null bytes",
		"x = 1\ny = '\xff'":                  "main.py:2: SyntaxError: (unicode error) 'utf-8' codec can't decode byte 0xff in position 11: invalid start byte",
		"# coding: latin-1\nx = 'é'":         "main.py:1: LimitError: the source encoding latin-1 is not supported; use UTF-8",
		"#\n# -*- coding: utf-16 -*-\nx = 1": "main.py:2: LimitError: the source encoding utf-16 is not supported; use UTF-8",
		"ﬁ = 1":                              "main.py:1: LimitError: the letter 'ﬁ' (U+FB01) is not supported in names",
		"x = '\\N{BULLET}'":                  "main.py:1: LimitError: characters by name, as in \\N{…}, are not supported; write the character itself",
		"x = '\\ud83d'":                      "main.py:1: LimitError: a surrogate, which is no character, is not supported; write the character itself",
	} {
		_, err := Parse("main.py", program)
		if assert.Errorf(t, err, "%q", program) {
			assert.Equal(t, want, err.Error())
		}
	}
	for _, program := range []string{
		"\ufeffx = 1", "# coding: latin-1\nx = 1", "# vim: set fileencoding=utf-8 :\nx = 'é'", "\n\n# coding: none", "x = 1\n# coding: none",
	} {
		_, err := Parse("main.py", program)
		assert.NoErrorf(t, err, "%q", program)
	}
}

func TestFile(t *testing.T) {
	f := NewFile("main.py", "\ufeffaé😀b\r\nc\rd\n")
	assert.Equal(t, "aé😀b", f.LineText(1))
	assert.Equal(t, "c", f.LineText(2))
	assert.Equal(t, "d", f.LineText(3))
	assert.Equal(t, "", f.LineText(4))
	assert.Equal(t, "", f.LineText(5))
	b := uint32(strings.Index(f.Text, "b"))
	assert.Equal(t, Position{1, 3}, f.Position(b))
	assert.Equal(t, Position{1, 4}, f.Position(b+1))
	assert.Equal(t, Position{3, 1}, f.Position(uint32(strings.Index(f.Text, "d")+1)))
}

// TestSpans checks the places that CPython's tree does not have.
func TestSpans(t *testing.T) {
	m, err := Parse("main.py", `async def f(a): g(a, b=1).c [d] += 2
try: x
except A as e: y
`)
	require.NoError(t, err)
	text := func(s Span) string { return m.File.Slice(s) }
	f := m.Body[0].(*AsyncFunctionDef)
	assert.Equal(t, "async def", text(f.DefSpan))
	assert.Equal(t, "f", text(f.NameSpan))
	assert.Equal(t, "async def f(a):", text(f.HeaderSpan))
	aug := f.Body[0].(*AugAssign)
	assert.Equal(t, "+=", text(aug.OpSpan))
	sub := aug.Target.(*Subscript)
	assert.Equal(t, "[d]", text(sub.BracketsSpan))
	attr := sub.Value.(*Attribute)
	assert.Equal(t, "c", text(attr.AttrSpan))
	call := attr.Value.(*Call)
	assert.Equal(t, "(a, b=1)", text(call.ParensSpan))
	assert.Equal(t, "b", text(call.Keywords[0].ArgSpan))
	handler := m.Body[1].(*Try).Handlers[0]
	assert.Equal(t, "except A as e:", text(handler.HeaderSpan))
	assert.Equal(t, "e", text(handler.NameSpan))
}

// FuzzParse looks for programs at which Parse or Check panics, or that have nodes outside of their parents' text.
func FuzzParse(f *testing.F) {
	for _, name := range []string{"valid.json", "invalid.json"} {
		programs, _ := load[any](f, name)
		for _, program := range programs {
			f.Add(program)
		}
	}
	f.Fuzz(func(t *testing.T, program string) {
		m, err := Parse("main.py", program)
		if err == nil {
			Inspect(m, func(n Node) bool {
				s := n.Span()
				if s.Start > s.End || int(s.End) > len(program) {
					t.Errorf("%T covers %v of %d bytes", n, s, len(program))
				}
				return true
			})
			err = Check(m)
		}
		if e, ok := err.(*Error); ok {
			if e.Span.Start > e.Span.End || int(e.Span.End) > len(program) || e.Line < 1 {
				t.Errorf("%v covers %v of %d bytes", err, e.Span, len(program))
			}
		} else if err != nil {
			t.Errorf("unexpected kind of error: %v", err)
		}
	})
}
