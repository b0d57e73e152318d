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

  window.doorCopy = copy;

  function forget(key) {
    try {
      localStorage.removeItem(key);
    } catch {}
  }

  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => void copy(document.getElementById(button.dataset.copy).textContent, button));
  }

  for (const button of document.querySelectorAll("button[data-copy-from]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const answer = await fetch(button.dataset.copyFrom, { redirect: "manual" }).catch(() => undefined);
      if (answer?.ok) void copy(await answer.text(), button);
      else tell(button, "We could not be reached");
    });
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
