// Puts this server's address where a page left room for it, while the page comes in, so that nothing moves afterwards.
"use strict";

const places = document.getElementsByTagName("span");
function fill() {
  for (const place of places) {
    // what follows a place has come in, so the place has come in whole
    if (place.dataset.origin === "" && (place.nextSibling || document.readyState !== "loading")) {
      place.textContent = location.origin;
      place.dataset.origin = "filled";
    }
  }
}
new MutationObserver(fill).observe(document, { childList: true, subtree: true });
document.addEventListener("DOMContentLoaded", fill);
