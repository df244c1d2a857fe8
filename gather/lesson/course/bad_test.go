package course_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/lesson/course"
	"gatherplay/gather/lesson/format"
)

// bad holds a sample for every rule: a lesson, or a folder if the rule is one for courses. Each breaks that rule and no other.
const bad = "../testdata/bad"

// around makes a course of one lesson.
func around(t *testing.T, name string) fs.FS {
	t.Helper()
	folder := fstest.MapFS{"course.toml": {Data: []byte("format = 1\nid = \"bad\"\ntitle = \"Bad\"\nlanguage = \"en\"\norder = [\"sample\"]\n")}}
	for _, file := range []string{name, "line.svg"} {
		text, err := os.ReadFile(filepath.Join(bad, file))
		require.NoError(t, err)
		folder[file] = &fstest.MapFile{Data: text}
	}
	return folder
}

func TestEveryRuleIsEnforced(t *testing.T) {
	entries, err := os.ReadDir(bad)
	require.NoError(t, err)
	var said strings.Builder
	for _, entry := range entries {
		var problems []format.Problem
		switch {
		case entry.IsDir():
			_, problems = course.Load(os.DirFS(filepath.Join(bad, entry.Name())), run)
		case path.Ext(entry.Name()) == ".md":
			_, problems = course.Load(around(t, entry.Name()), run)
			// What the course has to say about a lesson whose id can't be read says nothing about the lesson.
			problems = without(problems, "course.toml")
		default:
			continue
		}
		assert.Len(t, problems, 1, "%s breaks one rule: %v", entry.Name(), problems)
		for _, p := range problems {
			if entry.IsDir() {
				p.File = entry.Name() + "/" + p.File
			}
			said.WriteString(p.String() + "\n")
		}
	}
	file := filepath.Join(bad, "problems.txt")
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(said.String()), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(want), said.String())
}

// unwritten are the rules that no file can break: what they tell of are failing disks and our own faults.
var unwritten = []string{"the folder can't be read: %v", "the file can't be read: %v", "the picture %s leads nowhere: it can't be read", "this can't be rendered: %v"}

// Whoever adds a rule is reminded to add a lesson that breaks it.
func TestEveryRuleHasASample(t *testing.T) {
	said, err := os.ReadFile(filepath.Join(bad, "problems.txt"))
	require.NoError(t, err)
	rules := 0
	for _, folder := range []string{".", "../format"} {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		require.NoError(t, err)
		for _, file := range files {
			tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
			require.NoError(t, err)
			ast.Inspect(tree, func(n ast.Node) bool {
				if rule := ruleOf(n); rule != "" && !slices.Contains(unwritten, rule) {
					rules++
					pattern := regexp.MustCompile(`%[a-z]`).ReplaceAllString(regexp.QuoteMeta(rule), ".*")
					assert.Regexp(t, pattern, string(said), "%s: no sample breaks this rule", file)
				}
				return true
			})
		}
	}
	assert.Greater(t, rules, 80)
}

// ruleOf returns what a call of problem says; empty for what is none, or passes on what another one says.
func ruleOf(n ast.Node) string {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return ""
	}
	if f, ok := call.Fun.(*ast.SelectorExpr); !ok || f.Sel.Name != "problem" {
		return ""
	}
	for _, argument := range call.Args {
		if text, ok := argument.(*ast.BasicLit); ok && text.Kind == token.STRING && text.Value != `"%s"` {
			rule, _ := strconv.Unquote(text.Value)
			return rule
		}
	}
	return ""
}

func without(problems []format.Problem, file string) []format.Problem {
	var rest []format.Problem
	for _, p := range problems {
		if p.File != file {
			rest = append(rest, p)
		}
	}
	return rest
}

func TestProblemsAsJSON(t *testing.T) {
	b, err := json.Marshal(format.Problem{File: "a.md", Line: 3, Message: "m"})
	require.NoError(t, err)
	assert.JSONEq(t, `{"file": "a.md", "line": 3, "message": "m"}`, string(b))
}
