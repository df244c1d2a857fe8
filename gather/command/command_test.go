package command_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/command"
)

// greet stands for the command that runs when none is named.
var greet = command.Command{
	Name:     "greet",
	Operands: "[-to NAME]",
	Summary:  "Say hello.",
	Define: func(flags *flag.FlagSet) func(command.Streams, []string) error {
		to := flags.String("to", "you", "greet `NAME`")
		return func(streams command.Streams, operands []string) error {
			if len(operands) > 0 {
				return errors.New("nobody\nhere")
			}
			_, err := io.WriteString(streams.Out, "hello, "+*to+"\n")
			return err
		}
	},
}

// result is what a user of the command line sees.
type result struct {
	status           int
	stdout, lastLine string // the last line of standard error
	stderr           string
}

func run(arguments ...string) result { return runWith("", arguments...) }

// runWith runs a command with a text on standard input.
func runWith(stdin string, arguments ...string) result {
	var out, err bytes.Buffer
	commands := []command.Command{greet, command.Run, command.SVG}
	status := command.Main(commands, arguments, command.Streams{In: strings.NewReader(stdin), Out: &out, Err: &err})
	lines := strings.Split(strings.TrimSuffix(err.String(), "\n"), "\n")
	return result{status, out.String(), lines[len(lines)-1], err.String()}
}

