package command_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/command"
)

// lesson runs the command with an author's words. What needs a page says what it was called with.
func lesson(arguments ...string) result {
	told := func(what string) command.CourseTask {
		return func(streams command.Streams, folder string, operands []string, _ bool) error {
			_, err := streams.Out.Write([]byte(what + " " + folder + " " + strings.Join(operands, " ")))
			return err
		}
	}
	commands := []command.Command{command.Lesson(func(*flag.FlagSet) (preview, bundle command.CourseTask) { return told("preview"), told("bundle") })}
	var out, err bytes.Buffer
	status := command.Main(commands, append([]string{"lesson"}, arguments...), command.Streams{Out: &out, Err: &err})
	lines := strings.Split(strings.TrimSuffix(err.String(), "\n"), "\n")
	return result{status, out.String(), lines[len(lines)-1], err.String()}
}

func TestNewLessonsAreWell(t *testing.T) {
	inFolder(t, nil)
	assert.Zero(t, lesson("new", "mine").status)
	got := lesson("check", "mine")
	assert.Zero(t, got.status)
	assert.Equal(t, "My course: 1 lesson, and all is well\n", got.stdout)
	assert.Equal(t, "[]\n", lesson("check", "-json", "mine").stdout)

	assert.Zero(t, lesson("new", "mine").status)
	assert.FileExists(t, "mine/lesson-2.md")
}

func TestProblemsAreToldWithTheirPlaces(t *testing.T) {
	inFolder(t, nil)
	require.Zero(t, lesson("new").status)
	text, err := os.ReadFile("lesson-1.md")
	require.NoError(t, err)
	require.NoError(t, os.WriteFile("lesson-1.md", bytes.Replace(text, []byte("\ntitle ="), []byte("\ntilte ="), 1), 0o644))

	got := lesson("check")
	assert.Equal(t, 1, got.status)
	assert.Equal(t, "gatherplay: 2 problems", got.lastLine)
	assert.Contains(t, got.stdout, "lesson-1.md:8: there is no \"tilte\" here; did you mean title?\n")

	got = lesson("check", ".", "-json")
	assert.Equal(t, 1, got.status)
	var problems []struct {
		File, Message string
		Line          int
	}
	require.NoError(t, json.Unmarshal([]byte(got.stdout), &problems))
	require.Len(t, problems, 2)
	assert.Equal(t, "lesson-1.md", problems[1].File)
	assert.Equal(t, 8, problems[1].Line)
}

func TestLessonsWords(t *testing.T) {
	inFolder(t, nil)
	assert.Equal(t, "preview . ", lesson("preview").stdout)
	assert.Equal(t, "bundle a b", lesson("bundle", "a", "b").stdout)
	for _, words := range [][]string{{}, {"chek"}, {"check", "missing"}, {"check", ".", "more"}, {"bundle", "a", "b", "c"}} {
		assert.Equal(t, 2, lesson(words...).status, words)
	}
	assert.Contains(t, lesson("-h").stdout, "bundle DIR OUT")
}
