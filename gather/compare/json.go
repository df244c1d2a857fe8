package compare

import (
	"gatherplay/gather/story"
	"gatherplay/gather/trace"
)

// AppendJSON appends a comparison as JSON: {summary: [Part], differences: [Sentence]}, with texts and sentences as in a story. Places
// are those in the program now.
func (c *Comparison) AppendJSON(b []byte, source *trace.SourceIndex) []byte {
	b = c.Summary.AppendJSON(append(b, `{"summary":`...))
	b = story.AppendJSON(append(b, `,"differences":`...), c.Differences, source)
	return append(b, '}')
}
