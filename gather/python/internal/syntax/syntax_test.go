package syntax

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"os"
	"reflect"
	"sort"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// load reads a file of programs with what CPython makes of them.
func load[T any](t testing.TB, name string) (programs []string, results []T) {
	data, err := os.ReadFile("testdata/" + name)
	require.NoError(t, err)
	var rows [][2]json.RawMessage
	require.NoError(t, json.Unmarshal(data, &rows))
	programs, results = make([]string, len(rows)), make([]T, len(rows))
	for i, row := range rows {
		require.NoError(t, json.Unmarshal(row[0], &programs[i]))
		require.NoError(t, json.Unmarshal(row[1], &results[i]))
	}
	return programs, results
}

// TestTrees compares syntax trees, with the positions of their nodes, with those of CPython's ast module.
func TestTrees(t *testing.T) {
	programs, trees := load[string](t, "valid.json")
	for i, program := range programs {
		module, err := Parse("main.py", program)
		if assert.NoErrorf(t, err, "program:\n%s", program) {
			got := dumper{module.File}.node(reflect.ValueOf(module))
			assert.Equalf(t, breakLines(trees[i]), breakLines(got), "program:\n%s", program)
		}
	}
}

// TestErrors compares errors, with their positions, with those of CPython.
func TestErrors(t *testing.T) {
	type failure [7]any
	programs, failures := load[failure](t, "invalid.json")
	for i, program := range programs {
		err := check(program)
		var got failure
		if e, ok := err.(*Error); ok {
			number := func(n int) any { return float64(n) }
			got = failure{string(e.Kind), e.Msg, number(e.Line), number(e.Col), number(e.EndLine), number(e.EndCol), e.Text}
		}
		assert.Equalf(t, fmt.Sprintf("%q", failures[i]), fmt.Sprintf("%q", got), "program:\n%s", program)
	}
}

// TestTypos compares what is said about misspelt keywords with what CPython prints.
func TestTypos(t *testing.T) {
	programs, want := load[[2]string](t, "typos.json")
	for i, program := range programs {
		_, err := Parse("main.py", program)
		var e *Error
		if assert.ErrorAsf(t, err, &e, "program:\n%s", program) {
			shown := e.Suggest(program)
			line := []rune(shown.Text)
			got := [2]string{shown.Msg, string(line[shown.Col-1 : min(shown.EndCol-1, len(line))])}
			assert.Equalf(t, want[i], got, "program:\n%s", program)
		}
	}
}

func check(program string) error {
	module, err := Parse("main.py", program)
	if err != nil {
		return err
	}
	return Check(module)
}

// breakLines makes differences between two trees readable.
func breakLines(tree string) string { return strings.ReplaceAll(tree, " ", "\n") }

// A dumper writes trees in the form in which web/oracle/syntax.mjs writes those of CPython.
type dumper struct{ file *File }

func (d dumper) node(v reflect.Value) string {
	n := v.Interface().(Node)
	v = v.Elem()
	name := strings.ToLower(v.Type().Name())
	place := ""
	switch n.(type) {
	case *Module, *Arguments, *Comprehension, *WithItem, *MatchCase:
	default:
		place = "@" + d.place(n.Span().Start) + "-" + d.place(n.Span().End)
	}
	fields := d.fields(v)
	sort.Strings(fields)
	return "(" + name + place + strings.Join(fields, "") + ")"
}

func (d dumper) fields(v reflect.Value) []string {
	var fields []string
	for i := range v.NumField() {
		field := v.Type().Field(i)
		if !field.IsExported() || field.Name == "File" || strings.Contains(field.Name, "Span") {
			continue
		}
		text := d.value(v.Field(i))
		if field.Type.Kind() == reflect.String && text == `""` {
			continue
		}
		if text == "None" && !(field.Name == "Value" && field.Type.Kind() == reflect.Interface && field.Type.NumMethod() == 0) {
			continue
		}
		fields = append(fields, " "+strings.ToLower(field.Name)+"="+text)
	}
	return fields
}

func (d dumper) value(v reflect.Value) string {
	switch value := v.Interface().(type) {
	case nil:
		return "None"
	case bool:
		return map[bool]string{true: "True", false: "False"}[value]
	case EllipsisValue:
		return "Ellipsis"
	case int64:
		return fmt.Sprintf("0x%x", value)
	case *big.Int:
		return "0x" + value.Text(16)
	case float64:
		return fmt.Sprintf("float:%016x", math.Float64bits(value))
	case Imaginary:
		return fmt.Sprintf("imag:%016x", math.Float64bits(float64(value)))
	case Bytes:
		return "b" + quoted(string(value))
	case ExprContext:
		return []string{"Load", "Store", "Del"}[value]
	case fmt.Stringer:
		return value.String()
	case int:
		return fmt.Sprint(value)
	}
	switch v.Kind() {
	case reflect.Slice:
		if v.Len() == 0 {
			return "None"
		}
		parts := make([]string, v.Len())
		for i := range parts {
			parts[i] = d.value(v.Index(i))
		}
		return "[" + strings.Join(parts, " ") + "]"
	case reflect.Interface, reflect.Pointer:
		if v.IsNil() {
			return "None"
		}
		if v.Kind() == reflect.Interface {
			return d.value(v.Elem())
		}
		return d.node(v)
	}
	return d.text(v)
}

func (d dumper) text(v reflect.Value) string {
	if v.Kind() == reflect.String {
		return quoted(v.String())
	}
	return fmt.Sprint(v.Interface())
}

// place returns a line and a column in bytes.
func (d dumper) place(offset uint32) string {
	line := d.file.Line(offset)
	return fmt.Sprintf("%d:%d", line, offset-d.file.LineSpan(line).Start)
}

func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i := range len(s) {
		if c := s[i]; c < 32 || c >= 127 || c == '"' || c == '\\' {
			fmt.Fprintf(&b, "\\x%02x", c)
		} else {
			b.WriteByte(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}
