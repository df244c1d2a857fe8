// Package collector decides when garbage is collected where Go runs in a browser.
//
// Go's own way of doing that beside the program is not for a machine with one thread and little memory: what is allocated meanwhile is
// several times what there was, so the memory would come to its end before the collection does. So that is turned off (see worker.js),
// and everything stands still instead while garbage is collected, before each call and at the checkpoints of a run.
package collector

import "runtime"

// A Collector collects garbage.
type Collector struct {
	used uint64 // how much was in use at the last look
	next uint64 // how much is to be in use when it is time again
}

// New returns a collector for a heap that is small as yet.
func New() *Collector { return &Collector{next: leastGrowth} }

const (
	// leastGrowth is what the heap may grow by, however small it is.
	leastGrowth = 64 << 20
	// mostHeap is how large it should not become: what is between that and the 256 MB that there are is for what comes between two
	// checkpoints, for gaps between objects, and for the program itself.
	mostHeap = 176 << 20
	// urgentGrowth is what it may grow by if it is as large as that already.
	urgentGrowth = 16 << 20
)

// Checkpoint collects garbage if the heap has grown by half since that was done last, or if a run has ended that has taken much.
func (c *Collector) Checkpoint(ended bool) {
	if c.look(); c.used >= c.next || ended && c.used >= leastGrowth {
		runtime.GC()
		c.look()
		c.next = max(min(c.used+max(c.used/2, leastGrowth), mostHeap), c.used+urgentGrowth)
	}
}

// Scarce reports whether so much is in use that there is not much room left beside it.
func (c *Collector) Scarce() bool {
	c.look()
	return c.used >= leastGrowth
}

func (c *Collector) look() {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	c.used = stats.HeapAlloc
}
