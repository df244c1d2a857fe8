package web

import (
	"encoding/json"
	"encoding/xml"
	"html"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// The size of a frame, in CSS pixels, unless who embeds it has less room.
const (
	frameWidth  = 880
	frameHeight = 560
)

// frameSandbox is all that a frame may do: run scripts, without an origin.
const frameSandbox = "allow-scripts"

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
	link, ok := pageLink(query.Get("url"), r.Host)
	if !ok {
		fail(w, http.StatusNotFound, "url is not a link to a program on this page: it ends in #code=… or #example=….")
		return
	}
	home := url.URL{Scheme: link.Scheme, Host: link.Host, Path: "/"}
	frame := url.URL{Scheme: link.Scheme, Host: link.Host, Path: "/embed/", Fragment: link.Fragment}
	e := &embedding{
		Type: "rich", Version: "1.0", Title: "Timeline of an asyncio program", ProviderName: "Gatherplay", ProviderURL: home.String(),
		Width: atMost(frameWidth, query.Get("maxwidth")), Height: atMost(frameHeight, query.Get("maxheight")),
	}
	e.HTML = `<iframe src="` + html.EscapeString(frame.String()) + `" title="` + e.Title + `" width="` + strconv.Itoa(e.Width) + `" height="` +
		strconv.Itoa(e.Height) + `" sandbox="` + frameSandbox + `" loading="lazy"></iframe>`
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

// pageLink returns a text as a link to a program on the page of a host, if it is one.
func pageLink(text, host string) (*url.URL, bool) {
	link, err := url.Parse(text)
	if err != nil || (link.Scheme != "http" && link.Scheme != "https") || link.User != nil || host == "" || !strings.EqualFold(link.Host, host) {
		return nil, false
	}
	if link.Path != "" && link.Path != "/" && link.Path != "/index.html" && link.Path != "/embed/" && link.Path != "/embed/index.html" {
		return nil, false
	}
	parts, err := url.ParseQuery(link.Fragment)
	return link, err == nil && (parts.Get("code") != "" || parts.Get("example") != "")
}

// atMost returns a size, or the most that is asked for if that is less.
func atMost(size int, most string) int {
	if n, err := strconv.Atoi(most); err == nil && n > 0 {
		return min(size, n)
	}
	return size
}
