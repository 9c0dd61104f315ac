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

// On a telephone what was found stands before the form that it was asked by (list.css hid that until now).
for (const form of document.querySelectorAll(".ask[data-folds]")) {
  if (matchMedia("(max-width: 40rem)").matches) form.open = false;
  form.removeAttribute("data-folds");
}

// A way to paper.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
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

// A slash leads to the search box, unless something is being typed.
const searchBoxes = [...document.querySelectorAll("form[role=search] input[name=q]")];
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  const box = searchBoxes.find((each) => each.offsetParent);
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// Records are suggested while somebody types (ARIA Authoring Practices, combobox with a list). Without an answer the form
// works as it does without this script.
for (const box of searchBoxes) {
  const list = document.createElement("ul");
  list.id = `${box.id}-suggestions`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  list.hidden = true;
  box.form.classList.add("has-suggestions");
  box.after(list);
  for (const [name, value] of Object.entries({
    role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) box.setAttribute(name, value);
  let chosen = -1;
  let asked = "";
  let timer = 0;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };
  const choose = (place) => {
    const items = [...list.children];
    chosen = items.length ? (place + items.length) % items.length : -1;
    items.forEach((item, number) => item.setAttribute("aria-selected", String(number === chosen)));
    if (chosen >= 0) box.setAttribute("aria-activedescendant", items[chosen].id);
  };
  const show = (hits) => {
    list.replaceChildren(...hits.map((hit, number) => {
      const item = document.createElement("li");
      item.id = `${list.id}-${number}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      const link = document.createElement("a");
      link.href = new URL(hit.url.replace(/^\//, ""), new URL("./", box.form.action));
      link.tabIndex = -1;
      link.textContent = hit.name;
      const kind = document.createElement("span");
      kind.className = "tag";
      kind.textContent = hit.type;
      link.append(" ", kind);
      item.append(link);
      return item;
    }));
    chosen = -1;
    list.hidden = hits.length === 0;
    box.setAttribute("aria-expanded", String(hits.length > 0));
  };
  const ask = async () => {
    const words = box.value.trim();
    asked = words;
    if (words.length < 2) return close();
    try {
      const address = new URL("suggest", box.form.action);
      address.searchParams.set("q", words);
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      if (!answer.ok) return close();
      const { data } = await answer.json();
      if (asked === words && document.activeElement === box) show(data);
    } catch {
      close();
    }
  };
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      return close();
    }
    if (list.hidden) return;
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? -1 : chosen - 1);
    else if (event.key === "Enter" && chosen >= 0) list.children[chosen].firstChild.click();
    else return;
    event.preventDefault();
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  box.addEventListener("blur", close);
}
