package web

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"context"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/timeline"
)

// program gathers two calls of which one has a name of one's choice.
func program(name string) string {
	return fmt.Sprintf(`import asyncio

async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    return name

async def main():
    print(await asyncio.gather(fetch(%q, 1), fetch("B", 2)))

asyncio.run(main())
`, name)
}

// packed returns a program as it stands in a link.
func packed(t *testing.T, program string) string {
	t.Helper()
	var dst bytes.Buffer
	w, err := flate.NewWriter(&dst, flate.BestCompression)
	require.NoError(t, err)
	_, err = io.WriteString(w, program)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return base64.RawURLEncoding.EncodeToString(dst.Bytes())
}

// drawn asks an artist for a picture.
func drawn(t *testing.T, a *artist, query string, headers ...string) *http.Response {
	t.Helper()
	request := httptest.NewRequest("GET", "/timeline.svg", nil)
	request.URL.RawQuery = query
	for _, header := range headers {
		name, value, _ := strings.Cut(header, ": ")
		request.Header.Add(name, value)
	}
	recorder := httptest.NewRecorder()
	a.ServeHTTP(recorder, request)
	return recorder.Result()
}

// svg reads a picture: the names of its elements and attributes, and its text.
func svg(t *testing.T, content string) (names map[string]bool, text string) {
	t.Helper()
	names = map[string]bool{}
	decoder := xml.NewDecoder(strings.NewReader(content))
	var words strings.Builder
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return names, words.String()
		}
		require.NoError(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			names[token.Name.Local] = true
			for _, attribute := range token.Attr {
				names["@"+attribute.Name.Local] = true
			}
		case xml.CharData:
			words.Write(token)
		}
	}
}

func TestAProgramInTheAddressIsDrawn(t *testing.T) {
	a := newArtist(map[string]string{"first": program("from the examples")})
	r := drawn(t, a, "code="+packed(t, program("Ada")))
	assert.Equal(t, http.StatusOK, r.StatusCode)
	assert.Equal(t, "image/svg+xml", r.Header.Get("Content-Type"))
	assert.Equal(t, "public, max-age=3600", r.Header.Get("Cache-Control"))
	content := body(t, r)
	_, text := svg(t, content)
	assert.Contains(t, text, "Ada")
	assert.Contains(t, content, "prefers-color-scheme")

	assert.NotContains(t, body(t, drawn(t, a, "theme=dark&code="+packed(t, program("Ada")))), "prefers-color-scheme")
	assert.Contains(t, body(t, drawn(t, a, "width=500&example=first")), `width="500"`)
	_, text = svg(t, body(t, drawn(t, a, "example=first")))
	assert.Contains(t, text, "from the examples")
}

func TestASeedIsARunOfItsOwn(t *testing.T) {
	a := newArtist(map[string]string{"dice": "import asyncio, random\nasync def main():\n    await asyncio.sleep(random.random())\nasyncio.run(main())\n"})
	one := body(t, drawn(t, a, "example=dice&seed=1"))
	assert.Equal(t, one, body(t, drawn(t, a, "example=dice&seed=1")))
	assert.NotEqual(t, one, body(t, drawn(t, a, "example=dice&seed=2")))
}

func TestAnUnchangedPictureIsNotSentAgain(t *testing.T) {
	a := newArtist(map[string]string{"first": program("A")})
	tag := drawn(t, a, "example=first").Header.Get("ETag")
	require.NotEmpty(t, tag)
	assert.Equal(t, http.StatusNotModified, drawn(t, a, "example=first", "If-None-Match: "+tag).StatusCode)
	assert.NotEqual(t, tag, drawn(t, a, "example=first&theme=dark").Header.Get("ETag"))

	zipped := drawn(t, a, "example=first", "Accept-Encoding: gzip")
	assert.Equal(t, "gzip", zipped.Header.Get("Content-Encoding"))
	reader, err := gzip.NewReader(zipped.Body)
	require.NoError(t, err)
	content, err := io.ReadAll(reader)
	require.NoError(t, err)
	assert.Equal(t, body(t, drawn(t, a, "example=first")), string(content))
}

