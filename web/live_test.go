package web

import (
	"bufio"
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/lesson/format"
)

// living serves the site with a course in front of it.
func living(t *testing.T) (*Live, *httptest.Server) {
	t.Helper()
	page, err := Handler(site)
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	live := NewLive(ctx, page)
	server := httptest.NewServer(live)
	t.Cleanup(server.Close)
	t.Cleanup(cancel) // before the server is closed, which waits for streams
	return live, server
}

func get(t *testing.T, url string) *http.Response {
	t.Helper()
	r, err := http.Get(url)
	require.NoError(t, err)
	t.Cleanup(func() { r.Body.Close() })
	return r
}

func TestLiveFilesAreServedBeforeThePage(t *testing.T) {
	live, server := living(t)
	assert.Equal(t, http.StatusNotFound, get(t, server.URL+"/lessons/index.json").StatusCode)
	live.Set(map[string][]byte{"lessons/index.json": []byte("{}"), "lessons/c/course.toml": []byte("no type")})

	r := get(t, server.URL+"/lessons/index.json")
	assert.Equal(t, "{}", body(t, r))
	assert.Equal(t, "application/json; charset=utf-8", r.Header.Get("Content-Type"))
	assert.Equal(t, "no-cache", r.Header.Get("Cache-Control"))
	assert.NotEmpty(t, r.Header.Get("Content-Security-Policy"))
	assert.Equal(t, http.StatusNotFound, get(t, server.URL+"/lessons/c/course.toml").StatusCode)
	assert.Equal(t, "<svg/>", body(t, get(t, server.URL+"/icon.svg")))

	posted, err := http.Post(server.URL+"/lessons/index.json", "text/plain", nil)
	require.NoError(t, err)
	posted.Body.Close()
	assert.Equal(t, http.StatusMethodNotAllowed, posted.StatusCode)

	live.Set(nil)
	assert.Equal(t, http.StatusNotFound, get(t, server.URL+"/lessons/index.json").StatusCode)
}

func TestChangesAreTold(t *testing.T) {
	live, server := living(t)
	r := get(t, server.URL+ChangesPath)
	assert.Equal(t, "text/event-stream", r.Header.Get("Content-Type"))
	lines := bufio.NewScanner(r.Body)
	next := func() string {
		t.Helper()
		require.True(t, lines.Scan())
		return lines.Text()
	}
	assert.True(t, strings.HasPrefix(next(), ":"))
	assert.Empty(t, next())
	for range 2 {
		live.Set(nil)
		assert.Equal(t, "event: changed", next())
		assert.Equal(t, "data:", next())
		assert.Empty(t, next())
	}
}

func TestStreamsEndWithTheServer(t *testing.T) {
	page, err := Handler(site)
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	server := httptest.NewServer(NewLive(ctx, page))
	defer server.Close()
	r := get(t, server.URL+ChangesPath)
	cancel()
	assert.Contains(t, body(t, r), "listening", "and no more")
}

func TestAPreviewKnowsThatItIsOne(t *testing.T) {
	page := fstest.MapFS{"learn.html": {Data: []byte("<!doctype html>\n<html lang=\"en\"></html>")}}
	files := Previewed(page, []format.Problem{{File: "a.md", Line: 3, Message: "m"}})
	assert.Equal(t, "<!doctype html>\n<html data-preview lang=\"en\"></html>", string(files["learn.html"]))
	assert.JSONEq(t, `[{"file": "a.md", "line": 3, "message": "m"}]`, string(files["lessons/problems.json"]))
	assert.Equal(t, "[]", string(Previewed(page, nil)["lessons/problems.json"]))
}

func TestThePlatformsOfACourseMayFrameTheLearnersPage(t *testing.T) {
	live, server := living(t)
	policy := func(path string) string { return get(t, server.URL+path).Header.Get("Content-Security-Policy") }
	assert.Contains(t, policy(LearnPath), "frame-ancestors 'none'")
	live.FrameBy([]string{"https://a.example", "https://b.example"})
	assert.Contains(t, policy(LearnPath), "frame-ancestors https://a.example https://b.example")
	assert.NotContains(t, policy(LearnPath), "frame-ancestors 'none'")
	assert.Contains(t, policy("/"), "frame-ancestors 'none'")
}
