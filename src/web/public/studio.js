// The studio, for who has JavaScript: what is typed is saved at every pause, and kept in this browser until it is.
"use strict";
(() => {
  const form = document.getElementById("take-form");
  if (!form) return;
  const PAUSE = 600;
  const AGAIN = 5000;
  const { take, text, channel, seen } = form.elements;
  const find = (name) => form.querySelector(`[data-${name}]`);
  const note = find("kept");
  const other = find("other");

  const plain = (words) => (words ?? "").replace(/\r\n/g, "\n").trim();
  const wordsIn = () => ({ take: take.value, text: text.value, channel: channel.value });
  const told = ({ take, text, channel }) => JSON.stringify([plain(take), plain(text), channel]);
  const leaving = () => plain(text.value) || plain(take.value);

  // What is not saved yet, in this browser only. A full or forbidden store costs a comfort, nothing else.
  const KEY = `door:${form.dataset.keep}`;
  const OWN = `${KEY}:${Math.random().toString(36).slice(2)}`;
  const store = {
    write(key, value) {
      try {
        localStorage.setItem(key, JSON.stringify(value));
      } catch {}
    },
    forget(key) {
      try {
        localStorage.removeItem(key);
      } catch {}
    },
    all() {
      try {
        return Object.keys(localStorage)
          .filter((key) => key === KEY || key.startsWith(`${KEY}:`))
          .flatMap((key) => {
            const kept = JSON.parse(localStorage.getItem(key));
            return typeof kept?.take === "string" && typeof kept.text === "string" ? [{ ...kept, key }] : [];
          })
          .sort((a, b) => b.at - a.at);
      } catch {
        return [];
      }
    },
  };

  let saved = wordsIn();
  /** What this window has shown or sent: the same words, saved by whomever, are no news here. */
  const known = new Set([told(saved)]);
  let saving; // the request that is under way
  let timer;
  let isHeld = false; // two versions stand side by side until the user chose one
  let theirs; // the other one

  const isDirty = () => told(wordsIn()) !== told(saved);
  const tell = (words) => {
    const place = find("saved");
    if (place.textContent !== words) place.textContent = words;
  };

  function keepHere() {
    store.write(isHeld ? OWN : KEY, { ...wordsIn(), seen: seen.value, at: Date.now() });
  }
  function forgetHere() {
    store.forget(KEY);
    store.forget(OWN);
  }
  function later(ms = PAUSE) {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), ms);
  }

  /** One request at a time, so that a slow one never overtakes. Answers when nothing of it is under way. */
  async function save({ isLast = false } = {}) {
    clearTimeout(timer);
    if (saving && !isLast) await saving;
    if (isHeld) return;
    if (!isDirty()) {
      forgetHere();
      if (find("saved").textContent) tell("Saved.");
      return;
    }
    if (!plain(take.value)) return tell("Kept in this browser. It is saved once there is a take.");
    saving = send(isLast).finally(() => (saving = undefined));
    await saving;
  }

  async function send(isLast) {
    const words = wordsIn();
    known.add(told(words));
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...words, seen: seen.value })) body.set(name, value);
    tell("Saving …");
    let answer;
    try {
      answer = await fetch(form.dataset.draft, { method: "POST", body, keepalive: isLast, redirect: "manual" });
      if (answer.status === 200 || answer.status === 409) answer.draft = await answer.json();
    } catch {
      answer = { status: 0 };
    }
    if (answer.type === "opaqueredirect") return tell("You are signed out. What you typed is kept in this browser.");
    if (answer.status === 200) return done(words, answer.draft);
    if (answer.status === 409) return meet(answer.draft);
    if (answer.status === 422) return tell("Too long to be saved. What you typed is kept in this browser.");
    tell("Not saved: we could not be reached. What you typed is kept in this browser, and sent again.");
    later(AGAIN);
  }

  function done(words, draft) {
    seen.value = draft.version;
    saved = words;
    if (isDirty()) return later();
    forgetHere();
    tell("Saved.");
  }

  /** Another window was there before. Words that were seen here are no news; others are shown, and nothing is written. */
  function meet(draft) {
    if (draft.version > 0 && known.has(told(draft))) {
      seen.value = draft.version;
      saved = { take: draft.take, text: draft.text, channel: draft.channel };
      if (isDirty()) return later(0);
      forgetHere();
      return tell("Saved.");
    }
    isHeld = true;
    store.forget(KEY);
    keepHere();
    tell("Not saved: choose first.");
    if (draft.version > 0) offer("In another window you saved this:", { ...draft, isStanding: true });
    else {
      const nothing = { take: "", text: "", channel: "", version: 0, isStanding: true };
      offer("In another window you posted this, or threw it away. What you typed is still here.", nothing);
    }
  }

  function offer(why, draft) {
    theirs = draft;
    find("other-why").textContent = why;
    const words = plain(draft.text) || plain(draft.take);
    find("other-words").textContent = words;
    find("other-words").hidden = !words;
    find("mine").hidden = false;
    find("theirs").hidden = !words;
    find("drop-mine")?.remove();
    other.hidden = false;
  }

  function fill(words) {
    [take.value, text.value] = [words.take, words.text];
    if ([...channel.options].some(({ value }) => value === words.channel)) channel.value = words.channel;
    if (text.value) text.closest("details").open = true;
    known.add(told(wordsIn()));
    showLength();
    window.htmx?.trigger(channel, "change");
  }

  find("mine").addEventListener("click", () => {
    if (theirs.isStanding) {
      seen.value = theirs.version;
      saved = theirs;
    }
    isHeld = false;
    other.hidden = true;
    take.focus();
    void save();
  });
  find("theirs").addEventListener("click", () => {
    const mine = wordsIn();
    const { isStanding } = theirs;
    fill(theirs);
    if (isStanding) {
      seen.value = theirs.version;
      saved = wordsIn();
    }
    isHeld = false;
    // Nothing is lost by a click: what stood in the box changes places with it.
    offer("This stood in the box before:", mine);
    find("mine").hidden = true;
    take.focus();
    void save();
  });

  /** What was typed here and never saved: put back, or, where it was changed elsewhere since, offered. */
  function comeBack() {
    const [kept] = store.all().filter((one) => told(one) !== told(saved));
    for (const one of store.all()) if (one.key !== kept?.key && told(one) === told(saved)) store.forget(one.key);
    if (!kept || !(kept.take || kept.text)) return;
    const letGo = find("drop");
    const before = wordsIn();
    letGo.addEventListener("click", () => {
      store.forget(kept.key);
      note.hidden = true;
      fill(before);
      take.focus();
      void save();
    });
    if (kept.seen === seen.value) {
      fill(kept);
      note.hidden = false;
      later(0);
    } else if (Number(seen.value) > 0 || kept.seen !== "0") {
      store.forget(kept.key);
      store.write(OWN, kept);
      offer("You typed this here and it was not saved; what stands in the box was saved later:", kept);
      find("mine").addEventListener("click", () => store.forget(OWN), { once: true });
    }
  }

  function showLength() {
    const words = leaving().split(/\s+/).filter(Boolean).length;
    find("count").textContent = words === 0 ? "" : words === 1 ? "1 word" : `${words} words`;
  }

  form.addEventListener("input", () => {
    keepHere();
    tell(isHeld ? "Not saved: choose first." : "Not saved yet.");
    showLength();
    later();
  });
  // Whoever sends this form, as a whole or by a script of ours, sends words that this window knows.
  form.addEventListener("formdata", () => known.add(told(wordsIn())));
  // A click for help saves first, and says so at once.
  form.addEventListener("saved", ({ detail }) => detail.version > Number(seen.value) && done(detail, detail));
  window.addEventListener("online", () => isDirty() && later(0));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && isDirty()) void save({ isLast: !saving });
  });
  window.addEventListener("pagehide", () => {
    if (isDirty() && !isSent) void save({ isLast: true });
  });

  // Sending it: copied and opened while the click still counts as one, then saved as the form it is.
  let isSent = false;
  form.addEventListener("submit", async (event) => {
    const button = event.submitter;
    if (isSent) return;
    if (button?.formAction && button.hasAttribute("formaction")) return;
    if (button?.value === "open" && leaving()) {
      void window.doorCopy(leaving(), button);
      const { intent } = channel.selectedOptions[0]?.dataset ?? {};
      const page = intent ? intent + encodeURIComponent(leaving()) : form.dataset.open;
      if (page) window.open(page, "_blank", "noopener,noreferrer");
    }
    if (!saving) return void (isSent = true);
    event.preventDefault();
    await saving;
    isSent = true;
    form.requestSubmit(button);
  });
  // What is done with the saved words waits until all of them are saved.
  document.addEventListener("submit", async (event) => {
    const sent = event.target;
    if (sent === form || !/^\/comments\//.test(sent.getAttribute("action") ?? "") || isSent) return;
    if (!saving && (!isDirty() || isHeld || !plain(take.value))) return;
    event.preventDefault();
    await save();
    // Where they could not be saved, nothing is done with older ones: what is wrong stands beside the button.
    if (isDirty()) return;
    isSent = true;
    sent.requestSubmit(event.submitter);
  });

  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const isHere = event.target === document.body || form.contains(event.target);
    if (event.key === "Enter" && isHere) {
      event.preventDefault();
      form.querySelector("button[value=open]")?.click();
    }
    if (event.key.toLowerCase() === "s") {
      event.preventDefault();
      void save();
    }
  });
  const keys = find("keys");
  if (/Mac|iPhone|iPad/.test(navigator.platform)) keys.querySelectorAll("kbd").forEach((key) => key.textContent === "Ctrl" && (key.textContent = "⌘"));
  keys.hidden = false;

  comeBack();
  showLength();
  // After the browser has gone to the place that the address names, which takes the focus away.
  if (location.hash.startsWith("#posted"))
    window.addEventListener("load", () => setTimeout(() => document.querySelector("#posted > summary")?.focus()));
})();
