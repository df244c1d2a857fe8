package web

import (
	"net/http"
	"path"
	"strings"
)

// framedByNone is the directive that lets nobody show an answer in a frame.
const framedByNone = "frame-ancestors 'none'"

// policy returns a content security policy.
func policy(directives ...string) string { return strings.Join(directives, "; ") }

// protection is what every answer says to a browser, errors included, unless it is loosened: the page may run its own scripts and the
// WebAssembly program, in its own worker, and load nothing from elsewhere; and nobody may embed or read what is here.
var protection = map[string]string{
	"Content-Security-Policy": policy(
		"default-src 'none'",
		"script-src 'self' 'wasm-unsafe-eval'",
		"worker-src 'self'",
		"style-src 'self'",
		"img-src 'self' blob:", // blob: the page's own pictures, on their way to a PNG
		"connect-src 'self'",
		"frame-src 'self'", // previews of embeds
		"base-uri 'none'",
		"form-action 'none'",
		framedByNone,
	),
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Permissions-Policy":           "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
	"Referrer-Policy":              "no-referrer",
	"X-Content-Type-Options":       "nosniff",
}

// What embeds need loosens the protection: other sites load the scripts, the WebAssembly program, examples and pictures, and show the
// frame. All of that is public and the same for everyone.
var (
	// inert lets a picture be shown anywhere, and do nothing, not even if it is opened by itself.
	inert = map[string]string{
		"Content-Security-Policy":      policy("default-src 'none'", "style-src 'unsafe-inline'", "sandbox"),
		"Cross-Origin-Resource-Policy": "cross-origin",
		"Access-Control-Allow-Origin":  "*",
	}
	// shared lets a file be loaded by other sites, and by the frame, which has no origin.
	shared = map[string]string{
		"Cross-Origin-Resource-Policy": "cross-origin",
		"Access-Control-Allow-Origin":  "*",
	}
	// framed lets the frame be shown anywhere, and its document be read, by which the loader finds out whether it is served as one.
	// Without an origin the frame can start no worker but one of its own text, blob:, which imports the page's.
	framed = map[string]string{
		"Content-Security-Policy": policy(
			"default-src 'none'",
			"script-src 'self' 'wasm-unsafe-eval'",
			"worker-src 'self' blob:",
			"style-src 'self'",
			"img-src 'self'", // the pictures of a lesson
			"connect-src 'self'",
			"base-uri 'none'",
			"form-action 'none'",
			"frame-ancestors *",
		),
		"Access-Control-Allow-Origin":  "*",
		"Cross-Origin-Resource-Policy": "cross-origin",
		"Cross-Origin-Opener-Policy":   "unsafe-none",
	}
)

// loosened returns by what the protection of a file is loosened, given its path: nothing for the page itself.
func loosened(name string) map[string]string {
	switch {
	case name == "embed/index.html":
		return framed
	case path.Ext(name) == ".svg":
		return inert
	case path.Ext(name) == ".html":
		return nil
	}
	return shared
}

// set puts headers in the place of those of the same names.
func set(header http.Header, headers map[string]string) {
	for name, value := range headers {
		header.Set(name, value)
	}
}

// A framable answer is one that sites may show in a frame.
type framable struct {
	http.ResponseWriter
	sites []string
}

func (w *framable) WriteHeader(status int) {
	const name = "Content-Security-Policy"
	h := w.Header()
	h.Set(name, strings.Replace(h.Get(name), framedByNone, "frame-ancestors "+strings.Join(w.sites, " "), 1))
	w.ResponseWriter.WriteHeader(status)
}

// protected gives every answer of a handler the headers of protection.
func protected(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		set(w.Header(), protection)
		h.ServeHTTP(w, r)
	})
}
