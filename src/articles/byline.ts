// Who wrote it, from the places where pages say so; what is not a name is passed over.

const BY = /^(?:(?:written|posted|published)\s+)?by[\s:]+/i;
const LEAD =
  /^(?:(?:view all posts by|all posts by|posts by|more by|zeige alle beiträge von|alle beiträge von|beiträge von|profile picture for user|written|posted|published|reported|veröffentlicht|geschrieben|verfasst|article|text|words|story|by|von|par|por|di|door|author|autorin|autor|auteur)\b[\s:]*)+/iu;
const TAIL =
  /\s*(?:[|•·–—]|,?\s+(?:am|on|at|in|um|for)\s+\p{Lu}?|\s[-/]\s|\bupdated\b|\bpublished\b|\bposted\b|\d{1,2}[.:/]\d|\b\d{4}\b|@[a-z]).*$/su;
const NOT_A_NAME =
  /^(?:admin|administrator|author|autor|editor|editorial|guest|staff|redaktion|webmaster|user|unknown|anonymous|share|follow|subscribe|comments?|view all posts|all posts|more|read more|posts?|profile|home|null|undefined|n\/a)$/i;

const PLACES = [
  "[itemprop~=author] [itemprop=name]",
  "[itemprop~=author][content]",
  "[rel~=author]",
  "[itemprop~=author]",
  ".h-card .p-name, .p-author",
  ".author.vcard .fn, .vcard.author .fn, .byline .fn, .byline .author, .post-author .fn",
  ".author-name, .author__name, .byline__name, .byline-name, .article-author, .post-author, .entry-author, .c-byline__author, .author-link, .authorname, .article__author",
  ".byline a, .author a, .posted-by a, .post-byline a, [class*=byline] a[href*=author], [class*=Byline] a[href*=author]",
  ".byline, .by-line, .author, .posted-by, .post-byline, .autor, #author, .article-byline, .meta-author, [class*=byline], [class*=Byline]",
  "[data-author], [data-author-name]",
  "[class*=author i]:not(body, article, main), [id*=author i]",
] as const;
/** From here on a place may hold more than names, so only its first one counts. */
const LOOSE_PLACE = 8;
const LOOSE_LIMIT = 200;

const REGIONS_ELSEWHERE =
  "#comments, .comments, .comment, .comment-list, .commentlist, .related, aside, footer.site-footer, .sidebar, #sidebar, nav";

/** @param declared from JSON-LD and meta elements, the most trusted first. */
export function chooseAuthor(document: Document, declared: readonly (string | undefined)[]): string | undefined {
  for (const claim of declared) {
    const name = personName(claim, BY);
    if (name !== undefined) return name;
  }
  for (const [index, place] of PLACES.entries()) {
    const names: string[] = [];
    for (const element of [...document.querySelectorAll(place)].slice(0, 50)) {
      if (element.closest(REGIONS_ELSEWHERE) !== null) continue;
      if (index >= LOOSE_PLACE && (element.textContent ?? "").trim().length > LOOSE_LIMIT) continue;
      const written =
        element.getAttribute("content") ??
        element.getAttribute("data-author-name") ??
        element.getAttribute("data-author") ??
        element.textContent;
      const name = personName(written);
      if (name !== undefined && !names.some((one) => one.toLowerCase() === name.toLowerCase())) names.push(name);
    }
    // A list of posts names many; an article has a few authors.
    if (names.length > 0) return names.length <= 4 && index < LOOSE_PLACE ? names.join(", ") : names[0];
  }
  return writtenByline(document);
}

/**
 * A name without its "by" and what follows it; undefined for addresses, roles and sentences.
 * @param lead what may stand before it; little where only a name is expected, since people are called Di Maio and Von Miller.
 */
export function personName(written: string | null | undefined, lead = LEAD): string | undefined {
  if (written === null || written === undefined) return undefined;
  const line = written
    .trim()
    .slice(0, 300)
    .split(/[\r\n]+\s*[\r\n]*/)
    .map((part) => part.replace(lead, "").trim())
    .find((part) => part !== "");
  if (line === undefined || /https?:|www\.|\.com\/|[{}<>=]/i.test(line)) return undefined;
  const name = line
    .replace(/\s*[(<]?[\w.+-]+@[\w.-]+\.\w+[)>]?/g, "")
    .replace(/\s+/g, " ")
    .replace(TAIL, "")
    .replace(/^[\s,;:|–—-]+|[\s,;:|–—-]+$/gu, "");
  if (name === "" || name.length > 100 || name.split(" ").length > 14 || NOT_A_NAME.test(name)) return undefined;
  return /\p{L}/u.test(name) ? name : undefined;
}

function writtenByline(document: Document): string | undefined {
  for (const element of [...document.querySelectorAll("p, span, div, address, small, em, h4, h5, h6")].slice(
    0,
    3_000,
  )) {
    if (element.children.length > 3) continue;
    const text = (element.textContent ?? "").trim();
    if (text.length > 100) continue;
    const found =
      /^(?:(?:written|posted|published)\s+by|by|von|par|por)[\s:]+(\p{Lu}[\p{L}.'’-]+(?:\s+\p{L}[\p{L}.'’-]*){1,3})(?=$|\s*[,|•·–—\n]|\s+-\s)/u.exec(
        text.replace(/^By\b/i, "by"),
      );
    if (found?.[1] !== undefined && element.closest(REGIONS_ELSEWHERE) === null) return personName(found[1]);
  }
  return undefined;
}
