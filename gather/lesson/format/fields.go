package format

import (
	"fmt"
	"strconv"
	"strings"

	"gatherplay/gather/internal/spelling"
	"gatherplay/gather/lesson"
	"gatherplay/gather/lesson/internal/toml"
)

// fields reads a table, key by key; what is left over at the end is unknown.
type fields struct {
	p     *parser
	table *toml.Table
	what  string // what messages begin with: `check "fast": `
	known []string
}

func (p *parser) fields(t *toml.Table, what string) *fields {
	return &fields{p: p, table: t, what: what}
}

func (f *fields) problem(line int, format string, arguments ...any) {
	f.p.problem(line, "%s", f.what+fmt.Sprintf(format, arguments...))
}

// get returns the entry of a key, or nil.
func (f *fields) get(key string) *toml.Entry {
	f.known = append(f.known, key)
	return f.table.Get(key)
}

// text returns the text of a key; empty if it isn't there, which is a problem if there is an example of what is needed.
func (f *fields) text(key, example string) string {
	e := f.get(key)
	if e == nil {
		if example != "" {
			f.problem(f.table.Line, "%s is missing; add %s = %s", key, key, example)
		}
		return ""
	}
	s, ok := e.Value.Any.(string)
	if !ok {
		f.problem(e.Line, "%s is to be a text; put it between \"", key)
		return ""
	}
	if strings.TrimSpace(s) == "" {
		f.problem(e.Line, "%s is empty; write something, or take it out", key)
	}
	return s
}

// markdown returns the text of a key as HTML.
func (f *fields) markdown(key, example string) string {
	if s := f.text(key, example); s != "" {
		return f.p.inline(s, f.table.Get(key).Line)
	}
	return ""
}

// number returns the whole number of a key, from least on; what is not given is 0.
func (f *fields) number(key string, least int64) int64 {
	e := f.get(key)
	if e == nil {
		return 0
	}
	n, ok := e.Value.Any.(int64)
	if !ok || n < least {
		f.problem(e.Line, "%s is to be a whole number from %d on", key, least)
		return 0
	}
	return n
}

// list returns the values of a key, of which one alone need not be in brackets.
func (f *fields) list(key string) ([]toml.Value, *toml.Entry) {
	e := f.get(key)
	if e == nil {
		return nil, nil
	}
	if list, ok := e.Value.Any.([]toml.Value); ok {
		return list, e
	}
	return []toml.Value{e.Value}, e
}

// tables returns the tables of a key, as [[key]] makes them.
func (f *fields) tables(key string) []*toml.Table {
	list, e := f.list(key)
	var tables []*toml.Table
	for _, v := range list {
		if t, ok := v.Any.(*toml.Table); ok {
			tables = append(tables, t)
			continue
		}
		f.problem(e.Line, "%s is to be a table; begin each with a line [[%s]]", key, key)
		return nil
	}
	return tables
}

// finish complains about the keys that nobody has asked for, and tells whether there are none.
func (f *fields) finish() bool {
	complete := true
	for _, e := range f.table.Entries {
		known := false
		for _, key := range f.known {
			known = known || key == e.Key
		}
		if known {
			continue
		}
		complete = false
		if meant := spelling.Nearest(e.Key, f.known); meant != "" {
			f.problem(e.Line, "there is no %q here; did you mean %s?", e.Key, meant)
		} else {
			f.problem(e.Line, "there is no %q here; there is %s", e.Key, strings.Join(f.known, ", "))
		}
	}
	return complete
}

// isID reports whether a text can be an id: words of small letters and digits, with hyphens between them.
func isID(s string) bool {
	for _, word := range strings.Split(s, "-") {
		if word == "" || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
			return false
		}
	}
	return true
}

// id returns the id of a table, which is new among its likes.
func (f *fields) id(kind string) string {
	id := f.text("id", `"a-name-for-it"`)
	if id == "" {
		return ""
	}
	line := f.table.Get("id").Line
	if !isID(id) {
		f.problem(line, "the id %q is to be small letters, digits and hyphens, such as \"runs-together\"", id)
	}
	if other, used := f.p.lines[kind+" "+id]; used {
		f.problem(line, "the id %q is that of the %s in line %d, too; give one of them another", id, kind, other)
	}
	f.p.lines[kind+" "+id] = f.table.Line
	f.what = kind + " " + strconv.Quote(id) + ": "
	return id
}

// scalar returns a value as Python would print it, except that texts are without quotes.
func scalar(v any) (string, bool) {
	switch v := v.(type) {
	case string:
		return v, true
	case int64:
		return strconv.FormatInt(v, 10), true
	case bool:
		if v {
			return "True", true
		}
		return "False", true
	case float64:
		s := strconv.FormatFloat(v, 'g', -1, 64)
		if !strings.ContainsAny(s, ".en") {
			s += ".0"
		}
		return s, true
	}
	return "", false
}

// duration reads "2s" or a number of seconds.
func (f *fields) duration(e *toml.Entry) (int64, bool) {
	if s, ok := scalar(e.Value.Any); ok {
		if d, ok := lesson.ParseDuration(s); ok {
			return int64(d), true
		}
	}
	f.problem(e.Line, "%s is to be a duration, such as \"1.5s\" or \"200ms\"", e.Key)
	return 0, false
}

func (f *fields) count(e *toml.Entry) (int64, bool) {
	if n, ok := e.Value.Any.(int64); ok && n >= 0 {
		return n, true
	}
	f.problem(e.Line, "%s is to be a whole number from 0 on", e.Key)
	return 0, false
}

// bounds reads eq, or min and max, of a table.
func (f *fields) bounds(read func(*toml.Entry) (int64, bool)) (lesson.Range, bool) {
	r, given := lesson.AtLeast(0), false
	eq, lo, hi := f.get("eq"), f.get("min"), f.get("max")
	if eq != nil && (lo != nil || hi != nil) {
		f.problem(eq.Line, "eq says it all; take out min and max, or eq")
		return r, true
	}
	if eq != nil {
		n, _ := read(eq)
		return lesson.Range{Min: n, Max: n}, true
	}
	if lo != nil {
		r.Min, _ = read(lo)
		given = true
	}
	if hi != nil {
		n, ok := read(hi)
		if ok && n < r.Min {
			f.problem(hi.Line, "max is less than min; swap them")
		}
		r.Max, given = n, true
	}
	return r, given
}
