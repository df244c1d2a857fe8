package syntax

import (
	"strings"
	"unicode/utf8"

	"gatherplay/gather/internal/sorting"
)

// Limits of the search for misspelt keywords, in CPython's traceback module.
const (
	maxSuggestText  = 1024 // characters of the program that are looked at
	maxSuggestNames = 10   // names that are tried
	maxSuggestions  = 3    // keywords that are tried for each
	minSimilarity   = 0.5
)

// Suggest returns the error that CPython prints for an error of Parse. Where that says no more than "invalid syntax",
// a name on its line may be a misspelt keyword: if the program is right with one that is similar, up to the end of
// this line, the returned error says so and stands at that name. Otherwise it is the given error.
func (e *Error) Suggest(program string) *Error {
	if e.Msg != "invalid syntax" && !strings.Contains(e.Msg, "Perhaps you forgot a comma") {
		return e
	}
	// What is tried begins with the last compound statement before the error.
	file := NewFile(e.File, program)
	start := file.LineSpan(max(e.lastCompound, 1)).Start
	last := file.LineSpan(e.Line)
	text, margin := dedent(unifyLineEnds(program[start:last.End]))
	if utf8.RuneCountInString(text) > maxSuggestText {
		return e
	}
	lastLine := strings.LastIndexByte(text, '\n') + 1
	for _, word := range namesIn(text, lastLine) {
		for _, keyword := range similarKeywords(text[word.Start:word.End]) {
			if !canBegin(text[:word.Start] + keyword + text[word.End:]) {
				continue
			}
			at := last.Start + uint32(margin) + word.Start - uint32(lastLine)
			return newError(file, e.Kind, Span{at, at + word.End - word.Start}, "invalid syntax. Did you mean '"+keyword+"'?")
		}
	}
	return e
}

// dedent takes away the white space with which all lines begin, and returns how much that is.
func dedent(text string) (dedented string, margin int) {
	lines := strings.Split(text, "\n")
	common, found := "", false
	for _, line := range lines {
		rest := strings.TrimLeft(line, " \t")
		if rest == "" {
			continue
		}
		indent := line[:len(line)-len(rest)]
		if !found {
			common, found = indent, true
		}
		for !strings.HasPrefix(indent, common) {
			common = common[:len(common)-1]
		}
	}
	for i, line := range lines {
		lines[i] = strings.TrimPrefix(line, common)
	}
	return strings.Join(lines, "\n"), len(common)
}

// namesIn returns the first names in a text from an offset on, as far as it has tokens.
func namesIn(text string, from int) []Span {
	var names []Span
	scan := newScanner(NewFile("", text))
	_ = catch(func() {
		for len(names) < maxSuggestNames {
			t := scan.next()
			if t.kind == tokEnd {
				return
			}
			if t.kind == tokName && int(t.span.Start) >= from {
				names = append(names, t.span)
			}
		}
	})
	return names
}

// canBegin reports whether a text is a program, or the beginning of one.
func canBegin(text string) bool {
	file := NewFile("", text+"\n")
	whole := false
	p := newParser(file)
	err := catch(func() {
		m := p.module()
		if !p.failed() {
			whole = Check(m) == nil
			return
		}
		p.readAgain(false)
	})
	unterminated := err != nil && strings.HasPrefix(err.Msg, "unterminated triple-quoted")
	return whole || unterminated || p.scan.ended && (p.failed() || err != nil)
}

// similarKeywords returns the keywords that a name may be meant to be, the most similar ones first.
func similarKeywords(name string) []string {
	var list []string
	best := -1
	for _, keyword := range keywords {
		limit := (len(name) + len(keyword) + 3) * moveCost / 6
		if best >= 0 {
			limit = min(limit, best-1)
		}
		if d := editDistance(name, keyword); d <= limit {
			best = d
			list = []string{keyword}
		}
	}
	type match struct {
		similarity float64
		keyword    string
	}
	var close []match
	for _, keyword := range keywords {
		common := 2 * float64(commonLength(keyword, name)) / float64(len(keyword)+utf8.RuneCountInString(name))
		if common >= minSimilarity {
			close = append(close, match{common, keyword})
		}
	}
	sorting.Stable(close, func(a, b match) int {
		if a.similarity != b.similarity {
			if a.similarity > b.similarity {
				return -1
			}
			return 1
		}
		return strings.Compare(b.keyword, a.keyword)
	})
	for _, m := range close[:min(len(close), maxSuggestions)] {
		list = append(list, m.keyword)
	}
	return list[:min(len(list), maxSuggestions)]
}

// keywords are Python's keywords in alphabetical order.
var keywords = spellings[firstKeyword:]

// The costs of editing a name into another.
const (
	moveCost = 2 // to add, remove or replace a letter
	caseCost = 1 // to make a letter upper or lower case
)

// editDistance returns the cost of editing a name into another.
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j * moveCost
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = (i + 1) * moveCost
		for j := range len(b) {
			cost := diagonal + replaceCost(a[i], b[j])
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+moveCost, diagonal+moveCost)
		}
	}
	return row[len(b)]
}

func replaceCost(a, b byte) int {
	switch {
	case a == b:
		return 0
	case a|0x20 == b|0x20 && 'a' <= a|0x20 && a|0x20 <= 'z':
		return caseCost
	}
	return moveCost
}

// commonLength returns how many letters two words have in common: those of the longest part that is in both,
// and of what is left and right of it, as Python's difflib counts.
func commonLength(a, b string) int {
	length, ai, bi := 0, 0, 0
	for i := range len(a) {
		for j := range len(b) {
			n := 0
			for i+n < len(a) && j+n < len(b) && a[i+n] == b[j+n] {
				n++
			}
			if n > length {
				length, ai, bi = n, i, j
			}
		}
	}
	if length == 0 {
		return 0
	}
	return length + commonLength(a[:ai], b[:bi]) + commonLength(a[ai+length:], b[bi+length:])
}
