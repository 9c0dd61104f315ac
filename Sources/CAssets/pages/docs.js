// Runs the forms of the reference here: the request as it went out, the line for curl, the answer with status and fields.
// Without scripts the same form opens the answer; either way /docs/open says what the address is.
"use strict";

const LONGEST = 20000;

function element(name, text, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function block(result, title, text, className) {
  const code = element("code", text);
  const pre = element("pre", "", className);
  pre.tabIndex = 0;
  pre.setAttribute("role", "region");
  pre.setAttribute("aria-label", title);
  pre.append(code);
  result.append(element("h4", title), pre);
  return code;
}

function readable(text, type) {
  if (!/json$/.test(type)) return text;
  try { return JSON.stringify(JSON.parse(text), null, 2); } catch { return text; }
}

async function run(form, result) {
  const query = new URLSearchParams(new FormData(form));
  // the site's script takes empty fields out of a form that is sent; this one stays
  for (const field of form.elements) field.disabled = false;
  result.replaceChildren(element("p", "Waiting for the answer."));
  let answer, text;
  try {
    answer = await fetch(form.action + "?" + query, { headers: { Accept: "*/*" } });
    const type = answer.headers.get("Content-Type") || "";
    text = /zip/.test(type) ? "An archive; open its address to save it." : readable(await answer.text(), type.split(";")[0]);
  } catch {
    result.replaceChildren(element("p", "The server did not answer. Is it still running?"));
    return;
  }
  const address = new URL(answer.url);
  result.replaceChildren();
  block(result, "Request", "GET " + address.pathname + address.search, "code");
  const line = block(result, "curl", "curl '" + address.href.replaceAll("'", "%27") + "'", "code");
  if (navigator.clipboard) {
    const copy = element("button", "Copy", "copy");
    copy.type = "button";
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(line.textContent);
      copy.textContent = "Copied";
    });
    line.after(copy);
  }
  const fields = [...answer.headers].map(([name, value]) => name + ": " + value).join("\n");
  block(result, "Answer", answer.status + " " + answer.statusText + "\n" + fields, "answer");
  const shown = text.length > LONGEST ? text.slice(0, LONGEST) + "\n… " + text.length + " characters in all" : text;
  block(result, "Content", shown, "answer");
  const open = element("a", "Open this address");
  open.href = address.pathname + address.search;
  result.append(element("p"));
  result.lastChild.append(open);
}

for (const form of document.querySelectorAll("form.try")) {
  const result = form.querySelector(".result");
  form.addEventListener("submit", event => {
    event.preventDefault();
    run(form, result);
  });
}
