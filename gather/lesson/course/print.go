package course

import (
	"bytes"
	_ "embed"
	"html/template"
	"strings"
)

//go:embed print.html
var printText string

// printSheet is a course on paper: a page for each lesson, and at the end the hints and solutions.
var printSheet = template.Must(template.New("print").Funcs(template.FuncMap{
	// Texts were made from Markdown, in which nobody can write HTML.
	"html":   func(text string) template.HTML { return template.HTML(text) },
	"quoted": quoted,
}).Parse(printText))

// quoted returns a plain text with `code` in it as HTML.
func quoted(text string) template.HTML {
	var b strings.Builder
	for i, part := range strings.Split(text, "`") {
		if part = template.HTMLEscapeString(part); i%2 == 1 {
			part = "<code>" + part + "</code>"
		}
		b.WriteString(part)
	}
	return template.HTML(b.String())
}

// PrintSheet returns the course as a page of HTML that is made for paper. Files is where the course's own files lie, such as its
// pictures: a relative URL that ends in a slash.
func (c *Course) PrintSheet(files string) ([]byte, error) {
	var b bytes.Buffer
	err := printSheet.Execute(&b, struct {
		*Course
		Base string
	}{c, files})
	return b.Bytes(), err
}
