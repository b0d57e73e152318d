// What is worth ten minutes now.
import type { Page } from "../db/cursor.ts";
import { findPosts, type Post } from "../db/posts.ts";
import { SLOTS } from "../db/suggestions.ts";
import { countMaking } from "../db/tasks.ts";
import { inTransaction, type Handle } from "../db/transaction.ts";
import type { ShownBrief } from "./briefs/gists.ts";
import type { Context } from "./context.ts";
import { assessPerson } from "./dialogue.ts";
import { chooseFor, givePlate, readPlate } from "./openings/plate.ts";
import { rankOpenings, tellReasons, type Ranked } from "./openings/rank.ts";
import type { Reason } from "./openings/score.ts";
import { findBriefsFor } from "./reading.ts";
import { listPeopleById, type PersonView } from "./watchlist.ts";

/** An opening as it is told: with the reasons that add up to its score. */
export type ToldOpening = Ranked & { reasons: Reason[]; post: Post; brief: ShownBrief | null };

export type OpeningView = Omit<ToldOpening, "person"> & { person: PersonView };

/** @property more the next best, for who wants to go on. @property making briefs that are on their way. */
export type Suggested = { suggested: ToldOpening[]; more: ToldOpening[]; making: number };

/**
 * The suggestions of the day: at most three, at most one a person. Whoever suggests anything asks here: Today, the
 * digest, the command line, the next step of a person. Those that no longer hold (commented, dismissed, gone) drop out,
 * and nothing comes in their place before tomorrow.
 *
 * While briefs are still being made, the best so far are shown and not yet written down: the first to be read need not
 * be the best.
 * @param options.more how many of the rest to tell.
 * @param options.actsOn write down what is shown, whatever is still to come, where this holds for one of it: the user
 *   acts on it.
 */
export async function suggestToday(
  context: Pick<Context, "db" | "clock">,
  userId: string,
  options: { more?: number; actsOn?: (one: Pick<Ranked, "postId" | "personId">) => boolean } = {},
): Promise<Suggested> {
  const { db, clock } = context;
  const now = clock.now();
  // Before the openings are read: one that is found in between must not be missing from a page that looks no more.
  const making = await countMaking(db, userId, {});
  let plate = await readPlate(db, userId, now);
  const ranked = await rankOpenings(db, userId, {
    now,
    enough: { openings: SLOTS.length + (options.more ?? 0), people: SLOTS.length },
    also: plate.given.flatMap(({ postId }) => postId ?? []),
  });
  let preview = chooseFor(plate, ranked);
  if (preview.length > 0 && (making === 0 || preview.some(({ one }) => options.actsOn?.(one)))) {
    await givePlate(db, userId, plate, preview, now);
    const [before, known] = [plate.before, plate.given];
    plate = await readPlate(db, userId, now);
    preview = [];
    const fresh = plate.given.filter(({ slot }) => known.every((one) => one.slot !== slot));
    await renewSteps(db, userId, [...before, ...fresh], now);
  }
  const slots = [...plate.given, ...preview.map(({ slot, one }) => ({ slot, ...one }))].toSorted(
    (a, b) => a.slot - b.slot,
  );
  const suggested = slots.flatMap(({ postId, personId }) =>
    ranked.filter((one) => one.postId === postId && one.personId === personId),
  );
  const rest = ranked.filter((one) => !suggested.includes(one)).slice(0, options.more ?? 0);
  const told = await tell(db, userId, [...suggested, ...rest]);
  return { suggested: told.slice(0, suggested.length), more: told.slice(suggested.length), making };
}

/** What a person's next step says of today's suggestion. */
async function renewSteps(
  db: Context["db"],
  userId: string,
  of: readonly { personId: string | null }[],
  now: Date,
): Promise<void> {
  for (const personId of new Set(of.map((one) => one.personId))) {
    if (personId !== null) await inTransaction(db, (tx) => assessPerson(tx, userId, personId, now));
  }
}

/**
 * All openings, best first: a list to look through, not what is suggested. The cursor is how many were shown: scores
 * move, so a key would not hold still either.
 */
export async function listBestOpenings(
  db: Handle,
  userId: string,
  page: { now: Date; cursor?: number | undefined; limit: number },
): Promise<Page<OpeningView>> {
  const ranked = await rankOpenings(db, userId, { now: page.now });
  const offset = page.cursor ?? 0;
  const told = await tell(db, userId, ranked.slice(offset, offset + page.limit));
  const people = await listPeopleById(db, userId, [...new Set(told.map(({ personId }) => personId))]);
  const items = told.flatMap((one) => {
    const person = people.get(one.personId);
    return person === undefined ? [] : [{ ...one, person }];
  });
  const end = offset + page.limit;
  return { items, next: ranked.length > end ? String(end) : null };
}

async function tell(db: Handle, userId: string, ranked: readonly Ranked[]): Promise<ToldOpening[]> {
  const postIds = ranked.map(({ postId }) => postId);
  const posts = await findPosts(db, postIds);
  const briefs = await findBriefsFor(db, userId, postIds);
  return (await tellReasons(db, userId, ranked)).flatMap((one) => {
    const post = posts.get(one.postId);
    return post === undefined ? [] : [{ ...one, post, brief: briefs.get(one.postId) ?? null }];
  });
}
