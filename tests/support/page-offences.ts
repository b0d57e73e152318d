// What must not be in a page of ours, whoever wrote the words on it.
import { Parser } from "htmlparser2";

const NEVER = new Set("iframe object embed base frame frameset applet style template noscript portal math".split(" "));
const ADDRESSES = ["href", "src", "action", "formaction", "poster", "srcset", "data", "ping", "cite", "background"];
const OURS = /^(?:\/(?!\/)|#|\?|$)/;

/** Each thing that runs, loads from elsewhere, or leads where no link of a page may; none of it. */
export function findOffences(page: string): string[] {
  const found: string[] = [];
  const open: string[] = [];
  let mains = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      open.push(name);
      if (name === "main") mains += 1;
      if (NEVER.has(name)) found.push(`<${name}>`);
      if (name === "meta" && attributes["http-equiv"] !== undefined) found.push("<meta http-equiv>");
      if (name === "script" && !/^\/assets\/[\w.-]+$/.test(attributes["src"] ?? "")) found.push("a script of its own");
      for (const [key, value] of Object.entries(attributes)) {
        if (/^on|^style$|^srcdoc$/.test(key)) found.push(`${name} ${key}`);
        if (ADDRESSES.includes(key) && !isAllowed(name, key, value)) found.push(`${name} ${key}=${value.slice(0, 80)}`);
      }
      if (name === "a" && /^https?:/.test(attributes["href"] ?? "") && !/noopener/.test(attributes["rel"] ?? ""))
        found.push(`a link without noopener to ${attributes["href"]}`);
    },
    ontext(text) {
      if (open.at(-1) === "script" && text.trim() !== "") found.push("a script with text");
    },
    onclosetag() {
      open.pop();
    },
  });
  parser.end(page);
  if (mains !== 1 || !/<\/main>[\s\S]*<\/body>\s*<\/html>\s*$/.test(page)) found.push("a page that is not whole");
  return found;
}

function isAllowed(element: string, key: string, value: string): boolean {
  if (OURS.test(value)) return true;
  if (element === "audio" || element === "video") return /^https?:\/\//.test(value);
  return key === "href" && element === "a" && /^(?:https?:\/\/|mailto:)/.test(value);
}
