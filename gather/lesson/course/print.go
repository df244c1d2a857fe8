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

// PrintSheet returns the course as a page of HTML that stands alone and is made for paper.
func (c *Course) PrintSheet() ([]byte, error) {
	var b bytes.Buffer
	err := printSheet.Execute(&b, c)
	return b.Bytes(), err
}
