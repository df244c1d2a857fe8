package web

import (
	"bytes"
	"encoding/json"
	"io/fs"

	"gatherplay/gather/lesson/format"
)

// ProblemsPath is where a previewed course has the list of its problems, as JSON.
const ProblemsPath = "lessons/problems.json"

// learnersPage is the page that shows lessons.
const learnersPage = "learn.html"

// Previewed returns what makes the learner's page that of an author: the page with a mark by which it knows that it is to listen for
// changes, and the problems that it then shows.
func Previewed(page fs.FS, problems []format.Problem) map[string][]byte {
	if problems == nil {
		problems = []format.Problem{}
	}
	list, err := json.Marshal(problems)
	if err != nil {
		panic(err) // of texts and numbers there is always a JSON form
	}
	files := map[string][]byte{ProblemsPath: list}
	if html, err := fs.ReadFile(page, learnersPage); err == nil {
		files[learnersPage] = bytes.Replace(html, []byte("<html "), []byte("<html data-preview "), 1)
	}
	return files
}
