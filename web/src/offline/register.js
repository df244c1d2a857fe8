// Asks the browser to keep the page for when there is no network. A browser may refuse; then the page needs the network each time.

export function keepOffline() {
  // Only the page's own window: what is shown within another site leaves nothing behind there.
  if (top !== self) return;
  navigator.serviceWorker?.register("service-worker.js").catch(() => {});
}
