package course

import (
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"gatherplay/gather/lesson"
	"gatherplay/gather/lesson/format"
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

// patience is how long a change of a file may go unnoticed.
const patience = 300 * time.Millisecond

// Watch loads the course in a folder, now and whenever a file in it has changed, until the context is done.
func Watch(ctx context.Context, folder string, run lesson.Runner, loaded func(*Course, []format.Problem)) {
	var last map[string]stamp
	ticker := time.NewTicker(patience)
	defer ticker.Stop()
	for {
		if now := stamps(folder); last == nil || !same(last, now) {
			last = now
			loaded(Load(os.DirFS(folder), run))
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

// A stamp changes when a file does.
type stamp struct {
	changed time.Time
	size    int64
}

func stamps(folder string) map[string]stamp {
	all := map[string]stamp{}
	_ = filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return nil // what can't be read now may be readable at the next look
		}
		if info, err := entry.Info(); err == nil && !entry.IsDir() {
			all[path] = stamp{info.ModTime(), info.Size()}
		}
		return nil
	})
	return all
}

func same(a, b map[string]stamp) bool {
	if len(a) != len(b) {
		return false
	}
	for path, s := range a {
		if b[path] != s {
			return false
		}
	}
	return true
}
