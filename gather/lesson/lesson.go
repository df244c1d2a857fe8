// Package lesson is what a lesson asks of a learner, and what it makes of the program that the learner writes.
//
// A [Lesson] holds texts, ready to be shown, and the programs that belong to it; conditions that a run can be tested for; and
// questions about the run of its starter. [Judge] is given the record of a run of the learner's program and tells which checks it passes,
// and where the others show on its timeline. [AnswerAll] runs the starter and reads from its record what there was to predict.
// Nothing here is a script: a check is one of a fixed set of questions to a trace.
//
// The package knows nothing of Markdown and TOML: package format makes a Lesson of a file, package course a course of a folder. Its
// judging is a part of what runs in the browser, where an exercise arrives as the JSON form that the struct tags describe; answers are
// there already, for what does not depend on the learner is computed before.
package lesson

import (
	"gatherplay/gather/python"
	"gatherplay/gather/trace"
)

// Format is the version of the form of lessons.
const Format = 1

// A Lesson is an exercise with what is said about it. Texts are HTML unless they say otherwise.
type Lesson struct {
	Format int    `json:"format"`
	ID     string `json:"id"`
	Title  string `json:"title"` // plain text
	// Hash changes whenever the lesson does.
	Hash    string `json:"hash"`
	Minutes int    `json:"minutes,omitempty"` // how long it is meant to take; 0 if nothing is said
	Reveal  Reveal `json:"reveal"`

	Text      string   `json:"text"`
	Hints     []string `json:"hints"`
	Afterword string   `json:"afterword,omitempty"` // for when the lesson is passed

	Predictions []Prediction `json:"predictions"`
	Exercise    `json:"exercise"`
}

// An Exercise is what the learner's program is judged by. It is all of a lesson that whoever judges has to know.
type Exercise struct {
	Seed     int64     `js:"seed" json:"seed"`
	Starter  string    `js:"starter" json:"starter"`
	Solution string    `js:"solution" json:"solution"`
	Files    []File    `js:"files" json:"files"`       // what the program can import
	Variants []Variant `js:"variants" json:"variants"` // other files in their place
	Checks   []Check   `js:"checks" json:"checks"`
	Mistakes []Mistake `js:"mistakes" json:"mistakes"`
}

// A Reveal says when the learner may see the solution.
type Reveal struct {
	When     RevealTime `json:"when"`
	Attempts int        `json:"attempts,omitempty"`
}

// A RevealTime is when a solution may be seen.
type RevealTime string

// When a solution may be seen.
const (
	Always        RevealTime = "always"
	AfterAttempts RevealTime = "after-attempts"
	AfterPass     RevealTime = "after-pass"
	Never         RevealTime = "never"
)

// A File is a module that the program can import.
type File struct {
	Name string `js:"name" json:"name"`
	Text string `js:"text" json:"text"`
}

// A Variant is a set of files that stand in for those of the same names.
type Variant struct {
	Name  string `js:"name" json:"name"`
	Files []File `js:"files" json:"files"`
}

// A Check is something that the learner's program has to fulfil.
type Check struct {
	ID      string `js:"id" json:"id"`
	Message string `js:"message" json:"message"`
	// With is the variant whose files the program runs with; empty for the lesson's own files.
	With      string    `js:"with" json:"with,omitempty"`
	Condition Condition `js:"condition" json:"condition"`
}

// A Mistake is something that learners are known to do. It is recognised if every condition of When holds and none of Unless.
type Mistake struct {
	ID      string      `js:"id" json:"id"`
	Message string      `js:"message" json:"message"`
	When    []Condition `js:"when" json:"when"`
	Unless  []Condition `js:"unless" json:"unless,omitempty"`
	// Sample is a program that makes the mistake.
	Sample string `js:"sample" json:"sample"`
}

// programName is what tracebacks call the learner's program.
const programName = "main.py"

// Program returns a program of the exercise, such as the learner's, with the files of a variant; empty for the exercise's own.
func (x *Exercise) Program(source, variant string) python.Program {
	program := python.Program{Name: programName, Source: source}
	other := map[string]string{}
	for i := range x.Variants {
		if x.Variants[i].Name == variant {
			for _, f := range x.Variants[i].Files {
				other[f.Name] = f.Text
			}
		}
	}
	for _, f := range x.Files {
		text, ok := other[f.Name]
		if !ok {
			text = f.Text
		}
		program.Modules = append(program.Modules, trace.File{Name: f.Name, Source: text})
	}
	return program
}

// A Runner runs a program, seeded as the lesson wants it.
type Runner func(program python.Program, seed int64) *trace.Trace
