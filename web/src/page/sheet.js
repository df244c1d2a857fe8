// Sheets: what opens under a button of the header and closes by itself (the browser's popover).

/**
 * Makes a sheet that opens under a button.
 * @param {HTMLElement} button
 * @param {string} name a class, and the label
 * @param {(sheet: HTMLElement) => Promise<void>} fill called each time before it opens
 */
export function attachSheet(button, name, fill) {
  const sheet = document.createElement("div");
  sheet.popover = "auto";
  sheet.className = `sheet ${name}`;
  sheet.role = "dialog";
  sheet.ariaLabel = name;
  document.body.append(sheet);
  button.ariaExpanded = "false";
  // With popoverTargetElement the browser knows that the button belongs to the sheet, and a second click closes it.
  /** @type {HTMLButtonElement} */ (button).popoverTargetElement = sheet;
  /** @type {Promise<void> | undefined} */
  let filled;
  sheet.addEventListener("beforetoggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === "open") filled = fill(sheet).catch(() => apologise(sheet));
  });
  sheet.addEventListener("toggle", async (event) => {
    const open = /** @type {ToggleEvent} */ (event).newState === "open";
    button.ariaExpanded = String(open);
    if (!open) return;
    place(sheet, button);
    await filled;
    if (!sheet.matches(":popover-open")) return;
    place(sheet, button); // It may be wider now.
    /** @type {HTMLElement | null} */ (sheet.querySelector("button, input"))?.focus();
  });
  return sheet;
}

/** @param {HTMLElement} sheet whose content has not come */
function apologise(sheet) {
  const sorry = document.createElement("p");
  sorry.role = "alert";
  sorry.textContent = "This part of the page could not be loaded. Your program is kept: reload the page to try again.";
  sheet.replaceChildren(sorry);
}

/**
 * @param {HTMLElement} sheet
 * @param {HTMLElement} button
 */
function place(sheet, button) {
  const { left } = button.getBoundingClientRect();
  const most = document.documentElement.clientWidth - sheet.offsetWidth - 12;
  sheet.style.left = `${Math.max(12, Math.min(left, most))}px`;
}
