// Small things that a page does better with a script; all work without it.
(() => {
  "use strict";
  document.documentElement.classList.add("js");
  const summary = document.getElementById("summary");
  if (summary) summary.focus();

  // What was done is read out, and is not said again when the page is read anew.
  const did = document.getElementById("did");
  if (did) {
    const address = new URL(location.href);
    address.searchParams.delete("done");
    history.replaceState(null, "", address);
    const parts = [...did.childNodes];
    did.replaceChildren();
    setTimeout(() => did.replaceChildren(...parts), 100);
  }

  // The list of sections folds where there is no room beside the questions.
  const fold = document.querySelector(".side details");
  const narrow = matchMedia("(max-width: 72rem)");
  const folded = () => { if (fold) fold.open = !narrow.matches; };
  narrow.addEventListener("change", folded);
  folded();

  const open = new Set();
  let sent = "";
  const stateOf = (form) => form.closest("article")?.querySelector("[role=status]");
  const say = (form, text, kind) => {
    const state = stateOf(form);
    if (!state) return;
    const span = document.createElement("span");
    span.className = kind;
    span.textContent = text;
    state.replaceChildren(span);
  };

  document.body.addEventListener("htmx:beforeRequest", (event) => {
    const form = event.detail.elt;
    if (form.tagName !== "FORM") return;
    sent = form.closest("article")?.id;
    open.add(sent);
    say(form, document.body.dataset.saving, "hint");
  });
  const lost = (event) => {
    if (event.detail.elt.tagName === "FORM") say(event.detail.elt, document.body.dataset.offline, "error");
  };
  document.body.addEventListener("htmx:sendError", lost);
  document.body.addEventListener("htmx:timeout", lost);
  document.body.addEventListener("htmx:responseError", lost);
  // Where a question was drawn anew, the event comes from what is around it now; the
  // form that was sent still knows its old place.
  document.body.addEventListener("htmx:afterRequest", (event) => {
    const article = (event.detail.requestConfig?.elt ?? event.detail.elt).closest?.("article");
    if (!article) return;
    const taken = event.detail.successful;
    if (taken) open.delete(article.id);
    for (const field of article.querySelectorAll("[name=value]:not([type=radio])"))
      if (event.detail.xhr.status === 422) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
  });
  // A question that was drawn anew says again what it says: a status that comes with
  // its text is not read out. A conflict takes the place of what had the focus.
  document.body.addEventListener("htmx:afterSettle", (event) => {
    const article = event.target;
    if (article.tagName !== "ARTICLE" || article.id !== sent) return;
    if (article.classList.contains("conflict")) return article.focus();
    const state = article.querySelector("[role=status]");
    const parts = [...state.childNodes];
    state.replaceChildren();
    setTimeout(() => state.replaceChildren(...parts), 100);
  });
  // What was typed and did not reach the disk is not left without a word.
  window.addEventListener("beforeunload", (event) => {
    if (open.size) event.preventDefault();
  });
  // "None of them" and the others exclude each other.
  document.body.addEventListener("click", (event) => {
    const box = event.target;
    if (box.name !== "values" || !box.checked) return;
    for (const other of box.form.querySelectorAll("[name=values]"))
      if (other !== box && (box.value === "!none" || other.value === "!none")) other.checked = false;
  });
})();
