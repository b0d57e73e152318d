// What is worth ten minutes now.
import { DAY } from "../clock.ts";
import type { Page } from "../db/cursor.ts";
import { listOpenings, type Opening } from "../db/openings.ts";
import { findPosts } from "../db/posts.ts";
import type { Handle } from "../db/transaction.ts";
import type { Post } from "../db/posts.ts";
import type { ShownBrief } from "./briefs/gists.ts";
import { OPENING_DAYS } from "./openings.ts";
import { asOfStage } from "./openings/score.ts";
import { findBriefsFor } from "./reading.ts";
import { listPeopleById, type PersonView } from "./watchlist.ts";

export type OpeningView = Opening & { post: Post; person: PersonView; brief: ShownBrief | null };

/** Best first. The cursor is how many were shown: scores move, so a key would not hold still either. */
export async function listBestOpenings(
  db: Handle,
  userId: string,
  page: { now: Date; cursor?: number | undefined; limit: number },
): Promise<Page<OpeningView>> {
  const since = new Date(page.now.getTime() - OPENING_DAYS * DAY);
  const offset = page.cursor ?? 0;
  const rows = await listOpenings(db, userId, { since, offset, limit: page.limit });
  const shown = rows.slice(0, page.limit);
  const posts = await findPosts(
    db,
    shown.map((row) => row.postId),
  );
  const briefs = await findBriefsFor(
    db,
    userId,
    shown.map((row) => row.postId),
  );
  const people = await listPeopleById(
    db,
    userId,
    shown.map((row) => row.personId),
  );
  const items = shown
    .map((row) => {
      const person = people.get(row.personId)!;
      const post = posts.get(row.postId)!;
      return { ...row, ...asOfStage(row.reasons, person.stage), post, person, brief: briefs.get(row.postId) ?? null };
    })
    .toSorted((a, b) => b.score - a.score);
  return { items, next: rows.length > page.limit ? String(offset + page.limit) : null };
}
