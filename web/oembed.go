package web

import (
	"encoding/json"
	"encoding/xml"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
)

// frameWidth is the width of a frame, in CSS pixels, unless who embeds it has less room.
const frameWidth = 880

// The height of a frame by the height that its address asks for, in the same way. There is more to a lesson than to a program.
var (
	frameHeights  = map[string]int{"": 560, "shorter": 420, "taller": 740}
	lessonHeights = map[string]int{"": 740, "shorter": 560, "taller": 980}
)

// What a frame may do: run scripts, without an origin. The links in a lesson may open in tabs of their own, too.
const (
	frameSandbox  = "allow-scripts"
	lessonSandbox = frameSandbox + " allow-popups allow-popups-to-escape-sandbox"
)

// frameParameters are those of an embed's address that say how it looks.
var frameParameters = []string{"view", "editor", "height", "theme", "start-at", "lang"}

// An embedding is the answer of oEmbed 1.0 for something rich.
type embedding struct {
	XMLName      xml.Name `xml:"oembed" json:"-"`
	Type         string   `xml:"type" json:"type"`
	Version      string   `xml:"version" json:"version"`
	Title        string   `xml:"title" json:"title"`
	ProviderName string   `xml:"provider_name" json:"provider_name"`
	ProviderURL  string   `xml:"provider_url" json:"provider_url"`
	HTML         string   `xml:"html" json:"html"`
	Width        int      `xml:"width" json:"width"`
	Height       int      `xml:"height" json:"height"`
}

// oembed answers /oembed?url=…, with format, maxwidth and maxheight as oEmbed has them: for a link to the page, how to embed its
// program. A link to anything else isn't found.
func oembed(w http.ResponseWriter, r *http.Request) {
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		fail(w, http.StatusBadRequest, "The address is damaged.")
		return
	}
	frame, isLesson, ok := frameOf(query.Get("url"), r.Host)
	if !ok {
		fail(w, http.StatusNotFound, "url is not a link to a program or a lesson on this page: it ends in #code=…, #example=… or #lesson=….")
		return
	}
	title, heights, sandbox := "Timeline of an asyncio program", frameHeights, frameSandbox
	if isLesson {
		title, heights, sandbox = "A lesson on asyncio", lessonHeights, lessonSandbox
	}
	height, ok := heights[frame.Query().Get("height")]
	if !ok {
		height = heights[""]
	}
	home := url.URL{Scheme: frame.Scheme, Host: frame.Host, Path: "/"}
	e := &embedding{
		Type: "rich", Version: "1.0", Title: title, ProviderName: "Gatherplay", ProviderURL: home.String(),
		Width: atMost(frameWidth, query.Get("maxwidth")), Height: atMost(height, query.Get("maxheight")),
	}
	e.HTML = `<iframe src="` + html.EscapeString(frame.String()) + `" title="` + e.Title + `" width="` + strconv.Itoa(e.Width) + `" height="` +
		strconv.Itoa(e.Height) + `" sandbox="` + sandbox + `" loading="lazy"></iframe>`
	var content []byte
	switch query.Get("format") {
	case "", "json":
		w.Header().Set("Content-Type", contentTypes[".json"])
		content, err = json.Marshal(e)
	case "xml":
		w.Header().Set("Content-Type", "text/xml; charset=utf-8")
		content, err = xml.Marshal(e)
		content = append([]byte(xml.Header), content...)
	default:
		fail(w, http.StatusNotImplemented, "format is json or xml.") // as oEmbed wants it
		return
	}
	if err != nil {
		fail(w, http.StatusBadRequest, "This can’t be said in the format that is asked for.")
		return
	}
	w.Header().Set("Access-Control-Allow-Origin", "*")
	w.Header().Set("Cache-Control", revalidate)
	w.Header().Set("Content-Length", strconv.Itoa(len(content)))
	if r.Method != http.MethodHead {
		_, _ = w.Write(content) // whoever asked may have gone
	}
}

// frameOf returns the address of the frame that shows what a text links to, if that is a program or a lesson on the page of a host.
func frameOf(text, host string) (frame *url.URL, isLesson, ok bool) {
	link, err := url.Parse(text)
	if err != nil || (link.Scheme != "http" && link.Scheme != "https") || link.User != nil || host == "" || !strings.EqualFold(link.Host, host) {
		return nil, false, false
	}
	parts, err := url.ParseQuery(link.Fragment)
	if err != nil {
		return nil, false, false
	}
	query := link.Query()
	said := url.Values{}
	for _, name := range frameParameters {
		if query.Has(name) {
			said.Set(name, query.Get(name))
		}
	}
	frame = &url.URL{Scheme: link.Scheme, Host: link.Host, Path: "/embed/", RawQuery: said.Encode(), Fragment: link.Fragment}
	isProgram := parts.Get("code") != "" || parts.Get("example") != ""
	switch link.Path {
	case "", "/", "/index.html":
		return frame, false, isProgram
	case "/embed/", "/embed/index.html":
		if lesson := parts.Get("lesson"); lesson != "" {
			return frame, true, lessonPath.MatchString(lesson)
		}
		return frame, false, isProgram
	case "/learn.html":
		frame.Fragment = "lesson=" + link.Fragment
		return frame, true, lessonPath.MatchString(link.Fragment)
	}
	return nil, false, false
}

// lessonPath matches what names a lesson: its course and itself.
var lessonPath = regexp.MustCompile(`^[a-z0-9-]+/[a-z0-9-]+$`)

// atMost returns a size, or the most that is asked for if that is less.
func atMost(size int, most string) int {
	if n, err := strconv.Atoi(most); err == nil && n > 0 {
		return min(size, n)
	}
	return size
}
