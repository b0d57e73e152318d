// Fits a cleaned article into our page: its passages marked, its headings below ours, its ids apart from ours.
import { readTokens, writeTokens, type Token } from "./article-tokens.ts";
import { backTo, BACK_LABEL, BACK_SIGN } from "./back.ts";
import { markPassages, type AnchorOf, type Back, type Passage } from "./mark-passages.ts";

/** `anchorOf` gives the id of a passage in `html`; undefined where it was not found there. */
export type PreparedArticle = { html: string; anchorOf: AnchorOf };

/**
 * @param html already sanitised. Pictures of other sites become their description: asking for them would tell that
 * site who reads, and the page's policy refuses them. Links open beside the page, so that a take is not lost.
 * @param passages verbatim substrings of the article's text, white space aside.
 */
export function prepareArticle(html: string, passages: readonly Passage[]): PreparedArticle {
  const ranks = rankHeadings(readTokens(html));
  const { tokens, anchorOf } = markPassages(ranks.flatMap(fit), passages);
  return { html: writeTokens(withBacks(tokens)), anchorOf };
}

/** The ways back, as links; one that would stand inside another link waits until that one ends. */
function withBacks(tokens: readonly (Token | Back)[]): Token[] {
  let links = 0;
  let waiting: Token[] = [];
  return tokens.flatMap((token): Token[] => {
    if (token.type === "back") {
      if (links === 0) return linkBack(token.id);
      waiting.push(...linkBack(token.id));
      return [];
    }
    if (token.type === "text" || token.name !== "a") return [token];
    links += token.type === "open" ? 1 : -1;
    if (links > 0) return [token];
    const due = waiting;
    waiting = [];
    return [token, ...due];
  });
}

function linkBack(id: string): Token[] {
  return [
    { type: "open", name: "a", attributes: { class: "back", href: backTo(id), "aria-label": BACK_LABEL } },
    { type: "text", text: BACK_SIGN },
    { type: "close", name: "a" },
  ];
}

const HEADING = /^h[1-6]$/u;

/** The highest heading of the article becomes an h3 (it stands below an h2), and no level is skipped. */
function rankHeadings(tokens: readonly Token[]): Token[] {
  const used = tokens.flatMap((token) => (token.type === "open" && HEADING.test(token.name) ? [token.name] : []));
  const ranks = [...new Set(used)].sort();
  const open: string[] = [];
  let last = 2;
  return tokens.map((token): Token => {
    if (token.type === "text" || !HEADING.test(token.name)) return token;
    if (token.type === "close") return { type: "close", name: open.pop() ?? token.name };
    last = Math.min(ranks.indexOf(token.name) + 3, last + 1, 6);
    open.push(`h${last}`);
    return { type: "open", name: `h${last}`, attributes: token.attributes };
  });
}

function fit(token: Token): Token[] {
  if (token.type !== "open") return [token];
  const { id, href, ...others } = token.attributes;
  if (token.name === "img") return pictureOf(token.attributes);
  const attributes: Record<string, string> = { ...others };
  delete attributes["src"];
  if (id !== undefined && id !== "") attributes["id"] = `post-${id}`;
  if (token.name === "a" && href !== undefined) Object.assign(attributes, linkTo(href));
  return [{ type: "open", name: token.name, attributes }];
}

function linkTo(href: string): Record<string, string> {
  if (href.startsWith("#") && href.length > 1) return { href: `#post-${href.slice(1)}` };
  if (/^mailto:/iu.test(href)) return { href };
  if (!/^https?:\/\//iu.test(href)) return {};
  return { href, rel: "noopener noreferrer nofollow", target: "_blank" };
}

function pictureOf({ src, alt }: Record<string, string>): Token[] {
  const said = alt?.trim() ?? "";
  if (src !== undefined && /^\/[^/\\]/u.test(src)) {
    return [{ type: "open", name: "img", attributes: { src, alt: said } }];
  }
  if (said === "") return [];
  return [
    { type: "open", name: "em", attributes: {} },
    { type: "text", text: `[Picture: ${said}]` },
    { type: "close", name: "em" },
  ];
}
