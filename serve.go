// Gatherplay shows what asyncio.gather does with a Python program: as a page in the browser, or on the command line.
//
//	gatherplay [serve] [-addr :8080]                    serve the page
//	gatherplay run [-seed N] [-steps|-trace] FILE.py    run a program, or list what its tasks did
//	gatherplay svg [-o OUT.svg] [-theme THEME] [-width N] FILE.py
//	                                                    draw a program's timeline
//
// This is where a reader begins. The page runs programs by itself, in the browser: wasm/ is what its JavaScript can call, web/ its
// scripts and styles and, in Go, how they are served. Both the page and the commands stand on gather/: the event loop, Python on
// top of it (gather/python), the record of a run (gather/trace) and its drawing (gather/timeline).
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"gatherplay/gather/command"
	"gatherplay/web"
)

func main() {
	commands := []command.Command{serve, command.Run, command.SVG}
	os.Exit(command.Main(commands, os.Args[1:], command.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}))
}

// serve is what the binary does unless it is told otherwise.
var serve = command.Command{
	Name:     "serve",
	Operands: "[-addr :8080]",
	Summary:  "Serve the page and print its address, until Ctrl-C.",
	Help: `Everything is inside the binary: no network is needed, and nothing that is typed into the
page leaves the browser.`,
	Define: func(flags *flag.FlagSet) func(command.Streams, []string) error {
		address := flags.String("addr", ":8080", "listen at `HOST:PORT`; every host if there is none, :8080 if not given")
		return func(streams command.Streams, operands []string) error {
			if len(operands) > 0 {
				return command.Misused("serve takes no %q", operands[0])
			}
			page, ok := web.Page()
			if !ok {
				return errors.New("this binary was made without the page; make build makes both")
			}
			handler, err := web.Handler(page)
			if err != nil {
				return err
			}
			// A second signal ends the program at once: stop is called as soon as the first has come.
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
			context.AfterFunc(ctx, stop)
			return web.Serve(ctx, *address, handler, func(url string) {
				fmt.Fprintf(streams.Out, "Gatherplay is at %s\n", url)
			})
		}
	},
}
