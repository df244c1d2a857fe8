package web

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// site is a small page as build.mjs would leave it; what is "compressed" says so.
var site = fstest.MapFS{
	"index.html":                  {Data: []byte("<!doctype html>")},
	"index.html.br":               {Data: []byte("html in Brotli")},
	"index.html.gz":               {Data: []byte("html in gzip")},
	"page-0123456789.js":          {Data: []byte("script")},
	"page-0123456789.js.gz":       {Data: []byte("script in gzip")},
	"gatherplay-abcdef0123.wasm":  {Data: []byte("\x00asm")},
	"examples/first.py":           {Data: []byte("print()")},
	"examples/index.json":         {Data: []byte("[]")},
	"help/index.html":             {Data: []byte("help")},
	"embed/index.html":            {Data: []byte("frame")},
	"embed.js":                    {Data: []byte("loader")},
	"service-worker.js":           {Data: []byte("worker")},
	"icon.svg":                    {Data: []byte("<svg/>")},
	".gitignore":                  {Data: []byte("*")},
	"notes":                       {Data: []byte("not to be served")},
	"gatherplay-abcdef0123.wasm.": {Data: []byte("nor this")},
}

// ask sends a request to the site. Headers are given as "Name: value".
func ask(t *testing.T, method, path string, headers ...string) *http.Response {
	t.Helper()
	h, err := Handler(site)
	require.NoError(t, err)
	request := httptest.NewRequest(method, "http://localhost/", nil)
	request.URL.Path, request.URL.RawQuery, _ = strings.Cut(path, "?") // as it is: NewRequest would clean or refuse what a hostile client sends
	for _, header := range headers {
		name, value, _ := strings.Cut(header, ": ")
		request.Header.Add(name, value)
	}
	recorder := httptest.NewRecorder()
	h.ServeHTTP(recorder, request)
	return recorder.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	content, err := io.ReadAll(r.Body)
	require.NoError(t, err)
	return string(content)
}

func TestTypesAndCaching(t *testing.T) {
	const forEver, askAgain = "public, max-age=31536000, immutable", "no-cache"
	for path, want := range map[string]struct{ contentType, caching, body string }{
		"/":                           {"text/html; charset=utf-8", askAgain, "<!doctype html>"},
		"/index.html":                 {"text/html; charset=utf-8", askAgain, "<!doctype html>"},
		"/help/":                      {"text/html; charset=utf-8", askAgain, "help"},
		"/page-0123456789.js":         {"text/javascript; charset=utf-8", forEver, "script"},
		"/gatherplay-abcdef0123.wasm": {"application/wasm", forEver, "\x00asm"},
		"/examples/first.py":          {"text/plain; charset=utf-8", askAgain, "print()"},
		"/examples/index.json":        {"application/json; charset=utf-8", askAgain, "[]"},
		"/icon.svg":                   {"image/svg+xml", askAgain, "<svg/>"},
		"/service-worker.js":          {"text/javascript; charset=utf-8", askAgain, "worker"},
	} {
		t.Run(path, func(t *testing.T) {
			r := ask(t, "GET", path)
			assert.Equal(t, http.StatusOK, r.StatusCode)
			assert.Equal(t, want.contentType, r.Header.Get("Content-Type"))
			assert.Equal(t, want.caching, r.Header.Get("Cache-Control"))
			assert.Equal(t, want.body, body(t, r))
		})
	}
}

// The build, which makes the names, and the service worker, which keeps the files, go by the same pattern.
func TestNamesWithAHash(t *testing.T) {
	script, err := os.ReadFile("src/offline/hashed.js")
	require.NoError(t, err)
	assert.Contains(t, string(script), "/"+hashed.String()+"/;")
}

