package web

import (
	"context"
	"fmt"
	"net/http"
	"path"
	"sync"
	"time"
)

// ChangesPath is where a page that wants to load anew listens for changes: a stream of server-sent events, one for each.
const ChangesPath = "/lessons/changes"

// LearnPath is where the learner's page is.
const LearnPath = "/learn.html"

// breath is how often a silent stream is written to, so that nobody on the way takes it for dead.
const breath = 30 * time.Second

// A Live handler serves files that change, and behind them a page that doesn't.
type Live struct {
	page http.Handler
	ctx  context.Context

	mu      sync.Mutex
	files   map[string]*file
	changed chan struct{} // closed by the next change
	framers []string
}

// NewLive returns a handler that serves what [Live.Set] gives it, and else the page. Its streams end with the context.
func NewLive(ctx context.Context, page http.Handler) *Live {
	return &Live{page: page, ctx: ctx, changed: make(chan struct{})}
}

// Set puts files, by their paths without a leading slash, in the place of those that there were, and tells everybody who listens.
func (l *Live) Set(files map[string][]byte) {
	served := map[string]*file{}
	for name, content := range files {
		if contentTypes[path.Ext(name)] != "" {
			served["/"+name] = newFile(name, content)
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.files = served
	close(l.changed)
	l.changed = make(chan struct{})
}

// FrameBy lets sites, which are named by their origins, show the learner's page in a frame.
func (l *Live) FrameBy(sites []string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.framers = sites
}

func (l *Live) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	l.mu.Lock()
	files, changed, framers := l.files, l.changed, l.framers
	l.mu.Unlock()
	reads := r.Method == http.MethodGet || r.Method == http.MethodHead
	switch f := files[r.URL.Path]; {
	case r.URL.Path == ChangesPath && r.Method == http.MethodGet:
		protected(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { l.stream(w, r, changed) })).ServeHTTP(w, r)
	case f != nil && reads:
		protected(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { serveFile(w, r, f) })).ServeHTTP(w, r)
	case r.URL.Path == LearnPath && len(framers) > 0:
		l.page.ServeHTTP(&framable{w, framers}, r)
	default:
		l.page.ServeHTTP(w, r)
	}
}

// stream writes an event for each change.
func (l *Live) stream(w http.ResponseWriter, r *http.Request, changed chan struct{}) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	// An answer that goes on is not to end when others would have had their time. Where there is no deadline, there is none to lift.
	_ = http.NewResponseController(w).SetWriteDeadline(time.Time{})
	silence := time.NewTicker(breath)
	defer silence.Stop()
	event := ": listening\n\n"
	for {
		if _, err := fmt.Fprint(w, event); err != nil || http.NewResponseController(w).Flush() != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case <-l.ctx.Done():
			return
		case <-silence.C:
			event = ": still here\n\n"
		case <-changed:
			l.mu.Lock()
			changed = l.changed
			l.mu.Unlock()
			event = "event: changed\ndata:\n\n"
		}
	}
}