func TestBrokenAddressesGiveAPictureThatSaysSo(t *testing.T) {
	a := newArtist(nil)
	whole := packed(t, program("A"))
	for query, words := range map[string]string{
		"":                                     "no program",
		"code=":                                "no program",
		"code=!!":                              "damaged",
		"code=%zz":                             "damaged",
		"code=" + whole[:len(whole)/2]:         "damaged",
		"code=" + packed(t, "\xff\xfe"):        "damaged",
		"code=" + bomb(t, 1<<30):               "longer than the 64 kB",
		"example=missing":                      "no example",
		"example=../../go":                     "no example",
		"example=..%2f..%2fgo.mod":             "no example",
		"theme=pink&code=" + whole:             "theme is",
		"theme=%22onload%3d&code=" + whole:     "theme is",
		"width=1&code=" + whole:                "width is",
		"width=999999999999999&code=" + whole:  "width is",
		"seed=1e9&code=" + whole:               "seed is",
		"seed=99999999999999999999&code=AAAA=": "seed is",
	} {
		t.Run(query[:min(len(query), 40)], func(t *testing.T) {
			r := drawn(t, a, query)
			assert.Equal(t, http.StatusBadRequest, r.StatusCode)
			assert.Equal(t, "image/svg+xml", r.Header.Get("Content-Type"))
			assert.Equal(t, "no-cache", r.Header.Get("Cache-Control"))
			_, text := svg(t, body(t, r))
			assert.Contains(t, text, words)
		})
	}
}