func TestContentCoding(t *testing.T) {
	for _, test := range []struct{ path, accept, coding, body string }{
		{"/", "", "", "<!doctype html>"},
		{"/", "Accept-Encoding: gzip, deflate, br, zstd", "br", "html in Brotli"},
		{"/", "Accept-Encoding: gzip, deflate", "gzip", "html in gzip"},
		{"/", "Accept-Encoding: GZIP;q=1.0, identity", "gzip", "html in gzip"},
		{"/", "Accept-Encoding: br;q=0, gzip;q=0.5", "gzip", "html in gzip"},
		{"/", "Accept-Encoding: br;q=0, *", "gzip", "html in gzip"},
		{"/", "Accept-Encoding: *", "br", "html in Brotli"},
		{"/", "Accept-Encoding: *;q=0", "", "<!doctype html>"},
		{"/", "Accept-Encoding: br;q=lots", "", "<!doctype html>"},
		{"/", "Accept-Encoding: brotli", "", "<!doctype html>"},
		{"/page-0123456789.js", "Accept-Encoding: gzip, br", "gzip", "script in gzip"},
		{"/icon.svg", "Accept-Encoding: gzip, br", "", "<svg/>"},
	} {
		t.Run(test.path+" "+test.accept, func(t *testing.T) {
			r := ask(t, "GET", test.path, test.accept)
			assert.Equal(t, test.coding, r.Header.Get("Content-Encoding"))
			assert.Equal(t, test.body, body(t, r))
			assert.EqualValues(t, len(test.body), r.ContentLength)
		})
	}
}

func TestWhatDependsOnTheCodingSaysSo(t *testing.T) {
	assert.Equal(t, "Accept-Encoding", ask(t, "GET", "/").Header.Get("Vary"))
	assert.Empty(t, ask(t, "GET", "/icon.svg").Header.Get("Vary"))
}

func TestUnchangedFilesAreNotSentAgain(t *testing.T) {
	const brotli = "Accept-Encoding: br"
	plain, packed := ask(t, "GET", "/").Header.Get("ETag"), ask(t, "GET", "/", brotli).Header.Get("ETag")
	assert.NotEqual(t, plain, packed, "the forms of a file are different entities")

	again := ask(t, "GET", "/", brotli, "If-None-Match: "+packed)
	assert.Equal(t, http.StatusNotModified, again.StatusCode)
	assert.Empty(t, body(t, again))
	assert.Equal(t, http.StatusOK, ask(t, "GET", "/", brotli, "If-None-Match: "+plain).StatusCode)
	assert.NotEqual(t, plain, ask(t, "GET", "/help/").Header.Get("ETag"))
}

func TestThePageSaysWherePicturesAreDrawn(t *testing.T) {
	assert.Equal(t, `</timeline.svg>; rel="preview"`, ask(t, "HEAD", "/").Header.Get("Link"))
	assert.Empty(t, ask(t, "HEAD", "/help/").Header.Get("Link"))
}

func TestHead(t *testing.T) {
	r := ask(t, "HEAD", "/", "Accept-Encoding: br")
	assert.Equal(t, http.StatusOK, r.StatusCode)
	assert.Equal(t, "br", r.Header.Get("Content-Encoding"))
	assert.EqualValues(t, len("html in Brotli"), r.ContentLength)
	assert.Empty(t, body(t, r))
}

func TestNothingElseIsServed(t *testing.T) {
	for _, path := range []string{
		"", "/missing.js", "/examples", "/examples/", "/help", // no such file, no listing, no guess
		"/index.html.br", "/index.html.gz", "/notes", "/.gitignore", "/gatherplay-abcdef0123.wasm.", // not for the public
		"/../go.mod", "/examples/../../go.mod", "/examples/../index.html", "//index.html", "/./", "/%2e%2e/go.mod",
		"/..\\go.mod", "/index.html/", "/index.html\x00", "/" + strings.Repeat("a/", 10_000),
	} {
		r := ask(t, "GET", path)
		assert.Equal(t, http.StatusNotFound, r.StatusCode, "%q", path)
		assert.Equal(t, "text/plain; charset=utf-8", r.Header.Get("Content-Type"))
		assert.Equal(t, "no-cache", r.Header.Get("Cache-Control"))
		assert.NotContains(t, body(t, r), "go.mod", "a path that was asked for is not repeated")
	}
}

func TestOtherMethods(t *testing.T) {
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"} {
		r := ask(t, method, "/")
		assert.Equal(t, http.StatusMethodNotAllowed, r.StatusCode, method)
		assert.Equal(t, "GET, HEAD", r.Header.Get("Allow"), method)
	}
}

