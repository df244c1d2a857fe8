package compile

import (
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/python/internal/syntax"
)

var update = flag.Bool("update", false, "write the listings that TestListings compares with")

// TestListings compares the code of small programs with what stands below them in testdata/listings.
func TestListings(t *testing.T) {
	const separator = "\n----\n"
	files, err := filepath.Glob("testdata/listings/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, name := range files {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		program, expected, _ := strings.Cut(string(data), separator)
		code := compileText(t, program+"\n")
		require.NoError(t, verify(code), name)
		got := listing(code)
		if *update {
			require.NoError(t, os.WriteFile(name, []byte(program+separator+got), 0o644))
			continue
		}
		assert.Equal(t, expected, got, name)
	}
}

// TestPrograms verifies the code of all programs that the project has.
func TestPrograms(t *testing.T) {
	programs := map[string]string{}
	for _, folder := range []string{"../../testdata", "../../../../web/examples"} {
		require.NoError(t, filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err == nil && filepath.Ext(path) == ".py" {
				var data []byte
				data, err = os.ReadFile(path)
				programs[path] = string(data)
			}
			return err
		}))
	}
	data, err := os.ReadFile("../syntax/testdata/valid.json")
	require.NoError(t, err)
	var rows [][2]string
	require.NoError(t, json.Unmarshal(data, &rows))
	for _, row := range rows {
		programs[row[0]] = row[0]
	}
	compiled := 0
	for name, program := range programs {
		module, err := syntax.Parse(name, program)
		if err != nil || syntax.Check(module) != nil {
			continue // a program about a syntax error
		}
		code, err := Compile(module)
		if e, ok := err.(*syntax.Error); ok {
			assert.Equal(t, syntax.LimitError, e.Kind, name)
			continue
		}
		require.NoError(t, err, name)
		assert.NoError(t, verify(code), name)
		compiled++
	}
	assert.Greater(t, compiled, 200)
}

// literals returns the texts of the literals in code, each as often as it has a constant.
func literals(code *Code) (texts []string) {
	for _, c := range code.Constants {
		if c.Literal != (syntax.Span{}) {
			texts = append(texts, code.File.Slice(c.Literal))
		}
		if inner, ok := c.Value.(*Code); ok {
			texts = append(texts, literals(inner)...)
		}
	}
	return texts
}

func TestLiteralsKeepTheirIdentity(t *testing.T) {
	for _, test := range []struct {
		program  string
		expected []string
	}{
		{"a = 1; b = 1", []string{"1", "1"}},
		{"x = -1.5; y = - 2; z = +3; w = not 4", []string{"-1.5", "- 2", "3", "4"}},
		{"x = -3j", []string{"-3j"}},
		{`x = "a" 'b'`, []string{`"a" 'b'`}},
		{`x = f"{1:>2} text"`, []string{"1"}},
		{"x = True, None, ..., b'bytes'", nil},
		{"x in (1, 2)", []string{"1", "2"}},
		{"def f(a=1): 'doc'; return [2 for _ in a]", []string{"1", "2"}},
		{"f(name=0.5)", []string{"0.5"}},
		{"try: f()\nfinally: g(1)", []string{"1"}}, // which is there twice
	} {
		assert.ElementsMatch(t, test.expected, literals(compileText(t, test.program)), test.program)
	}
}

func TestNegativeNumbers(t *testing.T) {
	for program, expected := range map[string]any{
		"-9223372036854775808": int64(-9223372036854775808),
		"-9223372036854775807": int64(-9223372036854775807),
		"-0":                   int64(0),
		"-1.25":                -1.25,
	} {
		code := compileText(t, "x = "+program)
		assert.Equal(t, expected, code.Constants[0].Value, program)
	}
}

// TestLongChains compiles programs whose trees are as deep as the parser allows, and lists as long as one likes.
func TestLongChains(t *testing.T) {
	const n = syntax.MaxDepth - 20
	for _, program := range []string{
		"x = 1" + strings.Repeat(" + 1", n),
		"x = a" + strings.Repeat(".b", n),
		"x = a" + strings.Repeat("(1)", n/2),
		"x = a" + strings.Repeat(" and a", 5000),
		"x = a" + strings.Repeat(" < a", 5000),
		"if a: pass\n" + strings.Repeat("elif a: b()\n", n) + "else: c()",
		"x = [" + strings.Repeat("1, ", 5000) + "]",
		"x = {" + strings.Repeat("a: b, ", 5000) + "}",
		"f(" + strings.Repeat("a, ", 5000) + ")",
		strings.Repeat("x = 1\n", 5000),
	} {
		assert.NoError(t, verify(compileText(t, program)), program[:20])
	}
}

// TestFinallyWithinFinally is about code that would grow without bound, also where it can't be reached or is that of functions:
// each level is there more than once.
func TestFinallyWithinFinally(t *testing.T) {
	for _, level := range []string{
		"try: f()\nfinally:\n",
		"try: return\nfinally:\n",
		"while 1: pass\ntry: f()\nfinally:\n",
		"try: f()\nfinally:\n def f():\n",
	} {
		program, indent := "def main():\n", " "
		for range 40 {
			for line := range strings.Lines(level) {
				program += indent + line
			}
			indent += strings.Repeat(" ", strings.Count(level, ":\n"))
		}
		module, err := syntax.Parse("main.py", program+indent+"f()\n")
		require.NoError(t, err)
		_, err = Compile(module)
		var limit *syntax.Error
		require.ErrorAs(t, err, &limit, level)
		assert.Equal(t, syntax.LimitError, limit.Kind)
		assert.Positive(t, limit.Line)
	}
}

func TestUnsupported(t *testing.T) {
	module, err := syntax.Parse("main.py", "x = 1\ny = t'{x}'\n")
	require.NoError(t, err)
	_, err = Compile(module)
	require.EqualError(t, err, "main.py:2: LimitError: t-strings are not supported: use an f-string")
}

func FuzzCompile(f *testing.F) {
	f.Add("def f(a, *b, c=1):\n    try: return [x for x in b if (y := x)]\n    finally: del a\n")
	f.Add("class A(B):\n    x: int = 1\n    def m(self): return super().m, __class__\n")
	f.Add("async def f():\n    async with a as b, c:\n        async for d in e: yield (await d)\n")
	f.Add("for a in b:\n    try:\n        with c: continue\n    except* D as e: f(*g, **h)\n    else: a, *i = j[1:2]\n")
	f.Add("match a:\n    case {'b': [c, *d], **e} | F(c, d=e) if g: pass\n    case _: h[i] += 1\n")
	f.Fuzz(func(t *testing.T, program string) {
		module, err := syntax.Parse("main.py", program)
		if err != nil || syntax.Check(module) != nil {
			return
		}
		if code, err := Compile(module); err == nil {
			require.NoError(t, verify(code))
		}
	})
}
