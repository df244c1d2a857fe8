package course

import (
	_ "embed"
	"fmt"
	"io/fs"
	"strings"

	"gatherplay/gather/lesson"
)

// The skeletons: a course of one lesson, which has no problems, and everything in it is explained.
var (
	//go:embed skeleton/course.toml
	skeletonContents string
	//go:embed skeleton/lesson.md
	skeletonLesson string
)

// Skeleton returns the files to begin with in a folder: a course with a lesson, or a further lesson if there is a course; and what its
// author does next.
func Skeleton(folder fs.FS) (files []lesson.File, next string) {
	names, _ := fs.Glob(folder, "lesson-*.md")
	id := fmt.Sprintf("lesson-%d", len(names)+1)
	for n := len(names) + 1; exists(folder, id+".md"); n++ {
		id = fmt.Sprintf("lesson-%d", n)
	}
	text := strings.Replace(skeletonLesson, `"lesson-1"`, fmt.Sprintf("%q", id), 1)
	files = append(files, lesson.File{Name: id + ".md", Text: text})
	if exists(folder, contentsName) {
		return files, fmt.Sprintf("Now add %q to the order in %s.", id, contentsName)
	}
	contents := strings.Replace(skeletonContents, `"lesson-1"`, fmt.Sprintf("%q", id), 1)
	files = append(files, lesson.File{Name: contentsName, Text: contents})
	return files, "Now change them. \"gatherplay lesson preview\" shows them, beside a guide to all that a lesson can hold."
}

func exists(folder fs.FS, name string) bool {
	_, err := fs.Stat(folder, name)
	return err == nil
}
