package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// A visitor asks one thing after the other.
type visitor struct {
	*rand.Rand
	t        *testing.T
	server   string // its address, without a slash at the end
	client   *http.Client
	site     fs.FS
	names    []string // of the files
	examples []string
	hostile  []string      // programs
	bomb     string        // a link to a program that is far too long
	turned   *atomic.Int64 // how many were told to come again
}

// An intent is a way of asking. ask returns what is wrong with the answer.
type intent struct {
	name  string
	share int // of all that is asked, in relation to the others
	ask   func(v *visitor) error
}

var intents = []intent{
	{"a file", 30, (*visitor).file},
	{"an unchanged file", 8, (*visitor).unchanged},
	{"a part of a file", 3, (*visitor).part},
	{"only the head", 3, (*visitor).head},
	{"a picture of an example", 8, (*visitor).picture},
	{"a picture of a new program", 5, (*visitor).newPicture},
	{"a picture of a hostile program", 3, (*visitor).hostilePicture},
	{"a picture of nothing", 5, (*visitor).noPicture},
	{"an embedding", 6, (*visitor).embedding},
	{"a file that is not there", 5, (*visitor).missing},
	{"a path out of the folder", 5, (*visitor).escape},
	{"another method", 3, (*visitor).method},
	{"a huge query", 2, (*visitor).huge},
	{"a request that is none", 3, (*visitor).garbage},
	{"a slow request", 1, (*visitor).slow},
	{"an answer that nobody reads", 1, (*visitor).unread},
	{"the changes of a course", 1, (*visitor).changes},
}

// get asks for a path and wants one of some statuses. Every answer of ours is protected.
func (v *visitor) get(path string, statuses ...int) (*http.Response, []byte, error) {
	return v.send("GET", path, nil, statuses...)
}

func (v *visitor) send(method, path string, headers http.Header, statuses ...int) (*http.Response, []byte, error) {
	request, err := http.NewRequest(method, v.server+path, nil)
	if err != nil {
		return nil, nil, err
	}
	for name, values := range headers {
		request.Header[name] = values
	}
	if request.Header.Get("Accept-Encoding") == "" {
		request.Header.Set("Accept-Encoding", "identity")
	}
	r, err := v.client.Do(request)
	if err != nil {
		return nil, nil, err
	}
	defer r.Body.Close()
	content, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, nil, err
	}
	if !slices.Contains(statuses, r.StatusCode) {
		return nil, nil, fmt.Errorf("%s %.80s: %s", method, path, r.Status)
	}
	if r.Header.Get("X-Content-Type-Options") != "nosniff" || r.Header.Get("Content-Security-Policy") == "" {
		return nil, nil, fmt.Errorf("%s %.80s: not protected", method, path)
	}
	return r, content, nil
}

func one[T any](v *visitor, choices []T) T { return choices[v.IntN(len(choices))] }

// address returns the path at which a file is served.
func address(name string) string {
	if path.Base(name) == "index.html" {
		name = strings.TrimSuffix(name, "index.html")
	}
	return "/" + name
}

func (v *visitor) file() error {
	name := one(v, v.names)
	coding := one(v, []coding{{"identity", ""}, codings[0], codings[1]})
	r, content, err := v.send("GET", address(name), http.Header{"Accept-Encoding": {coding.name}}, http.StatusOK)
	if err != nil {
		return err
	}
	suffix := ""
	if r.Header.Get("Content-Encoding") != "" {
		suffix = coding.suffix
	}
	want, err := fs.ReadFile(v.site, name+suffix)
	if err == nil && !bytes.Equal(want, content) {
		err = fmt.Errorf("%s in %s: %d bytes of something else", name, coding.name, len(content))
	}
	return err
}

func (v *visitor) unchanged() error {
	path := address(one(v, v.names))
	r, _, err := v.get(path, http.StatusOK)
	if err == nil {
		_, _, err = v.send("GET", path, http.Header{"If-None-Match": {r.Header.Get("ETag")}}, http.StatusNotModified)
	}
	return err
}

