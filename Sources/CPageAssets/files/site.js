// Improves pages that work without it. No request to any other host, nothing kept.
"use strict";

// A button beside each line that is worth copying; the address of this server stands in where the page left room for it.
for (const place of document.querySelectorAll("[data-origin]")) place.textContent = location.origin;
for (const line of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(line.textContent.trim());
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  });
  line.after(button);
}
