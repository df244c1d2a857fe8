package edit

import (
	"strconv"
	"strings"

	"gatherplay/gather/python/internal/syntax"
)

// copyOf returns the text from start to end, which is that of one of some nodes beside each other; with another first argument, if it
// is to be varied and has one that is written out.
func (e *Editor) copyOf(nodes []syntax.Node, i, start, end int, varied bool) string {
	text := e.text[start:end]
	if !varied {
		return text
	}
	argument := first(nodes[i])
	if argument == nil {
		return text
	}
	var before *syntax.Constant
	if i > 0 {
		before = first(nodes[i-1])
	}
	at := argument.Span()
	return text[:int(at.Start)-start] + e.next(argument, before) + text[int(at.End)-start:]
}

// first returns the first argument of what a node calls, within all that wraps it, if it is a number or a string; or the node itself
// if it is one.
func first(n syntax.Node) *syntax.Constant {
	switch n := n.(type) {
	case *syntax.ExprStmt:
		return first(n.Value)
	case *syntax.Assign:
		return first(n.Value)
	case *syntax.Constant:
		switch n.Value.(type) {
		case int64, string:
			return n
		}
	case *syntax.Tuple:
		if len(n.Elts) > 0 {
			return first(n.Elts[0])
		}
	case *syntax.Call:
		if len(n.Args) > 0 {
			return first(n.Args[0])
		}
		if len(n.Keywords) > 0 {
			return first(n.Keywords[0].Value)
		}
	}
	return nil
}

// next returns a literal that goes on where the last ones stop: 3 after 1 and 2, "C" after "B", "Server 3" after "Server 2".
func (e *Editor) next(last, before *syntax.Constant) string {
	if n, ok := last.Value.(int64); ok {
		step := int64(1)
		if before != nil {
			if m, ok := before.Value.(int64); ok && m != n {
				step = n - m
			}
		}
		return strconv.FormatInt(n+step, 10)
	}
	text := e.of(last)
	quote := text[len(text)-1:]
	if len(text) < 3 || !strings.HasPrefix(text, quote) || strings.ContainsAny(text, "\\\n") || strings.HasPrefix(text, quote+quote) {
		return text
	}
	content := text[1 : len(text)-1]
	for {
		content = following(content)
		if next := quote + content + quote; !strings.Contains(e.text, next) {
			return next
		}
	}
}

// following returns the text that follows in a row of names.
func following(text string) string {
	digits := len(text) - len(strings.TrimRight(text, "0123456789"))
	if digits > 0 && digits < 9 {
		stem := text[:len(text)-digits]
		n, _ := strconv.Atoi(text[len(text)-digits:])
		next := strconv.Itoa(n + 1)
		return stem + strings.Repeat("0", max(0, digits-len(next))) + next
	}
	last := text[len(text)-1]
	alone := len(text) == 1 || !isLetter(text[len(text)-2])
	switch {
	case alone && isLetter(last) && last != 'z' && last != 'Z':
		return text[:len(text)-1] + string(rune(last+1))
	case strings.ContainsAny(text, "/.-_") || digits > 0:
		return text + "2"
	}
	return text + " 2"
}

func isLetter(b byte) bool { return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' }

// newName returns a name that the program does not use, after another one.
func (e *Editor) newName(name string) string {
	if name == "_" {
		return name
	}
	stem := strings.TrimRight(name, "0123456789")
	n, err := strconv.Atoi(name[len(stem):])
	if err != nil {
		stem, n = name+"_", 1
	}
	for {
		n++
		if next := stem + strconv.Itoa(n); !e.defined(next) {
			return next
		}
	}
}
