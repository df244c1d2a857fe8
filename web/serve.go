package web

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"syscall"
	"time"
)

// How long a client may take, and how much of a header it may send. A request has no body that is read, and a whole answer is a
// megabyte, so a slow telephone line is served in time.
const (
	headerTime = 10 * time.Second
	answerTime = 2 * time.Minute
	idleTime   = 2 * time.Minute
	headerSize = 16 << 10
)

// mostConnections is how many clients are heard at the same time; a browser has six connections or fewer.
const mostConnections = 1000

// farewell is how long requests that are being answered may take when the server is told to stop.
const farewell = 5 * time.Second

// Serve serves a handler at a TCP address, such as ":8080" or "localhost:0", until the context is done. When it can be reached it
// calls ready with its URL.
func Serve(ctx context.Context, address string, h http.Handler, ready func(url string)) error {
	listener, err := net.Listen("tcp", address)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("%s is in use already; -addr :0 takes a port that is free", address)
	}
	if err != nil {
		return err
	}
	server := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: headerTime,
		ReadTimeout:       headerTime,
		WriteTimeout:      answerTime,
		IdleTimeout:       idleTime,
		MaxHeaderBytes:    headerSize,
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(limited(listener, mostConnections)) }()
	ready(urlOf(listener.Addr().(*net.TCPAddr)))
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	rest, cancel := context.WithTimeout(context.WithoutCancel(ctx), farewell)
	defer cancel()
	if err := server.Shutdown(rest); !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return server.Close() // whoever is not done by now is cut off
}

// urlOf returns the address that a browser on the same machine reaches a listener at.
func urlOf(address *net.TCPAddr) string {
	host := address.IP.String()
	if address.IP.IsUnspecified() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, fmt.Sprint(address.Port)) + "/"
}
