// The title of the article, not of the site: the candidates of a page check one another.

const SEPARATOR = /\s+[|·•»«›‹—–―-]{1,2}\s+|\s*[|»«›‹]\s*|\s+::\s+|:\s(?=[^:]*$)/;

type Candidates = {
  /** From JSON-LD, OpenGraph and the like, the most trusted first; none holds the site's name on purpose. */
  declared: readonly (string | undefined)[];
  /** Headings of the page in order, first-level ones first. */
  headings: readonly string[];
  documentTitle: string | undefined;
  siteName: string | undefined;
};

/** @returns one line, or undefined where the page names nothing. */
export function chooseTitle({ declared, headings, documentTitle, siteName }: Candidates): string | undefined {
  const whole = tidy(documentTitle);
  const claims = declared.map((claim) => withoutSite(tidy(claim), siteName)).filter((claim) => claim !== undefined);
  const claim = claims.find((one) => !same(one, siteName));
  const shown = headings.flatMap((one) => tidy(one) ?? []).filter((one) => !same(one, siteName));
  const heading = longest(shown.filter((one) => supported(one, whole, claims)));
  if (claim === undefined) {
    return (
      heading ??
      (whole === undefined
        ? shown[0]
        : withoutSite(whole, siteName) === whole
          ? longestPart(whole)
          : withoutSite(whole, siteName))
    );
  }
  // What stands on the page in large type is what people call it; a claim may be cut, sharpened for search engines or plainly of another page.
  if (heading !== undefined) {
    const enough = letters(heading).length * 2 >= letters(claim).length;
    if (enough && (holds(claim, heading) || holds(heading, claim))) return heading;
    if (whole !== undefined && holds(whole, heading) && !holds(whole, claim) && !akin(claim, whole)) return heading;
  }
  return shown.find((one) => wordsIn(one) >= 4 && akin(one, claim)) ?? claim;
}

function longest(texts: readonly string[]): string | undefined {
  return texts.toSorted((a, b) => b.length - a.length)[0];
}

/** Whether two titles speak of the same thing: a good part of the longer words of the first are in the second. */
function akin(a: string, b: string): boolean {
  const long = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [];
  const other = new Set(long(b));
  const own = long(a);
  return own.length > 0 && own.filter((word) => other.has(word)).length >= own.length * 0.4;
}

function tidy(text: string | undefined): string | undefined {
  const folded = text?.replace(/\s+/g, " ").trim().slice(0, 500);
  return folded === "" ? undefined : folded;
}

/** "Title | Site" and "Site: Title" without the site, where its name is known; otherwise without a last part of few words. */
function withoutSite(title: string | undefined, siteName: string | undefined): string | undefined {
  if (title === undefined || siteName === undefined) return title;
  const parts = splitAround(title);
  for (const [separatorAt, length] of parts) {
    const before = title.slice(0, separatorAt);
    const after = title.slice(separatorAt + length);
    if (same(after, siteName)) return before.trim();
    if (same(before, siteName)) return after.trim();
  }
  return title;
}

function longestPart(title: string): string {
  const parts = splitAround(title);
  const last = parts.at(-1);
  if (last === undefined) return title;
  const before = title.slice(0, last[0]).trim();
  const after = title.slice(last[0] + last[1]).trim();
  if (wordsIn(before) >= 3 && wordsIn(after) <= 4) return before;
  const first = parts[0];
  const rest = first === undefined ? "" : title.slice(first[0] + first[1]).trim();
  if (first !== undefined && wordsIn(title.slice(0, first[0])) <= 2 && wordsIn(rest) >= 4) return rest;
  return before.length >= after.length ? before : title;
}

function splitAround(title: string): [at: number, length: number][] {
  return [...title.matchAll(new RegExp(SEPARATOR, "g"))].map((found) => [found.index, found[0].length]);
}

function supported(heading: string, whole: string | undefined, claims: readonly string[]): boolean {
  return (whole !== undefined && holds(whole, heading)) || claims.some((claim) => holds(claim, heading));
}

function holds(long: string, short: string): boolean {
  const inner = letters(short);
  return inner !== "" && letters(long).includes(inner);
}

function same(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && letters(a) === letters(b);
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => word !== "").length;
}
