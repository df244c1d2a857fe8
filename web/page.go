// Package web is the page as a program serves it: the files that build.mjs has made, inside the binary, over HTTP.
//
// It is given an address and returns when it is told to stop. [Handler] decides, once, what each file is called, how it is
// compressed and how long it may be kept; a request then is a look-up, and no path of a request ever reaches a file system. Programs
// run in the browser, but for one thing: a picture for a text that can't run any (picture.go) is drawn here, within narrow limits, a few
// at the same time. What a program is and how it is drawn this package leaves to gather/python and gather/timeline.
package web

import (
	"embed"
	"io/fs"
)

// The folder holds a .gitignore even before the page is built, so that the package can always be compiled; all: takes that in.
//
//go:embed all:build
var built embed.FS

// Page returns the files of the built page, and whether there are any.
func Page() (files fs.FS, ok bool) {
	files, err := fs.Sub(built, "build")
	if err != nil {
		return nil, false
	}
	_, err = fs.Stat(files, "index.html")
	return files, err == nil
}
