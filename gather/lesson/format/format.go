// Package format reads what the authors of lessons write: Markdown files with TOML front matter, and the course.toml beside them.
//
// It is given the name and the text of one file and returns the lesson, where its parts stand in the file, and every problem that can
// be seen without running anything, each with its line, what is wrong and what to do about it. What needs a run, or other files, is
// the business of package course. The package stands apart from package lesson because what it is made with (goldmark, go-toml) is
// not to weigh on the page: there lessons arrive as JSON.
package format

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"gatherplay/gather/lesson"
	"gatherplay/gather/lesson/internal/toml"
)

// A Problem is something that is wrong with a lesson.
type Problem struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Message string `json:"message"`
}

func (p Problem) String() string { return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Message) }

// A Document is a lesson with the places of its parts.
type Document struct {
	Name   string
	Lesson *lesson.Lesson
	Blocks []Block
	Links  []Link
	lines  map[string]int
}

// A Block is a stretch of Python in the file.
type Block struct {
	Role    Role
	Name    string // of a file: its name. Of a mistake: its id
	Variant string
	Text    string
	Line    int // of its first line of Python
}

// A Role is what a block of Python is for.
type Role string

// The roles.
const (
	Shown    Role = "shown" // a part of the text
	Starter  Role = "starter"
	Solution Role = "solution"
	File     Role = "file"
	Mistake  Role = "mistake"
)

// A Link is a link or a picture of the text.
type Link struct {
	Target  string
	Picture bool
	Line    int
}

// Line returns where something stands: "check", "predict" or "mistake" with its id, or "" for the lesson as a whole.
func (d *Document) Line(what, id string) int {
	if line := d.lines[what+" "+id]; line > 0 {
		return line
	}
	return 1
}

// Parse reads a lesson. If there are problems, what could be read is in the document, and the rest is missing.
func Parse(name string, text []byte) (*Document, []Problem) {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	d := &Document{Name: name, Lesson: &lesson.Lesson{Format: lesson.Format, Hash: hash(text)}, lines: map[string]int{}}
	p := &parser{Document: d}
	if !utf8.Valid(text) {
		p.problem(1, "the file is not UTF-8; save it as UTF-8")
		return d, p.problems
	}
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	header, body, bodyLine, ok := split(text)
	if !ok {
		p.problem(1, "the front matter is missing; begin the file with a line +++, then TOML such as id = \"my-lesson\", then another line +++")
		return d, p.problems
	}
	p.body(body, bodyLine) // first, so that the front matter can refer to what is there
	if root, err := toml.Parse(header, 2); err != nil {
		p.problem(err.(*toml.Error).Line, "the front matter is not TOML: %s", err)
	} else {
		p.header(root)
	}
	slices.SortStableFunc(p.problems, func(a, b Problem) int { return a.Line - b.Line })
	return d, slices.Compact(p.problems)
}

// hash returns what tells one text from another.
func hash(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:8])
}

// split parts a file at the lines +++; bodyLine is the number of the first line of the body.
func split(text []byte) (header, body []byte, bodyLine int, ok bool) {
	lines := strings.SplitAfter(string(text), "\n")
	if strings.TrimRight(lines[0], " \t\n") != "+++" {
		return nil, nil, 0, false
	}
	for i, line := range lines[1:] {
		if strings.TrimRight(line, " \t\n") == "+++" {
			body, bodyLine = []byte(strings.Join(lines[i+2:], "")), i+3
			if len(body) == 0 {
				bodyLine-- // there is no such line
			}
			return []byte(strings.Join(lines[1:i+1], "")), body, bodyLine, true
		}
	}
	return nil, nil, 0, false
}

// A parser reads one file.
type parser struct {
	*Document
	problems []Problem
}

func (p *parser) problem(line int, format string, arguments ...any) {
	p.problems = append(p.problems, Problem{p.Name, line, fmt.Sprintf(format, arguments...)})
}

// block returns the block of a role and name, or nil.
func (p *parser) block(role Role, name, variant string) *Block {
	for i := range p.Blocks {
		if b := &p.Blocks[i]; b.Role == role && b.Name == name && b.Variant == variant {
			return b
		}
	}
	return nil
}
