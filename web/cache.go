package web

import (
	"container/list"
	"sync"
)

// A cache keeps the pictures that were asked for last, up to so many bytes. It may be used by several goroutines at once.
type cache struct {
	most int

	mu    sync.Mutex
	size  int
	order *list.List // of *entry, that which was asked for last in front
	found map[pictureRequest]*list.Element
}

type entry struct {
	request pictureRequest
	picture *picture
	size    int
}

func newCache(most int) *cache {
	return &cache{most: most, order: list.New(), found: map[pictureRequest]*list.Element{}}
}

// get returns the picture for a request; nil if it is not kept.
func (c *cache) get(request pictureRequest) *picture {
	c.mu.Lock()
	defer c.mu.Unlock()
	element := c.found[request]
	if element == nil {
		return nil
	}
	c.order.MoveToFront(element)
	return element.Value.(*entry).picture
}

// put keeps a picture of a size, and lets go of those for which there is no room any more.
func (c *cache) put(request pictureRequest, p *picture, size int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.found[request] != nil {
		return
	}
	c.found[request] = c.order.PushFront(&entry{request, p, size})
	c.size += size
	for c.size > c.most {
		last := c.order.Remove(c.order.Back()).(*entry)
		delete(c.found, last.request)
		c.size -= last.size
	}
}
