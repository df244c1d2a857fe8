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
