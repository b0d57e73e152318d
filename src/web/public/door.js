// Comforts for who has JavaScript: every page works without. Nothing here may be needed to get anything done.
"use strict";
(() => {
  const KEPT = "door:";

  /** Copy, and say so where it was asked for. */
  async function copy(text, button) {
    try {
      await navigator.clipboard.writeText(text);
      tell(button, "Copied");
      return true;
    } catch {
      tell(button, "Your browser did not let us copy");
      return false;
    }
  }

  function tell(button, words) {
    const before = button.textContent;
    button.textContent = words;
    setTimeout(() => (button.textContent = before), 2500);
  }

  function wordsOf(form) {
    const { take, text } = form.elements;
    return (text.value.trim() || take.value.trim()).replace(/\r\n/g, "\n");
  }

  /** What is typed and not saved outlives a closed window, in this browser only. */
  function keepTake(form) {
    const key = KEPT + form.dataset.keep;
    const fields = [form.elements.take, form.elements.text];
    const saved = fields.map((field) => field.value);
    const note = form.querySelector("[data-kept]");
    const typed = read(key);
    if (typed && fields.some((field, i) => plain(typed[i]) !== plain(saved[i]))) {
      fields.forEach((field, i) => (field.value = typed[i] ?? ""));
      if (fields[1].value) fields[1].closest("details").open = true;
      note.hidden = false;
    } else if (!form.querySelector("[aria-invalid]")) forget(key);
    form.addEventListener("input", () => write(key, fields.map((field) => field.value)));
    form.querySelector("[data-drop]").addEventListener("click", () => {
      fields.forEach((field, i) => (field.value = saved[i]));
      forget(key);
      note.hidden = true;
      count(form);
      fields[0].focus();
    });
  }

  const plain = (text) => (text ?? "").replace(/\r\n/g, "\n").trim();

  function read(key) {
    try {
      const value = JSON.parse(localStorage.getItem(key));
      return Array.isArray(value) ? value.map(String) : undefined;
    } catch {
      return undefined;
    }
  }

  // A full or forbidden store costs a comfort, nothing else.
  function write(key, value) {
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {}
  }

  function forget(key) {
    try {
      localStorage.removeItem(key);
    } catch {}
  }

  function count(form) {
    const output = form.querySelector("[data-count]");
    const words = wordsOf(form);
    const length = [...words].length;
    const limit = Number(form.elements.channel.selectedOptions[0]?.dataset.limit ?? 0);
    const all = words.split(/\s+/).filter(Boolean).length;
    output.textContent = limit ? `${length} of ${limit} characters` : all === 1 ? "1 word" : `${all} words`;
    output.classList.toggle("over", limit > 0 && length > limit);
  }

  for (const form of document.querySelectorAll("form[data-keep]")) {
    keepTake(form);
    count(form);
    form.addEventListener("input", () => count(form));
    form.addEventListener("submit", (event) => {
      if (event.submitter?.value !== "open" || !wordsOf(form)) return;
      // Both while the click still counts as one; the form itself is sent as always, so the take is saved too.
      void copy(wordsOf(form), event.submitter);
      if (form.dataset.open) window.open(form.dataset.open, "_blank", "noopener,noreferrer");
    });
  }

  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => void copy(document.getElementById(button.dataset.copy).textContent, button));
  }

  const revealDismiss = () => document.querySelectorAll("[data-dismiss]").forEach((button) => (button.hidden = false));
  revealDismiss();

  document.addEventListener("click", (event) => {
    const dismiss = event.target.closest?.("[data-dismiss]");
    if (dismiss) dismiss.closest(".flash").remove();
    // A link to something folded away unfolds it.
    const link = event.target.closest?.('a[href^="#"]');
    if (link) unfold(link.hash);
  });

  function unfold(hash) {
    const target = hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
    for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  }
  unfold(location.hash);
  window.addEventListener("hashchange", () => unfold(location.hash));

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.getAttribute("action") === "/sign-out") Object.keys(localStorage).filter((key) => key.startsWith(KEPT)).forEach(forget);
    if (!form.dataset.busy || event.defaultPrevented) return;
    form.setAttribute("aria-busy", "true");
    const button = form.querySelector("button:not([type=button])");
    button.textContent = form.dataset.busy;
    // Sent once: later clicks are answered by patience. Not "disabled", which would lose the focus.
    form.addEventListener("submit", (again) => again.preventDefault());
  });
  // Coming back with the browser's own button, the page is as it was left: make it usable again.
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());

  // A part that is fetched again does not pull the page away from under who is using it.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const polling = event.detail.requestConfig?.elt.classList.contains("progress");
    if (polling && event.detail.target.contains(document.activeElement)) event.detail.shouldSwap = false;
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    revealDismiss();
    if (document.activeElement === document.body && !event.detail.requestConfig?.elt.classList.contains("progress")) {
      document.getElementById("main")?.focus({ preventScroll: true });
    }
  });
})();
