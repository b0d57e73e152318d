// How an import stands, counted from its lines: there is no other counter.
import { toPage, type Cursor, type Page } from "../../db/cursor.ts";
import { countRows, listFeedTroubles, listTold, type ToldRow } from "../../db/import-rows.ts";
import { findImport, listImports, type Import } from "../../db/imports.ts";
import type { Handle } from "../../db/transaction.ts";

export type ImportCounts = {
  /** Lines that nobody has looked at yet. */
  planned: number;
  /** Lines whose site is still to be looked at. */
  waiting: number;
  /** People who were not there before. */
  added: number;
  /** Lines that brought something for somebody who was. */
  updated: number;
  /** Lines that brought nothing new. */
  standing: number;
  skipped: number;
  /** What an undo left, because the user had touched it. */
  kept: number;
  /** All of them. */
  lines: number;
};

export type ImportSummary = Import & ImportCounts;

export type ImportView = ImportSummary & {
  skippedRows: ToldRow[];
  keptRows: ToldRow[];
  /** Feeds of these people whose first visit is to come, and those that could not be read. */
  unread: number;
  troubles: { personId: string; name: string; url: string; error: string }[];
};

const TROUBLES_SHOWN = 200;

const NONE: ImportCounts = {
  planned: 0,
  waiting: 0,
  added: 0,
  updated: 0,
  standing: 0,
  skipped: 0,
  kept: 0,
  lines: 0,
};

/** @param rows lines with reasons at most; all of them without it. */
export async function viewImport(
  db: Handle,
  userId: string,
  importId: string,
  rows?: number,
): Promise<ImportView | undefined> {
  const one = await findImport(db, userId, importId);
  if (!one) return undefined;
  const [summary] = await summarise(db, userId, [one]);
  return {
    ...summary!,
    skippedRows: await listTold(db, userId, importId, "skipped", rows),
    keptRows: await listTold(db, userId, importId, "kept", rows),
    ...(await listFeedTroubles(db, userId, importId, TROUBLES_SHOWN)),
  };
}

/** Those that were begun, newest first. */
export async function listImportSummaries(
  db: Handle,
  userId: string,
  page: { cursor?: Cursor | undefined; limit: number },
): Promise<Page<ImportSummary>> {
  const { items, next } = toPage(await listImports(db, userId, page), page.limit, (one) => ({
    at: one.createdAt,
    id: one.id,
  }));
  return { items: await summarise(db, userId, items), next };
}

async function summarise(db: Handle, userId: string, imports: readonly Import[]): Promise<ImportSummary[]> {
  const counted = await countRows(
    db,
    userId,
    imports.map(({ id }) => id),
  );
  return imports.map((one) => {
    const counts: ImportCounts = { ...NONE };
    for (const { state, madePerson, n } of counted.filter(({ importId }) => importId === one.id)) {
      counts.lines += n;
      if (state !== "added" && state !== "undone") counts[state] += n;
      if (madePerson && state !== "undone") counts.added += n;
    }
    return { ...one, ...counts };
  });
}
