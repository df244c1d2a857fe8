// Files that the page makes.

/**
 * Hands a file to the browser, to be saved.
 * @param {Blob} content
 * @param {string} file its name
 * @returns {Promise<string>} what to say about it
 */
export async function download(content, file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return `Downloaded as ${file}.`;
}
