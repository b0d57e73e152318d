// Taking an import back: exactly what it made, and nothing that the user has touched since.
import { markOrphans } from "../../db/feeds.ts";
import { lockRows, storeOutcomes, type ImportRow, type RowOutcome } from "../../db/import-rows.ts";
import {
  deletePeople,
  listEditedSince,
  listTouched,
  markUnassessed,
  removeAdditions,
  type Touched,
} from "../../db/import-undo.ts";
import { findImport, markUndone } from "../../db/imports.ts";
import { lockPeople } from "../../db/people.ts";
import { inTransaction, type Tx } from "../../db/transaction.ts";
import type { Context } from "../context.ts";
import { assessPerson } from "../dialogue.ts";

const KEPT: Record<Touched["why"], string> = {
  dialogue: "Kept: something was said between you since.",
  edited: "Kept: you changed what you noted about them since.",
  imported: "Kept: another file brought more about them since.",
  follows: "Kept: you follow more of theirs since.",
};
const EDITED = "What the file added is kept: you changed what you noted about them since.";

/** Judged at once; where more people lost a feed, the sweep does the rest. */
const JUDGED_AT_ONCE = 100;

/** False where the user has no such import. A second time changes nothing. */
export async function undoImport(context: Context, userId: string, importId: string): Promise<boolean> {
  const now = context.clock.now();
  return inTransaction(context.db, async (tx) => {
    await lockPeople(tx, userId);
    if (!(await findImport(tx, userId, importId))) return false;
    if (await markUndone(tx, userId, importId, now)) await takeBack(tx, userId, importId, now);
    return true;
  });
}

async function takeBack(tx: Tx, userId: string, importId: string, now: Date): Promise<void> {
  const rows = await lockRows(tx, userId, importId);
  const feedIds = [...new Set(rows.flatMap((row) => row.made.feedIds ?? []))];
  const people = rows.filter((row) => row.made.person && row.personId !== null);
  const own = new Set(people.map((row) => row.personId!));
  const touched = new Map(
    (await listTouched(tx, userId, importId, withFeeds(rows, own))).map((one) => [one.personId, one.why]),
  );
  await deletePeople(
    tx,
    userId,
    [...own].filter((id) => !touched.has(id)),
  );
  const others = rows.filter((row) => row.personId !== null && !own.has(row.personId) && isChange(row));
  const edited = await listEditedSince(
    tx,
    userId,
    others.map((row) => ({ personId: row.personId!, doneAt: row.doneAt })),
  );
  await removeFrom(
    tx,
    userId,
    others.filter((row) => !edited.has(row.personId!)),
    now,
  );
  await markOrphans(tx, feedIds, now);
  const outcomes = rows.flatMap((row): RowOutcome[] => {
    const { id, personId, made } = row;
    const of = { id, made, ...(personId !== null && { personId }) };
    const why = personId === null ? undefined : touched.get(personId);
    if (why !== undefined && made.person) return [{ ...of, state: "kept", reason: KEPT[why] }];
    if (why === undefined && personId !== null && edited.has(personId) && isChange(row))
      return [{ ...of, state: "kept", reason: EDITED }];
    const isIdle = row.state === "standing" || (row.state === "skipped" && !made.person);
    return isIdle || why !== undefined ? [] : [{ ...of, state: "undone" }];
  });
  await storeOutcomes(tx, userId, outcomes, now);
}

function isChange({ made }: ImportRow): boolean {
  return [made.tags, made.feedIds, made.handleKeys].some((list) => (list?.length ?? 0) > 0) || made.why !== undefined;
}

function withFeeds(rows: readonly ImportRow[], own: ReadonlySet<string>): { personId: string; feedIds: string[] }[] {
  const feeds = new Map([...own].map((id) => [id, [] as string[]]));
  for (const row of rows) feeds.get(row.personId ?? "")?.push(...(row.made.feedIds ?? []));
  return [...feeds].map(([personId, feedIds]) => ({ personId, feedIds }));
}

async function removeFrom(tx: Tx, userId: string, rows: readonly ImportRow[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await removeAdditions(
    tx,
    userId,
    rows.map(({ personId, made }) => ({
      personId: personId!,
      tags: made.tags ?? [],
      feedIds: made.feedIds ?? [],
      handleKeys: made.handleKeys ?? [],
      why: made.why ?? null,
    })),
  );
  const lost = [...new Set(rows.filter((row) => (row.made.feedIds?.length ?? 0) > 0).map((row) => row.personId!))];
  for (const personId of lost.slice(0, JUDGED_AT_ONCE)) await assessPerson(tx, userId, personId, now);
  await markUnassessed(tx, userId, lost.slice(JUDGED_AT_ONCE));
}
