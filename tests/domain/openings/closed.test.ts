// What is no opening, however good it would be: where the user spoke, where nobody answers, who is to be left in peace.
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY, HOUR } from "../../../src/clock.ts";
import { setDismissed } from "../../../src/db/post-states.ts";
import { newSharedId } from "../../../src/id.ts";
import type { Opening, Person } from "../../support/call.ts";
import { openStreet, type Street } from "./street.ts";

const TEXT =
  "The ferry to the island runs four times a day. Ferries are promises: who waits on the pier has nowhere else to sleep.";

let street: Street;
const people = new Map<string, Person>();
beforeAll(async () => {
  street = await openStreet();
  await street.olga.patch("/profile", { interests: ["ferry"] });
  for (const name of ["Ada", "Bo", "Cy"])
    people.set(
      name,
      await street.follow(name, [
        { title: `Boats of ${name}`, text: TEXT, hours: 5 },
        { title: `Piers of ${name}`, text: TEXT, hours: 50 },
      ]),
    );
  await street.house.work();
});
afterAll(() => street.close());

const by = async (name: string): Promise<Opening[]> =>
  (await street.openings()).filter(({ person }) => person.name === name);
const touch = (name: string, input: object) => street.olga.post(`/people/${people.get(name)!.id}/touches`, input);
const comment = (name: string, days: number) =>
  touch(name, {
    kind: "comment",
    direction: "outbound",
    channel: "blog",
    at: new Date(street.house.clock.now().getTime() - days * DAY).toISOString(),
    url: `https://elsewhere.example/${name}/${days}`,
  });
const part = (opening: Opening | undefined, id: string) =>
  opening?.reasons.find((reason) => reason.id === id)?.weight ?? 0;

test("a post is no opening once the user has spoken on it, also by a touch that was logged by hand", async () => {
  const [one, other] = await by("Cy");
  await touch("Cy", { kind: "comment", direction: "outbound", channel: "blog", postId: one!.post.id });
  expect((await by("Cy")).map(({ post }) => post.id)).toEqual([other!.post.id]);
  await touch("Cy", { kind: "reply", direction: "outbound", channel: "blog", url: other!.post.url });
  expect(await by("Cy")).toEqual([]);
});

test("three comments in a row without an answer close all openings with a person, until they answer", async () => {
  const before = (await by("Ada"))[0]!.score;
  await comment("Ada", 30);
  const once = (await by("Ada"))[0]!;
  await comment("Ada", 20);
  const twice = (await by("Ada"))[0]!;
  expect(part(once, "unanswered")).toBeLessThan(0);
  expect(part(twice, "unanswered")).toBeLessThan(part(once, "unanswered"));
  expect(part(twice, "answers")).toBeLessThan(0);
  expect(twice.score).toBeLessThan(before);
  await comment("Ada", 10);
  expect(await by("Ada")).toEqual([]);
  expect(await by("Bo")).toHaveLength(2);
  await touch("Ada", { kind: "reply", direction: "inbound", channel: "blog" });
  const answered = await by("Ada");
  expect(answered).toHaveLength(2);
  expect(part(answered[0], "unanswered")).toBe(0);
  expect(part(answered[0], "answers")).toBeGreaterThan(part(twice, "answers"));
});

test("somebody of whom nothing is known is neither raised nor lowered for their answers", async () => {
  expect((await by("Bo"))[0]!.reasons.map(({ id }) => id)).not.toContain("answers");
});

test("the score falls as the hours pass, without a word to anybody", async () => {
  const before = await by("Bo");
  street.house.clock.advance(20 * HOUR);
  const after = await by("Bo");
  expect(after.map(({ post }) => post.id)).toEqual(before.map(({ post }) => post.id));
  expect(after[0]!.score).toBeLessThan(before[0]!.score);
});

test("what is put aside lowers the others of its author a little, and taken back lowers nothing", async () => {
  const [one, other] = await by("Bo");
  const at = street.house.clock.now();
  await setDismissed(street.house.app.db, street.house.olga.id, one!.post.id, at);
  const lowered = await by("Bo");
  expect(lowered.map(({ post }) => post.id)).toEqual([other!.post.id]);
  expect(part(lowered[0], "author")).toBeLessThan(0);
  await setDismissed(street.house.app.db, street.house.olga.id, one!.post.id, null);
  expect(await by("Bo")).toEqual([one, other]);
});

test("other interests make other openings, and so does knowing the field", async () => {
  const [before] = await by("Bo");
  expect(before!.reasons.find(({ id }) => id === "interest")?.text).toBe("It touches what interests you: ferry.");
  await street.olga.patch("/profile", { interests: [], expertise: ["piers"] });
  await street.house.work();
  const [best] = await by("Bo");
  expect(best!.post.title).toBe("Piers of Bo");
  expect(best!.reasons.find(({ id }) => id === "expertise")?.text).toBe("It touches what you know well: piers.");
  expect(best!.reasons.map(({ id }) => id)).not.toContain("interest");
});

test("nobody else's touches, dismissals or interests move a score", async () => {
  const before = await street.openings();
  const tarik = street.house.as(street.house.tarik);
  await tarik.patch("/profile", { interests: ["ferry"] });
  await tarik.post("/people", { name: "Bo", feeds: [`${street.site.origin}/bo.xml`] });
  await street.house.work();
  await setDismissed(street.house.app.db, street.house.tarik.id, before[0]!.post.id, street.house.clock.now());
  expect(await street.openings()).toEqual(before);
});

test("a post about grief is no opening, by whichever brief the user may see", async () => {
  await street.olga.patch("/profile", { interests: ["ferry"] });
  await street.follow("Dee", [
    { title: "My father died on Sunday", text: `${TEXT} He took the ferry every day. We mourn him.`, hours: 3 },
    { title: "Timetables", text: TEXT, hours: 9 },
  ]);
  await street.house.work();
  const titles = async () => (await by("Dee")).map(({ post }) => post.title);
  expect(await titles()).toEqual(["Timetables"]);
  const { db } = street.house.app;
  const [open] = await by("Dee");
  const brief = await db
    .selectFrom("briefs")
    .selectAll()
    .where("gist", "=", open!.brief!.gist)
    .executeTakeFirstOrThrow();
  const graver = { ...brief, id: newSharedId(), model: "a model", warnings: ["illness" as const] };
  for (const column of ["points", "quotes", "questions"] as const) Object.assign(graver, { [column]: "[]" });
  await db
    .insertInto("briefs")
    .values(graver as never)
    .execute();
  await db.insertInto("postBriefs").values({ postId: open!.post.id, madeBy: "model", briefId: graver.id }).execute();
  expect(await titles()).toEqual([]);
  await db.updateTable("profiles").set({ aiEnabled: false }).where("userId", "=", street.house.olga.id).execute();
  expect(await titles()).toEqual(["Timetables"]);
});
