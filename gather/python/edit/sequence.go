package edit

import (
	"strings"

	"gatherplay/gather/python/internal/syntax"
)

// A sequence is what stands between two brackets, separated by commas, as its author has laid it out: the arguments of a call, the
// elements of a list. A comment after an item on its line, and those on the lines above it, go with the item; line ends, indentation
// and commas belong to the places.
type sequence struct {
	e           *Editor
	nodes       []syntax.Node
	items       []item
	open, close int  // between the brackets
	tuple       bool // one item alone needs a comma
}

// An item is one of a sequence. All are offsets.
type item struct {
	lead       int // where the comments above it begin, or where the indentation of its line or, within a line, it itself does
	start, end int // with the parentheses around it
	comma      int // after it; -1 if there is none
	trail      int // where the comment after it ends, or its comma if there is none
	ownLine    bool
}

// arguments returns the arguments of a call as a sequence.
func (e *Editor) arguments(call *syntax.Call) (*sequence, error) {
	if len(call.Args) == 1 && call.Args[0].Span() == call.ParensSpan {
		return nil, e.unforeseen(call) // a generator without parentheses of its own
	}
	var nodes []syntax.Node
	for _, arg := range call.Args {
		nodes = append(nodes, arg)
	}
	for _, keyword := range call.Keywords {
		at := len(nodes)
		for at > 0 && nodes[at-1].Span().Start > keyword.Span().Start {
			at--
		}
		nodes = append(nodes[:at], append([]syntax.Node{keyword}, nodes[at:]...)...)
	}
	return e.sequence(nodes, int(call.ParensSpan.Start)+1, int(call.ParensSpan.End)-1, call)
}

// elements returns the elements of a list, a tuple or a set as a sequence; it fails if the expression is none of them.
func (e *Editor) elements(expression syntax.Node) (*sequence, error) {
	var elements []syntax.Expr
	switch x := expression.(type) {
	case *syntax.List:
		elements = x.Elts
	case *syntax.Tuple:
		elements = x.Elts
	case *syntax.Set:
		elements = x.Elts
	default:
		return nil, refuse(e.lineOf(expression), ": ", e.quote(expression), " is no list that is written out")
	}
	var nodes []syntax.Node
	for _, element := range elements {
		nodes = append(nodes, element)
	}
	open, end := int(expression.Span().Start), int(expression.Span().End)
	_, tuple := expression.(*syntax.Tuple)
	if !tuple || len(nodes) == 0 || int(nodes[0].Span().Start) != open {
		open, end = open+1, end-1
	}
	s, err := e.sequence(nodes, open, end, expression)
	if err == nil {
		s.tuple = tuple
	}
	return s, err
}

// sequence looks how items stand between two offsets.
func (e *Editor) sequence(nodes []syntax.Node, open, end int, whole syntax.Node) (*sequence, error) {
	s := &sequence{e: e, nodes: nodes, open: open, close: end}
	at := open
	for i, node := range nodes {
		var it item
		span := node.Span()
		it.start = int(span.Start)
		parentheses := 0
		for p := e.blank(at, int(span.Start)); p < int(span.Start) && e.text[p] == '('; p = e.blank(p+1, int(span.Start)) {
			if parentheses == 0 {
				it.start = p
			}
			parentheses++
		}
		it.end = int(span.End)
		for ; parentheses > 0; parentheses-- {
			p := e.blank(it.end, end)
			if p >= end || e.text[p] != ')' {
				return nil, e.unforeseen(whole)
			}
			it.end = p + 1
		}
		it.comma, it.trail = -1, it.end
		if p := e.blank(it.end, end); p < end {
			if e.text[p] != ',' || strings.Contains(e.text[it.end:p], "#") {
				return nil, e.unforeseen(whole)
			}
			it.comma, it.trail = p, p+1
		} else if i < len(nodes)-1 {
			return nil, e.unforeseen(whole)
		}
		if rest := e.text[it.trail:e.lineEnd(it.trail, end)]; strings.HasPrefix(strings.TrimLeft(rest, " \t"), "#") {
			it.trail += len(strings.TrimRight(rest, " \t\r"))
		}
		e.findLead(&it, at)
		s.items = append(s.items, it)
		at = it.trail
	}
	if e.blank(at, end) < end {
		return nil, e.unforeseen(whole)
	}
	return s, nil
}

func (e *Editor) unforeseen(n syntax.Node) error {
	return refuse(e.lineOf(n), " is laid out in a way that can't be changed from here: change it in the program")
}

// findLead finds where an item begins with the comments above it, not before at.
func (e *Editor) findLead(it *item, at int) {
	it.lead = it.start
	line := strings.LastIndexByte(e.text[:it.start], '\n') + 1
	if line <= at || strings.TrimSpace(e.text[line:it.start]) != "" {
		return
	}
	it.ownLine = true
	it.lead = line
	for {
		above := strings.LastIndexByte(e.text[:it.lead-1], '\n') + 1
		if above <= at || !strings.HasPrefix(strings.TrimLeft(e.text[above:it.lead], " \t"), "#") {
			return
		}
		it.lead = above
	}
}

// blank returns the first offset in [from, end) at which there is neither white space nor a comment; end if there is none.
func (e *Editor) blank(from, end int) int {
	for ; from < end; from++ {
		switch e.text[from] {
		case ' ', '\t', '\n', '\r', '\f', '\\':
		case '#':
			from = e.lineEnd(from, end) - 1
		default:
			return from
		}
	}
	return end
}

