// Measure runs a program several times, from its text to its record, and prints the nanoseconds of each run, a line each. It is built for
// this machine and for WebAssembly.
//
//	measure ROUNDS PROGRAM.py
package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"strconv"
	"time"

	"gatherplay/gather/python"
	"gatherplay/gather/trace"
)

// garbage is how much garbage may gather before it is collected, in percent: as "gatherplay run" and the page have it.
const garbage = 400

func main() {
	rounds, err := strconv.Atoi(os.Args[1])
	if err != nil {
		fail(err)
	}
	source, err := os.ReadFile(os.Args[2])
	if err != nil {
		fail(err)
	}
	debug.SetGCPercent(garbage)
	for range rounds {
		begun := time.Now()
		run := python.Run(python.Program{Name: "main.py", Source: string(source)}, python.Options{})
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
