package web

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"runtime"
	"runtime/metrics"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"gatherplay/gather/python"
	"gatherplay/gather/timeline"
	"gatherplay/gather/trace"
)

// What a picture may cost. A program that is worth a picture in a text needs a small part of it.
var pictureLimits = python.Limits{
	Instructions: 4_000_000, // a tenth of a second or two
	Bytes:        32 << 20,
	Output:       64 << 10,
	Tasks:        5_000,
	Rounds:       100_000,
	Events:       50_000,
}

// atOnce is how many pictures are drawn at the same time. Something is left for everything else.
var atOnce = max(1, runtime.GOMAXPROCS(0)-1)

const (
	longestProgram = 64 << 10 // bytes that a link may unfold to
	largestPicture = 1 << 20
	cacheSize      = 16 << 20 // bytes of pictures that are kept
)

// fresh is how long a picture may be shown without asking whether it is still the same: a newer server may draw it better.
const fresh = time.Hour

// How many requests may wait for their picture, and how long. Who is turned away is told to come again.
const (
	mostWaiting = 64
	patience    = 5 * time.Second
)

// The widths that a picture may have, in CSS pixels, and the one it has if nothing is said.
const (
	narrowest    = 240
	widest       = 2000
	defaultWidth = 880
)

// A pictureRequest says what is to be drawn. Equal ones get the same picture.
type pictureRequest struct {
	program string
	seed    int64
	width   int
	theme   timeline.Theme
}

// A badRequest is an error in what was asked for, in a sentence.
type badRequest string

func (b badRequest) Error() string { return string(b) }

// A picture is what is answered to a request, always in SVG: the drawing, or words in its place.
type picture struct {
	status int
	file   *file
	// passing says that it may be another one the next time: programs that are drawn at the same time share what memory there is.
	passing bool
}

// An artist draws the timelines of programs: a few at the same time, each within limits, and each once as long as it is kept.
type artist struct {
	examples map[string]string // programs, by their names
	drawing  chan struct{}     // holds a token for each picture that is being drawn
	waiting  chan struct{}     // and for each request that waits for one
	underWay commissions
	kept     *cache
	paint    func(pictureRequest) *picture
}

func newArtist(examples map[string]string) *artist {
	return &artist{
		examples: examples,
		drawing:  make(chan struct{}, atOnce),
		waiting:  make(chan struct{}, mostWaiting),
		underWay: commissions{open: map[pictureRequest]*commission{}},
		kept:     newCache(cacheSize),
		paint:    paint,
	}
}

// ServeHTTP answers /timeline.svg.
//
//	code=…     a program: deflate, then base64url, as in the fragment of a link to the page
//	example=…  or the name of an example
//	seed=N     what random is seeded with; 0 if not given
//	theme=…    auto, light or dark; auto if not given
//	width=N    in pixels
func (a *artist) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	request, err := a.parse(r.URL.RawQuery)
	if err != nil {
		servePicture(w, r, notice(http.StatusBadRequest, "There is no picture here", err.Error(), request))
		return
	}
	p, err := a.draw(r.Context(), request)
	if err != nil {
		w.Header().Set("Retry-After", "2")
		fail(w, http.StatusTooManyRequests, "Too many pictures are asked for at the moment. Ask again in a few seconds.")
		return
	}
	servePicture(w, r, p)
}

func servePicture(w http.ResponseWriter, r *http.Request, p *picture) {
	if p.status == http.StatusOK {
		serveFile(w, r, p.file)
		return
	}
	header, plain := w.Header(), p.file.plain()
	set(header, p.file.loosened)
	header.Set("Content-Type", p.file.contentType)
	header.Set("Cache-Control", p.file.caching)
	header.Set("Content-Length", strconv.Itoa(len(plain)))
	w.WriteHeader(p.status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(plain) // whoever asked may have gone
	}
}

// parse reads what a query asks for. With an error it returns how to draw the words about it.
func (a *artist) parse(query string) (pictureRequest, error) {
	request := pictureRequest{width: defaultWidth}
	values, err := url.ParseQuery(query)
	if err != nil {
		return request, badRequest("The address is damaged; perhaps it was cut short.")
	}
	if name := values.Get("theme"); name != "" {
		theme, ok := timeline.ParseTheme(name)
		if !ok {
			return request, badRequest("theme is auto, light or dark.")
		}
		request.theme = theme
	}
	if text := values.Get("width"); text != "" {
		width, err := strconv.Atoi(text)
		if err != nil || width < narrowest || width > widest {
			return request, badRequest(fmt.Sprintf("width is a number of pixels from %d to %d.", narrowest, widest))
		}
		request.width = width
	}
	if text := values.Get("seed"); text != "" {
		if request.seed, err = strconv.ParseInt(text, 10, 64); err != nil {
			return request, badRequest("seed is a whole number.")
		}
	}
	if code := values.Get("code"); code != "" {
		request.program, err = unfold(code)
		return request, err
	}
	if name := values.Get("example"); name != "" {
		program, ok := a.examples[name]
		if !ok {
			return request, badRequest("There is no example of this name.")
		}
		request.program = program
		return request, nil
	}
	return request, badRequest("The address says no program: code=… or example=… is missing.")
}

