// The corpus of real feeds against what the reference parser saw: each disagreement is printed with both values.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { machineNow } from "../src/clock.ts";
import { closeFeedParser, parseFeed } from "../src/feeds/parse.ts";
import { webAddress } from "../src/feeds/links.ts";
import type { ParsedFeed } from "../src/feeds/types.ts";

/** Beside the repository, where it is present; nothing of it is copied. */
export const CORPUS = fileURLToPath(
  new URL(`${"../".repeat(import.meta.url.endsWith(".js") ? 3 : 2)}shared/corpus/feeds/`, import.meta.url),
);

type Expected = {
  file: string;
  distinctIds: number;
  title: string | null;
  first: Partial<Record<"title" | "link" | "published" | "author" | "id", string | null>> & {
    contentCharacters?: number;
  };
};
export type Disagreement = { file: string; field: string; expected: unknown; actual: unknown };
type Result = { name: string; value: number; unit: string; limit?: number };

const SERVED_FROM = "https://feeds.example.org/path/feed.xml";

/** Of each known disagreement, who is right. */
const VERDICTS: Readonly<Record<string, string>> = {
  "NetNewsWire--kc0011.rss published": "ours: the file says 2020/1/10 14:33, which the reference takes for 2020-11-01",
  "feedjira--google_alerts_atom.xml title": "both: the reference keeps the tags of a title, ours is plain text to show",
  "rss-parser--reddit-home.rss id":
    "ours: an id is compared letter by letter (RFC 4287, 4.2.6), the reference resolves it like a link",
};

export function corpusIsPresent(): boolean {
  return existsSync(`${CORPUS}expected.jsonl`);
}

/** Parses every feed of the corpus and compares it by the corpus's own rules. */
export async function compareCorpus(): Promise<{
  feeds: number;
  bytes: number;
  ms: number;
  disagreements: Disagreement[];
}> {
  const lines = readFileSync(`${CORPUS}expected.jsonl`, "utf8").trim().split("\n");
  const disagreements: Disagreement[] = [];
  let bytes = 0;
  let ms = 0;
  for (const line of lines) {
    const expected: Expected = JSON.parse(line);
    const file = readFileSync(CORPUS + expected.file);
    bytes += file.length;
    const start = machineNow();
    const feed = await parseFeed(file, new Headers(), SERVED_FROM);
    ms += machineNow() - start;
    disagreements.push(...compare(expected, feed).map((one) => ({ file: expected.file, ...one })));
  }
  return { feeds: lines.length, bytes, ms, disagreements };
}

export async function benchFeeds(): Promise<Result[]> {
  if (!corpusIsPresent()) {
    console.log("feeds: skipped, the corpus is not beside the repository");
    return [];
  }
  await compareCorpus();
  const { feeds, bytes, ms, disagreements } = await compareCorpus();
  await closeFeedParser();
  for (const { file, field, expected, actual } of disagreements) {
    console.log(
      `${file}: ${field} (right is ${VERDICTS[`${file} ${field}`] ?? "not yet looked into"})\n  reference ${JSON.stringify(expected)}\n  ours      ${JSON.stringify(actual)}`,
    );
  }
  const agreeing = feeds - new Set(disagreements.map(({ file }) => file)).size;
  return [
    { name: "feeds that agree with the reference on every field", value: agreeing, unit: `of ${feeds}`, limit: 40 },
    {
      name: "feed parsing through the worker",
      value: Math.round((bytes / 1e6 / (ms / 1_000)) * 10) / 10,
      unit: "MB/s",
    },
  ];
}

function compare(expected: Expected, feed: ParsedFeed): { field: string; expected: unknown; actual: unknown }[] {
  const { first } = expected;
  const [post] = feed.posts;
  const found: { field: string; expected: unknown; actual: unknown }[] = [];
  const check = (field: string, wanted: unknown, actual: unknown, same: boolean) => {
    if (!same) found.push({ field, expected: wanted, actual });
  };
  check("posts", expected.distinctIds, feed.posts.length, expected.distinctIds === feed.posts.length);
  const texts = (field: string, wanted: string | null | undefined, ...actual: (string | undefined)[]) => {
    if (wanted)
      check(
        field,
        wanted,
        actual[0],
        actual.some((one) => folded(one ?? "") === folded(wanted)),
      );
  };
  texts("feed title", expected.title, feed.title);
  texts("title", first.title, post?.title);
  // The reference writes "Name (address)"; we keep the two apart.
  texts("author", first.author, post?.author, post?.authorEmail, `${post?.author ?? ""} (${post?.authorEmail ?? ""})`);
  texts("id", first.id, post?.guid);
  if (first.link) {
    const wanted = webAddress(first.link, SERVED_FROM) ?? first.link;
    check("link", wanted, post?.url, [post?.url, new URL(post?.url ?? "x:").href].includes(wanted));
  }
  if (first.published) {
    const wanted = Math.floor(Date.parse(first.published) / 1_000);
    check(
      "published",
      first.published,
      post?.publishedAt,
      Math.floor((post?.publishedAt?.getTime() ?? 0) / 1_000) === wanted,
    );
  }
  if (first.contentCharacters) {
    const lengths = [post?.contentHtml, post?.summaryHtml].map((text) => text?.length ?? 0);
    const wanted = first.contentCharacters;
    check(
      "content length",
      wanted,
      lengths,
      lengths.some((length) => Math.abs(length - wanted) <= wanted * 0.1),
    );
  }
  return found;
}

function folded(text: string): string {
  const unescaped = text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#0?39;/g, "'")
    .replace(/&amp;/g, "&");
  return unescaped.toLowerCase().replace(/\s+/g, " ").trim();
}
