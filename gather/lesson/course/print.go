package course

import (
	"bytes"
	_ "embed"
	"html/template"
)

//go:embed print.html
var printText string

// printSheet is a course on paper: a page for each lesson, and at the end the hints and solutions.
var printSheet = template.Must(template.New("print").Funcs(template.FuncMap{
	// Texts were made from Markdown, in which nobody can write HTML.
	"html": func(text string) template.HTML { return template.HTML(text) },
}).Parse(printText))

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
