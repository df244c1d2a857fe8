package compile

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/python/internal/syntax"
)

// A description is what code has in common with CPython's: the names of variables by where they live, docstrings, annotations
// that are strings, and the places in the source of what may fail.
type description struct {
	Name      string        `json:"name"`
	Line      int           `json:"line"`
	Flags     string        `json:"flags"`
	Arguments [3]int        `json:"arguments"` // only by position, by position, only by keyword
	Locals    []string      `json:"locals"`
	Cells     []string      `json:"cells"`
	Free      []string      `json:"free"`
	Doc       string        `json:"doc"`
	Strings   []string      `json:"strings"` // of annotations
	Places    []string      `json:"places"`
	Codes     []description `json:"codes"`
}

// TestCodes compares code with that of CPython (web/oracle/compile.mjs).
func TestCodes(t *testing.T) {
	data, err := os.ReadFile("testdata/codes.json")
	require.NoError(t, err)
	var rows [][2]json.RawMessage
	require.NoError(t, json.Unmarshal(data, &rows))
	for _, row := range rows {
		var program string
		var expected description
		require.NoError(t, json.Unmarshal(row[0], &program))
		require.NoError(t, json.Unmarshal(row[1], &expected))
		code := compileText(t, program)
		require.NoError(t, verify(code), program)
		assert.Equal(t, sorted(expected), sorted(describe(code)), program)
	}
}

// compileText compiles a program.
func compileText(t *testing.T, program string) *Code {
	module, err := syntax.Parse("main.py", program)
	require.NoError(t, err, program)
	code, err := Compile(module)
	require.NoError(t, err, program)
	return code
}

// sorted puts the codes within one into an order that doesn't depend on the compiler.
func sorted(d description) description {
	for i, inner := range d.Codes {
		d.Codes[i] = sorted(inner)
	}
	slices.SortStableFunc(d.Codes, func(a, b description) int {
		return strings.Compare(fmt.Sprint(a.Name, a.Line, a.Places), fmt.Sprint(b.Name, b.Line, b.Places))
	})
	return d
}

func describe(code *Code) description {
	d := description{
		Name:      code.Qualname,
		Line:      code.FirstLine,
		Flags:     flagText(code.Flags),
		Arguments: [3]int{code.PosOnlyArgCount, code.ArgCount, code.KwOnlyArgCount},
		Locals:    []string{},
		Cells:     []string{},
		Free:      append([]string{}, code.Free...),
		Doc:       code.Doc,
		Strings:   []string{},
		Places:    []string{},
		Codes:     []description{},
	}
	for _, cell := range code.Cells {
		d.Cells = append(d.Cells, cell.Name)
	}
	slices.Sort(d.Cells)
	d.Cells = slices.Compact(d.Cells)
	slices.Sort(d.Free)
	for _, name := range code.Locals {
		// A comprehension's variable has a slot of its own, which in CPython it shares with another of its name.
		if !strings.HasPrefix(name, ".") && !slices.Contains(d.Cells, name) && !slices.Contains(d.Locals, name) {
			d.Locals = append(d.Locals, name)
		}
	}
	for i, in := range code.Instrs {
		if kind := kindOf(in); kind != "" && code.Spans[i].Start < code.Spans[i].End {
			start, end := code.File.Position(code.Spans[i].Start), code.File.Position(code.Spans[i].End)
			d.Places = append(d.Places, fmt.Sprintf("%s %d:%d-%d:%d", kind, start.Line, start.Column, end.Line, end.Column))
		}
	}
	slices.Sort(d.Places)
	d.Places = slices.Compact(d.Places)
	for _, c := range code.Constants {
		switch value := c.Value.(type) {
		case *Code:
			d.Codes = append(d.Codes, describe(value))
		case string:
			if code.Name == "__annotate__" {
				d.Strings = append(d.Strings, value)
			}
		}
	}
	slices.Sort(d.Strings)
	d.Strings = slices.Compact(d.Strings)
	if code.Flags&(Module|Class) != 0 {
		d.Doc = "" // which for CPython is nothing of the code's
	}
	return d
}

func flagText(flags Flags) string {
	var names []string
	if flags&VarArgs != 0 {
		names = append(names, "*args")
	}
	if flags&VarKw != 0 {
		names = append(names, "**kwargs")
	}
	if both := flags & (Generator | Coroutine); both == Generator {
		names = append(names, "generator")
	} else if both == Coroutine {
		names = append(names, "coroutine")
	} else if both != 0 {
		names = append(names, "generator coroutine")
	}
	return strings.Join(names, " ")
}

// kindOf says what an instruction does, in the words of web/oracle/compile.mjs; nothing if it can't be compared.
func kindOf(in Instr) string {
	if in.Op == AWAITABLE && in.B == ofNext || in.Op == LISTEXTEND && in.B != 0 {
		return ""
	}
	return kinds[in.Op]
}

var kinds = map[Opcode]string{
	CALL: "call", CALLKW: "call", CALLEX: "call", BUILDCLASS: "class", ATTR: "attribute", METHOD: "attribute",
	SUPERATTR: "attribute", SETATTR: "set attribute", DELATTR: "delete attribute", SETINDEX: "set item",
	DELINDEX: "delete item", BINARY: "operator", INPLACE: "operator", INDEX: "item", COMPARE: "compare", IN: "in",
	ITER: "iterate", FORITER: "next", UNPACK: "unpack", UNPACKEX: "unpack", AWAITABLE: "await", DELEGATE: "send",
	AITER: "iterate asynchronously", ANEXT: "next asynchronously", YIELDITER: "yield from", YIELD: "yield",
	RAISE: "raise", CHECKEXC: "except", CHECKEXCGROUP: "except*", EXITEXC: "exit", IMPORT: "import",
	IMPORTFROM: "import from", LISTEXTEND: "extend", SETUPDATE: "extend", DICTUPDATE: "update", DICTMERGE: "merge",
	SETADD: "add", DICTADD: "add", GLOBAL: "name", NAME: "name", NAMEIN: "name", FORMAT: "format", FORMATSPEC: "format",
	MATCHCLASS: "match class", MATCHKEYS: "match keys", MATCHSEQUENCE: "match sequence", MATCHMAPPING: "match mapping",
}
