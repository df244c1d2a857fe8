package web

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// start serves a handler at a port that is free. stop ends the server, and ended then holds what Serve returned.
func start(t *testing.T, h http.Handler) (url string, stop func(), ended <-chan error) {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	t.Cleanup(stop)
	ready, result := make(chan string, 1), make(chan error, 1)
	go func() { result <- Serve(ctx, "127.0.0.1:0", h, func(url string) { ready <- url }) }()
	select {
	case url = <-ready:
	case err := <-result:
		t.Fatal(err)
	}
	return url, stop, result
}

func TestTheURLLeadsToTheServer(t *testing.T) {
	h, err := Handler(site)
	require.NoError(t, err)
	url, _, _ := start(t, h)
	r, err := http.Get(url + "help/")
	require.NoError(t, err)
	defer r.Body.Close()
	assert.Equal(t, http.StatusOK, r.StatusCode)
	assert.Equal(t, "help", body(t, r))
}

func TestStoppingLetsAnswersEnd(t *testing.T) {
	asked, answer := make(chan bool), make(chan bool)
	url, stop, ended := start(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		asked <- true
		<-answer
		fmt.Fprint(w, "late, but whole")
	}))
	got := make(chan string)
	go func() {
		r, err := http.Get(url)
		if err != nil {
			got <- err.Error()
			return
		}
		defer r.Body.Close()
		content, _ := io.ReadAll(r.Body)
		got <- string(content)
	}()
	<-asked
	stop()
	close(answer)
	assert.Equal(t, "late, but whole", <-got)
	assert.NoError(t, <-ended)
	_, err := http.Get(url)
	assert.Error(t, err, "nobody listens any more")
}

func TestAPortInUse(t *testing.T) {
	other, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer other.Close()
	err = Serve(context.Background(), other.Addr().String(), http.NotFoundHandler(), func(string) { t.Error("it is not ready") })
	assert.EqualError(t, err, other.Addr().String()+" is in use already; -addr :0 takes a port that is free")
}

func TestWhoIsNotDoneIsCutOffAtTheEnd(t *testing.T) {
	asked, answer := make(chan bool), make(chan bool)
	defer close(answer)
	url, stop, ended := start(t, http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		asked <- true
		<-answer
	}))
	go func() {
		if r, err := http.Get(url); err == nil {
			r.Body.Close()
		}
	}()
	<-asked
	stop()
	assert.NoError(t, <-ended)
}

func TestConnectionsAreLimited(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	l := limited(listener, 1)
	accepted := make(chan net.Conn)
	failed := make(chan error)
	go func() {
		for {
			connection, err := l.Accept()
			if err != nil {
				failed <- err
				return
			}
			accepted <- connection
		}
	}()
	dial := func() {
		connection, err := net.Dial("tcp", listener.Addr().String())
		require.NoError(t, err)
		t.Cleanup(func() { connection.Close() })
	}
	dial()
	dial()
	first := <-accepted
	select {
	case <-accepted:
		t.Fatal("there is room for one only")
	case <-time.After(20 * time.Millisecond):
	}
	require.NoError(t, first.Close())
	assert.Error(t, first.Close(), "closing it twice makes room for one only")
	<-accepted
	require.NoError(t, l.Close())
	assert.ErrorIs(t, <-failed, net.ErrClosed)
}

func TestLongHeadersAreRefused(t *testing.T) {
	url, _, _ := start(t, http.NotFoundHandler())
	request, err := http.NewRequest("GET", url, nil)
	require.NoError(t, err)
	request.Header.Set("X-Long", strings.Repeat("x", 64<<10))
	r, err := http.DefaultClient.Do(request)
	require.NoError(t, err)
	defer r.Body.Close()
	assert.Equal(t, http.StatusRequestHeaderFieldsTooLarge, r.StatusCode)
}

func TestURL(t *testing.T) {
	for want, address := range map[string]net.TCPAddr{
		"http://localhost:8080/":    {IP: net.IPv6unspecified, Port: 8080},
		"http://localhost:81/":      {IP: net.IPv4zero, Port: 81},
		"http://192.0.2.7:8080/":    {IP: net.IPv4(192, 0, 2, 7), Port: 8080},
		"http://[2001:db8::1]:443/": {IP: net.ParseIP("2001:db8::1"), Port: 443},
	} {
		assert.Equal(t, want, urlOf(&address))
	}
}
