package course

import (
	"bytes"
	"encoding/json"

	"gatherplay/gather/lesson"
)

// contents are the JSON form of what is in a course.
type contents struct {
	Format   int       `json:"format"`
	ID       string    `json:"id"`
	Title    string    `json:"title"`
	Language string    `json:"language"`
	Summary  string    `json:"summary,omitempty"`
	Lessons  []heading `json:"lessons"`
	// Splice are the origins of the learning platforms that results are reported to, by the protocol of that name.
	Splice  []string `json:"splice,omitempty"`
	Teacher string   `json:"teacher,omitempty"` // HTML
}

// A heading is what the list of a course shows of a lesson.
type heading struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Minutes int    `json:"minutes,omitempty"`
	Hash    string `json:"hash"`
	File    string `json:"file"` // what other lessons link to
}

// listName is the name of the file with the list of a course's lessons.
const listName = "course.json"

// Files returns a course as files for a page, by name: course.json, for each lesson ID.json, and the pictures. A lesson without
// an id is left out.
func (c *Course) Files() map[string][]byte {
	files := map[string][]byte{}
	list := contents{Format: lesson.Format, ID: c.ID, Title: c.Title, Language: c.Language, Summary: c.Summary, Lessons: []heading{}, Splice: c.Platforms, Teacher: c.TeacherPage}
	for _, d := range c.Lessons {
		l := d.Lesson
		list.Lessons = append(list.Lessons, heading{l.ID, l.Title, l.Minutes, l.Hash, d.Name})
		files[l.ID+".json"] = encode(l)
	}
	files[listName] = encode(list)
	for name, content := range c.Pictures {
		files[name] = content
	}
	return files
}

// encode writes JSON. HTML stays as it is, for nobody puts this into a script element.
func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // of texts and numbers there is always a JSON form
	}
	return b.Bytes()
}
