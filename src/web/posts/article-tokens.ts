// A cleaned article as a flat list of tokens, and back. Only what is named here comes through: what a stranger wrote
// was sanitised before, and stays so after passages are marked in it.
import { Parser } from "htmlparser2";

export type Token =
  | { type: "open"; name: string; attributes: Record<string, string> }
  | { type: "close"; name: string }
  | { type: "text"; text: string };

const KEPT = new Set(
  "a abbr aside b blockquote br cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr".split(
    " ",
  ),
);
const VOID = new Set(["br", "hr", "img", "wbr"]);
// Their text is no text of the article, or is parsed by other rules than the rest.
const SWALLOWED = new Set(
  "script style template noscript noembed noframes iframe object embed svg math textarea title select xmp plaintext audio video canvas button".split(
    " ",
  ),
);
const ATTRIBUTES = new Set("href src alt title id lang dir datetime cite colspan rowspan start reversed".split(" "));

export function readTokens(html: string): Token[] {
  const tokens: Token[] = [];
  let swallowing = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (SWALLOWED.has(name)) swallowing += 1;
        if (swallowing === 0 && KEPT.has(name)) tokens.push({ type: "open", name, attributes: keptOf(attributes) });
      },
      ontext: (text) => {
        if (swallowing > 0) return;
        const last = tokens.at(-1);
        if (last?.type === "text") last.text += text;
        else tokens.push({ type: "text", text });
      },
      onclosetag: (name) => {
        if (SWALLOWED.has(name)) swallowing -= 1;
        else if (swallowing === 0 && KEPT.has(name) && !VOID.has(name)) tokens.push({ type: "close", name });
      },
    },
    { decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  return tokens;
}

export function writeTokens(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === "text") return escape(token.text);
      if (token.type === "close") return `</${token.name}>`;
      const attributes = Object.entries(token.attributes).map(([name, value]) => ` ${name}="${escape(value)}"`);
      return `<${token.name}${attributes.join("")}>`;
    })
    .join("");
}

function keptOf(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => ATTRIBUTES.has(name)));
}

function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
