// Lines that both extractors keep and nobody reads as the article: labels of advertisements and buttons, "you may also like" with its links.

const LABEL =
  /^(?:advert(?:isement|ising)?s?|anzeige|werbung|publicité|publicidad|sponsored(?: content)?|media playback is unsupported on your device|share(?: this(?: article| post)?)?:?|teilen(?: mit)?:?|like this:?|gefällt mir:?|(?:gefällt mir )?(?:loading|wird geladen)\s*(?:\.{2,3}|…)?|post comment(?: \(\+\))?|tweet|print|drucken|(?:continue|story continues)(?: reading)? below(?: advertisement)?|click here to get the .{2,40} app)$/i;
const ELSEWHERE =
  /^(?:you (?:may|might) also (?:like|enjoy|be interested in)|related(?: (?:posts?|articles?|stories|content|links|topics|coverage))?|(?:read|see) (?:also|next|more)|more (?:from|on|stories|like this)\b.{0,40}|recommended(?: for you)?|most (?:read|popular)|ähnliche (?:beiträge|artikel)|verwandte (?:beiträge|artikel)|(?:das )?könnte (?:dich|sie) auch interessieren|mehr (?:zum thema|von)\b.{0,40}|weiterlesen|lire aussi|à lire aussi|lee también|leggi anche)\s*(?::|\.{2,3}|…)?$/i;
const LINES = "p, div, h1, h2, h3, h4, h5, h6, li, span, strong, section, aside, figcaption";
const LINK_SHARE = 0.7;

/** Removes them from `root`, which is changed in place. */
export function removeAsides(root: Element): void {
  for (const line of root.querySelectorAll(LINES)) {
    const text = line.textContent ?? "";
    if (text.length > 120 || !line.isConnected) continue;
    const bare = text.replace(/\s+/g, " ").trim();
    if (LABEL.test(bare)) line.remove();
    else if (ELSEWHERE.test(bare)) removeWithLinks(line);
  }
}

/** The line goes only with what it announces: elements after it that are little else than links. */
function removeWithLinks(line: Element): void {
  let announced = line.nextElementSibling;
  if (announced === null || !mostlyLinks(announced)) return;
  while (announced !== null && mostlyLinks(announced)) {
    const next: Element | null = announced.nextElementSibling;
    announced.remove();
    announced = next;
  }
  line.remove();
}

function mostlyLinks(element: Element): boolean {
  const whole = lengthOf(element);
  if (whole === 0) return true;
  const links = element.localName === "a" ? [element] : [...element.querySelectorAll("a")];
  return links.reduce((sum, link) => sum + lengthOf(link), 0) >= whole * LINK_SHARE;
}

function lengthOf(element: Element): number {
  return (element.textContent ?? "").trim().length;
}
