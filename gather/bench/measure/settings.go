//go:build !js

package main

import (
	"runtime/debug"

	"gatherplay/gather/python"
)

// settings are those of "gatherplay run".
func settings() python.Options {
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(256 << 20)
	return python.Options{}
}
