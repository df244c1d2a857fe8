package web

import "sync"

// A commission is a picture that is being drawn. Who asks for the same one meanwhile waits for it.
type commission struct {
	done    chan struct{} // closed when it is settled
	picture *picture      // then; nil if it was given up
}

// commissions are those that are under way. They may be used by several goroutines at once.
type commissions struct {
	mu   sync.Mutex
	open map[pictureRequest]*commission
}

// join returns the commission of a picture, and whether it is a new one. Whoever has a new one draws it and settles it.
func (c *commissions) join(request pictureRequest) (commissioned *commission, isNew bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if found := c.open[request]; found != nil {
		return found, false
	}
	commissioned = &commission{done: make(chan struct{})}
	c.open[request] = commissioned
	return commissioned, true
}

// settle ends a commission: with the picture, or with nil if it was given up, so that another one who wants it may draw it.
func (c *commissions) settle(request pictureRequest, p *picture) {
	c.mu.Lock()
	defer c.mu.Unlock()
	settled := c.open[request]
	delete(c.open, request)
	settled.picture = p
	close(settled.done)
}
