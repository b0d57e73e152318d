// Bringing people in a file: looked at first, then stored line by line, shown while it goes on, and taken back whole.
import { DAY, MINUTE } from "../clock.ts";
import { insertRows, type NewRow } from "../db/import-rows.ts";
import { deletePreviewsBefore, findImport, findImportOwner, insertImport, markStarted } from "../db/imports.ts";
import { addTasks } from "../db/tasks.ts";
import { inTransaction } from "../db/transaction.ts";
import { newId } from "../id.ts";
import { toStorable } from "../storable.ts";
import type { Context } from "./context.ts";
import { applyRows } from "./imports/apply-rows.ts";
import { emptyWish } from "./imports/plan.ts";
import { readImportFile } from "./imports/read-file.ts";
import { wakePollers } from "./polls/wake-pollers.ts";
import { hint, workOn } from "./tasks.ts";

/** What a route takes; everything else about a file is bounded by its lines. */
export const IMPORT_BYTES = 10_000_000;

/** A file that was looked at and not taken is forgotten after so long. */
const PREVIEW_MS = DAY;

export type ImportFile = {
  bytes: Uint8Array;
  contentType?: string | undefined;
  fileName?: string | undefined;
  /** Where the caller can name the row: the same id is the same import. */
  id?: string | undefined;
};

/**
 * Reads a file and keeps what it asks for; nobody is followed yet.
 * @returns the import's id.
 * @throws PermanentError `invalid-input` where the file is none that we can use, with a sentence for the user.
 */
export async function planImport(context: Context, userId: string, file: ImportFile): Promise<string> {
  const importId = file.id ?? newId();
  const now = context.clock.now();
  const plan = readImportFile(file.bytes, file.contentType);
  const rows: NewRow[] = [
    ...plan.wishes.map(({ line, ...wish }) => ({
      id: newId(),
      line,
      wanted: toStorable(wish),
      state: "planned" as const,
    })),
    ...plan.skipped.map(({ line, name, reason }) => ({
      id: newId(),
      line,
      wanted: { ...emptyWish(line), name },
      state: "skipped" as const,
      reason: toStorable(reason),
    })),
  ];
  await inTransaction(context.db, async (tx) => {
    await deletePreviewsBefore(tx, userId, new Date(now.getTime() - PREVIEW_MS));
    const fileName = toStorable(file.fileName ?? "").slice(0, 200);
    const { source, notes } = plan;
    if (await insertImport(tx, userId, { id: importId, source, fileName, notes, createdAt: now }))
      await insertRows(tx, userId, importId, rows);
  });
  return importId;
}

/**
 * Begins to store what was planned; the work goes on in the background. False where the user has no such import.
 * @param later true where the caller does the work itself: the background only goes on with it if that ends halfway.
 */
export async function startImport(context: Context, userId: string, importId: string, later = false): Promise<boolean> {
  const now = context.clock.now();
  const at = later ? new Date(now.getTime() + context.clock.toDomain(MINUTE)) : now;
  const task = { kind: "import-people" as const, subjectId: importId, userId, at };
  const exists = await inTransaction(context.db, async (tx) => {
    if (!(await findImport(tx, userId, importId))) return false;
    if (await markStarted(tx, userId, importId, now)) await addTasks(tx, [task], now);
    return true;
  });
  if (exists) await hint(context, [task]);
  return exists;
}

/** Plans, begins and stores, and comes back when every line has its outcome or waits for its site to be looked at. */
export async function importFile(context: Context, userId: string, file: ImportFile): Promise<string> {
  const importId = await planImport(context, userId, file);
  await startImport(context, userId, importId, true);
  await applyAll(context, userId, importId);
  return importId;
}

async function applyAll(context: Context, userId: string, importId: string): Promise<void> {
  for (;;) {
    const { count, tasks } = await applyRows(context, userId, importId);
    await hint(context, tasks);
    if (count === 0) return;
    await wakePollers(context);
  }
}

/** The task `import-people`: whatever of an import is still planned. */
export async function importPeople(context: Context, importId: string): Promise<void> {
  await workOn(context, "import-people", importId, async () => {
    const userId = await findImportOwner(context.db, importId);
    if (userId !== undefined) await applyAll(context, userId, importId);
    return async () => undefined;
  });
}
