// Search over everything the user follows and wrote: posts by full text, people, and their own words.
import { detectLanguage } from "../ai/local/language.ts";
import { configOf } from "../db/search.ts";
import { lexemesOf, parseQuery, type SearchQuery } from "../db/search-query.ts";
import { listOwnCandidates, matchTexts, matchWords, searchPosts, type OwnRow } from "../db/searches.ts";
import { fold, toTerms } from "../db/terms.ts";
import type { Handle } from "../db/transaction.ts";
import { foldWord, highlight, wordsOf, type Segment } from "./search/highlight.ts";

export const HIT_KINDS = ["post", "person", "note"] as const;
export type HitKind = (typeof HIT_KINDS)[number];

export type Hit = {
  kind: HitKind;
  id: string;
  personId: string;
  personName: string;
  /** The post that it is, or is about. */
  postId: string | null;
  at: Date;
  title: Segment[];
  excerpt: Segment[];
};

/** The best of each kind first; nothing that the user does not follow. */
export async function search(
  db: Handle,
  userId: string,
  asked: { q: string; kind?: HitKind | undefined; personId?: string | undefined; limit: number },
): Promise<Hit[]> {
  const query = await parseQuery(db, asked.q);
  if (query === undefined) return [];
  const filter = { personId: asked.personId, limit: asked.limit };
  const texts: Text[] = [];
  if (asked.kind !== "post") {
    const own = await searchOwn(db, userId, query, asked);
    texts.push(...own.filter(({ kind }) => asked.kind === undefined || kind === asked.kind).slice(0, asked.limit));
  }
  if (asked.kind === undefined || asked.kind === "post") {
    const posts = await searchPosts(db, userId, query, filter);
    texts.push(
      ...posts.map((post) => ({
        ...post,
        kind: "post" as const,
        postId: post.id,
        at: post.publishedAt,
        config: configOf(post.language),
        said: post.said === null ? undefined : { text: post.said, config: configOf(post.saidLanguage) },
      })),
    );
  }
  return showHits(db, query, texts);
}

/** @property said a second text, in which what was looked for stands. */
type Text = Omit<Hit, "title" | "excerpt"> & {
  title: string;
  text: string;
  config: string;
  said?: { text: string; config: string } | undefined;
};

/** Words are narrowed down by their beginnings, and then compared as those of posts are. */
async function searchOwn(
  db: Handle,
  userId: string,
  query: SearchQuery,
  { q, personId }: { q: string; personId?: string | undefined },
): Promise<Text[]> {
  const words = wordsOf(q.replaceAll(/(^|\s)-\s*("[^"]*"?|\S+)/g, " ")).filter((word) => word !== "or");
  const patterns = / or /i.test(q) ? [] : words.map((word) => `%${beginning(word)}%`);
  const rows = await listOwnCandidates(db, userId, patterns.length === 0 ? ["%"] : patterns, { personId });
  const configs = rows.map(({ text }) => configOf(detectLanguage(text)));
  const matched = await matchTexts(
    db,
    query,
    rows.map(({ text }, index) => ({ config: configs[index]!, text: toTerms(text.slice(0, 20_000)) })),
  );
  return rows
    .map((row, index) => ({ row, index, rank: matched.get(index) ?? (isPartOf(words, row) ? 0.01 : undefined) }))
    .filter(({ rank }) => rank !== undefined)
    .toSorted((one, other) => (other.rank ?? 0) - (one.rank ?? 0))
    .map(({ row, index }) => toText(row, configs[index]!));
}

/** Of a word so much that its other forms have it too; letters whose case a database may not know match any. */
function beginning(word: string): string {
  const kept = word.slice(0, Math.max(3, word.length - 3));
  return kept.replaceAll(/[^\0-\x7f]/gu, (letter) => (letter.toLowerCase() === letter.toUpperCase() ? letter : "_"));
}

/** A name is found by a part of it. */
function isPartOf(words: readonly string[], row: OwnRow): boolean {
  const text = fold(row.text);
  return row.type === "person" && words.length > 0 && words.every((word) => text.includes(word));
}

function toText(row: OwnRow, config: string): Text {
  const { id, personId, personName, postId, at, text } = row;
  const kind = row.type === "person" ? "person" : "note";
  return { kind, id, personId, personName, postId, at, title: personName, text, config };
}

async function showHits(db: Handle, query: SearchQuery, texts: readonly Text[]): Promise<Hit[]> {
  const lexemes = lexemesOf(query);
  const beginnings = [...new Set(lexemes.map(beginningOf))];
  const all = texts.flatMap(({ config, title, text, said }) => [
    { config, text: `${title} ${text}` },
    ...(said ? [said] : []),
  ]);
  const words = all.flatMap(({ config, text }) =>
    [...new Set(wordsOf(text))]
      .filter((word) => beginnings.some((start) => beginningOf(word).startsWith(start)))
      .flatMap((word) => [{ config, word }, ...(config === "simple" ? [] : [{ config: "simple", word }])]),
  );
  const hits = new Set((await matchWords(db, lexemes, words)).map(({ config, word }) => `${config} ${word}`));
  const pieces = lexemes.filter((lexeme) => /^[^\0-\x7f]{1,2}$/u.test(lexeme) && foldWord(lexeme) === lexeme);
  const finder = (config: string) => (word: string) => hits.has(`${config} ${word}`) || hits.has(`simple ${word}`);
  return texts.map(({ config, title, text, said, ...hit }) => {
    const isHit = finder(config);
    const body = hit.kind === "person" ? text.slice(title.length).trim() : text;
    const show = (shown: string, isShown: (word: string) => boolean) =>
      highlight(shown.replaceAll(/\s+/g, " "), isShown, pieces);
    const written = show(body, isHit);
    return {
      kind: hit.kind,
      id: hit.id,
      personId: hit.personId,
      personName: hit.personName,
      postId: hit.postId,
      at: hit.at,
      title: highlight(title, isHit, pieces, true),
      excerpt: said && !written.some((one) => one.hit) ? show(said.text, finder(said.config)) : written,
    };
  });
}

/** Without accents, which stems of some languages lose: "Häuser" is "haus". */
function beginningOf(word: string): string {
  return word.slice(0, 2).normalize("NFD").replaceAll(/\p{M}/gu, "");
}
