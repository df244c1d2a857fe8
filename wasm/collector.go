//go:build js && wasm

package main

import "runtime"

// A collector collects garbage. Go's own way of doing that beside the program is not for a machine with one thread and little memory:
// what is allocated meanwhile is several times what there was, so the memory would come to its end before the collection does.
// So that is turned off (see worker.js), and everything stands still instead while garbage is collected, before each call and
// at the checkpoints of a run.
type collector struct {
	used uint64 // how much was in use at the last look
	next uint64 // how much is to be in use when it is time again
}

const (
	// leastGrowth is what the heap may grow by, however small it is.
	leastGrowth = 64 << 20
	// mostHeap is how large it should not become: what is between that and the 256 MB that there are is for what comes between two
	// checkpoints, for gaps between objects, and for the program itself.
	mostHeap = 176 << 20
	// urgentGrowth is what it may grow by if it is as large as that already.
	urgentGrowth = 16 << 20
)

// checkpoint collects garbage if the heap has grown by half since that was done last, or if a run has ended that has taken much.
func (c *collector) checkpoint(ended bool) {
	if c.look(); c.used >= c.next || ended && c.used >= leastGrowth {
		runtime.GC()
		c.look()
		c.next = max(min(c.used+max(c.used/2, leastGrowth), mostHeap), c.used+urgentGrowth)
	}
}

func (c *collector) look() {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	c.used = stats.HeapAlloc
}
