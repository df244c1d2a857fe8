// Bench measures Gatherplay side by side with its peers, in one run on one machine, and writes the table in the README: CPython on this
// machine, CPython in Node (Pyodide), starlark-go, errgroup.
//
//	go run . [-readme ../../README.md]
//
// It is a module of its own so that the peers are no dependencies of what it measures. Every time is the median of several runs, which
// take turns with the peer's.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

const (
	programs = "../python/benchmarks"
	peer     = "../python/benchmarks/peer/cpython.py"
	pyodide  = "../../web/oracle/measure.mjs"
	compiler = "../../web/program.mjs"
	turns    = 5
)

// A row is a line of the table: what is done, by whom in how many nanoseconds, and how many times as fast as the peer Gatherplay is to be.
type row struct {
	what        string
	ours, peers time.Duration
	peer        string
	reach       float64
}

func main() {
	readme := flag.String("readme", "", "the file in which the table is written, between the marks")
	flag.Parse()
	b := &bench{folder: must(os.MkdirTemp("", "bench"))}
	defer os.RemoveAll(b.folder)
	b.build()
	rows := b.rows()
	table := render(rows, b.machine())
	fmt.Print(table)
	if *readme != "" {
		write(*readme, table)
	}
}

type bench struct{ folder string }

// build builds the program that measures ours, for this machine and, as the page is built, for WebAssembly.
func (b *bench) build() {
	output(nil, "go", "build", "-o", b.native(), "./measure")
	output(nil, "node", compiler, ".", "./measure", b.wasm())
}

func (b *bench) native() string { return filepath.Join(b.folder, "measure") }

func (b *bench) wasm() string { return filepath.Join(b.folder, "measure.wasm") }

func (b *bench) rows() []row {
	cpython := "CPython " + b.version()
	const browsers = "CPython 3.14 (Pyodide)"
	var rows []row
	goAPI, errgroup := b.goAPI()
	inCPython := median(turns, func() time.Duration { return b.inCPython("gather") })
	const perProgram = 10_000 // tasks in gather.py
	rows = append(rows,
		row{"`gather` of 1 000 tasks in Go that suspend once, per task", goAPI, inCPython / perProgram, cpython, 20},
		row{"the same", goAPI, errgroup, "errgroup", 1})
	for _, p := range []struct {
		name, what string
		reach      float64
		starlark   bool
	}{
		{"sleeps", "10 000 tasks × 10 sleeps, gathered", 5, false},
		{"loop", "a loop over numbers", 1. / 3, true},
		{"calls", "calls", 1. / 3, true},
		{"containers", "lists, dicts, sets", 1. / 3, false},
		{"strings", "strings", 1. / 3, false},
	} {
		var ours, theirs, starlarks []time.Duration
		for range turns {
			ours = append(ours, b.ours(p.name))
			theirs = append(theirs, b.inCPython(p.name))
			if p.starlark {
				starlarks = append(starlarks, inStarlark(p.name))
			}
		}
		rows = append(rows, row{p.what, middle(ours), middle(theirs), cpython, p.reach})
		if p.starlark {
			rows = append(rows, row{p.what, middle(ours), middle(starlarks), "starlark-go", 1})
		}
		ours = samples(output(nil, goRoot("lib/wasm/go_js_wasm_exec"), b.wasm(), strconv.Itoa(turns), program(p.name)))
		theirs = samples(output(nil, "node", pyodide, strconv.Itoa(turns), program(p.name)))
		reach := 0.
		if p.reach > 1 {
			reach = p.reach
		}
		rows = append(rows, row{p.what + ", in WebAssembly", middle(ours), middle(theirs), browsers, reach})
	}
	return rows
}

// goAPI measures package gather and errgroup, per task, with their own benchmarks.
func (b *bench) goAPI() (ours, errgroup time.Duration) {
	text := output(nil, "go", "test", "-C", "../..", "-run", "^$", "-bench", "^Benchmark(GatherStateMachines|ErrgroupYield)$",
		"-benchtime", "1000000x", "-count", strconv.Itoa(turns), "./gather")
	times := map[string][]time.Duration{}
	for _, match := range regexp.MustCompile(`(?m)^Benchmark(\w+)\S*\s+\d+\s+([\d.]+) ns/op`).FindAllStringSubmatch(text, -1) {
		times[match[1]] = append(times[match[1]], time.Duration(must(strconv.ParseFloat(match[2], 64))))
	}
	return middle(times["GatherStateMachines"]), middle(times["ErrgroupYield"])
}

func (b *bench) ours(name string) time.Duration {
	return middle(samples(output(nil, b.native(), "3", program(name))))
}

func (b *bench) inCPython(name string) time.Duration {
	const rounds = 3
	return samples(output(nil, interpreter(), peer, strconv.Itoa(rounds), program(name)))[0] / rounds
}

func (b *bench) version() string {
	return strings.TrimSpace(output(nil, interpreter(), "-c", "import platform; print(platform.python_version())"))
}

