package web

import (
	"net/http"
	"strings"
)

// contentPolicy lets the page run its own scripts and the WebAssembly program, in its own worker, and load nothing from elsewhere.
var contentPolicy = strings.Join([]string{
	"default-src 'none'",
	"script-src 'self' 'wasm-unsafe-eval'",
	"worker-src 'self'",
	"style-src 'self'",
	"img-src 'self' blob:", // blob: the page's own pictures, on their way to a PNG
	"connect-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'",
}, "; ")

// protection is what every answer says to a browser, errors included.
var protection = map[string]string{
	"Content-Security-Policy":      contentPolicy,
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Permissions-Policy":           "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
	"Referrer-Policy":              "no-referrer",
	"X-Content-Type-Options":       "nosniff",
}

// protected gives every answer of a handler the headers of protection.
func protected(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, value := range protection {
			w.Header().Set(name, value)
		}
		h.ServeHTTP(w, r)
	})
}
