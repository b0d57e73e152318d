// What a page says about the page it mentions. This world asks loopback addresses only, and never another network.
import { Parser } from "htmlparser2";

type Read =
  | { kind: "linked"; type: "reply" | "like" | "mention"; author: string; authorUrl: string; text: string }
  | { kind: "gone" | "no-link" | "unreadable"; reason: string };

const BYTES = 1024 * 1024;
const WITHIN_MS = 5_000;
const HOPS = 20;

export async function readSource(source: string, target: string): Promise<Read> {
  let url = source;
  const signal = AbortSignal.timeout(WITHIN_MS);
  for (let hops = 0; hops <= HOPS; hops += 1) {
    if (!/^127\.|^localhost$|^\[::1\]$/u.test(new URL(url).hostname))
      return { kind: "unreadable", reason: "outside of this world" };
    const response = await fetch(url, {
      redirect: "manual",
      signal,
      headers: { accept: "text/html", "user-agent": "World (Webmention)" },
    });
    const next = response.headers.get("location");
    if (response.status >= 300 && response.status < 400 && next !== null) {
      url = new URL(next, url).href;
      continue;
    }
    if (response.status === 410) return { kind: "gone", reason: "410" };
    if (!response.ok) return { kind: "unreadable", reason: String(response.status) };
    const body = await response.arrayBuffer();
    if (body.byteLength > BYTES) return { kind: "unreadable", reason: "too large" };
    return readPage(new TextDecoder().decode(body), url, target);
  }
  return { kind: "unreadable", reason: "too many redirects" };
}

function readPage(html: string, url: string, target: string): Read {
  let type: "reply" | "like" | "mention" | undefined;
  let inside: "name" | "content" | undefined;
  let depth = 0;
  const texts = { name: "", content: "" };
  const parser = new Parser({
    onopentag: (_name, attributes) => {
      const classes = (attributes["class"] ?? "").split(/\s+/u);
      if (inside !== undefined) depth += 1;
      else if (classes.includes("p-author")) [inside, depth] = ["name", 1];
      else if (classes.includes("e-content") || classes.includes("p-content")) [inside, depth] = ["content", 1];
      if (attributes["href"] !== target) return;
      if (classes.includes("u-in-reply-to")) type = "reply";
      else if (classes.includes("u-like-of")) type = "like";
      else type ??= "mention";
    },
    ontext: (text) => {
      if (inside) texts[inside] += text;
    },
    onclosetag: () => {
      if (inside !== undefined && (depth -= 1) === 0) inside = undefined;
    },
  });
  parser.end(html);
  if (type === undefined) return { kind: "no-link", reason: "the source does not link to the target" };
  const clean = (text: string): string => text.replaceAll(/\s+/gu, " ").trim();
  const { origin, host } = new URL(url);
  return {
    kind: "linked",
    type,
    author: clean(texts.name) || host,
    authorUrl: `${origin}/`,
    text: clean(texts.content),
  };
}
