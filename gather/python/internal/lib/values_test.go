package lib

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gatherplay/gather/python/internal/compile"
	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/python/internal/vm"
)

// TestValues evaluates the sessions in testdata, whose results web/oracle/values.mjs has had from CPython.
func TestValues(t *testing.T) {
	files, err := filepath.Glob("testdata/*.values")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".values"), func(t *testing.T) {
			text, err := os.ReadFile(file)
			require.NoError(t, err)
			checkSession(t, string(text))
		})
	}
}

func checkSession(t *testing.T, session string) {
	s := newSession()
	lines := strings.Split(session, "\n")
	for i, line := range lines {
		source, isInput := strings.CutPrefix(line, ">>> ")
		if !isInput {
			continue
		}
		want := ""
		if next := lines[i+1]; !strings.HasPrefix(next, ">>> ") && !strings.HasPrefix(next, "#") {
			want = next
		}
		if got := s.evaluate(source); got != want {
			t.Errorf("line %d: %s\n got %s\nwant %s", i+1, source, got, want)
		}
	}
}

// A session is a module whose statements are given one by one.
type session struct {
	machine *vm.VM
	main    *vm.Module
}

func newSession() *session {
	machine := vm.New(60_000_000, 160<<20)
	machine.Builtins = Builtins()
	machine.Output = func(vm.Stream, string) {}
	machine.Now = func() int64 { return 0 }
	machine.Import = Import
	return &session{machine, vm.NewModule("__main__")}
}

// evaluate returns the repr of an expression, nothing for a statement, or the exception that is raised.
func (s *session) evaluate(source string) (result string) {
	defer func() {
		if stop, ok := recover().(*vm.Stop); ok {
			result = "stopped: " + stop.Message
		}
	}()
	s.main.Dict.Set("_", vm.None)
	if !s.parses("_ = (" + source + ")") {
		if err := s.run(source); err != nil {
			return s.exception(err)
		}
		return ""
	}
	if err := s.run("_ = (" + source + ")"); err != nil {
		return s.exception(err)
	}
	v := s.main.Dict.Get("_")
	if v == vm.None {
		return ""
	}
	text, err := s.machine.Repr(v)
	if err != nil {
		return s.exception(err)
	}
	return text
}

func (s *session) parses(source string) bool {
	_, err := syntax.Parse("<value>", source+"\n")
	return err == nil
}

func (s *session) run(source string) *vm.Error {
	module, err := syntax.Parse("<value>", source+"\n")
	if err != nil {
		return s.machine.Raise(vm.SyntaxError, err.Error())
	}
	code, err := compile.Compile(module)
	if err != nil {
		return s.machine.Raise(vm.SyntaxError, err.Error())
	}
	return s.machine.Run(s.machine.Load(code, false), s.main)
}

func (s *session) exception(err *vm.Error) string {
	text, failed := s.machine.Str(err)
	if failed != nil {
		return "unprintable " + err.Class.Name
	}
	text, _, _ = strings.Cut(text, "\n")
	if text == "" {
		return err.Class.Name
	}
	return err.Class.Name + ": " + text
}
