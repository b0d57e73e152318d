// The entry of a feed worker: piscina calls this with one file.
import { toStorable } from "../storable.ts";
import { readFeed, type ReadAnswer, type ReadRequest } from "./read.ts";
import type { ParsedPost } from "./types.ts";

export async function read(request: ReadRequest): Promise<ReadAnswer> {
  const answer = await readFeed(request);
  if (answer.ok && request.toStore) answer.feed.posts = answer.feed.posts.map(withoutPublished);
  return toStorable(answer);
}

/** All that comes out of a thread is written and read once more. */
function withoutPublished({ contentHtml: _content, summaryHtml: _summary, ...post }: ParsedPost): ParsedPost {
  return post;
}