func (v *visitor) part() error {
	ranges := []string{"bytes=0-1", "bytes=-1", "bytes=1-0", "bytes=9999999999-", "bytes=" + strings.Repeat("0-0,", 500) + "0-0", "bytes=x"}
	_, _, err := v.send("GET", address(one(v, v.names)), http.Header{"Range": {one(v, ranges)}},
		http.StatusOK, http.StatusPartialContent, http.StatusRequestedRangeNotSatisfiable)
	return err
}

func (v *visitor) head() error {
	_, content, err := v.send("HEAD", address(one(v, v.names)), nil, http.StatusOK)
	if err == nil && len(content) > 0 {
		err = errors.New("HEAD: an answer with a body")
	}
	return err
}

// Who comes when too many do is told to come again: that is a right answer, too.
const busy = http.StatusTooManyRequests

func (v *visitor) drawn(query string, statuses ...int) error {
	r, content, err := v.get(picturePath+"?"+query, statuses...)
	switch {
	case err != nil:
		return err
	case r.StatusCode == busy:
		v.turned.Add(1)
	case !bytes.HasPrefix(content, []byte("<svg ")):
		return fmt.Errorf("no picture: %.80q", content)
	}
	return nil
}

func (v *visitor) picture() error {
	return v.drawn("example="+one(v, v.examples)+"&theme="+one(v, []string{"auto", "light", "dark"}), http.StatusOK, busy)
}

func (v *visitor) newPicture() error {
	return v.drawn("code="+packed(v.t, program(strconv.Itoa(v.Int())))+"&width="+strconv.Itoa(narrowest+v.IntN(widest-narrowest)), http.StatusOK, busy)
}

func (v *visitor) hostilePicture() error {
	// The same program with another seed is another picture: none is drawn from memory.
	return v.drawn("code="+packed(v.t, one(v, v.hostile))+"&seed="+strconv.Itoa(v.Int()), http.StatusOK, http.StatusUnprocessableEntity, busy)
}

func (v *visitor) noPicture() error {
	return v.drawn(one(v, []string{
		"", "code=%", "code=!", "code=AAAA", "code=" + v.bomb, "code=" + packed(v.t, "print(")[:8], "code=" + packed(v.t, "\xff\xfe"), "example=../../go.mod", "example=none",
		"example=x&width=-1", "example=x&width=1e9", "example=x&theme=%3Cscript%3E", "example=x&seed=99999999999999999999", "code=" + strings.Repeat("A", 8000),
	}), http.StatusBadRequest)
}

func (v *visitor) embedding() error {
	page := url.QueryEscape(v.server + "/#example=first")
	asked := one(v, []struct {
		query  string
		status int
	}{
		{"url=" + page, http.StatusOK},
		{"url=" + page + "&format=xml&maxwidth=200", http.StatusOK},
		{"url=" + page + "&maxwidth=-5&maxheight=1e400", http.StatusOK},
		{"url=https://elsewhere.example/#example=first", http.StatusNotFound},
		{"url=javascript:alert(1)", http.StatusNotFound},
		{"", http.StatusNotFound},
		{"%", http.StatusBadRequest},
		{"url=" + page + "&format=yaml", http.StatusNotImplemented}, // as oEmbed wants it
	})
	_, _, err := v.get("/oembed?"+asked.query, asked.status)
	return err
}

func (v *visitor) missing() error {
	_, _, err := v.get(one(v, []string{"/favicon.ico", "/wp-login.php", "/examples/", "/lessons/", "/lessons/none/course.json", "/index.html.br", "/.git/config",
		"/" + strings.Repeat("a", 4000), "/examples/none.py", "/embed", "/%00", "/~root", "/page-ffffffffff.js"}), http.StatusNotFound)
	return err
}

