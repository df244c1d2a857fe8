package main

import (
	"runtime/debug"

	"gatherplay/gather/python"
	"gatherplay/wasm/collector"
)

// settings are those of the page, where Go collects no garbage by itself.
func settings() python.Options {
	debug.SetGCPercent(-1)
	return python.Options{Checkpoint: collector.New().Checkpoint}
}