// inFolder writes files into a new folder and goes there.
func inFolder(t *testing.T, files map[string]string) {
	t.Helper()
	folder := t.TempDir()
	for name, text := range files {
		path := filepath.Join(folder, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	}
	t.Chdir(folder)
}

func TestTheFirstCommandIsTheDefault(t *testing.T) {
	assert.Equal(t, "hello, you\n", run().stdout)
	assert.Equal(t, "hello, Ada\n", run("-to", "Ada").stdout)
	assert.Equal(t, "hello, Ada\n", run("greet", "--to=Ada").stdout)
}

func TestMessagesAreOneLineAndNameTheProgram(t *testing.T) {
	got := run("greet", "anybody")
	assert.Equal(t, 1, got.status)
	assert.Equal(t, "gatherplay: nobody here\n", got.stderr)
}

func TestHelp(t *testing.T) {
	for _, arguments := range [][]string{{"help"}, {"-h"}, {"--help"}, {"help", "-h"}} {
		got := run(arguments...)
		assert.Zero(t, got.status)
		assert.Empty(t, got.stderr)
		assert.Contains(t, got.stdout, "gatherplay [greet] [-to NAME]\n        Say hello.\n")
		assert.Contains(t, got.stdout, "gatherplay svg ")
	}
	for _, arguments := range [][]string{{"help", "greet"}, {"greet", "-h"}, {"greet", "-to", "Ada", "--help"}} {
		got := run(arguments...)
		assert.Zero(t, got.status)
		assert.Equal(t, "gatherplay greet [-to NAME]\n\nSay hello.\n\n  -to NAME            greet NAME\n", got.stdout)
	}
}

func TestWrongUsage(t *testing.T) {
	inFolder(t, map[string]string{"program.py": ""})
	for _, test := range []struct {
		message   string
		arguments []string
	}{
		{`"rnu" is no command; did you mean "run"?`, []string{"rnu"}},
		{`"SGV" is no command; did you mean "svg"?`, []string{"SGV"}},
		{`"gret" is no command; did you mean "greet"?`, []string{"help", "gret"}},
		{`"lesson" is no command; "gatherplay help" lists them`, []string{"lesson"}},
		{`"xyz" is no command; "gatherplay help" lists them`, []string{"xyz"}},
		{`"program.py" is no command; to run the program: gatherplay run program.py`, []string{"program.py"}},
		{`"-" is no command`, []string{"-"}},
		{`flag provided but not defined: -fast; "gatherplay run -h" tells`, []string{"run", "-fast", "program.py"}},
		{`invalid value "one" for flag -seed`, []string{"run", "-seed", "one", "program.py"}},
		{"-steps and -trace exclude each other", []string{"run", "-steps", "-trace", "program.py"}},
		{"one program is needed", []string{"run"}},
		{"one program is needed", []string{"run", "program.py", "program.py"}},
		{"open missing.py: no such file", []string{"run", "missing.py"}},
		{"-theme is light, dark or auto", []string{"svg", "-theme", "pink", "program.py"}},
		{"-width is from 1 to 10000", []string{"svg", "-width", "0", "program.py"}},
	} {
		t.Run(strings.Join(test.arguments, " "), func(t *testing.T) {
			got := run(test.arguments...)
			assert.Equal(t, 2, got.status)
			assert.Empty(t, got.stdout)
			assert.Contains(t, got.lastLine, "gatherplay: "+test.message)
			assert.Equal(t, 1, strings.Count(got.stderr, "\n"))
		})
	}
}

// cpython returns a program of the corpus, and a section of what CPython did with it.
func cpython(t *testing.T, name string) (program string, section func(title string) string) {
	t.Helper()
	corpus, err := filepath.Abs("../python/testdata")
	require.NoError(t, err)
	path := filepath.Join(corpus, name+".py")
	if example, ok := strings.CutPrefix(name, "examples/"); ok {
		path = filepath.Join(corpus, "../../../web/examples", example+".py")
	}
	source, err := os.ReadFile(path)
	require.NoError(t, err)
	expected, err := os.ReadFile(filepath.Join(corpus, name+".expect"))
	require.NoError(t, err)
	return string(source), func(title string) string {
		_, text, found := strings.Cut(string(expected), "-- "+title+" --\n")
		require.True(t, found)
		text, _, _ = strings.Cut("\n"+text, "\n-- ")
		return strings.TrimPrefix(strings.TrimSuffix(text, "\n")+"\n", "\n")
	}
}

func TestRunEndsAsTheProgramDoes(t *testing.T) {
	for _, name := range []string{
		"examples/result_order", "examples/one_call_fails", "examples/unreliable_sources",
		"errors/exit_status", "errors/exit_builtin", "errors/keyboard_interrupt", "gather/system_exit_in_child",
	} {
		t.Run(name, func(t *testing.T) {
			program, section := cpython(t, name)
			inFolder(t, map[string]string{"main.py": program})
			got := run("run", "main.py")
			assert.Equal(t, section("status"), jsonOf(t, got.status)+"\n")
			assert.Equal(t, section("stdout"), got.stdout)
			assert.Equal(t, section("stderr"), got.stderr)

			steps := run("run", "-steps", "main.py")
			assert.Equal(t, section("steps"), steps.stdout)
			assert.Equal(t, got.status, steps.status)
		})
	}
}

func jsonOf(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	require.NoError(t, err)
	return string(text)
}

func TestRunRefuses(t *testing.T) {
	for name, test := range map[string]struct{ program, stdout, last string }{
		"what never ends": {
			"print('begun')\nwhile True:\n    pass\n", "begun\n", "gatherplay: <stdin>:2: ",
		},
		"what waits for ever": {
			"import asyncio\nasync def main():\n    print('begun')\n    await asyncio.Event().wait()\nasyncio.run(main())\n",
			"begun\n", "gatherplay: ",
		},
	} {
		t.Run(name, func(t *testing.T) {
			got := runWith(test.program, "run", "-")
			assert.Equal(t, 3, got.status)
			assert.Equal(t, test.stdout, got.stdout, "what was printed before stays printed")
			assert.True(t, strings.HasPrefix(got.lastLine, test.last), got.stderr)
		})
	}
}

func TestOptionsMayFollowTheProgram(t *testing.T) {
	inFolder(t, map[string]string{"main.py": "import random\nprint(random.random())\n"})
	assert.Equal(t, run("run", "-seed", "7", "main.py").stdout, run("run", "main.py", "-seed", "7").stdout)
	assert.NotEqual(t, run("run", "main.py").stdout, run("run", "main.py", "-seed", "7").stdout)
	assert.Equal(t, run("run", "main.py").stdout, run("run", "-seed=0", "main.py").stdout)
}

func TestNeighboursCanBeImported(t *testing.T) {
	inFolder(t, map[string]string{
		"main.py":     "import backend\nprint(backend.answer())\n",
		"backend.py":  "from numbers_ import ANSWER\ndef answer():\n    return ANSWER\n",
		"numbers_.py": "ANSWER = 42\n",
		"other.py":    "this is no Python, and nobody imports it",
	})
	got := run("run", "main.py")
	assert.Equal(t, "42\n", got.stdout)
	assert.Zero(t, got.status, got.stderr)

	record := run("run", "-trace", "main.py").stdout
	var trace struct{ Files []struct{ Name string } }
	require.NoError(t, json.Unmarshal([]byte(record), &trace))
	assert.Equal(t, `[{"Name":"main.py"},{"Name":"backend.py"},{"Name":"numbers_.py"}]`, jsonOf(t, trace.Files))
}

func TestTrace(t *testing.T) {
	program, section := cpython(t, "examples/result_order")
	got := runWith(program, "run", "-trace", "-")
	assert.Zero(t, got.status)
	var trace struct {
		Tasks  []struct{ Name string }
		Output []struct{ Text string }
	}
	require.NoError(t, json.Unmarshal([]byte(got.stdout), &trace))
	assert.NotEmpty(t, trace.Tasks)
	var printed strings.Builder
	for _, output := range trace.Output {
		printed.WriteString(output.Text)
	}
	assert.Equal(t, section("stdout"), printed.String())
}

// picture is as much of an SVG document as tells that it is one.
type picture struct {
	XMLName xml.Name `xml:"http://www.w3.org/2000/svg svg"`
	Width   string   `xml:"width,attr"`
}

func TestSVG(t *testing.T) {
	program, _ := cpython(t, "examples/one_call_fails")
	inFolder(t, map[string]string{"main.py": program})
	drawn := func(arguments ...string) (svg picture) {
		t.Helper()
		got := run(append([]string{"svg", "main.py"}, arguments...)...)
		assert.Zero(t, got.status, got.stderr)
		assert.Empty(t, got.stderr, "that the program fails is in the picture")
		require.NoError(t, xml.Unmarshal([]byte(got.stdout), &svg))
		return svg
	}
	assert.Equal(t, "960", drawn().Width)
	assert.Equal(t, "600", drawn("-width", "600").Width)

	light, dark := run("svg", "-theme", "light", "main.py").stdout, run("svg", "-theme", "dark", "main.py").stdout
	assert.NotEqual(t, light, dark)
	assert.NotContains(t, light, "prefers-color-scheme")
	assert.Contains(t, run("svg", "main.py").stdout, "prefers-color-scheme")

	assert.Empty(t, run("svg", "-theme", "light", "-o", "out.svg", "main.py").stdout)
	written, err := os.ReadFile("out.svg")
	require.NoError(t, err)
	assert.Equal(t, light, string(written))
}

func TestSVGOfWhatCannotBeDrawn(t *testing.T) {
	inFolder(t, nil)
	broken := runWith("async def main(:\n", "svg", "-o", "out.svg", "-")
	assert.Equal(t, 1, broken.status)
	assert.True(t, strings.HasPrefix(broken.lastLine, "SyntaxError: "), broken.stderr)

	endless := runWith("print('begun')\nwhile True: pass\n", "svg", "-o", "out.svg", "-")
	assert.Equal(t, 3, endless.status)
	assert.True(t, strings.HasPrefix(endless.lastLine, "gatherplay: <stdin>:2: "), endless.stderr)
	assert.Empty(t, endless.stdout)
	assert.NoFileExists(t, "out.svg")
}

func TestAnUnwritablePicture(t *testing.T) {
	got := runWith("print()\n", "svg", "-o", filepath.Join(t.TempDir(), "missing", "out.svg"), "-")
	assert.Equal(t, 1, got.status)
	assert.Contains(t, got.lastLine, "gatherplay: open ")
}

func TestModulesBesideTheProgram(t *testing.T) {
	inFolder(t, map[string]string{
		"main.py":          "import shop.cart\nfrom prices import of\nprint(shop.cart.total(of))\n",
		"prices.py":        "def of(thing):\n    return len(thing)\n",
		"shop/__init__.py": "",
		"shop/cart.py":     "from .things import THINGS\ndef total(price):\n    return sum(map(price, THINGS))\n",
		"shop/things.py":   "THINGS = ['pen', 'ink']\n",
		"unused.py":        "never read, for no file names it\n",
	})
	assert.Equal(t, "6\n", run("run", "main.py").stdout)
}
