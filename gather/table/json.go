package table

import (
	"strconv"

	"gatherplay/gather/trace"
)

// AppendJSON appends the table as JSON to b: a list of rows with the members of [Row] and [Cell] in lower camel case. Members that
// don't apply (a reference to nothing, an empty text, false) are left out, and a place in the program is from and to, in UTF-16 units;
// ending is the record's name for it.
func (t *Table) AppendJSON(b []byte) []byte {
	b = append(b, '[')
	for i := range t.Rows {
		if i > 0 {
			b = append(b, ',')
		}
		b = t.Rows[i].appendJSON(b, t.source)
	}
	return append(b, ']')
}

func (r *Row) appendJSON(b []byte, source *trace.SourceIndex) []byte {
	b = append(b, `{"depth":`...)
	b = strconv.AppendInt(b, int64(r.Depth), 10)
	b = appendText(b, "coroutine", r.Coroutine)
	b = appendNumber(b, "line", r.Line)
	if r.Timeout.Text != "" {
		b = r.Timeout.appendJSON(appendKey(b, "timeout"), source)
	}
	if r.Gather != trace.None {
		b = appendNumber(b, "gather", int(r.Gather))
		b = appendFlag(b, "returnExceptions", r.ReturnExceptions)
		return append(b, '}')
	}
	b = appendNumber(b, "task", int(r.Task))
	b = appendText(b, "name", r.Name)
	b = appendText(b, "chip", r.Chip)
	b = appendCells(b, "arguments", r.Arguments, source)
	b = appendCells(b, "delays", r.Delays, source)
	b = appendText(b, "began", r.Began)
	b = appendText(b, "ended", r.Ended)
	b = appendText(b, "ending", r.Ending.String())
	b = appendText(b, "outcome", r.Outcome)
	if r.Ending == trace.Returned {
		b = r.Result.appendJSON(appendKey(b, "result"), source)
	}
	b = appendFlag(b, "failing", r.Failing)
	b = appendText(b, "locked", r.Locked)
	return append(b, '}')
}

func appendCells(b []byte, name string, cells []Cell, source *trace.SourceIndex) []byte {
	b = append(appendKey(b, name), '[')
	for i := range cells {
		if i > 0 {
			b = append(b, ',')
		}
		b = cells[i].appendJSON(b, source)
	}
	return append(b, ']')
}

func (c *Cell) appendJSON(b []byte, source *trace.SourceIndex) []byte {
	b = append(b, `{"text":`...)
	b = trace.AppendQuoted(b, c.Text)
	b = appendText(b, "name", c.Name)
	if c.Literal != trace.None {
		b = appendNumber(b, "literal", int(c.Literal))
	}
	b = appendText(b, "locked", c.Locked)
	if !c.Place.Zero() && c.Place.File == 0 {
		b = appendNumber(b, "from", int(source.UTF16(c.Place.Start)))
		b = appendNumber(b, "to", int(source.UTF16(c.Place.End)))
	}
	b = appendFlag(b, "default", c.Default)
	return append(b, '}')
}

func appendKey(b []byte, name string) []byte {
	return append(append(append(b, ',', '"'), name...), '"', ':')
}

func appendText(b []byte, name, text string) []byte {
	if text == "" {
		return b
	}
	return trace.AppendQuoted(appendKey(b, name), text)
}

func appendNumber(b []byte, name string, n int) []byte {
	return strconv.AppendInt(appendKey(b, name), int64(n), 10)
}

func appendFlag(b []byte, name string, is bool) []byte {
	if !is {
		return b
	}
	return append(appendKey(b, name), "true"...)
}
