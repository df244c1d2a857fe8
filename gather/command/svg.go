package command

import (
	"flag"
	"io"
	"math"
	"os"

	"gatherplay/gather/timeline"
	"gatherplay/gather/trace"
)

// widest is the greatest width of a picture, in CSS pixels. A wider one would show nothing more.
const widest = 10_000

// SVG draws the timeline of a program.
var SVG = Command{
	Name:     "svg",
	Operands: "[-o OUT.svg] [-theme light|dark|auto] [-width N] [-lens SECONDS] [-seed N] FILE.py",
	Summary:  "Draw the timeline of a program, as a picture that stands alone.",
	Help: `The picture shows what happened, also when the program ends with an exception or waits for
ever. What is no Python or is refused has no picture: then the reason is in the last line of
standard error, and the exit status is that of "gatherplay run". FILE.py can be - for
standard input.`,
	Define: func(flags *flag.FlagSet) func(Streams, []string) error {
		out := flags.String("o", "", "write to `OUT.svg` instead of standard output")
		themeName := flags.String("theme", "auto", "draw for `THEME`: light, dark, or auto for what the reader has set; auto if not given")
		width := flags.Int("width", 960, "make it `N` pixels wide; 960 if not given")
		lens := flags.Float64("lens", -1, "open the instant at `SECONDS` into its steps, from left to right")
		seed := flags.Int64("seed", 0, "seed random with `N` before the first line; 0 if not given")
		return func(streams Streams, operands []string) error {
			theme, ok := timeline.ParseTheme(*themeName)
			if !ok {
				return Misused("-theme is light, dark or auto, not %q", *themeName)
			}
			if *width < 1 || *width > widest {
				return Misused("-width is from 1 to %d, not %d", widest, *width)
			}
			program, err := readProgram(streams, operands)
			if err != nil {
				return err
			}
			t := execute(program, *seed)
			switch t.Exit.Kind {
			case trace.SyntaxError, trace.Unsupported, trace.LimitReached:
				streams.Out = io.Discard
				return end(t, streams)
			}
			view := timeline.Fit(float64(*width))
			if *lens >= 0 {
				view.Lenses = []timeline.Lens{{At: trace.Time(math.Round(*lens * 1e9))}}
			}
			drawing := timeline.Layout(t, view)
			picture := drawing.AppendSVG(nil, timeline.SVG{Standalone: true, Theme: theme})
			if *out != "" {
				return os.WriteFile(*out, picture, 0o644)
			}
			_, err = streams.Out.Write(picture)
			return err
		}
	},
}