// Every route, asked rightly and wrongly.
func TestEveryAnswerIsProtected(t *testing.T) {
	routes := []string{
		"/", "/index.html", "/help/", "/embed/", "/embed.js", "/service-worker.js", "/page-0123456789.js", "/gatherplay-abcdef0123.wasm", "/icon.svg",
		"/examples/first.py", "/examples/index.json", "/missing", "/../go.mod", "/timeline.svg", "/timeline.svg?example=first", "/timeline.svg?code=x",
		"/oembed", "/oembed?url=http://localhost/%23example=first", "/oembed?format=x&url=http://localhost/%23example=first", "/oembed?%",
	}
	ways := map[string][]string{
		"GET": {"", "If-None-Match: *", "Range: bytes=0-3", "Range: bytes=900-", "Accept-Encoding: br, gzip"}, "HEAD": {""}, "POST": {""}, "OPTIONS": {""},
	}
	for _, route := range routes {
		for method, headers := range ways {
			for _, header := range headers {
				r := ask(t, method, route, header)
				said := fmt.Sprintf("%s %s %s: %d", method, route, header, r.StatusCode)
				policy := r.Header.Get("Content-Security-Policy")
				assert.Contains(t, policy, "default-src 'none'", said)
				if strings.Contains(policy, "unsafe-inline") {
					assert.Equal(t, inert["Content-Security-Policy"], policy, said) // in a picture that can do nothing
				}
				assert.NotRegexp(t, `https?:|data:|'unsafe-eval'`, policy, said)
				assert.Equal(t, "nosniff", r.Header.Get("X-Content-Type-Options"), said)
				assert.Equal(t, "no-referrer", r.Header.Get("Referrer-Policy"), said)
				assert.NotEmpty(t, r.Header.Get("Permissions-Policy"), said)
				assert.NotEmpty(t, r.Header.Get("Cross-Origin-Opener-Policy"), said)
				assert.NotEmpty(t, r.Header.Get("Cross-Origin-Resource-Policy"), said)
				assert.Empty(t, r.Header.Values("Set-Cookie"), said)
			}
		}
	}
}

// The page itself is nobody else's to embed, to read or to open beside them.
func TestThePageIsItsOwn(t *testing.T) {
	for _, path := range []string{"/", "/help/", "/missing"} {
		r := ask(t, "GET", path)
		assert.Equal(t, protection["Content-Security-Policy"], r.Header.Get("Content-Security-Policy"), path)
		assert.Contains(t, r.Header.Get("Content-Security-Policy"), "frame-ancestors 'none'", path)
		assert.Equal(t, "same-origin", r.Header.Get("Cross-Origin-Opener-Policy"), path)
		assert.Equal(t, "same-origin", r.Header.Get("Cross-Origin-Resource-Policy"), path)
		assert.Empty(t, r.Header.Get("Access-Control-Allow-Origin"), path)
	}
}

// A static host sends no headers of ours: the documents say themselves what they may do, as far as they can.
func TestDocumentsSayTheirPolicyThemselves(t *testing.T) {
	for source, headers := range map[string]map[string]string{"src/page/index.html": protection, "src/embed/frame.html": framed} {
		html, err := os.ReadFile(source)
		require.NoError(t, err)
		want, _, found := strings.Cut(headers["Content-Security-Policy"], "; frame-ancestors")
		require.True(t, found)
		assert.Contains(t, string(html), `content="`+want+`"`, source)
	}
}

func TestWhatEmbedsNeedIsLoosened(t *testing.T) {
	for _, path := range []string{"/embed.js", "/page-0123456789.js", "/gatherplay-abcdef0123.wasm", "/examples/first.py", "/examples/index.json"} {
		r := ask(t, "GET", path)
		assert.Equal(t, "*", r.Header.Get("Access-Control-Allow-Origin"), path)
		assert.Equal(t, "cross-origin", r.Header.Get("Cross-Origin-Resource-Policy"), path)
		assert.Contains(t, r.Header.Get("Content-Security-Policy"), "frame-ancestors 'none'", path)
	}
	frame := ask(t, "GET", "/embed/")
	assert.Contains(t, frame.Header.Get("Content-Security-Policy"), "frame-ancestors *")
	assert.NotContains(t, frame.Header.Get("Content-Security-Policy"), "unsafe-inline")
	assert.Equal(t, "*", frame.Header.Get("Access-Control-Allow-Origin"))
	page := ask(t, "GET", "/")
	assert.Empty(t, page.Header.Get("Access-Control-Allow-Origin"))
	for _, path := range []string{"/icon.svg", "/timeline.svg?example=first", "/timeline.svg?code=broken"} {
		r := ask(t, "GET", path)
		assert.Equal(t, "default-src 'none'; style-src 'unsafe-inline'; sandbox", r.Header.Get("Content-Security-Policy"), path)
		assert.Equal(t, "cross-origin", r.Header.Get("Cross-Origin-Resource-Policy"), path)
		assert.Equal(t, "nosniff", r.Header.Get("X-Content-Type-Options"), path)
	}
}
