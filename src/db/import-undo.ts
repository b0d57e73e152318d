// Taking an import back: who was touched since, and removing exactly what was added, for many people at once.
import { sql } from "kysely";
import type { Handle } from "./transaction.ts";

export type Touched = { personId: string; why: "dialogue" | "edited" | "imported" | "follows" };

/** Of these people, made by this import, those with whom something happened since. */
export async function listTouched(
  tx: Handle,
  userId: string,
  importId: string,
  made: readonly { personId: string; feedIds: readonly string[] }[],
): Promise<Touched[]> {
  const { rows } = await sql<Touched>`
    select * from (
      select p.id as person_id,
             case
               when exists (select from touches t where t.user_id = p.user_id and t.person_id = p.id)
                 or exists (select from comments c where c.user_id = p.user_id and c.person_id = p.id) then 'dialogue'
               when p.updated_at > p.created_at then 'edited'
               when exists (select from import_rows r where r.user_id = p.user_id and r.person_id = p.id
                 and r.import_id <> ${importId} and r.state = 'updated') then 'imported'
               when exists (select from follows f where f.user_id = p.user_id and f.person_id = p.id
                 and not (m."feedIds" ? f.feed_id::text)) then 'follows'
             end as why
        from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as m("personId" uuid, "feedIds" jsonb)
        join people p on p.user_id = ${userId} and p.id = m."personId"
    ) as judged where why is not null`.execute(tx);
  return rows;
}

export async function deletePeople(tx: Handle, userId: string, personIds: readonly string[]): Promise<void> {
  await sql`delete from people where user_id = ${userId} and id = any(${[...personIds]}::uuid[])`.execute(tx);
}

/** Of these people, those whom the user edited after the moment that stands with them. */
export async function listEditedSince(
  tx: Handle,
  userId: string,
  people: readonly { personId: string; doneAt: Date | null }[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select p.id from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as m("personId" uuid, "doneAt" timestamptz)
      join people p on p.user_id = ${userId} and p.id = m."personId" and p.updated_at > m."doneAt"`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

export type Additions = {
  personId: string;
  tags: string[];
  feedIds: string[];
  handleKeys: string[];
  why: string | null;
};

/** Takes tags, feeds, handles and reasons away again, where they still stand as they were added. */
export async function removeAdditions(tx: Handle, userId: string, additions: readonly Additions[]): Promise<void> {
  const rows = sql`jsonb_to_recordset(${JSON.stringify(additions)}::jsonb)
    as a("personId" uuid, tags jsonb, "feedIds" jsonb, "handleKeys" jsonb, why text)`;
  await sql`
    update people p
       set tags = array(select tag from unnest(p.tags) with ordinality as t(tag, n) where not (a.tags ? tag) order by n),
           why = case when p.why = a.why then '' else p.why end
      from ${rows} where p.user_id = ${userId} and p.id = a."personId"`.execute(tx);
  await sql`
    delete from follows f using ${rows}
     where f.user_id = ${userId} and f.person_id = a."personId" and a."feedIds" ? f.feed_id::text`.execute(tx);
  await sql`
    delete from handles h using ${rows}
     where h.user_id = ${userId} and h.person_id = a."personId" and a."handleKeys" ? h.key`.execute(tx);
}

/** The sweep judges them anew. */
export async function markUnassessed(tx: Handle, userId: string, personIds: readonly string[]): Promise<void> {
  await sql`update people set assessed_at = null where user_id = ${userId} and id = any(${[...personIds]}::uuid[])`.execute(
    tx,
  );
}
