// Makes a slider of the year on the map's page: the map follows while it is moved. Without it the form asks for a page.
"use strict";

const form = document.getElementById("map-year");
if (form) {
  const year = form.elements["as_of"];
  const shown = form.querySelector("output");
  let timer, asked;
  year.type = "range";
  shown.textContent = year.value;
  // hidden and not gone: what follows must not move
  form.classList.add("live");

  async function show() {
    const address = form.getAttribute("action") + "?" + new URLSearchParams(new FormData(form));
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" }, signal: asked.signal });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      document.getElementById("map-view").replaceWith(page.getElementById("map-view"));
      document.title = page.title;
      history.replaceState(null, "", address);
    } catch (fault) {
      if (fault.name !== "AbortError") form.classList.remove("live");
    }
  }

  year.addEventListener("input", () => {
    shown.textContent = year.value;
    clearTimeout(timer);
    timer = setTimeout(show, 80);
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
}
