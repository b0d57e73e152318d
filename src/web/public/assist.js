// Help with a take, while one waits for it: shown as it is written, and stopped when the page is left.
"use strict";
(() => {
  const form = document.getElementById("take-form");
  if (!form) return;
  let asking;

  const panel = () => document.getElementById("assist");
  const part = (name) => panel().querySelector(`[data-${name}]`);

  function show(name, text) {
    const element = part(name);
    if (!element) return;
    element.textContent = text;
    element.hidden = text === "";
  }

  function busy(on) {
    panel().setAttribute("aria-busy", String(on));
    panel().querySelectorAll("[data-assist]").forEach((button) => button.setAttribute("aria-disabled", String(on)));
    const stop = part("stop");
    if (stop) stop.hidden = !on;
  }

  function replace(element, html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    element?.replaceWith(template.content);
  }

  async function ask(button) {
    if (asking) return;
    const { assist: kind } = button.dataset;
    asking = new AbortController();
    busy(true);
    show("trouble", "");
    show("writing", "…");
    const sent = new URLSearchParams(new FormData(form));
    try {
      const answer = await fetch(button.formAction, {
        method: "POST",
        headers: { accept: "application/x-ndjson" },
        body: sent,
        signal: asking.signal,
      });
      if (!answer.ok) throw new Error(String(answer.status));
      for await (const line of linesOf(answer.body)) {
        // Who keeps what is not saved yet need not keep these words any more.
        if (line.version) form.dispatchEvent(new CustomEvent("saved", { detail: { ...Object.fromEntries(sent), ...line } }));
        if (line.partial) show("writing", line.partial);
        if (line.panel) {
          replace(panel(), line.panel);
          if (line.coach && same(sent)) {
            // An answer of the coach that is on its way knows nothing of this one, and must not come over it.
            window.htmx?.trigger(form, "htmx:abort");
            replace(document.getElementById("coach"), line.coach);
          } else if (line.coach) window.htmx?.trigger(form.elements.channel, "change");
          document.querySelector(`#assist [data-assist="${kind}"]`)?.focus();
        }
        if (line.trouble) show("trouble", `${line.trouble} Your words are as you left them.`);
      }
    } catch (error) {
      const stopped = error.name === "AbortError";
      show("trouble", stopped ? "Stopped. Your words are as you left them." : "We could not be reached. Your words are still here.");
    } finally {
      asking = undefined;
      show("writing", "");
      busy(false);
    }
  }

  /** Whether these words still stand in the form, whichever version of them was saved last. */
  const same = (sent) => ["take", "text", "channel"].every((name) => sent.get(name) === new FormData(form).get(name));

  async function* linesOf(body) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { value, done } = await reader.read();
      const lines = (rest + (value ?? "")).split("\n");
      rest = lines.pop();
      for (const line of lines) if (line.trim()) yield JSON.parse(line);
      if (done) return;
    }
  }

  // Before the form is sent as a form: that is the way without JavaScript.
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-assist]");
    if (button) {
      event.preventDefault();
      void ask(button);
    }
    if (event.target.closest?.("[data-stop]")) asking?.abort();
  });
  window.addEventListener("pagehide", () => asking?.abort());

  /** What the text would be with the changes that are ticked. */
  function preview(changes) {
    let text = "";
    for (const element of changes.querySelectorAll("[data-kept], .change")) {
      if (element.matches("[data-kept]")) text += element.textContent;
      else {
        const taken = element.querySelector("input").checked;
        text += element.querySelector(taken ? "ins" : "del")?.textContent ?? "";
      }
    }
    return text;
  }

  document.addEventListener("change", (event) => {
    const changes = event.target.closest?.("form[data-changes]");
    if (!changes) return;
    const length = [...preview(changes)].length;
    const { limit } = changes.dataset;
    const ticked = changes.querySelectorAll("input:checked").length;
    const then = limit ? `${length} of ${limit} characters then` : `${length} characters then`;
    changes.querySelector("[data-then]").textContent = `${ticked} ticked; ${then}.`;
  });
})();