// interpreter is CPython: what $PYTHON names; otherwise the one nearest to 3.14 that runs, also of those that pyenv has put aside.
var interpreter = sync.OnceValue(func() string {
	if name := os.Getenv("PYTHON"); name != "" {
		if err := exec.Command(name, "--version").Run(); err != nil {
			fail(fmt.Errorf("$PYTHON: %s: %w", name, err))
		}
		return name
	}
	for _, version := range []string{"3.14", "3.13", "3"} {
		names := append([]string{"python" + version}, must(filepath.Glob(pyenv(version)))...)
		for _, name := range names {
			if exec.Command(name, "--version").Run() == nil {
				return name
			}
		}
	}
	fail(fmt.Errorf("there is no python3; PYTHON=… names one"))
	return ""
})

// pyenv is a pattern for where pyenv keeps what it has installed of a version.
func pyenv(version string) string {
	root := os.Getenv("PYENV_ROOT")
	if root == "" {
		root = filepath.Join(must(os.UserHomeDir()), ".pyenv")
	}
	return filepath.Join(root, "versions", version+".*", "bin", "python")
}

// digits are those of a number in groups, which Starlark does not know.
var digits = regexp.MustCompile(`(\d)_(\d)`)

func inStarlark(name string) time.Duration {
	source := digits.ReplaceAll(must(os.ReadFile(program(name))), []byte("$1$2"))
	source = digits.ReplaceAll(source, []byte("$1$2"))
	options := &syntax.FileOptions{While: true, Recursion: true, TopLevelControl: true}
	begun := time.Now()
	must(starlark.ExecFileOptions(options, new(starlark.Thread), name, source, nil))
	return time.Since(begun)
}

func program(name string) string { return filepath.Join(programs, name+".py") }

func goRoot(path string) string {
	return filepath.Join(strings.TrimSpace(output(nil, "go", "env", "GOROOT")), path)
}

// machine says what was measured on.
func (b *bench) machine() string {
	model := runtime.GOARCH
	if info, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		if match := regexp.MustCompile(`model name\s*: (.*)`).FindSubmatch(info); match != nil {
			model = string(match[1])
		}
	}
	node := strings.TrimSpace(output(nil, "node", "--version"))
	load := ""
	if text, err := os.ReadFile("/proc/loadavg"); err == nil {
		load = ", load " + strings.Fields(string(text))[0]
	}
	return fmt.Sprintf("%s, %d processors, %s, %s, Node %s%s", model, runtime.NumCPU(), runtime.GOOS, runtime.Version(), node, load)
}

// render writes the table.
func render(rows []row, machine string) string {
	var b strings.Builder
	b.WriteString("| what | Gatherplay | peer | | ratio | to reach |\n| --- | ---: | --- | ---: | ---: | --- |\n")
	for _, r := range rows {
		ratio := float64(r.peers) / float64(r.ours)
		goal := ""
		switch {
		case r.reach == 0:
		case ratio >= r.reach:
			goal = times(r.reach) + ": reached"
		default:
			goal = times(r.reach) + ": **missed**"
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s |\n", r.what, show(r.ours), r.peer, show(r.peers), times(ratio), goal)
	}
	b.WriteString("\nMedians of " + strconv.Itoa(turns) + " turns on: " + machine + ".\n")
	return b.String()
}

// times says how many times as fast something is.
func times(ratio float64) string {
	if ratio < 0.95 {
		return fmt.Sprintf("%.1f× slower", 1/ratio)
	}
	return fmt.Sprintf("%.1f× faster", ratio)
}

func show(d time.Duration) string {
	if d < 100*time.Microsecond {
		return fmt.Sprintf("%.2f µs", float64(d)/1e3)
	}
	return fmt.Sprintf("%.1f ms", float64(d)/1e6)
}

// The marks between which the table stands.
const (
	begins = "<!-- measured: make bench -->\n"
	ends   = "<!-- /measured -->\n"
)

func write(path, table string) {
	text := string(must(os.ReadFile(path)))
	before, rest, ok := strings.Cut(text, begins)
	_, after, closed := strings.Cut(rest, ends)
	if !ok || !closed {
		fail(fmt.Errorf("%s has no marks for the table", path))
	}
	if err := os.WriteFile(path, []byte(before+begins+"\n"+table+"\n"+ends+after), 0o644); err != nil {
		fail(err)
	}
}

// samples reads nanoseconds, one number a line.
func samples(text string) []time.Duration {
	var found []time.Duration
	for line := range strings.FieldsSeq(text) {
		found = append(found, time.Duration(must(strconv.ParseInt(line, 10, 64))))
	}
	return found
}

func median(n int, measure func() time.Duration) time.Duration {
	var found []time.Duration
	for range n {
		found = append(found, measure())
	}
	return middle(found)
}

func middle(found []time.Duration) time.Duration {
	if len(found) == 0 {
		fail(fmt.Errorf("nothing was measured"))
	}
	slices.Sort(found)
	return found[len(found)/2]
}

func output(env []string, name string, args ...string) string {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	c := exec.CommandContext(ctx, name, args...)
	c.Env = append(os.Environ(), env...)
	c.Stderr = os.Stderr
	text, err := c.Output()
	if err != nil {
		fail(fmt.Errorf("%s %s: %w", name, strings.Join(args, " "), err))
	}
	return string(text)
}

func must[T any](v T, err error) T {
	if err != nil {
		fail(err)
	}
	return v
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
