// What the page has to say that belongs to no place in it.

/** @param {string} text takes the place of the notice before, if it still stands there */
export function notify(text) {
  document.querySelector(".notice")?.remove();
  const notice = document.createElement("div");
  notice.className = "notice";
  notice.role = "alert";
  const close = document.createElement("button");
  close.textContent = "Close";
  close.addEventListener("click", () => notice.remove());
  notice.append(text, close);
  document.body.append(notice);
}
