package main

import (
	"fmt"
	"gatherplay/gather/python"
	"os"
)

func main() {
	src, _ := os.ReadFile(os.Args[1])
	t := python.Run(python.Program{Name: "main.py", Source: string(src)}, python.Options{})
	for _, o := range t.Output {
		if o.Stream == 0 {
			fmt.Print(o.Text)
		} else {
			fmt.Fprint(os.Stderr, o.Text)
		}
	}
	fmt.Fprintln(os.Stderr, "exit", t.Exit.Status, t.Exit.Kind, t.Exit.Message)
	if len(os.Args) > 2 {
		os.Stdout.Write(t.AppendSteps(nil))
	}
}
