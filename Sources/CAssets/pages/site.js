// Improves pages that work without it. It asks no other host and keeps nothing.
"use strict";

// The button behind each line that is worth copying. It has been there since the page was drawn (origin.js).
if (navigator.clipboard) {
  for (const line of document.querySelectorAll("[data-copy]")) {
    const button = line.nextElementSibling;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(line.textContent.trim());
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = "Copy"; }, 1500);
    });
  }
}

// A chosen order or day takes effect at once. A date is complete when its field is left, or on Enter.
for (const field of document.querySelectorAll("select[data-submit]")) {
  field.addEventListener("change", () => field.form.requestSubmit());
}

// Empty fields stay out of the address.
for (const form of document.forms) {
  form.addEventListener("submit", () => {
    for (const field of form.elements) if (field.name && field.value === "") field.disabled = true;
  });
}
addEventListener("pageshow", () => {
  for (const form of document.forms) for (const field of form.elements) field.disabled = false;
});

// Many values of a filter are looked through by typing.
for (const find of document.querySelectorAll(".facet-find")) {
  const facet = find.closest(".facet");
  const values = [...facet.querySelectorAll("li")];
  const rest = facet.querySelector(".facet-rest");
  find.hidden = false;
  find.addEventListener("input", () => {
    const words = find.value.trim().toLocaleLowerCase();
    for (const value of values) value.hidden = !value.textContent.toLocaleLowerCase().includes(words);
    if (rest) rest.open = words !== "";
  });
}
