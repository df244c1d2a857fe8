package web

import (
	"encoding/json"
	"encoding/xml"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// askOEmbed asks the server at a host about a link.
func askOEmbed(t *testing.T, host, link, more string) (r *http.Response, content string) {
	t.Helper()
	h, err := Handler(site)
	require.NoError(t, err)
	recorder := httptest.NewRecorder()
	h.ServeHTTP(recorder, httptest.NewRequest("GET", "http://"+host+"/oembed?url="+url.QueryEscape(link)+more, nil))
	r = recorder.Result()
	return r, body(t, r)
}

func TestOEmbed(t *testing.T) {
	r, content := askOEmbed(t, "play.example", "https://play.example/#code=abc-_9&seed=7", "&format=json&maxwidth=600")
	assert.Equal(t, http.StatusOK, r.StatusCode)
	assert.Equal(t, "application/json; charset=utf-8", r.Header.Get("Content-Type"))
	assert.Equal(t, "*", r.Header.Get("Access-Control-Allow-Origin"))
	var e embedding
	require.NoError(t, json.Unmarshal([]byte(content), &e))
	assert.Equal(t, "rich", e.Type)
	assert.Equal(t, "1.0", e.Version)
	assert.Equal(t, "https://play.example/", e.ProviderURL)
	assert.Equal(t, 600, e.Width)
	assert.Equal(t, 560, e.Height)
	assert.Contains(t, e.HTML, `<iframe src="https://play.example/embed/#code=abc-_9&amp;seed=7" title="`)
	assert.Contains(t, e.HTML, `sandbox="allow-scripts"`)

	r, content = askOEmbed(t, "play.example", "http://play.example/#example=others_go_on", "&format=xml")
	assert.Equal(t, "text/xml; charset=utf-8", r.Header.Get("Content-Type"))
	var again embedding
	require.NoError(t, xml.Unmarshal([]byte(content), &again))
	assert.Contains(t, again.HTML, "http://play.example/embed/#example=others_go_on")

	for _, page := range []string{"", "/", "/index.html", "/embed/", "/embed/index.html"} {
		_, content = askOEmbed(t, "play.example", "http://play.example"+page+"#example=others_go_on", "&format=xml")
		require.NoError(t, xml.Unmarshal([]byte(content), &again), page)
		assert.Contains(t, again.HTML, "http://play.example/embed/#example=others_go_on", page)
	}

	r, _ = askOEmbed(t, "play.example", "http://play.example/#example=others_go_on", "&format=yaml")
	assert.Equal(t, http.StatusNotImplemented, r.StatusCode)
}

// What a link says of how the program is to look, the frame is told; it is as high as that asks for.
func TestOEmbedLooksAsTheLinkSays(t *testing.T) {
	for _, c := range []struct {
		link, src string
		height    int
	}{
		{"/embed/?view=timeline&height=shorter#example=first", "/embed/?height=shorter&view=timeline#example=first", 420},
		{"/embed/index.html?height=taller&theme=dark&start-at=1.5&editor=off&lang=de#code=abc", "/embed/?editor=off&height=taller&lang=de&start-at=1.5&theme=dark#code=abc", 740},
		{"/?view=code&utm_source=x&src=/y.py#example=first", "/embed/?view=code#example=first", 560},
		{"/embed/?height=endless#example=first", "/embed/?height=endless#example=first", 560},
		{"/embed/#lesson=gather/one-wait-for-all", "/embed/#lesson=gather/one-wait-for-all", 740},
		{"/embed/?height=shorter#lesson=gather%2Fone-wait-for-all", "/embed/?height=shorter#lesson=gather/one-wait-for-all", 560},
		{"/learn.html?theme=light#gather/one-wait-for-all", "/embed/?theme=light#lesson=gather/one-wait-for-all", 740},
	} {
		r, content := askOEmbed(t, "play.example", "https://play.example"+c.link, "")
		require.Equal(t, http.StatusOK, r.StatusCode, c.link)
		var e embedding
		require.NoError(t, json.Unmarshal([]byte(content), &e))
		assert.Contains(t, e.HTML, `<iframe src="`+html.EscapeString("https://play.example"+c.src)+`" title="`+e.Title+`"`)
		assert.Equal(t, c.height, e.Height, c.link)
		isLesson := strings.Contains(c.src, "#lesson=")
		assert.Equal(t, isLesson, strings.Contains(e.HTML, `sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"`), c.link)
		assert.Equal(t, isLesson, strings.Contains(e.Title, "lesson"), c.link)
	}
}

func TestOEmbedOfOtherLinks(t *testing.T) {
	for _, link := range []string{
		"", "play.example", "https://play.example/", "https://play.example/#", "https://play.example/#seed=1",
		"https://other.example/#code=abc", "https://play.example.other.example/#code=abc", "https://user:word@play.example/#code=abc",
		"javascript:alert(1)//#code=abc", "data:text/html,x#code=abc", "//play.example/#code=abc", "ftp://play.example/#code=abc",
		"https://play.example/examples/../#code=abc", "https://play.example/other#code=abc", "https://play.example/%zz#code=abc",
		"https://play.example/#lesson=gather/x", "https://play.example/embed/#lesson=gather", "https://play.example/embed/#lesson=a/../../b",
		"https://play.example/learn.html", "https://play.example/learn.html#gather", "https://play.example/learn.html#gather?teacher",
		"https://play.example/learn.html#code=abc", "https://play.example/learn.html#gather/x&code=abc",
	} {
		r, content := askOEmbed(t, "play.example", link, "")
		assert.Equal(t, http.StatusNotFound, r.StatusCode, link)
		assert.NotContains(t, content, "iframe", link)
	}
}

func TestOEmbedRepeatsNoMarkup(t *testing.T) {
	for _, attack := range attacks {
		_, content := askOEmbed(t, "play.example", "https://play.example/?view="+attack+"&"+attack+"#code="+attack, "")
		var e embedding
		if json.Unmarshal([]byte(content), &e) != nil {
			continue // refused
		}
		assert.Equal(t, 2, strings.Count(e.HTML, "<"), attack)
		assert.Equal(t, 2, strings.Count(e.HTML, ">"), attack)
		assert.NotContains(t, e.HTML, "'", attack)
		assert.NotContains(t, content, "<", attack)
	}
}
