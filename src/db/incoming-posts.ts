// Posts as feeds bring them: those of many feeds at once, a statement each for what would else be one a row.
import { sql } from "kysely";
import type { NewArticle } from "./articles.ts";
import type { NewPost } from "./posts.ts";
import { searchParts, searchVector } from "./search.ts";
import type { Handle } from "./transaction.ts";

export type PostKey = { feedId: string; key: string };

/** By feed and key, which post each of these keys leads to. */
export async function findPostsByKeys(tx: Handle, keys: readonly PostKey[]): Promise<Map<string, Map<string, string>>> {
  const found = new Map<string, Map<string, string>>();
  if (keys.length === 0) return found;
  const { rows } = await sql<PostKey & { postId: string }>`
    select k.feed_id, k.key, k.post_id from post_keys k
      join unnest(${keys.map(({ feedId }) => feedId)}::uuid[], ${keys.map(({ key }) => key)}::text[])
        as asked (feed_id, key) on asked.feed_id = k.feed_id and asked.key = k.key`.execute(tx);
  for (const { feedId, key, postId } of rows) {
    if (!found.has(feedId)) found.set(feedId, new Map());
    found.get(feedId)!.set(key, postId);
  }
  return found;
}

export async function insertPostKeys(tx: Handle, keys: readonly (PostKey & { postId: string })[]): Promise<void> {
  if (keys.length === 0) return;
  await sql`
    insert into post_keys (feed_id, key, post_id)
    select * from unnest(${keys.map(({ feedId }) => feedId)}::uuid[], ${keys.map(({ key }) => key)}::text[],
                         ${keys.map(({ postId }) => postId)}::uuid[])
        on conflict (feed_id, key) do nothing`.execute(tx);
}

export type IncomingPost = { post: NewPost; article: NewArticle };

/** Rows a statement: what one of them holds is in memory several times over. */
const ROWS = 50;

/** Stores posts that are new, each with what its feed carried of it. */
export async function insertPosts(tx: Handle, posts: readonly IncomingPost[]): Promise<void> {
  for (let start = 0; start < posts.length; start += ROWS) await insertSome(tx, posts.slice(start, start + ROWS));
}

async function insertSome(tx: Handle, posts: readonly IncomingPost[]): Promise<void> {
  const parts = posts.map(({ post, article }) => searchParts(post, article.text));
  const column = <T>(pick: (post: NewPost, article: NewArticle) => T): T[] =>
    posts.map(({ post, article }) => pick(post, article));
  const time = (at: Date | string | null | undefined): number | null => (at instanceof Date ? at.getTime() : null);
  // A long text goes over once where it is its own terms already.
  const terms = parts.map(({ text }, index) => (text === posts[index]!.article.text ? null : text));
  await sql`
    with incoming as materialized (
      select * from unnest(
        ${column((post) => post.id)}::uuid[], ${column((post) => post.feedId)}::uuid[],
        ${column((post) => post.guid ?? null)}::text[], ${column((post) => post.url ?? null)}::text[],
        ${column((post) => post.canonicalKey ?? null)}::text[], ${column((post) => post.title)}::text[],
        ${column((post) => post.author ?? null)}::text[], ${column((post) => JSON.stringify(post.authors ?? []))}::text[],
        ${column((post) => time(post.publishedAt))}::bigint[],
        ${column((post) => time(post.firstSeenAt))}::bigint[],
        ${column((post) => time(post.updatedAt))}::bigint[], ${column((post) => post.kind)}::text[],
        ${column((post) => post.language ?? null)}::text[], ${column((post) => post.picture ?? null)}::text[],
        ${column((post) => post.enclosures as string)}::text[], ${column((post) => post.extras as string)}::text[],
        ${column((post) => post.commentsUrl ?? null)}::text[], ${column((post) => post.commentCount ?? null)}::integer[],
        ${column((post) => post.contentHash)}::text[], ${parts.map(({ config }) => config)}::text[],
        ${parts.map(({ title }) => title)}::text[], ${parts.map(({ author }) => author)}::text[], ${terms}::text[],
        ${column((_, article) => article.source)}::text[], ${column((_, article) => article.html)}::text[],
        ${column((_, article) => article.text)}::text[], ${column((_, article) => article.words)}::integer[]
      ) as n (id, feed_id, guid, url, canonical_key, title, author, authors, published_at, first_seen_at, updated_at, kind,
              language, picture, enclosures, extras, comments_url, comment_count, content_hash, config, title_terms,
              author_terms, terms, source, html, text, words)
    ), stored as (
      insert into posts (id, feed_id, guid, url, canonical_key, title, author, authors, published_at, first_seen_at,
                         updated_at, kind, language, picture, enclosures, extras, comments_url, comment_count, content_hash,
                         search)
      select id, feed_id, guid, url, canonical_key, title, author,
             array(select json_array_elements_text(authors::json)), to_timestamp(published_at / 1000.0),
             to_timestamp(first_seen_at / 1000.0), to_timestamp(updated_at / 1000.0), kind, language, picture,
             enclosures::jsonb, extras::jsonb, comments_url, comment_count, content_hash,
             ${searchVector({
               config: sql<string>`config`,
               title: sql<string>`title_terms`,
               author: sql<string>`author_terms`,
               text: sql<string>`coalesce(terms, text)`,
             })}
        from incoming
    )
    insert into articles (post_id, source, html, text, words, stored_at)
    select id, source, html, text, words, to_timestamp(first_seen_at / 1000.0) from incoming`.execute(tx);
}
