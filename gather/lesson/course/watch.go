package course

import (
	"context"
	"io/fs"
	"os"
	"strings"
	"time"

	"gatherplay/gather/lesson"
	"gatherplay/gather/lesson/format"
)

// patience is how long a change of a file may go unnoticed.
const patience = 300 * time.Millisecond

// Watch loads the course in a folder, now and whenever one of its files has changed, until the context is done. Each time it tells the
// problems, and the course as it can be shown: lessons that are broken as they were before that, or not at all if they have never been
// well; nil as long as there is nothing to show.
func Watch(ctx context.Context, folder string, run lesson.Runner, loaded func(*Course, []format.Problem)) {
	ticker := time.NewTicker(patience)
	defer ticker.Stop()
	var shown *Course
	for {
		files := &witness{folder: os.DirFS(folder), seen: map[string]stamp{}}
		c, problems := Load(files, run)
		shown = c.presentable(shown)
		loaded(shown, problems)
		for !files.changed() {
			select {
			case <-ctx.Done():
				return
			case <-ticker.C:
			}
		}
		if ctx.Err() != nil {
			return
		}
	}
}

// presentable returns the course with lessons that can be shown, given how it was shown before; nil for not at all.
func (c *Course) presentable(before *Course) *Course {
	if c.ID == "" || len(c.Order) == 0 {
		return before
	}
	if before == nil {
		before = &Course{Contents: c.Contents}
	}
	shown := *c
	shown.Lessons = nil
	for _, id := range c.Order {
		d := c.lesson(id)
		if d == nil || c.broken[d.Name] {
			d = before.lesson(id)
		}
		if d != nil {
			shown.Lessons = append(shown.Lessons, d)
		}
	}
	for name, picture := range before.Pictures {
		if shown.Pictures[name] == nil {
			shown.Pictures[name] = picture
		}
	}
	return &shown
}

// lesson returns the lesson of an id, or nil.
func (c *Course) lesson(id string) *format.Document {
	for _, d := range c.Lessons {
		if d.Lesson.ID == id {
			return d
		}
	}
	return nil
}

// A witness is a folder that takes note of what is read in it, so that nothing else has to be watched, wherever the folder may lie.
type witness struct {
	folder fs.FS
	seen   map[string]stamp
}

// A stamp changes when a file does, or what lessons there are in a folder.
type stamp struct {
	changed time.Time
	size    int64
	lessons string
}

// Open takes note of a file, or that it is not there, before anybody reads it.
func (w *witness) Open(name string) (fs.File, error) {
	w.seen[name] = w.stamp(name)
	return w.folder.Open(name)
}

// changed reports whether anything that was read would be another thing now.
func (w *witness) changed() bool {
	for name, s := range w.seen {
		if w.stamp(name) != s {
			return true
		}
	}
	return false
}

func (w *witness) stamp(name string) stamp {
	info, err := fs.Stat(w.folder, name)
	if err != nil {
		return stamp{} // what can't be read now may be readable at the next look
	}
	if info.IsDir() {
		names, _ := fs.Glob(w.folder, "*.md")
		return stamp{lessons: strings.Join(names, "\n")}
	}
	return stamp{changed: info.ModTime(), size: info.Size()}
}
