package command

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"gatherplay/gather/lesson/course"
	"gatherplay/gather/lesson/format"
	"gatherplay/gather/python"
	"gatherplay/gather/trace"
)

// A CourseTask is a subcommand of lesson: what it does with the course in a folder, given the other words, and whether JSON was asked
// for.
type CourseTask func(streams Streams, folder string, operands []string, asJSON bool) error

// Lesson returns the command with the author's tools. Preview and bundle need the page, which this package does not know.
func Lesson(define func(flags *flag.FlagSet) (preview, bundle CourseTask)) Command {
	return Command{
		Name:     "lesson",
		Operands: "new | check | preview | bundle [options] [DIR [OUT]]",
		Summary:  "Write, check and hand out lessons.",
		Help: `  new DIR         write a first lesson into DIR, with a comment on everything, or another
                  one if there is a course already
  check DIR       run the programs of every lesson, and tell what is wrong, with file and line
  preview DIR     serve the course; the page follows whenever a file is saved, and shows what is
                  wrong. A guide to writing lessons is at /teaching/
  bundle DIR OUT  write the page with the course to the folder OUT, for any static host, and
                  print.html, for paper; with -json the course only, as the page reads it

DIR is the folder with course.toml; the current one if none is given. The exit status of check
is 0 if all is well and 1 if not.`,
		Define: func(flags *flag.FlagSet) func(Streams, []string) error {
			asJSON := flags.Bool("json", false, "check: print the problems as a list of {file, line, message}; bundle: no page")
			preview, bundle := define(flags)
			tasks := map[string]CourseTask{
				"new":     newLesson,
				"check":   checkCourse,
				"preview": preview,
				"bundle":  bundle,
			}
			return func(streams Streams, operands []string) error {
				if len(operands) == 0 {
					return Misused("lesson new, check, preview or bundle? %q tells more", name+" help lesson")
				}
				task := tasks[operands[0]]
				if task == nil {
					return Misused("%q is nothing that lesson does; it does new, check, preview and bundle", operands[0])
				}
				most := 2
				if operands[0] == "bundle" {
					most = 3
				}
				if len(operands) > most {
					return Misused("lesson %s takes no %q", operands[0], operands[most])
				}
				folder := "."
				if len(operands) > 1 {
					folder = operands[1]
				}
				return task(streams, folder, operands[min(2, len(operands)):], *asJSON)
			}
		},
	}
}

// RunLesson runs a program of a lesson.
func RunLesson(program python.Program, seed int64) *trace.Trace { return execute(program, seed) }

// IsFolder returns an error unless there is a folder of this name.
func IsFolder(name string) error {
	if info, err := os.Stat(name); err != nil || !info.IsDir() {
		return Misused("%s is no folder", name)
	}
	return nil
}

// load loads a course; the files of problems are named as from where the command was called.
func load(folder string) (*course.Course, []format.Problem, error) {
	if err := IsFolder(folder); err != nil {
		return nil, nil, err
	}
	c, problems := course.Load(os.DirFS(folder), RunLesson)
	return c, located(problems, folder), nil
}

func located(problems []format.Problem, folder string) []format.Problem {
	all := make([]format.Problem, len(problems))
	for i, p := range problems {
		p.File = filepath.Join(folder, p.File)
		all[i] = p
	}
	return all
}

// checkCourse prints what is wrong with a course.
func checkCourse(streams Streams, folder string, _ []string, asJSON bool) error {
	if asJSON {
		_, problems, err := load(folder)
		if err != nil {
			return err
		}
		e := json.NewEncoder(streams.Out)
		e.SetEscapeHTML(false)
		return errors.Join(e.Encode(problems), failed(problems))
	}
	c, err := LoadCourse(streams, folder)
	if err == nil {
		fmt.Fprintf(streams.Out, "%s: %s, and all is well\n", c.Title, counted(len(c.Lessons), "lesson"))
	}
	return err
}

// LoadCourse loads the course in a folder. If there are problems they are printed, and it fails.
func LoadCourse(streams Streams, folder string) (*course.Course, error) {
	c, problems, err := load(folder)
	if err != nil {
		return nil, err
	}
	for _, p := range problems {
		fmt.Fprintln(streams.Out, p)
	}
	return c, failed(problems)
}

// failed returns the error of a command that has found problems.
func failed(problems []format.Problem) error {
	if len(problems) == 0 {
		return nil
	}
	return &Error{statusFailed, counted(len(problems), "problem")}
}

func counted(n int, things string) string {
	if n != 1 {
		things += "s"
	}
	return fmt.Sprint(n, " ", things)
}

// Report prints what has become of a course that is served: as it is shown, nil if nothing of it is.
func Report(out io.Writer, folder string, c *course.Course, problems []format.Problem) {
	for _, p := range located(problems, folder) {
		fmt.Fprintln(out, p)
	}
	lessons := 0
	if c != nil {
		lessons = len(c.Lessons)
	}
	fmt.Fprintf(out, "read %s: %s, %s\n", folder, counted(lessons, "lesson"), counted(len(problems), "problem"))
}

// newLesson writes a first lesson, or another one.
func newLesson(streams Streams, folder string, _ []string, _ bool) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	files, next := course.Skeleton(os.DirFS(folder))
	for _, f := range files {
		path := filepath.Join(folder, f.Name)
		file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if errors.Is(err, fs.ErrExist) {
			return fmt.Errorf("%s is there already; nothing was changed", path)
		}
		if err != nil {
			return err
		}
		_, err = file.WriteString(f.Text)
		if err = errors.Join(err, file.Close()); err != nil {
			return err
		}
		fmt.Fprintf(streams.Out, "wrote %s\n", path)
	}
	fmt.Fprintln(streams.Out, next)
	return nil
}
