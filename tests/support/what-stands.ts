// What stands in the house beside the attacks: compared before and after them.
import { sql } from "kysely";
import type { Attacked } from "./attacked.ts";
import type { List, Opening, Person } from "./call.ts";

/** A user's people and openings, as they see them. */
export type Seen = { people: Person[]; openings: Opening[] };

export async function look({ house }: Pick<Attacked, "house">, member: { token: string }): Promise<Seen> {
  const people = (await house.as(member).get<List<Person>>("/people")).body.items;
  const openings = (await house.as(member).get<List<Opening>>("/openings?limit=200")).body.items;
  return { people, openings };
}

/** What of people no post may move. */
export const judgedOf = ({ people }: Seen) =>
  people.map(({ id, name, why, tags, stage, readiness, lastTouchAt, handles }) => {
    return { id, name, why, tags, stage, readiness, lastTouchAt, handles };
  });

export const scoresOf = ({ openings }: Seen) => openings.map(({ post, score, reasons }) => [post.id, score, reasons]);

/** What is to be done, how often feeds are asked, and what models took. */
const WORKING = ["tasks", "hosts", "installation", "model_calls", "model_leases", "ai_usage"];

/** Rows of every other table, as JSON by table; what hangs on the posts of the attacks is left out. */
export async function dumpOthers({
  house,
  mallory,
}: Pick<Attacked, "house" | "mallory">): Promise<Record<string, string[]>> {
  const { db } = house.app;
  const tables = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> all(${WORKING}) order by 1`.execute(
    db,
  );
  const theirs = sql`select p.id::text from posts p join feeds f on f.id = p.feed_id
    where f.url like ${`${mallory.origin}%`} union select pb.brief_id::text from post_briefs pb
    join posts p on p.id = pb.post_id join feeds f on f.id = p.feed_id where f.url like ${`${mallory.origin}%`}`;
  const all = tables.rows.map(
    ({ name }) => sql`select ${name}::text as name, to_jsonb(t) as row from ${sql.table(name)} t`,
  );
  const rows = await sql<{ name: string; row: Record<string, unknown> }>`with theirs(id) as materialized (${theirs})
    select a.name, a.row from (${sql.join(all, sql` union all `)}) a
    where not exists (select 1 from theirs where id in (a.row->>'post_id', a.row->>'brief_id', a.row->>'id'))`.execute(
    db,
  );
  const dumped: Record<string, string[]> = {};
  for (const { name, row } of rows.rows) (dumped[name] ??= []).push(JSON.stringify(withoutPolling(name, row)));
  for (const list of Object.values(dumped)) list.sort();
  return dumped;
}

function withoutPolling(table: string, row: Record<string, unknown>): unknown {
  const kept = { ...row };
  if (table === "feeds")
    for (const name of Object.keys(kept)) if (!/^(?:id|url|title|kind|site)/.test(name)) delete kept[name];
  if (table === "api_tokens") delete kept["last_used_at"];
  // What somebody published last is no judgement of them.
  if (table === "people") for (const name of ["last_post_at", "next_step", "updated_at"]) delete kept[name];
  return kept;
}