// lineEnd returns the offset of the end of a line, at most end.
func (e *Editor) lineEnd(from, end int) int {
	if i := strings.IndexByte(e.text[from:end], '\n'); i >= 0 {
		return from + i
	}
	return end
}

// endsLine reports whether nothing follows an item on its line.
func (s *sequence) endsLine(i int) bool {
	at := s.items[i].trail
	return at < len(s.e.text) && strings.TrimRight(s.e.text[at:s.e.lineEnd(at, len(s.e.text))], " \t\r") == ""
}

// commented reports whether there is a comment after an item.
func (s *sequence) commented(i int) bool {
	it := &s.items[i]
	return strings.Contains(s.e.text[max(it.end, it.comma):it.trail], "#")
}

// indent is the white space before an item that begins its line, and nothing before another.
func (s *sequence) indent(i int) string {
	start := s.items[i].start
	if !s.items[i].ownLine {
		return ""
	}
	return s.e.text[strings.LastIndexByte(s.e.text[:start], '\n')+1 : start]
}

// above returns the lines of comments above an item.
func (s *sequence) above(i int) string {
	it := &s.items[i]
	return s.e.text[it.lead : it.start-len(s.indent(i))]
}

// insert puts a new item after another one, as the author would have written it.
func (s *sequence) insert(after int, text string) []Change {
	it := &s.items[after]
	indent := ""
	switch {
	case !s.endsLine(after) && !(it.ownLine && it.comma < 0):
		return []Change{{it.end, it.end, ", " + text}}
	case it.ownLine:
		indent = s.indent(after)
	case after+1 < len(s.items) && s.items[after+1].ownLine:
		indent = s.indent(after + 1)
	default:
		return []Change{{it.end, it.end, ", " + text}}
	}
	if it.comma < 0 {
		return []Change{{it.end, it.end, ","}, {it.trail, it.trail, "\n" + indent + text}}
	}
	return []Change{{it.trail, it.trail, "\n" + indent + text + ","}}
}

// remove takes an item away, with its comma, its comments and, if it had one to itself, its line.
func (s *sequence) remove(i int) ([]Change, error) {
	it := &s.items[i]
	last := len(s.items) - 1
	if s.tuple && last == 1 {
		return s.removeOfTwo(i)
	}
	if last == 0 {
		return []Change{{it.start, max(it.end, it.comma+1), ""}}, nil
	}
	var changes []Change
	if i == last && it.comma < 0 {
		before := s.items[i-1].comma
		changes = []Change{{before, before + 1, ""}}
	}
	switch {
	case it.ownLine && s.endsLine(i):
		return append(changes, Change{it.lead, s.e.lineEnd(it.trail, len(s.e.text)) + 1, ""}), nil
	case i == last && it.comma < 0 && s.commented(i-1):
		return append(changes, Change{it.start, it.end, ""}), nil
	case i == last && it.comma < 0:
		return []Change{{s.items[i-1].end, it.end, ""}}, nil
	case i > 0 && !s.commented(i-1) && s.above(i) == "":
		return []Change{{s.items[i-1].end, it.end, ""}}, nil
	case i < last && s.above(i+1) == "":
		return []Change{{it.start, s.items[i+1].start, ""}}, nil
	}
	return nil, refuse("a comment stands beside this: change it in the program")
}

// removeOfTwo takes an item of a tuple away that leaves one, which then needs a comma.
func (s *sequence) removeOfTwo(i int) ([]Change, error) {
	one, two := &s.items[0], &s.items[1]
	switch {
	case strings.Contains(s.e.text[one.end:two.start], "#"):
		return nil, refuse("a comment stands beside this: change it in the program")
	case i == 1:
		return []Change{{one.end, max(two.end, two.comma+1), ","}}, nil
	case two.comma < 0:
		return []Change{{one.start, two.start, ""}, {two.end, two.end, ","}}, nil
	}
	return []Change{{one.start, two.start, ""}}, nil
}

// move puts an item in the place of another one; those between move up.
func (s *sequence) move(from, to int) ([]Change, error) {
	order := make([]int, len(s.items))
	for i := range order {
		order[i] = i
	}
	order = append(order[:from], order[from+1:]...)
	order = append(order[:to], append([]int{from}, order[to:]...)...)
	first, last := min(from, to), max(from, to)
	e := s.e
	var b strings.Builder
	at := s.items[first].lead
	for place := first; place <= last; place++ {
		there, it := &s.items[place], &s.items[order[place]]
		b.WriteString(e.text[at:there.lead])
		comments := s.above(order[place])
		if comments != "" && !there.ownLine {
			return nil, refuse("a comment stands above this: move it in the program")
		}
		b.WriteString(comments)
		b.WriteString(s.indent(place))
		b.WriteString(e.text[it.start:it.end])
		if there.comma >= 0 {
			b.WriteString(",")
		}
		if s.commented(order[place]) {
			if !s.endsLine(place) {
				return nil, refuse("a comment stands after this: move it in the program")
			}
			b.WriteString(e.text[max(it.end, it.comma+1):it.trail])
		}
		at = there.trail
	}
	return []Change{{s.items[first].lead, s.items[last].trail, b.String()}}, nil
}
