// Makes a slider of the year on the map's page: the map follows while it is moved. Without it the form asks for a page.
"use strict";

const form = document.getElementById("map-year");
if (form) {
  const year = form.elements["as_of"];
  const shown = form.querySelector("output");
  // the step behind the last year stands for all of them; the field says that by being empty
  const all = Number(year.max) + 1;
  const first = year.value || all;
  year.type = "range";
  year.max = all;
  year.value = first;
  say();
  // hidden and not gone: what follows must not move
  form.classList.add("live");
  let timer, asked;

  function say() {
    const words = Number(year.value) === all ? "all" : year.value;
    shown.textContent = words;
    year.setAttribute("aria-valuetext", words);
  }

  async function show() {
    const fields = new URLSearchParams(new FormData(form));
    if (Number(year.value) === all) fields.delete(year.name);
    const address = form.getAttribute("action") + (fields.size ? "?" + fields : "");
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" }, signal: asked.signal });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const part of document.querySelectorAll("[data-follows]")) {
        const next = page.getElementById(part.id);
        // what a reader has opened stays open
        if (part.querySelector("details")?.open) next.querySelector("details").open = true;
        part.replaceWith(next);
      }
      document.title = page.title;
      history.replaceState(null, "", address);
    } catch (fault) {
      if (fault.name !== "AbortError") form.classList.remove("live");
    }
  }

  year.addEventListener("input", () => {
    say();
    clearTimeout(timer);
    timer = setTimeout(show, 80);
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
}
