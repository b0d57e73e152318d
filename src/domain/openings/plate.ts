// Today's plate: at most three suggestions a day and one a person, filled once, so that neither a reload nor a dismissal
// shuffles or refills it (judgement.md, 7).
import { DAY, HOUR } from "../../clock.ts";
import { findPost } from "../../db/posts.ts";
import { getProfile } from "../../db/profiles.ts";
import { fillSlots, listNewestSuggestions, SLOTS, type Suggestion } from "../../db/suggestions.ts";
import type { Handle, Tx } from "../../db/transaction.ts";
import { rankOpenings, type Ranked } from "./rank.ts";
import { SUGGESTED_FROM } from "./weights.ts";

/** Who moves to another time zone has had breakfast: the next day begins no sooner than this after the last. */
const LEAST_DAY = 12 * HOUR;

/**
 * @property day `YYYY-MM-DD` in the user's time zone; the next that is free after a journey west, where one comes twice.
 * @property given in the order of their slots.
 * @property from the least score that is suggested. Who has not said what interests them is suggested what there is.
 */
export type Plate = { day: string; timezone: string; given: Suggestion[]; from: number };

export async function readPlate(db: Handle, userId: string, now: Date): Promise<Plate & { before: Suggestion[] }> {
  const { timezone, interests, expertise } = await getProfile(db, userId);
  const from = interests.length + expertise.length === 0 ? 0 : SUGGESTED_FROM;
  const newest = await listNewestSuggestions(db, userId);
  const today = dayIn(timezone, now);
  const [first] = newest;
  if (!first) return { day: today, timezone, from, given: [], before: [] };
  const hasMoved = first.timezone !== timezone && now.getTime() - first.givenAt.getTime() < LEAST_DAY;
  // By when it was given and not by its name: a day of Tokyo's is a date that Los Angeles has yet to come to.
  if (dayIn(timezone, first.givenAt) >= today || hasMoved)
    return { day: first.day, timezone: first.timezone, from, given: newest, before: [] };
  return { day: today > first.day ? today : dayAfter(first.day), timezone, from, given: [], before: newest };
}

/** What goes into the slots that are free: the best, one a person, and only what is worth it. */
export function chooseFor(
  plate: Pick<Plate, "given" | "from">,
  ranked: readonly Ranked[],
): { slot: number; one: Ranked }[] {
  const free = SLOTS.filter((slot) => plate.given.every((used) => used.slot !== slot));
  const taken = new Set(plate.given.flatMap(({ personId, postId }) => [personId, postId]));
  const chosen: Ranked[] = [];
  for (const one of ranked) {
    if (chosen.length === free.length || one.score < plate.from) break;
    if (taken.has(one.personId) || taken.has(one.postId)) continue;
    taken.add(one.personId).add(one.postId);
    chosen.push(one);
  }
  return chosen.map((one, index) => ({ slot: free[index]!, one }));
}

/** Writes down what is chosen. Two that do it at once fill three slots together, not six. */
export async function givePlate(
  db: Handle,
  userId: string,
  { day, timezone }: Pick<Plate, "day" | "timezone">,
  chosen: readonly { slot: number; one: Ranked }[],
  now: Date,
): Promise<void> {
  const rows = chosen.map(({ slot, one }) => ({ day, slot, postId: one.postId, personId: one.personId, timezone }));
  await fillSlots(
    db,
    userId,
    rows.map((row) => ({ ...row, givenAt: now })),
  );
}

/** The post of this person that is suggested today and still stands. */
export async function findSuggested(
  tx: Tx,
  userId: string,
  personId: string,
  now: Date,
): Promise<{ title: string } | undefined> {
  const plate = await readPlate(tx, userId, now);
  const given = plate.given.find((one) => one.personId === personId);
  if (!given || given.postId === null) return undefined;
  const [standing] = await rankOpenings(tx, userId, { now, personId, postId: given.postId });
  return standing && findPost(tx, standing.postId);
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
}

/** The calendar day in a time zone, `YYYY-MM-DD`. */
export function dayIn(timezone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: timezone,
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
  })
    .formatToParts(at)
    .map(({ type, value }) => [type, value] as const);
  const { day, month, year } = Object.fromEntries(parts);
  return `${year?.padStart(4, "0")}-${month}-${day}`;
}