// escape asks for a path that no client of good faith would send as it is.
func (v *visitor) escape() error {
	target := one(v, []string{"/../../etc/passwd", "/examples/../../go.mod", "//etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2fgo.mod", "/..\\go.mod",
		"/examples/%2e%2e%5cindex.json", "/.%2e/", "/lessons/..;/..;/etc/passwd", "http://elsewhere.example/", "/./././", "/\xff\xfe", "*"})
	answer, err := v.raw("GET "+target+" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 0)
	if err != nil {
		return err
	}
	if target == "http://elsewhere.example/" && strings.HasPrefix(answer, "HTTP/1.1 200 ") {
		return nil // a request as to a proxy: it is answered with our page
	}
	if !strings.HasPrefix(answer, "HTTP/1.1 40") || strings.Contains(answer, "root:") || strings.Contains(answer, "module gatherplay") {
		return fmt.Errorf("GET %s: %.80q", target, answer)
	}
	return nil
}

func (v *visitor) method() error {
	_, _, err := v.send(one(v, []string{"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "BREW"}), one(v, []string{"/", picturePath, "/oembed", "/embed/", ChangesPath}), nil,
		http.StatusMethodNotAllowed)
	return err
}

func (v *visitor) huge() error {
	answer, err := v.raw("GET "+picturePath+"?code="+strings.Repeat("A", 2*headerSize)+" HTTP/1.1\r\nHost: x\r\n\r\n", 0)
	if err == nil && !strings.HasPrefix(answer, "HTTP/1.1 431 ") {
		err = fmt.Errorf("a huge query: %.80q", answer)
	}
	return err
}

func (v *visitor) garbage() error {
	text := one(v, []string{"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
		"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n",
		"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"})
	answer, err := v.raw(text, 0)
	if err == nil && !strings.HasPrefix(answer, "HTTP/1.1 4") && !strings.HasPrefix(answer, "HTTP/1.1 505 ") && answer != "" {
		err = fmt.Errorf("%q: %.80q", text, answer)
	}
	return err
}

// slow sends what is a request in the end, bit by bit.
func (v *visitor) slow() error {
	answer, err := v.raw("HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", time.Duration(v.IntN(60))*time.Millisecond)
	if err == nil && !strings.HasPrefix(answer, "HTTP/1.1 200 ") {
		err = fmt.Errorf("a slow request: %.80q", answer)
	}
	return err
}

// raw sends a text as it is and returns what comes back before the connection ends; with a pause, a few bytes at a time. The end of what
// comes may be missing, if the server has no wish to hear the rest of what is sent.
func (v *visitor) raw(text string, pause time.Duration) (string, error) {
	connection, err := net.Dial("tcp", strings.TrimPrefix(v.server, "http://"))
	if err != nil {
		return "", err
	}
	defer connection.Close()
	_ = connection.SetDeadline(time.Now().Add(answerPatience))
	for part := range slices.Chunk([]byte(text), max(1, min(len(text), 8))) {
		if pause == 0 {
			part = []byte(text)
		}
		if _, err := connection.Write(part); err != nil || pause == 0 {
			break
		}
		time.Sleep(pause)
	}
	_ = connection.(*net.TCPConn).CloseWrite()
	answer, err := io.ReadAll(connection)
	if errors.Is(err, os.ErrDeadlineExceeded) {
		return "", fmt.Errorf("%.40q: no end", text)
	}
	return string(answer), nil
}

// unread asks for much, reads a little, and goes away.
func (v *visitor) unread() error {
	connection, err := net.Dial("tcp", strings.TrimPrefix(v.server, "http://"))
	if err != nil {
		return err
	}
	defer connection.Close()
	_ = connection.SetDeadline(time.Now().Add(answerPatience))
	for range 4 {
		fmt.Fprintf(connection, "GET %s HTTP/1.1\r\nHost: x\r\n\r\n", address(one(v, v.names)))
	}
	time.Sleep(time.Duration(v.IntN(200)) * time.Millisecond)
	_, err = io.ReadFull(connection, make([]byte, 64))
	return err
}

// changes listens for a while.
func (v *visitor) changes() error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Duration(50+v.IntN(400))*time.Millisecond)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, "GET", v.server+ChangesPath, nil)
	if err != nil {
		return err
	}
	r, err := v.client.Do(request)
	if errors.Is(err, context.DeadlineExceeded) {
		return nil // before it was its turn
	}
	if err != nil {
		return err
	}
	defer r.Body.Close()
	_, _ = io.Copy(io.Discard, r.Body)
	if r.StatusCode != http.StatusOK {
		return errors.New(r.Status)
	}
	return nil
}

// hostilePrograms returns the programs that try to exhaust something, as links can hold them.
func hostilePrograms(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../gather/python/testdata/hostile/*.py")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	var programs []string
	for _, file := range files {
		content, err := os.ReadFile(file)
		require.NoError(t, err)
		if len(content) < 4<<10 {
			programs = append(programs, string(content))
		}
	}
	return programs
}
