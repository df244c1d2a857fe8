package python_test

import (
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/python"
	"gatherplay/gather/python/internal/lib"
	"gatherplay/gather/trace"
)

// TestConcurrentRuns runs the programs of the corpus in several goroutines at the same time, each in another order. What all machines
// share must never change: "go test -race" watches.
func TestConcurrentRuns(t *testing.T) {
	const goroutines = 2
	var names []string
	require.NoError(t, filepath.WalkDir(corpus, func(path string, _ fs.DirEntry, err error) error {
		if name, ok := strings.CutSuffix(path, ".expect"); ok {
			names = append(names, name)
		}
		return err
	}))
	programs := make([]python.Program, len(names))
	for i, name := range names {
		programs[i] = programOf(t, name)
	}
	outputs := make([][]string, goroutines)
	var running sync.WaitGroup
	for g := range goroutines {
		outputs[g] = make([]string, len(programs))
		running.Go(func() {
			for i := range programs {
				at := (i + g*len(programs)/goroutines) % len(programs)
				run := python.Run(programs[at], python.Options{})
				outputs[g][at] = printed(run, trace.Stdout) + printed(run, trace.Stderr) + string(run.AppendSteps(nil))
			}
		})
	}
	running.Wait()
	for g := 1; g < goroutines; g++ {
		for i, name := range names {
			require.Equal(t, outputs[0][i], outputs[g][i], name)
		}
	}
}

// TestRunsLeaveNothingBehind has programs change whatever the library's modules hold, and the next program look for that.
func TestRunsLeaveNothingBehind(t *testing.T) {
	modules := append(slices.Collect(maps.Keys(lib.Modules)), "asyncio")
	sources, err := filepath.Glob(filepath.Join("internal", "lib", "source", "*.py"))
	require.NoError(t, err)
	for _, path := range sources {
		modules = append(modules, strings.TrimSuffix(filepath.Base(path), ".py"))
	}
	modules = slices.DeleteFunc(modules, func(name string) bool { // those that programs can't import
		part := name[strings.LastIndexByte(name, '.')+1:]
		return strings.HasPrefix(part, "_") && !strings.HasPrefix(part, "__")
	})
	slices.Sort(modules)
	run := func(source string) (string, trace.Exit) {
		r := python.Run(python.Program{Name: "main.py", Source: source}, python.Options{})
		return printed(r, trace.Stdout), r.Exit
	}
	const list = "\nfor name in vars(module):\n    print(name, 'left_behind' in repr(getattr(module, name, None)) or " +
		"hasattr(getattr(module, name, None), 'left_behind'))\n"
	for _, module := range modules {
		header := "import " + module + " as module\n"
		before, exit := run(header + list)
		require.Equal(t, trace.Finished, exit.Kind, "%s: %s", module, exit.Message)
		assert.NotContains(t, before, " True\n", module)
		for line := range strings.Lines(before) {
			name, _, _ := strings.Cut(line, " ")
			changes := []string{
				"module." + name + ".left_behind = 1",
				"type.__setattr__(module." + name + ", 'left_behind', 1)",
				"module." + name + ".register(type('left_behind', (), {}))",
				"module." + name + ".append('left_behind')",
				"module." + name + "['left_behind'] = 1",
				"module." + name + ".__dict__['left_behind'] = 1",
				"module." + name + ".__doc__ = 'left_behind'",
				"module." + name + ".__name__ = 'left_behind'",
				"del module." + name,
			}
			all := header
			for _, change := range changes {
				all += "try:\n    " + change + "\nexcept BaseException:\n    pass\n"
			}
			if _, exit := run(all); exit.Kind == trace.Finished {
				continue
			}
			for _, change := range changes { // one that is refused ends the run before those after it
				run(header + change)
			}
		}
		after, _ := run(header + list)
		assert.Equal(t, before, after, module)
	}
}
