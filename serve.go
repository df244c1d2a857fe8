// Gatherplay shows what asyncio.gather does with a Python program: as a page in the browser, or on the command line.
//
//	gatherplay [serve] [-addr :8080] [-lessons DIR]     serve the page
//	gatherplay run [-seed N] [-steps|-trace] FILE.py    run a program, or list what its tasks did
//	gatherplay svg [-o OUT.svg] [-theme THEME] [-width N] [-lens SECONDS] [-seed N] FILE.py
//	                                                    draw a program's timeline
//	gatherplay lesson new|check|preview|bundle …        write, check and hand out lessons
//
// This is where a reader begins. The page runs programs by itself, in the browser: wasm/ is what its JavaScript can call, web/ its
// scripts and styles and, in Go, how they are served. Both the page and the commands stand on gather/: the event loop, Python on
// top of it (gather/python), the record of a run (gather/trace), what is shown of it (gather/timeline, gather/table, gather/story) and what
// lessons make of it (gather/lesson).
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"os"
	"os/signal"
	"path"
	"path/filepath"
	"slices"
	"syscall"

	"gatherplay/gather/command"
	"gatherplay/gather/lesson/course"
	"gatherplay/gather/lesson/format"
	"gatherplay/web"
)

func main() {
	commands := []command.Command{serve, command.Run, command.SVG, command.Lesson(coursework)}
	os.Exit(command.Main(commands, os.Args[1:], command.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}))
}

// serve is what the binary does unless it is told otherwise.
var serve = command.Command{
	Name:     "serve",
	Operands: "[-addr :8080] [-lessons DIR]",
	Summary:  "Serve the page and print its address, until Ctrl-C.",
	Help: `Everything is inside the binary: no network is needed, and nothing that is typed into the
page leaves the browser, unless a course names learning platforms that are told of it. With
-lessons, the course in a folder is served beside the one that
belongs to the page; what is wrong with it is printed, and it is read anew when a file in it
changes.`,
	Define: func(flags *flag.FlagSet) func(command.Streams, []string) error {
		address := addressOf(flags)
		lessons := flags.String("lessons", "", "serve the course in `DIR`, too")
		return func(streams command.Streams, operands []string) error {
			if len(operands) > 0 {
				return command.Misused("serve takes no %q", operands[0])
			}
			return servePage(streams, *address, *lessons, false)
		}
	},
}

// coursework is what the command lesson does with a page.
func coursework(flags *flag.FlagSet) (preview, bundle command.CourseTask) {
	address := addressOf(flags)
	preview = func(streams command.Streams, folder string, _ []string, _ bool) error {
		return servePage(streams, *address, folder, true)
	}
	return preview, bundlePage
}

func addressOf(flags *flag.FlagSet) *string {
	return flags.String("addr", ":8080", "listen at `HOST:PORT`; every host if there is none, :8080 if not given")
}

// page returns the files of the page, or an error that says how to come by them.
func page() (fs.FS, error) {
	files, ok := web.Page()
	if !ok {
		return nil, errors.New("this binary was made without the page; make build makes both")
	}
	return files, nil
}

// lessonsFolder is where a page has its courses.
const lessonsFolder = "lessons"

// servePage serves the page, and the course in a folder if one is named, until a signal ends it. In a preview the page follows the
// course as it changes.
func servePage(streams command.Streams, address, lessons string, preview bool) error {
	files, err := page()
	if err != nil {
		return err
	}
	var handler http.Handler
	if handler, err = web.Handler(files); err != nil {
		return err
	}
	// A second signal ends the program at once: stop is called as soon as the first has come.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	if lessons != "" {
		if err := command.IsFolder(lessons); err != nil {
			return err
		}
		live := web.NewLive(ctx, handler)
		handler = live
		go course.Watch(ctx, lessons, command.RunLesson, func(c *course.Course, problems []format.Problem) {
			served := published(c, files)
			if preview {
				maps.Copy(served, web.Previewed(files, problems))
			}
			if c != nil {
				live.FrameBy(c.Platforms)
			}
			live.Set(served)
			command.Report(streams.Out, lessons, c, problems)
		})
	}
	return web.Serve(ctx, address, handler, func(url string) {
		fmt.Fprintf(streams.Out, "Gatherplay is at %s\n", url)
		if lessons != "" {
			fmt.Fprintf(streams.Out, "The lessons are at %slearn.html, a guide to writing them at %steaching/\n", url, url)
		}
	})
}

// published returns the files of a course as they stand beside the page's own courses; none if there is no course.
func published(c *course.Course, page fs.FS) map[string][]byte {
	files := map[string][]byte{}
	if c == nil {
		return files
	}
	already, _ := fs.ReadFile(page, path.Join(lessonsFolder, course.IndexName)) // a page without courses has no list of them
	for name, content := range c.Published(already) {
		files[path.Join(lessonsFolder, name)] = content
	}
	return files
}

// bundlePage writes a course to a folder, and the page that shows it unless only the course is asked for.
func bundlePage(streams command.Streams, folder string, operands []string, courseOnly bool) error {
	if len(operands) != 1 {
		return command.Misused("lesson bundle takes two folders: the course's, and the one to write")
	}
	out := operands[0]
	if entries, err := os.ReadDir(out); err == nil && len(entries) > 0 {
		return command.Misused("%s is not empty; name a folder that is, or that is not there yet", out)
	}
	c, err := command.LoadCourse(streams, folder)
	if err != nil {
		return err
	}
	if courseOnly {
		return write(out, c.Published(nil))
	}
	files, err := page()
	if err != nil {
		return err
	}
	if err := os.CopyFS(out, withoutCourses{files}); err != nil {
		return err
	}
	if err := write(filepath.Join(out, lessonsFolder), c.Published(nil)); err != nil {
		return err
	}
	sheet, err := c.PrintSheet(path.Join(lessonsFolder, c.ID) + "/")
	if err != nil {
		return err
	}
	if err := write(out, map[string][]byte{"print.html": sheet}); err != nil {
		return err
	}
	fmt.Fprintf(streams.Out, "%s holds the page with %q, for any web server, and print.html, for paper.\n", out, c.Title)
	return nil
}

// write writes files below a folder.
func write(folder string, files map[string][]byte) error {
	for name, content := range files {
		target := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(target, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// withoutCourses is a page without the courses that belong to it.
type withoutCourses struct{ fs.FS }

// ReadDir leaves the folder of courses out, which is how all that walk a file system come to it.
func (w withoutCourses) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(w.FS, name)
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool {
		return name == "." && (e.Name() == lessonsFolder || e.Name() == ".gitignore")
	}), err
}
