// Gives each sample of the guide a button that copies it.

for (const sample of document.querySelectorAll("pre:is([data-sample], [data-shell])")) {
  const text = `${(sample.textContent ?? "").trimEnd()}\n`;
  const button = document.createElement("button");
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    const copied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    button.textContent = copied ? "Copied" : "Select it to copy it";
  });
  sample.append(button);
}
