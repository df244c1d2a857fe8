package web

import (
	"net"
	"sync"
)

// A limitedListener accepts a limited number of connections at the same time. Who comes when there are as many waits, in the system's
// queue, until one ends; so nobody can take all the memory by opening more and more of them.
type limitedListener struct {
	net.Listener
	open   chan struct{} // holds a token for each connection
	closed chan struct{}
	close  sync.Once
}

func limited(l net.Listener, most int) *limitedListener {
	return &limitedListener{Listener: l, open: make(chan struct{}, most), closed: make(chan struct{})}
}

// Accept waits until there is room for another connection, and for one to come.
func (l *limitedListener) Accept() (net.Conn, error) {
	select {
	case l.open <- struct{}{}:
	case <-l.closed:
		return nil, net.ErrClosed
	}
	connection, err := l.Listener.Accept()
	if err != nil {
		<-l.open
		return nil, err
	}
	return &limitedConnection{Conn: connection, end: sync.OnceFunc(func() { <-l.open })}, nil
}

func (l *limitedListener) Close() error {
	l.close.Do(func() { close(l.closed) })
	return l.Listener.Close()
}

// A limitedConnection makes room for another one when it is closed.
type limitedConnection struct {
	net.Conn
	end func()
}

func (c *limitedConnection) Close() error {
	defer c.end()
	return c.Conn.Close()
}
