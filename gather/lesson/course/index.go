package course

import (
	"encoding/json"

	"gatherplay/gather/lesson"
)

// index is the JSON form of the list of courses.
type index struct {
	Format  int     `json:"format"`
	Courses []entry `json:"courses"`
}

// An entry is what the list of courses shows of one.
type entry struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Language string `json:"language"`
	Summary  string `json:"summary,omitempty"`
	Lessons  int    `json:"lessons"`
}

// IndexName is the name of the file with the list of courses.
const IndexName = "index.json"

// Published returns a course as the files that a page finds below lessons/: those of [Course.Files] in a folder that has the course's
// id for a name, and the list of courses, in which it stands first and after it those that were published already, if there are any.
// A course of an id that was published takes its place.
func (c *Course) Published(already []byte) map[string][]byte {
	list := index{Format: lesson.Format, Courses: []entry{{c.ID, c.Title, c.Language, c.Summary, len(c.Lessons)}}}
	var others index
	if json.Unmarshal(already, &others) == nil { // what is no list holds no courses
		for _, other := range others.Courses {
			if other.ID != c.ID {
				list.Courses = append(list.Courses, other)
			}
		}
	}
	files := map[string][]byte{IndexName: encode(list)}
	for name, content := range c.Files() {
		files[c.ID+"/"+name] = content
	}
	return files
}
