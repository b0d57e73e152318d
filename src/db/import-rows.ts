// The lines of an import: what each asks for, what came of it, and what it changed.
import { sql, type Selectable } from "kysely";
import type { Made, RowState, Wish } from "./schema/imports.ts";
import type { Tables } from "./schema.ts";
import type { Handle } from "./transaction.ts";

export type ImportRow = Selectable<Tables["importRows"]>;

export type NewRow = {
  id: string;
  line: number;
  wanted: Wish;
  state: "planned" | "skipped";
  reason?: string | undefined;
};

const ROWS_AT_ONCE = 1_000;

export async function insertRows(tx: Handle, userId: string, importId: string, rows: readonly NewRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const values = rows
      .slice(at, at + ROWS_AT_ONCE)
      .map((row) => ({ ...row, wanted: JSON.stringify(row.wanted), userId, importId }));
    await tx.insertInto("importRows").values(values).execute();
  }
}

/** The next lines that nobody has looked at yet. */
export async function listPlanned(tx: Handle, userId: string, importId: string, limit: number): Promise<ImportRow[]> {
  return tx
    .selectFrom("importRows")
    .selectAll()
    .where("userId", "=", userId)
    .where("importId", "=", importId)
    .where("state", "=", "planned")
    .orderBy("line")
    .orderBy("id")
    .limit(limit)
    .execute();
}

export type RowOutcome = {
  id: string;
  state: RowState;
  reason?: string | undefined;
  personId?: string | undefined;
  made: Made;
};

export async function storeOutcomes(
  tx: Handle,
  userId: string,
  outcomes: readonly RowOutcome[],
  at: Date,
): Promise<void> {
  if (outcomes.length === 0) return;
  const rows = JSON.stringify(outcomes);
  await sql`
    update import_rows as r
       set state = o.state, reason = o.reason, person_id = o."personId", made = o.made, done_at = ${at}
      from jsonb_to_recordset(${rows}::jsonb)
        as o(id uuid, state text, reason text, "personId" uuid, made jsonb)
     where r.user_id = ${userId} and r.id = o.id`.execute(tx);
}

/** A line by its id alone, over all users: for the work that a task names. */
export async function findRow(db: Handle, rowId: string): Promise<ImportRow | undefined> {
  return db.selectFrom("importRows").selectAll().where("id", "=", rowId).executeTakeFirst();
}

export async function lockRows(tx: Handle, userId: string, importId: string): Promise<ImportRow[]> {
  return tx
    .selectFrom("importRows")
    .selectAll()
    .where("userId", "=", userId)
    .where("importId", "=", importId)
    .orderBy("line")
    .orderBy("id")
    .forUpdate()
    .execute();
}

export type RowCount = { state: RowState; madePerson: boolean; n: number };

export async function countRows(
  db: Handle,
  userId: string,
  importIds: readonly string[],
): Promise<(RowCount & { importId: string })[]> {
  if (importIds.length === 0) return [];
  const rows = await sql<RowCount & { importId: string }>`
    select import_id, state, made ? 'person' as made_person, count(*) as n from import_rows
     where user_id = ${userId} and import_id = any(${[...importIds]}::uuid[])
     group by import_id, state, made ? 'person'`.execute(db);
  return rows.rows;
}

export type ToldRow = { line: number; name: string; reason: string; personId: string | null };

/** Lines in a state that has reasons, in the order of the file. */
export async function listTold(
  db: Handle,
  userId: string,
  importId: string,
  state: "skipped" | "kept",
  limit?: number,
): Promise<ToldRow[]> {
  const rows = await db
    .selectFrom("importRows")
    .select(["line", "reason", "personId", sql<string>`wanted->>'name'`.as("name")])
    .where("userId", "=", userId)
    .where("importId", "=", importId)
    .where("state", "=", state)
    .orderBy("line")
    .orderBy("id")
    .$if(limit !== undefined, (query) => query.limit(limit!))
    .execute();
  return rows.map((row) => ({ ...row, reason: row.reason ?? "" }));
}

/** How many feeds of the people of an import were never read, and those that could not be, with the reason. */
export async function listFeedTroubles(
  db: Handle,
  userId: string,
  importId: string,
  limit: number,
): Promise<{ unread: number; troubles: { personId: string; name: string; url: string; error: string }[] }> {
  const ofImport = () =>
    db
      .selectFrom("importRows as r")
      .innerJoin("follows as f", (join) =>
        join.onRef("f.userId", "=", "r.userId").onRef("f.personId", "=", "r.personId"),
      )
      .innerJoin("feeds", "feeds.id", "f.feedId")
      .where("r.userId", "=", userId)
      .where("r.importId", "=", importId)
      .where("r.state", "in", ["added", "updated"]);
  const counted = await ofImport()
    .select((eb) => eb.fn.count<number>("feeds.id").distinct().as("n"))
    .where("feeds.lastPolledAt", "is", null)
    .where("feeds.status", "<>", "gone")
    .executeTakeFirstOrThrow();
  const troubles = await ofImport()
    .innerJoin("people as p", (join) => join.onRef("p.userId", "=", "f.userId").onRef("p.id", "=", "f.personId"))
    .select(["p.id as personId", "p.name", "feeds.url", "feeds.error"])
    .distinct()
    .where("feeds.error", "is not", null)
    .orderBy("p.name")
    .orderBy("feeds.url")
    .limit(limit)
    .execute();
  return { unread: counted.n, troubles: troubles.map((one) => ({ ...one, error: one.error ?? "" })) };
}

export type Preview = {
  names: string[];
  tags: string[];
  /** Lines that name a site and no feed: each needs a look. */
  sites: number;
};

/** What the lines that nobody has looked at yet are about. */
export async function previewRows(db: Handle, userId: string, importId: string, names: number): Promise<Preview> {
  const planned = sql`user_id = ${userId} and import_id = ${importId} and state = 'planned'`;
  const first = await sql<{ name: string }>`
    select coalesce(nullif(wanted->>'name', ''), wanted->>'site', '') as name
      from import_rows where ${planned} order by line, id limit ${names}`.execute(db);
  const tags = await sql<{ tag: string }>`
    select distinct jsonb_array_elements_text(wanted->'tags') as tag from import_rows where ${planned} order by tag`.execute(
    db,
  );
  const sites = await sql<{ n: number }>`
    select count(*) as n from import_rows where ${planned} and wanted ? 'site' and wanted->'feeds' = '[]'`.execute(db);
  return {
    names: first.rows.map(({ name }) => name),
    tags: tags.rows.map(({ tag }) => tag),
    sites: sites.rows[0]?.n ?? 0,
  };
}
