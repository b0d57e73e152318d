import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { onEachDatabase, openTestDatabase, type TestDatabase } from "../support/database.ts";

/** SQL → what comes out, whatever the driver. */
const VALUES: [string, unknown][] = [
  ["count(*)", 1],
  ["9007199254740991::bigint", 9_007_199_254_740_991],
  ["(-5)::bigint", -5],
  ["12.50::numeric", 12.5],
  ["'2026-03-29'::date", "2026-03-29"],
  ["'1969-07-20'::date", "1969-07-20"],
  ["'2026-11-23 08:00:00+05:30'::timestamptz", new Date("2026-11-23T02:30:00Z")],
  ["'1969-07-20 20:17:40.5+00'::timestamptz", new Date("1969-07-20T20:17:40.500Z")],
  ["'1969-12-31 23:59:59.999999+00'::timestamptz", new Date("1969-12-31T23:59:59.999Z")],
  ["'2026-11-23 08:00:00.123456+00'::timestamptz", new Date("2026-11-23T08:00:00.123Z")],
  ["'0099-01-01 00:00:00+00'::timestamptz", new Date("0099-01-01T00:00:00Z")],
  ["null::timestamptz", null],
  ["true", true],
  ["1.5::real", 1.5],
  ["0.1::double precision", 0.1],
  ["7::integer", 7],
  ["'x''y'::text", "x'y"],
  ["'0190a2b4-0000-7000-8000-000000000000'::uuid", "0190a2b4-0000-7000-8000-000000000000"],
  [`'[1, "two", null, {"three": [3]}]'::jsonb`, [1, "two", null, { three: [3] }]],
  [`'"only a string"'::jsonb`, "only a string"],
  ["'null'::jsonb", null],
  ["'12'::json", 12],
  ["null::jsonb", null],
  [`'{"snake_case": {"stays_so": true}}'::jsonb`, { snake_case: { stays_so: true } }],
  [
    `array['plain', 'with "quotes"', 'a, comma', '{braces}', 'back\\slash', '', 'NULL', null]::text[]`,
    ["plain", 'with "quotes"', "a, comma", "{braces}", "back\\slash", "", "NULL", null],
  ],
  ["'{}'::text[]", []],
  ["array[0, 23, null]::integer[]", [0, 23, null]],
];

/** Types of columns that nobody reads as a value: search vectors are only searched. */
const NEVER_READ = ["tsvector"];

onEachDatabase("rows", (kind) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase(kind);
  });
  afterAll(() => database.close());

  test.each(VALUES)("read %s the same", async (expression, value) => {
    const { rows } = await sql.raw<{ value: unknown }>(`select ${expression} as value`).execute(database.db);
    expect(rows).toEqual([{ value }]);
  });

  test("have no column of a type that is not looked at here", async () => {
    const { rows } = await sql<{ type: string }>`
      select distinct case when data_type = 'ARRAY' then udt_name else data_type end as type
      from information_schema.columns where table_schema = 'public' and table_name not like 'schema_migrations%'
      order by type`.execute(database.db);
    const inUse = rows.map(({ type }) => type).filter((type) => !NEVER_READ.includes(type));
    expect(inUse).toEqual([
      "_int4",
      "_text",
      "boolean",
      "date",
      "double precision",
      "integer",
      "jsonb",
      "real",
      "text",
      "timestamp with time zone",
      "uuid",
    ]);
  });

  test("come back as they were written through kysely", async () => {
    const { db } = database;
    const at = new Date("1969-07-20T20:17:40.123Z");
    const id = "0190a2b4-0000-7000-8000-000000000001";
    await db
      .insertInto("users")
      .values({ id, name: 'O\'Neil "x"', email: "o@door.example", createdAt: at, updatedAt: at })
      .execute();
    const profile = {
      userId: id,
      interests: ['say "hi"', "a,b", "{c}", "\\", "", "ünïcödé 🌱"],
      handles: JSON.stringify([{ channel: "blog", url: "https://x.example/?a=1&b='2'" }]),
      updatedAt: at,
    };
    await db.insertInto("profiles").values(profile).execute();
    await db.insertInto("aiUsage").values({ userId: id, day: "2026-11-23" }).execute();
    const stored = await db.selectFrom("profiles").selectAll().executeTakeFirstOrThrow();
    expect(stored.interests).toEqual(profile.interests);
    expect(stored.handles).toEqual([{ channel: "blog", url: "https://x.example/?a=1&b='2'" }]);
    expect(stored.updatedAt).toEqual(at);
    expect((await db.selectFrom("aiUsage").selectAll().executeTakeFirstOrThrow()).day).toBe("2026-11-23");
  });

  test("are counted by every statement that changes them", async () => {
    const { pool } = database;
    await pool.query("create table counted (n integer)");
    expect((await pool.query("insert into counted select generate_series(1, 5)")).rowCount).toBe(5);
    expect((await pool.query("/* a comment */ update counted set n = n + 1 where n > $1", [2])).rowCount).toBe(3);
    expect(
      (await pool.query("with gone as (delete from counted where n > 3 returning n) select n from gone")).rowCount,
    ).toBe(3);
    expect((await pool.query("select * from counted")).rowCount).toBe(2);
    expect((await pool.query("delete from counted")).command).toBe("DELETE");
  });

  test("bear the database's error code", async () => {
    const { db } = database;
    await expect(sql`select 1 / 0`.execute(db)).rejects.toMatchObject({ code: "22012" });
    await expect(sql`select * from nowhere`.execute(db)).rejects.toMatchObject({ code: "42P01" });
  });
});
