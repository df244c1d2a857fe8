package compare

import (
	"slices"
	"strconv"
	"strings"

	"gatherplay/gather/story"
	"gatherplay/gather/trace"
)

// sameness says how alike what two runs print is.
type sameness uint8

const (
	otherLines sameness = iota
	otherOrder
	sameLines
	nothingPrinted
)

// mostPrinted is how many differing lines are told one by one.
const mostPrinted = 6

// A line is what was printed up to the end of a line.
type line struct {
	text string
	at   trace.Moment
	span trace.Span
}

// printed returns the lines of standard output.
func printed(t *trace.Trace) (lines []line) {
	var parts strings.Builder // of the line that has not ended yet
	open := false
	for i := range t.Output {
		o := &t.Output[i]
		if o.Stream != trace.Stdout {
			continue
		}
		for text := range strings.Lines(o.Text) {
			if !open {
				lines = append(lines, line{at: o.At, span: o.Span})
			}
			parts.WriteString(strings.TrimSuffix(text, "\n"))
			if open = !strings.HasSuffix(text, "\n"); !open {
				lines[len(lines)-1].text = parts.String()
				parts.Reset()
			}
		}
	}
	if open {
		lines[len(lines)-1].text = parts.String()
	}
	return lines
}

// output tells what is printed otherwise.
func (c *comparison) output() sameness {
	was, is := printed(c.before), printed(c.after)
	if len(was) == 0 && len(is) == 0 {
		return nothingPrinted
	}
	first := 1 // the number of the first line that may differ
	for len(was) > 0 && len(is) > 0 && was[0].text == is[0].text {
		was, is = was[1:], is[1:]
		first++
	}
	for len(was) > 0 && len(is) > 0 && was[len(was)-1].text == is[len(is)-1].text {
		was, is = was[:len(was)-1], is[:len(is)-1]
	}
	if len(was) == 0 && len(is) == 0 {
		return sameLines
	}
	if len(was) == len(is) && sorted(was) == sorted(is) {
		c.add(is[0].at, is[0].span, story.Even, "Line ", strconv.Itoa(first), " of the output is ", quoted(is[0]), " instead of ", quoted(was[0]), ".")
		return otherOrder
	}
	c.hunks(was, is, first)
	return otherLines
}

func sorted(lines []line) string {
	texts := make([]string, len(lines))
	for i := range lines {
		texts[i] = lines[i].text
	}
	slices.Sort(texts)
	return strings.Join(texts, "\n")
}

// hunks tells of the lines that are not in both outputs, or in another order there.
func (c *comparison) hunks(was, is []line, first int) {
	told, more := 0, 0
	say := func(at trace.Moment, span trace.Span, parts ...any) {
		if told == mostPrinted {
			more++
			return
		}
		told++
		c.add(at, span, story.Even, parts...)
	}
	surplus := make(map[string]int) // how often more a line is printed now than before
	for _, l := range was {
		surplus[l.text]--
	}
	for _, l := range is {
		surplus[l.text]++
	}
	i, j := 0, 0
	for _, common := range append(kept(was, is), pair{int32(len(was)), int32(len(is))}) {
		var gone, fresh, moved []int
		for ; i < int(common.before); i++ {
			if surplus[was[i].text] < 0 {
				surplus[was[i].text]++
				gone = append(gone, i)
			}
		}
		for ; j < int(common.after); j++ {
			if surplus[is[j].text] > 0 {
				surplus[is[j].text]--
				fresh = append(fresh, j)
			} else {
				moved = append(moved, j)
			}
		}
		replaced := min(len(gone), len(fresh))
		for k, j := range fresh[:replaced] {
			say(is[j].at, is[j].span, "Line ", strconv.Itoa(first+j), " of the output is ", quoted(is[j]), " instead of ", quoted(was[gone[k]]), ".")
		}
		for _, i := range gone[replaced:] {
			say(was[i].at, trace.Span{}, quoted(was[i]), " is not printed any more.")
		}
		for _, j := range fresh[replaced:] {
			say(is[j].at, is[j].span, quoted(is[j]), " is new in the output.")
		}
		for _, j := range moved {
			say(is[j].at, is[j].span, quoted(is[j]), " is printed in another place: line ", strconv.Itoa(first+j), " of the output.")
		}
		i, j = i+1, j+1
	}
	if more > 0 {
		c.add(c.after.End, trace.Span{}, story.Even, "(", more, " more lines of the output differ.)")
	}
}

// quoted returns a line as a part of a sentence.
func quoted(l line) any {
	if strings.TrimSpace(l.text) == "" {
		return "an empty line"
	}
	return story.Quote(l.text)
}

// mostLines is how large the table may be in which the longest sequence of lines that are in both outputs is looked for.
const mostLines = 1 << 18

// kept returns the places of lines that are in both outputs and in the same order there, as many as there can be.
func kept(was, is []line) (common []pair) {
	if len(was)*len(is) > mostLines {
		return nil
	}
	width := len(is) + 1
	longest := make([]int32, (len(was)+1)*width) // from a line before and a line now on
	for i := len(was) - 1; i >= 0; i-- {
		for j := len(is) - 1; j >= 0; j-- {
			here := &longest[i*width+j]
			if was[i].text == is[j].text {
				*here = longest[(i+1)*width+j+1] + 1
			} else {
				*here = max(longest[(i+1)*width+j], longest[i*width+j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(was) && j < len(is); {
		switch {
		case was[i].text == is[j].text:
			common = append(common, pair{int32(i), int32(j)})
			i, j = i+1, j+1
		case longest[(i+1)*width+j] >= longest[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	return common
}
