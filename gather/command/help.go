package command

import (
	"flag"
	"fmt"
	"io"
	"strings"
)

// help prints what the binary can do, or what the command of the given name can.
func help(commands []Command, words []string, out io.Writer) error {
	if len(words) > 0 && !asksForHelp(words[0]) {
		command, err := find(commands, words[0])
		if err != nil {
			return err
		}
		command.explain(out)
		return nil
	}
	fmt.Fprintf(out, "Gatherplay shows what asyncio.gather does with a Python program.\n\n")
	for i := range commands {
		c := &commands[i]
		called := c.Name
		if i == 0 {
			called = "[" + c.Name + "]"
		}
		fmt.Fprintf(out, "  %s %s %s\n        %s\n", name, called, c.Operands, c.Summary)
	}
	fmt.Fprintf(out, "\n\"%s help run\" tells more about run, and so on.\n", name)
	return nil
}

// explain prints what there is to know about a command.
func (c *Command) explain(out io.Writer) {
	fmt.Fprintf(out, "%s %s %s\n\n%s\n", name, c.Name, c.Operands, c.Summary)
	if c.Help != "" {
		fmt.Fprintf(out, "\n%s\n", c.Help)
	}
	flags := flag.NewFlagSet(c.Name, flag.ContinueOnError)
	c.Define(flags)
	fmt.Fprintln(out)
	flags.VisitAll(func(f *flag.Flag) {
		kind, usage := flag.UnquoteUsage(f)
		option := strings.TrimRight("-"+f.Name+" "+kind, " ")
		fmt.Fprintf(out, "  %-18s  %s\n", option, usage)
	})
}

// similar reports whether one word is likely to be the other, mistyped: at most two letters were missed, added, replaced or
// swapped with their neighbours, and not all of them.
func similar(a, b string) bool {
	// row[j] is the distance between the part of a that was read and b[:j]; above is the row before it, and so on.
	var above, row []int
	next := make([]int, len(b)+1)
	for j := range next {
		next[j] = j
	}
	for i := range len(a) {
		above, row, next = row, next, make([]int, len(b)+1)
		next[0] = i + 1
		for j := range len(b) {
			replaced := row[j]
			if a[i] != b[j] {
				replaced++
			}
			next[j+1] = min(replaced, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], above[j-1]+1)
			}
		}
	}
	return next[len(b)] <= min(2, len(a)-1)
}
