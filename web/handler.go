package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"io/fs"
	"net/http"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// contentTypes are the types of the files that are served; a file with another ending is not. Programs are plain text, so that a
// browser shows them instead of asking where to save them.
var contentTypes = map[string]string{
	".css":  "text/css; charset=utf-8",
	".html": "text/html; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".jpg":  "image/jpeg",
	".json": "application/json; charset=utf-8",
	".png":  "image/png",
	".py":   "text/plain; charset=utf-8",
	".svg":  "image/svg+xml",
	".txt":  "text/plain; charset=utf-8",
	".wasm": "application/wasm",
	".webp": "image/webp",
}

// hashed matches the names that hold a hash of what is in the file: such a file never changes.
var hashed = regexp.MustCompile(`-([0-9a-f]{10}|[0-9A-Z]{8})\.\w+$`)

// How long a file may be kept: for ever, or only until it is asked for again.
const (
	keep       = "public, max-age=31536000, immutable"
	revalidate = "no-cache"
)

// picturePath is where programs are drawn. The page says so in a header: at a host for files, nobody does.
const (
	picturePath = "/timeline.svg"
	previewLink = "<" + picturePath + `>; rel="preview"`
)

// A coding is a way in which a file may be compressed.
type coding struct{ name, suffix string }

// codings are those that the build makes, the best first.
var codings = []coding{{"br", ".br"}, {"gzip", ".gz"}}

// A form is a file in one content coding.
type form struct {
	coding  string // empty if it is not compressed
	content []byte
	tag     string // the entity tag, quoted
}

// A file is what is served under one path.
type file struct {
	contentType, caching string
	hash                 string
	loosened             map[string]string // headers in the place of those that protect
	forms                []form            // the best first, the uncompressed one last
}

// size returns how many bytes a file takes in all its forms.
func (f *file) size() int {
	sum := 0
	for i := range f.forms {
		sum += len(f.forms[i].content)
	}
	return sum
}

// A handler serves files by their paths, and what is made when it is asked for.
type handler struct {
	files    map[string]*file
	pictures http.Handler
}

// Handler returns a handler that serves the files below root, each also in the compressed forms that lie beside it. A folder is
// served as the index.html in it, and not at all if there is none. Beside the files there are pictures of programs, at /timeline.svg,
// and what oEmbed asks for, at /oembed.
func Handler(root fs.FS) (http.Handler, error) {
	h := &handler{files: map[string]*file{}}
	examples := map[string]string{}
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || contentTypes[path.Ext(name)] == "" {
			return err
		}
		f, err := load(root, name)
		if err != nil {
			return err
		}
		h.files["/"+name] = f
		if example, ok := strings.CutPrefix(name, "examples/"); ok && path.Ext(name) == ".py" {
			examples[strings.TrimSuffix(example, ".py")] = string(f.plain())
		}
		if folder, ok := strings.CutSuffix("/"+name, "/index.html"); ok {
			h.files[folder+"/"] = f
		}
		return nil
	})
	h.pictures = newArtist(examples)
	return protected(h), err
}

// load reads a file and its compressed forms.
func load(root fs.FS, name string) (*file, error) {
	plain, err := fs.ReadFile(root, name)
	if err != nil {
		return nil, err
	}
	f := newFile(name, plain)
	for _, c := range codings {
		if content, err := fs.ReadFile(root, name+c.suffix); err == nil {
			f.compressed(c, content)
		}
	}
	return f, nil
}

// newFile returns a file that is not compressed.
func newFile(name string, plain []byte) *file {
	f := &file{contentType: contentTypes[path.Ext(name)], caching: revalidate, loosened: loosened(name)}
	if hashed.MatchString(name) {
		f.caching = keep
	}
	sum := sha256.Sum256(plain)
	f.hash = base64.RawURLEncoding.EncodeToString(sum[:12])
	f.forms = []form{{"", plain, strconv.Quote(f.hash)}}
	return f
}

// compressed adds a form, after the better ones.
func (f *file) compressed(c coding, content []byte) {
	f.forms = slices.Insert(f.forms, len(f.forms)-1, form{c.name, content, strconv.Quote(f.hash + "-" + c.name)})
}

func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		fail(w, http.StatusMethodNotAllowed, "Only GET and HEAD are answered here.")
		return
	}
	switch r.URL.Path {
	case picturePath:
		h.pictures.ServeHTTP(w, r)
		return
	case "/oembed":
		oembed(w, r)
		return
	}
	if r.URL.Path == "/" {
		w.Header().Set("Link", previewLink)
	}
	f := h.files[r.URL.Path]
	if f == nil {
		fail(w, http.StatusNotFound, "There is nothing at this address. The page is at /.")
		return
	}
	serveFile(w, r, f)
}

// serveFile answers with a file, in the best form that is accepted.
func serveFile(w http.ResponseWriter, r *http.Request, f *file) {
	header := w.Header()
	set(header, f.loosened)
	header.Set("Content-Type", f.contentType)
	header.Set("Cache-Control", f.caching)
	chosen := &f.forms[len(f.forms)-1]
	if len(f.forms) > 1 {
		header.Set("Vary", "Accept-Encoding")
		chosen = f.choose(r.Header.Values("Accept-Encoding"))
	}
	if chosen.coding != "" {
		header.Set("Content-Encoding", chosen.coding)
		// ServeContent leaves the length of what is encoded to whoever encodes.
		header.Set("Content-Length", strconv.Itoa(len(chosen.content)))
	}
	header.Set("ETag", chosen.tag)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(chosen.content))
}

// plain returns what is in a file.
func (f *file) plain() []byte { return f.forms[len(f.forms)-1].content }

// choose returns the best form that a client accepts. One that accepts none of them gets the uncompressed one.
func (f *file) choose(accepted []string) *form {
	for i := range f.forms {
		if f.forms[i].coding != "" && accepts(accepted, f.forms[i].coding) {
			return &f.forms[i]
		}
	}
	return &f.forms[len(f.forms)-1]
}

// accepts reports whether Accept-Encoding headers allow a coding: by its name or else by *, and not with a weight of 0 (RFC 9110,
// section 12.5.3). Which one of several is preferred does not matter: the smallest serves everyone best.
func accepts(headers []string, coding string) bool {
	any := false
	for _, item := range strings.Split(strings.Join(headers, ","), ",") {
		name, weight, weighted := strings.Cut(item, ";")
		allowed := true
		if weighted {
			q, err := strconv.ParseFloat(strings.TrimPrefix(strings.ToLower(strings.TrimSpace(weight)), "q="), 64)
			allowed = err == nil && q > 0
		}
		switch strings.ToLower(strings.TrimSpace(name)) {
		case coding:
			return allowed
		case "*":
			any = allowed
		}
	}
	return any
}

// fail answers with a status and a sentence.
func fail(w http.ResponseWriter, status int, sentence string) {
	w.Header().Set("Cache-Control", revalidate)
	http.Error(w, sentence, status)
}
