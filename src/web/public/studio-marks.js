// Shows in the user's words what a finding is about: a copy of the text lies under the box and carries the marks.
"use strict";
(() => {
  const form = document.getElementById("take-form");
  if (!form) return;
  const { take, text } = form.elements;
  const boxOf = () => (text.value.trim() ? text : take);
  let coached = boxOf().value;

  /** Where these words stand now: what was typed since may have moved them, or taken them away. */
  function placesOf(button) {
    const now = boxOf().value;
    return button.dataset.spans.split(" ").flatMap((span) => {
      const [start, end] = span.split("-").map(Number);
      const words = coached.slice(start, end);
      if (words === "") return [];
      if (now.slice(start, end) === words) return [{ start, end }];
      const at = now.indexOf(words);
      return at === -1 ? [] : [{ start: at, end: at + words.length }];
    });
  }

  function mark(places, kind) {
    for (const mirror of form.querySelectorAll("[data-mirror]")) mirror.textContent = "";
    const box = boxOf();
    if (box.value === "") return;
    const mirror = form.querySelector(`[data-mirror="${box.name}"]`);
    let at = 0;
    for (const { start, end } of [...places].sort((a, b) => a.start - b.start)) {
      if (start < at) continue;
      mirror.append(box.value.slice(at, start));
      const element = document.createElement("mark");
      element.className = kind;
      element.textContent = box.value.slice(start, end);
      mirror.append(element);
      at = end;
    }
    mirror.append(`${box.value.slice(at)}\n`);
    mirror.scrollTop = box.scrollTop;
  }

  /** At rest, what no longer fits the channel is marked. */
  function rest() {
    const over = document.getElementById("lengths")?.dataset.over;
    mark(over !== undefined && boxOf().value === coached ? [{ start: Number(over), end: coached.length }] : [], "over");
  }

  function reveal() {
    for (const button of document.querySelectorAll("#coach [data-spans]")) {
      const places = placesOf(button);
      const marked = places.reduce((sum, { start, end }) => sum + end - start, 0);
      // A mark over everything shows nothing.
      button.hidden = places.length === 0 || marked >= coached.trim().length;
    }
  }

  const buttonOf = (event) => event.target.closest?.("#coach [data-spans]");
  for (const kind of ["focusin", "mouseover"])
    document.addEventListener(kind, (event) => {
      const button = buttonOf(event);
      if (!button) return;
      const places = placesOf(button);
      mark(places, "pointed");
      form.querySelector("mark.pointed")?.scrollIntoView?.({ block: "nearest" });
      boxOf().scrollTop = form.querySelector(`[data-mirror="${boxOf().name}"]`).scrollTop;
    });
  for (const kind of ["focusout", "mouseout"])
    document.addEventListener(kind, (event) => buttonOf(event) && rest());
  document.addEventListener("click", (event) => {
    const [place] = buttonOf(event) ? placesOf(buttonOf(event)) : [];
    if (!place) return;
    boxOf().focus();
    boxOf().setSelectionRange(place.start, place.end);
  });

  let asked = coached;
  document.addEventListener("htmx:configRequest", () => (asked = boxOf().value));
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target?.id !== "coach" && event.target.id !== "coach") return;
    coached = asked;
    reveal();
    rest();
  });
  // The help with a take brings an answer of the coach along.
  new MutationObserver(reveal).observe(form, { childList: true });
  form.addEventListener("input", rest);
  for (const box of [take, text])
    box.addEventListener("scroll", () => (form.querySelector(`[data-mirror="${box.name}"]`).scrollTop = box.scrollTop));
  reveal();
  rest();
})();
