// A moment of the recording, clicked, plays here instead of in a window of its own; what is heard is marked as it is said.
"use strict";
(() => {
  const player = document.querySelector("[data-player]");
  if (!player) return;
  let wanted = 0;
  const trouble = document.querySelector("[data-player-trouble]");

  document.addEventListener("click", (event) => {
    const stamp = event.target.closest?.("a[data-at]");
    // With a key held, a link is a link.
    if (!stamp || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    seek(Number(stamp.dataset.at));
    // Refused by the browser or by their server: the note below says so, and the link in it still leads there.
    player.play().catch(() => undefined);
    mark(Number(stamp.dataset.at));
  });

  /** Before anything of it is loaded, not every browser keeps the wish. */
  function seek(seconds) {
    player.currentTime = seconds;
    if (player.readyState > 0) return;
    wanted = seconds;
    player.addEventListener("loadedmetadata", () => (player.currentTime = wanted), { once: true });
  }

  player.addEventListener("error", () => {
    if (trouble) trouble.hidden = false;
  });
  player.addEventListener("playing", () => {
    if (trouble) trouble.hidden = true;
  });
  player.addEventListener("timeupdate", () => mark(player.currentTime));

  let lines = [];
  let chapters = [];
  function look() {
    lines = timed("[data-line]", "line");
    chapters = timed("[data-chapter]", "chapter");
  }
  function timed(selector, name) {
    return Array.from(document.querySelectorAll(selector), (element) => ({ element, at: Number(element.dataset[name]) }));
  }
  look();
  // The transcript may have come meanwhile.
  document.addEventListener("htmx:afterSettle", look);

  function mark(seconds) {
    for (const list of [lines, chapters]) {
      const now = list.findLast((one) => one.at <= seconds + 0.05);
      for (const one of list) {
        if (one === now) one.element.setAttribute("aria-current", "true");
        else if (one.element.hasAttribute("aria-current")) one.element.removeAttribute("aria-current");
      }
    }
  }
})();
