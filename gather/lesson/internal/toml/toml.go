// Package toml reads TOML into a tree that remembers the line of everything in it.
//
// What a document must be like is for go-toml to say, with its own errors; this package keeps the places, so that whoever makes
// something of the values can tell where one stands that makes no sense.
package toml

import (
	"errors"
	"strconv"
	"strings"

	document "github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// A Value is a string, int64, float64, bool, []Value or *Table, and the line in which it begins. Dates are strings.
type Value struct {
	Line int
	Any  any
}

// A Table is a table, its entries in the order of the text.
type Table struct {
	Line    int
	Entries []Entry
}

// An Entry is a key with its value.
type Entry struct {
	Key   string
	Line  int
	Value Value
}

// An Error says what is wrong with a document, and where.
type Error struct {
	Line    int
	Message string
}

func (e *Error) Error() string { return e.Message }

// Get returns the entry of a key, or nil.
func (t *Table) Get(key string) *Entry {
	for i := range t.Entries {
		if t.Entries[i].Key == key {
			return &t.Entries[i]
		}
	}
	return nil
}

// Parse reads a document. Lines are counted from first. The error is always an [Error].
func Parse(text []byte, first int) (*Table, error) {
	var valid map[string]any
	if err := document.Unmarshal(text, &valid); err != nil {
		line := 1
		if e := (*document.DecodeError)(nil); errors.As(err, &e) {
			line, _ = e.Position()
		}
		return nil, &Error{first + line - 1, strings.TrimPrefix(err.Error(), "toml: ")}
	}
	r := reader{first: first, lines: newlines(text)}
	r.parser.Reset(text)
	root := &Table{Line: first}
	in := root
	for r.parser.NextExpression() {
		switch n := r.parser.Expression(); n.Kind {
		case unstable.Table:
			in = r.descend(root, n.Key(), false)
		case unstable.ArrayTable:
			in = r.descend(root, n.Key(), true)
		case unstable.KeyValue:
			r.set(in, n)
		}
	}
	if err := r.parser.Error(); err != nil {
		return nil, &Error{first, err.Error()}
	}
	return root, nil
}

// A reader makes a tree of what the parser reads.
type reader struct {
	parser unstable.Parser
	first  int
	lines  []int // the offsets of the ends of lines
	last   int   // the line of the last key
}

func newlines(text []byte) []int {
	var ends []int
	for i, b := range text {
		if b == '\n' {
			ends = append(ends, i)
		}
	}
	return ends
}

// line returns the line of a node that has a place, or else that of the last key.
func (r *reader) line(n *unstable.Node) int {
	if n.Raw.Length == 0 {
		return r.last
	}
	line := r.first
	for _, end := range r.lines {
		if end >= int(n.Raw.Offset) {
			break
		}
		line++
	}
	return line
}

// descend returns the table that a header names, which is made if there is none; of an array of tables always a new one.
func (r *reader) descend(t *Table, key unstable.Iterator, array bool) *Table {
	for key.Next() {
		name, line := string(key.Node().Data), r.line(key.Node())
		entry := t.Get(name)
		if entry == nil {
			t.Entries = append(t.Entries, Entry{Key: name, Line: line})
			entry = &t.Entries[len(t.Entries)-1]
			entry.Value.Line = line
		}
		if array && key.IsLast() {
			list, _ := entry.Value.Any.([]Value)
			t = &Table{Line: line}
			entry.Value.Any = append(list, Value{line, t})
			return t
		}
		switch inner := entry.Value.Any.(type) {
		case *Table:
			t = inner
		case []Value:
			t = inner[len(inner)-1].Any.(*Table)
		default:
			t = &Table{Line: line}
			entry.Value.Any = t
		}
	}
	return t
}

// set adds the value of a key, perhaps a dotted one.
func (r *reader) set(t *Table, n *unstable.Node) {
	key := n.Key()
	for key.Next() {
		name := string(key.Node().Data)
		r.last = r.line(key.Node())
		if key.IsLast() {
			line := r.last
			value := r.value(n.Value())
			t.Entries = append(t.Entries, Entry{name, line, value})
			return
		}
		entry := t.Get(name)
		if entry == nil {
			t.Entries = append(t.Entries, Entry{name, r.last, Value{r.last, &Table{Line: r.last}}})
			entry = &t.Entries[len(t.Entries)-1]
		}
		t = entry.Value.Any.(*Table)
	}
}

// value reads a value. It nests no deeper than the document, which go-toml has accepted.
func (r *reader) value(n *unstable.Node) Value {
	v := Value{Line: r.line(n)}
	switch n.Kind {
	case unstable.Bool:
		v.Any = n.Data[0] == 't'
	case unstable.Integer:
		v.Any, _ = strconv.ParseInt(string(n.Data), 0, 64)
	case unstable.Float:
		v.Any, _ = strconv.ParseFloat(strings.ReplaceAll(string(n.Data), "_", ""), 64)
	case unstable.Array:
		list := []Value{}
		for items := n.Children(); items.Next(); {
			list = append(list, r.value(items.Node()))
		}
		v.Any = list
	case unstable.InlineTable:
		table := &Table{Line: v.Line}
		for entries := n.Children(); entries.Next(); {
			r.set(table, entries.Node())
		}
		v.Any = table
	default:
		v.Any = string(n.Data)
	}
	return v
}