// bomb returns so many zeros as they stand in a link.
func bomb(t *testing.T, size int64) string {
	t.Helper()
	var dst bytes.Buffer
	w, err := flate.NewWriter(&dst, flate.BestCompression)
	require.NoError(t, err)
	_, err = io.CopyN(w, zeros{}, min(size, 4<<20)) // what fits into an address
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return base64.RawURLEncoding.EncodeToString(dst.Bytes())
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestWhatIsNotDrawnHasWordsInItsPlace(t *testing.T) {
	a := newArtist(nil)
	for source, words := range map[string]string{
		"async def main(:\n":         "This is no Python (line 1)",
		"import socket\n":            "can’t be run here",
		"while True:\n    pass\n":    "takes more than is spent on a picture (line",
		"print('x' * 10_000_000)\n":  "takes more than is spent on a picture",
		"x = 'ab' * 1_000_000_000\n": "takes more than is spent on a picture",
	} {
		t.Run(source, func(t *testing.T) {
			r := drawn(t, a, "code="+packed(t, source))
			assert.Equal(t, http.StatusUnprocessableEntity, r.StatusCode)
			_, text := svg(t, body(t, r))
			assert.Contains(t, text, words)
		})
	}
	raised := drawn(t, a, "code="+packed(t, strings.Replace(program("A"), "return name", "raise ValueError('no')", 1)))
	assert.Equal(t, http.StatusOK, raised.StatusCode, "an exception is what the picture is about")
}

// attacks are texts that want to be more than text.
var attacks = []string{
	`<script>alert(1)</script>`, `</text><script>alert(1)</script>`, `</style><script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`,
	`" onload="alert(1)`, `]]><![CDATA[<script>alert(1)</script>`, `--><script>alert(1)</script>`, `&lt;script&gt;`, `&bogus;`,
	`<foreignObject><iframe srcdoc="x"/></foreignObject>`, `<a xlink:href="javascript:alert(1)">x</a>`, `url(javascript:alert(1))`,
	`{}*{fill:red}`, `@import url(http://example.org)`,
}

func TestAttacksAreTextInPictures(t *testing.T) {
	a := newArtist(nil)
	for _, attack := range attacks {
		for _, source := range []string{
			program(attack),
			fmt.Sprintf("import asyncio\nasync def main():\n    asyncio.current_task().set_name(%q)\n    raise ValueError(%q)\nasyncio.run(main())\n", attack, attack),
			attack,
		} {
			r := drawn(t, a, "code="+packed(t, source))
			names, _ := svg(t, body(t, r))
			for name := range names {
				assert.NotContains(t, []string{"script", "image", "img", "a", "foreignObject", "iframe", "use", "@href", "@style"}, name, attack)
				assert.False(t, strings.HasPrefix(name, "@on"), "%s: %s", attack, name)
			}
		}
	}
}

func TestHostileProgramsEndWithinTheirLimits(t *testing.T) {
	programs, err := filepath.Glob("../gather/python/testdata/hostile/*.py")
	require.NoError(t, err)
	require.NotEmpty(t, programs)
	a := newArtist(nil)
	for _, path := range programs {
		source, err := os.ReadFile(path)
		require.NoError(t, err)
		if len(source) > longestProgram {
			continue
		}
		r := drawn(t, a, "code="+packed(t, string(source)))
		assert.Contains(t, []int{http.StatusOK, http.StatusUnprocessableEntity}, r.StatusCode, path)
		svg(t, body(t, r))
	}
	assert.LessOrEqual(t, a.kept.size, cacheSize)
}

func TestOneRunServesAllWhoWait(t *testing.T) {
	a := newArtist(nil)
	a.drawing = make(chan struct{}, 4) // there are several slots, whatever the machine has
	var runs atomic.Int32
	a.paint = func(request pictureRequest) *picture {
		runs.Add(1)
		return paint(request)
	}
	request := pictureRequest{program: program("A"), width: defaultWidth}
	for range cap(a.drawing) {
		a.drawing <- struct{}{} // all are busy
	}
	var group sync.WaitGroup
	pictures := make([]*picture, 16)
	for i := range pictures {
		group.Go(func() {
			p, err := a.draw(context.Background(), request)
			assert.NoError(t, err)
			pictures[i] = p
		})
	}
	assert.Eventually(t, func() bool { return len(a.waiting) == len(pictures) }, time.Minute, time.Millisecond)
	for range cap(a.drawing) {
		<-a.drawing
	}
	group.Wait()
	for _, p := range pictures {
		assert.Same(t, pictures[0], p)
	}
	assert.EqualValues(t, 1, runs.Load())
	assert.Empty(t, a.underWay.open)
}

// Whoever asks first may go before the picture is drawn. Then another one who waits for it takes it over.
func TestAPictureIsDrawnForThoseWhoStay(t *testing.T) {
	a := newArtist(nil)
	request := pictureRequest{program: program("A"), width: defaultWidth}
	for range cap(a.drawing) {
		a.drawing <- struct{}{}
	}
	var group sync.WaitGroup
	goes, leave := context.WithCancel(context.Background())
	group.Go(func() {
		_, err := a.draw(goes, request)
		assert.ErrorIs(t, err, errBusy)
	})
	assert.Eventually(t, func() bool { return len(a.waiting) == 1 }, time.Minute, time.Millisecond)
	group.Go(func() {
		p, err := a.draw(context.Background(), request)
		assert.NoError(t, err)
		assert.NotNil(t, p)
	})
	assert.Eventually(t, func() bool { return len(a.waiting) == 2 }, time.Minute, time.Millisecond)
	leave()
	assert.Eventually(t, func() bool { return len(a.waiting) == 1 }, time.Minute, time.Millisecond)
	for range cap(a.drawing) {
		<-a.drawing
	}
	group.Wait()
}

func TestWhoAsksWhenAllAreBusyIsTurnedAway(t *testing.T) {
	a := newArtist(map[string]string{"first": program("A")})
	for range cap(a.waiting) {
		a.waiting <- struct{}{}
	}
	r := drawn(t, a, "example=first")
	assert.Equal(t, http.StatusTooManyRequests, r.StatusCode)
	assert.NotEmpty(t, r.Header.Get("Retry-After"))
	<-a.waiting
	assert.Equal(t, http.StatusOK, drawn(t, a, "example=first").StatusCode)

	for range cap(a.drawing) {
		a.drawing <- struct{}{}
	}
	gone, leave := context.WithCancel(context.Background())
	leave()
	_, err := a.draw(gone, pictureRequest{program: "print()", width: defaultWidth})
	assert.ErrorIs(t, err, errBusy, "who has gone does not wait")
	assert.Equal(t, http.StatusOK, drawn(t, a, "example=first").StatusCode, "what is kept needs no turn")
}

func TestTheCacheIsBounded(t *testing.T) {
	c := newCache(100)
	p := &picture{}
	for i := range 50 {
		c.put(pictureRequest{seed: int64(i)}, p, 30)
		c.get(pictureRequest{seed: 0})
	}
	assert.LessOrEqual(t, c.size, 100)
	assert.Equal(t, 3, c.order.Len())
	assert.Len(t, c.found, 3)
	assert.NotNil(t, c.get(pictureRequest{seed: 0}), "what is asked for again and again is kept")
	assert.Nil(t, c.get(pictureRequest{seed: 1}))
	c.put(pictureRequest{seed: 99}, p, 1000)
	assert.Zero(t, c.size, "nothing that is larger than the whole cache is kept")
}

func TestNoticesFitIntoTheirPictures(t *testing.T) {
	for _, words := range []string{"", "short", strings.Repeat("word ", 300), strings.Repeat("x", 2000), strings.Repeat("語", 400)} {
		content := string(timeline.Notice("Title", words, narrowest, timeline.Light))
		_, text := svg(t, content)
		assert.Contains(t, text, "Title")
		assert.Less(t, strings.Count(content, "<text"), 20)
	}
}

// What the server holds of its own is not held against a program.
func TestMemoryThatIsInUseIsNotTheProgramsOwn(t *testing.T) {
	held := make([]byte, 2*pictureLimits.Bytes)
	defer runtime.KeepAlive(held)
	runtime.GC()
	busy := strings.Replace(program("A"), "async def main():", "async def main():\n    sum(range(800_000))", 1)
	p := paint(pictureRequest{program: busy, width: defaultWidth})
	assert.Equal(t, http.StatusOK, p.status, "%s", p.file.plain())
	p = paint(pictureRequest{program: "print(len([bytes(1 << 20) for _ in range(1000)]))", width: defaultWidth})
	assert.Contains(t, string(p.file.plain()), "uses more than 32 MB of memory")
}
