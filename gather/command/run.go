package command

import (
	"flag"
	"io"
)

// Run runs a program and ends as it does.
var Run = Command{
	Name:     "run",
	Operands: "[-seed N] [-steps | -trace] FILE.py",
	Summary:  "Run a program as CPython 3.14 would, on a clock that never waits.",
	Help: `The program's output goes to standard output and standard error, and its exit status is
the command's: 1 for an uncaught exception, 130 for KeyboardInterrupt. A program that is
refused, because it needs what is not supported or exceeds a limit, ends with status 3 and
the reason in the last line of standard error; 70 says that it met a defect of Gatherplay.
FILE.py can be - for standard input.

The program's clock starts at 0, time.time() at 1700000000; the time zone is UTC.`,
	Define: func(flags *flag.FlagSet) func(Streams, []string) error {
		seed := flags.Int64("seed", 0, "seed random with `N` before the first line; 0 if not given")
		steps := flags.Bool("steps", false, "instead of the output, print each step of each task: nanoseconds, name, outcome")
		record := flags.Bool("trace", false, "instead of the output, print the record of the run as JSON")
		return func(streams Streams, operands []string) error {
			if *steps && *record {
				return Misused("-steps and -trace exclude each other")
			}
			program, err := readProgram(streams, operands)
			if err != nil {
				return err
			}
			t := execute(program, *seed)
			if *steps || *record {
				instead := t.AppendSteps(nil)
				if *record {
					instead = append(t.AppendJSON(nil), '\n')
				}
				if _, err := streams.Out.Write(instead); err != nil {
					return err
				}
				streams.Out = io.Discard
			}
			return end(t, streams)
		}
	},
}
