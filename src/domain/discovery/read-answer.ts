// An answer as a page, and what a way of finding hands back.
import type { Recognised } from "../../channels/channel.ts";
import { DoorError } from "../../errors.ts";
import { decodeHtml } from "../../html/decode.ts";
import { readPage, type Page } from "../../html/read-page.ts";
import type { FetchAnswer } from "../../net/fetcher.ts";
import type { Session } from "./session.ts";
import type { FoundFeed, OtherFeed } from "./types.ts";

export type ReadAnswer = { answer: FetchAnswer; html: string; page: Page };

export type Found = {
  feeds: FoundFeed[];
  others: OtherFeed[];
  page: ReadAnswer | undefined;
  profile: Recognised | undefined;
  lookedUp?: { name?: string; picture?: string };
};

export function toPage(answer: FetchAnswer): ReadAnswer {
  const html = decodeHtml(answer.body, answer.headers.get("content-type") ?? undefined);
  return { answer, html, page: readPage(html, answer.url) };
}

/** A page for names and handles only: what is found without it stands, so a failure is a note. */
export async function readOptionalPage(url: string, session: Session): Promise<ReadAnswer | undefined> {
  if (session.left() <= 0 || !/^https?:/i.test(url)) return undefined;
  try {
    return toPage(await session.get(url, "page"));
  } catch (error) {
    if (!(error instanceof DoorError) || session.aborted()) throw error;
    session.note(`The page ${url} could not be read for a name: ${error.message}`);
    return undefined;
  }
}
