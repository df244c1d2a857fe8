// Package course makes a course of a folder of lessons, and finds what is wrong with it.
//
// It is given a file system and returns the course in the order that its course.toml says, with every problem that its lessons have:
// those that package format sees, and those that show only when the programs are run or the other files are looked at. A lesson without
// problems is one whose starter fails, whose solution passes, each of whose mistakes is recognised, and whose questions have answers.
package course

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"gatherplay/gather/lesson"
	"gatherplay/gather/lesson/format"
)

// contentsName is the name of the file that tells the title and the order.
const contentsName = "course.toml"

// A Course is a folder of lessons.
type Course struct {
	*format.Contents
	Lessons []*format.Document // in order
	// Pictures are the files that the lessons show, by name.
	Pictures map[string][]byte
	// TeacherPage is HTML; empty if there is no such page.
	TeacherPage string
	// broken are the files of lessons that can't be shown, for something in them is missing.
	broken map[string]bool
}

// Load reads the course in a folder and looks for problems, which are ordered by file and line. Programs are run by run.
func Load(folder fs.FS, run lesson.Runner) (*Course, []format.Problem) {
	l := &loader{folder: folder, run: run, course: &Course{Contents: &format.Contents{}, Pictures: map[string][]byte{}, broken: map[string]bool{}}}
	l.load()
	slices.SortStableFunc(l.problems, func(a, b format.Problem) int {
		if a.File != b.File {
			return strings.Compare(a.File, b.File)
		}
		return a.Line - b.Line
	})
	return l.course, l.problems
}

// A loader reads one course.
type loader struct {
	folder   fs.FS
	run      lesson.Runner
	files    []string // of the lessons
	course   *Course
	problems []format.Problem
	listed   []string // the names of the library, once they were needed
}

func (l *loader) problem(file string, line int, text string, arguments ...any) {
	l.problems = append(l.problems, format.Problem{File: file, Line: line, Message: fmt.Sprintf(text, arguments...)})
}

func (l *loader) load() {
	text, err := fs.ReadFile(l.folder, contentsName)
	if err != nil {
		l.problem(contentsName, 1, "the file is missing; \"gatherplay lesson new\" writes one")
		return
	}
	contents, problems := format.ParseContents(contentsName, text)
	l.course.Contents, l.problems = contents, append(l.problems, problems...)
	names, err := fs.Glob(l.folder, "*.md")
	if err != nil {
		l.problem(contentsName, 1, "the folder can't be read: %v", err)
	}
	l.files = slices.DeleteFunc(names, func(name string) bool {
		return name == contents.Teacher || strings.EqualFold(name, "README.md")
	})
	lessons := map[string]*format.Document{}
	for _, name := range l.files {
		if d := l.lesson(name); d != nil {
			l.enter(d, lessons)
		}
	}
	for _, id := range contents.Order {
		if d := lessons[id]; d != nil {
			l.course.Lessons = append(l.course.Lessons, d)
		} else {
			l.problem(contentsName, contents.Line(id), "no lesson has the id %q; mend it, or take it out", id)
		}
	}
	l.teacher()
}

// enter takes a lesson into the course.
func (l *loader) enter(d *format.Document, lessons map[string]*format.Document) {
	id := d.Lesson.ID
	if id == "" {
		return
	}
	if id+".json" == listName {
		l.problem(d.Name, d.Line("", ""), "the id %q is taken by the list of the course's lessons; give this one another", id)
		return
	}
	if other := lessons[id]; other != nil {
		l.problem(d.Name, d.Line("", ""), "the id %q is that of %s, too; give one of them another", id, other.Name)
		return
	}
	lessons[id] = d
	if !slices.Contains(l.course.Order, id) && len(l.course.Order) > 0 {
		l.problem(contentsName, l.course.Line("order"), "order does not name %q, the lesson in %s; add it", id, d.Name)
	}
}

// lesson reads and examines one lesson; nil if it can't be read.
func (l *loader) lesson(name string) *format.Document {
	text, err := fs.ReadFile(l.folder, name)
	if err != nil {
		l.problem(name, 1, "the file can't be read: %v", err)
		return nil
	}
	d, problems := format.Parse(name, text)
	l.problems = append(l.problems, problems...)
	l.links(d)
	if len(problems) == 0 {
		l.examine(d)
	}
	unanswered := slices.ContainsFunc(d.Lesson.Predictions, func(p lesson.Prediction) bool { return p.Answer == nil })
	l.course.broken[name] = len(problems) > 0 || unanswered
	return d
}

// teacher reads the teacher's page.
func (l *loader) teacher() {
	name := l.course.Contents.Teacher
	if name == "" {
		return
	}
	text, err := fs.ReadFile(l.folder, name)
	if err != nil {
		l.problem(contentsName, l.course.Line("teacher"), "the teacher's page %s can't be read; write it, or take the line out", name)
		return
	}
	html, links, problems := format.Page(name, text)
	l.course.TeacherPage, l.problems = html, append(l.problems, problems...)
	l.links(&format.Document{Name: name, Links: links})
}

// links looks whether what is linked to is there and will be where the course is handed out, and keeps the pictures.
func (l *loader) links(d *format.Document) {
	for _, link := range d.Links {
		target, _, _ := strings.Cut(link.Target, "#")
		target, _, _ = strings.Cut(target, "?")
		scheme, _, remote := strings.Cut(target, ":")
		picture := slices.Contains(Pictures, path.Ext(target))
		switch {
		case remote && link.Picture:
			l.problem(d.Name, link.Line, "the picture %s is on another host; put it beside the lesson, for the page loads nothing from elsewhere", link.Target)
		case remote && scheme != "https" && scheme != "http" && scheme != "mailto":
			l.problem(d.Name, link.Line, "a link begins with https:, http: or mailto:, or names a file; %s does not", link.Target)
		case remote:
		case link.Picture && !picture:
			l.problem(d.Name, link.Line, "the picture %s is of a kind that is not shown; it is to be %s", link.Target, strings.Join(Pictures, ", "))
		case picture:
			l.picture(d, link, path.Clean(target))
		case target == "":
			l.problem(d.Name, link.Line, "the link %q leads nowhere: it names no file, and a part of a lesson has no address", link.Target)
		case !slices.Contains(l.files, path.Clean(target)):
			l.problem(d.Name, link.Line, "the link %s leads nowhere: it is no lesson in this folder and no picture, and nothing else is handed out", link.Target)
		}
	}
}

// picture keeps a picture that is shown or linked to.
func (l *loader) picture(d *format.Document, link format.Link, name string) {
	content, err := fs.ReadFile(l.folder, name)
	switch {
	case err == nil:
		l.course.Pictures[name] = content
	case errors.Is(err, fs.ErrNotExist) || !fs.ValidPath(name):
		l.problem(d.Name, link.Line, "the picture %s leads nowhere: there is no such file beside the lesson", link.Target)
	default:
		l.problem(d.Name, link.Line, "the picture %s leads nowhere: it can't be read", link.Target)
	}
}

// Pictures are the endings of the names of pictures that are shown.
var Pictures = []string{".svg", ".png", ".jpg", ".webp"}