// unfold returns the program in a link.
func unfold(code string) (string, error) {
	packed, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(code, "="))
	if err != nil {
		return "", badRequest("The program in this address is damaged; perhaps it was cut short.")
	}
	reader := flate.NewReader(bytes.NewReader(packed))
	program, err := io.ReadAll(io.LimitReader(reader, longestProgram+1))
	switch {
	case len(program) > longestProgram:
		return "", badRequest(fmt.Sprintf("The program is longer than the %d kB that are drawn here.", longestProgram>>10))
	case err != nil || !utf8.Valid(program):
		return "", badRequest("The program in this address is damaged; perhaps it was cut short.")
	}
	return string(program), nil
}

var errBusy = errors.New("too many pictures are being drawn")

// draw returns the picture that is asked for: the one that is kept, the one that is being drawn for somebody else, or a new one when it
// is its turn. The error is errBusy.
func (a *artist) draw(ctx context.Context, request pictureRequest) (*picture, error) {
	if p := a.kept.get(request); p != nil {
		return p, nil
	}
	select {
	case a.waiting <- struct{}{}:
		defer func() { <-a.waiting }()
	default:
		return nil, errBusy
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		commissioned, isNew := a.underWay.join(request)
		if isNew {
			return a.drawAnew(ctx, request)
		}
		select {
		case <-commissioned.done:
			if commissioned.picture != nil {
				return commissioned.picture, nil
			}
		case <-ctx.Done():
			return nil, errBusy
		}
	}
}

// drawAnew draws a picture that has been commissioned, when it is its turn.
func (a *artist) drawAnew(ctx context.Context, request pictureRequest) (p *picture, err error) {
	defer func() { a.underWay.settle(request, p) }()
	if p := a.kept.get(request); p != nil {
		return p, nil // the commission before has just been settled
	}
	select {
	case a.drawing <- struct{}{}:
		defer func() { <-a.drawing }()
	case <-ctx.Done():
		return nil, errBusy
	}
	p = a.paint(request)
	if !p.passing {
		a.kept.put(request, p, len(request.program)+p.file.size())
	}
	return p, nil
}

// paint runs a program and draws what it did. What is no Python, is refused or takes too much has words in the place of a drawing.
func paint(request pictureRequest) *picture {
	// Memory is counted for the process, of which most is not the program's. What only waits for the collector doesn't count.
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	limits := pictureLimits
	limits.BytesBeside = int64(live[0].Value.Uint64()) + int64(atOnce-1)*limits.Bytes
	t := python.Run(python.Program{Name: "main.py", Source: request.program}, python.Options{Seed: request.seed, Limits: limits})
	switch t.Exit.Kind {
	case trace.SyntaxError:
		return notice(http.StatusUnprocessableEntity, "This is no Python"+line(t), t.Exit.Message, request)
	case trace.Unsupported:
		return notice(http.StatusUnprocessableEntity, "This program can’t be run here"+line(t), t.Exit.Message, request)
	case trace.LimitReached:
		p := notice(http.StatusUnprocessableEntity, "This program takes more than is spent on a picture"+line(t), t.Exit.Message, request)
		p.passing = atOnce > 1
		return p
	case trace.InternalError:
		return notice(http.StatusUnprocessableEntity, "This program can’t be drawn", t.Exit.Message, request)
	}
	svg := timeline.Layout(t, timeline.Fit(float64(request.width))).AppendSVG(nil, timeline.SVG{Standalone: true, Theme: request.theme})
	if len(svg) > largestPicture {
		return notice(http.StatusUnprocessableEntity, "This picture is too large", "The program does more than a picture can show. The page shows all of it.", request)
	}
	return &picture{status: http.StatusOK, file: pictureFile(svg, fresh)}
}

// line says where a program ended, as the end of a title.
func line(t *trace.Trace) string {
	span := t.Exit.Span
	if span.Zero() || span.File != 0 {
		return ""
	}
	return fmt.Sprintf(" (line %d)", trace.NewSourceIndex(t.Files[0].Source).Line(span.Start))
}

// notice returns a picture of words.
func notice(status int, title, words string, request pictureRequest) *picture {
	svg := timeline.Notice(title, strings.ReplaceAll(words, "`", ""), float64(request.width), request.theme)
	return &picture{status: status, file: pictureFile(svg, 0)}
}

// pictureFile returns a drawing as a file that may be kept for a while without asking whether it is still the same.
func pictureFile(svg []byte, age time.Duration) *file {
	f := &file{contentType: contentTypes[".svg"], caching: revalidate, loosened: inert}
	if age > 0 {
		f.caching = fmt.Sprintf("public, max-age=%d", int(age.Seconds()))
	}
	sum := sha256.Sum256(svg)
	hash := base64.RawURLEncoding.EncodeToString(sum[:12])
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, _ = z.Write(svg) // A buffer takes everything.
	_ = z.Close()
	f.forms = []form{{"gzip", packed.Bytes(), strconv.Quote(hash + "-gzip")}, {"", svg, strconv.Quote(hash)}}
	return f
}
