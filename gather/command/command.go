// Package command is the command line: it finds the command that was asked for, runs it and turns what comes of it into an exit
// status.
//
// It is given the words after the program's name and the three standard streams, so a test can be its user. A [Command] says what
// it takes and does; [Run] and [SVG] are two of them. What a program did is read from its trace, as everywhere; this package knows
// neither Python nor drawing.
package command

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"gatherplay/gather/internal/spelling"
)

// name is what the binary is called; every message of its own begins with it.
const name = "gatherplay"

// The exit statuses beside those of the programs that are run.
const (
	statusFailed  = 1 // the command could not do its work
	statusMisused = 2 // it was called wrongly
	statusRefused = 3 // the program needs what is not supported, or reached a limit
)

// Streams are what a command reads and writes.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
}

// A Command is one thing that the binary does.
type Command struct {
	Name     string
	Operands string // what may follow the name: "[-seed N] FILE.py"
	Summary  string // one line
	Help     string // what else there is to know, in lines
	// Define adds the command's options to flags and returns what it does once they are set, given the words that are no options.
	Define func(flags *flag.FlagSet) func(streams Streams, operands []string) error
}

// An Error ends a command with an exit status. Without a message, all that there is to say has been said.
type Error struct {
	Status  int
	Message string
}

func (e *Error) Error() string { return e.Message }

// Misused returns the error of a command that was called wrongly.
func Misused(format string, arguments ...any) error {
	return &Error{statusMisused, fmt.Sprintf(format, arguments...)}
}

// Main runs the command that arguments begin with, or the first one if they name none, and returns the exit status. The last line
// on standard error tells why it isn't 0, unless a program that was run has said so itself.
func Main(commands []Command, arguments []string, streams Streams) int {
	err := dispatch(commands, arguments, streams)
	if err == nil {
		return 0
	}
	if message := err.Error(); message != "" {
		fmt.Fprintf(streams.Err, "%s: %s\n", name, strings.ReplaceAll(message, "\n", " "))
	}
	if e := (*Error)(nil); errors.As(err, &e) {
		return e.Status
	}
	return statusFailed
}

func dispatch(commands []Command, arguments []string, streams Streams) error {
	if len(arguments) > 0 {
		switch first := arguments[0]; {
		case first == "help" || asksForHelp(first):
			return help(commands, arguments[1:], streams.Out)
		case !strings.HasPrefix(first, "-") || first == "-":
			command, err := find(commands, first)
			if err != nil {
				return err
			}
			return command.run(arguments[1:], streams)
		}
	}
	return commands[0].run(arguments, streams)
}

func asksForHelp(word string) bool { return word == "-h" || word == "-help" || word == "--help" }

// find returns the command of a name, or an error that says which one may have been meant.
func find(commands []Command, word string) (*Command, error) {
	for i := range commands {
		if commands[i].Name == word {
			return &commands[i], nil
		}
	}
	if strings.HasSuffix(word, ".py") || word == "-" {
		return nil, Misused("%q is no command; to run the program: %s run %s", word, name, word)
	}
	for i := range commands {
		if spelling.Similar(commands[i].Name, strings.ToLower(word)) {
			return nil, Misused("%q is no command; did you mean %q?", word, commands[i].Name)
		}
	}
	return nil, Misused("%q is no command; %q lists them", word, name+" help")
}

// run parses the options, which may stand before and after the operands, and does what the command does.
func (c *Command) run(arguments []string, streams Streams) error {
	flags := flag.NewFlagSet(c.Name, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	do := c.Define(flags)
	var operands []string
	for {
		switch err := flags.Parse(arguments); {
		case errors.Is(err, flag.ErrHelp):
			c.explain(streams.Out)
			return nil
		case err != nil:
			return Misused("%v; %q tells what it takes", err, name+" "+c.Name+" -h")
		}
		if flags.NArg() == 0 {
			return do(streams, operands)
		}
		operands = append(operands, flags.Arg(0))
		arguments = flags.Args()[1:]
	}
}
