// Measure runs a program several times, from its text to its record, and prints the nanoseconds of each run, a line each. It is built for
// this machine and for WebAssembly, and collects garbage as "gatherplay run" and the page do.
//
//	measure ROUNDS PROGRAM.py
package main

import (
	"fmt"
	"os"
	"strconv"
	"time"

	"gatherplay/gather/python"
	"gatherplay/gather/trace"
)

func main() {
	rounds, err := strconv.Atoi(os.Args[1])
	if err != nil {
		fail(err)
	}
	source, err := os.ReadFile(os.Args[2])
	if err != nil {
		fail(err)
	}
	options := settings()
	for range rounds {
		begun := time.Now()
		run := python.Run(python.Program{Name: "main.py", Source: string(source)}, options)
		fmt.Println(time.Since(begun).Nanoseconds())
		if run.Exit.Kind != trace.Finished {
			fail(fmt.Errorf("%s: %s", os.Args[2], run.Exit.Message))
		}
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
