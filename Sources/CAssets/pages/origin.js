// Runs before anything is drawn, so that nothing moves afterwards: says what scripts can do here, for the style sheet, and
// puts this server's address where a page left room for it, while the page comes in.
"use strict";

document.documentElement.classList.add("scripts");
if (navigator.clipboard) document.documentElement.classList.add("clipboard");

// The address of this server, with the path that it is served under where there is one: what stands before its own files.
const base = new URL(document.currentScript.src).href.replace(/\/assets\/[^/]*$/, "");

const places = document.getElementsByTagName("span");
function fill() {
  for (const place of places) {
    // what follows a place has come in, so the place has come in whole
    if (place.dataset.origin === "" && (place.nextSibling || document.readyState !== "loading")) {
      place.textContent = base;
      place.dataset.origin = "filled";
    }
  }
}
new MutationObserver(fill).observe(document, { childList: true, subtree: true });
document.addEventListener("DOMContentLoaded", fill);
