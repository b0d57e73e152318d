import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOUR } from "../../../src/clock.ts";
import { suggestToday } from "../../../src/domain/today.ts";
import type { Comment, Person } from "../../support/call.ts";
import { openStreet, type Said, type Street } from "./street.ts";

const TEXT =
  "The ferry to the island runs four times a day. Ferries are promises: who waits on the pier has nowhere else to sleep. I counted the last boats of a whole year and wrote down who missed them.";

const postOf = (name: string, hours: number): Said[] => [
  { title: `Ferries by ${name}`, text: `${TEXT} Says ${name}.`, hours },
];

describe("today's plate while briefs are being made", () => {
  let street: Street;
  const people = new Map<string, Person>();
  const look = () => suggestToday(street.house.app, street.house.olga.id);
  const today = async () => (await look()).suggested.map(({ post }) => post.title);
  const rows = () =>
    street.house.app.db.selectFrom("suggestions").selectAll().where("userId", "=", street.house.olga.id).execute();
  const idOf = async (name: string) =>
    (await street.openings()).find(({ post }) => post.title === `Ferries by ${name}`)!.post.id;
  beforeAll(async () => {
    street = await openStreet();
    await street.olga.patch("/profile", { interests: ["ferries"] });
    for (const [nth, name] of ["Ada", "Bo", "Cy", "Dee", "Eli", "Flo"].entries())
      people.set(name, await street.follow(name, postOf(name, 1 + 4 * nth)));
    await street.house.work();
    await street.follow("Zoe", postOf("Zoe", 200));
  });
  afterAll(() => street.close());

  test("is not written down by a word to somebody who is not on it", async () => {
    expect((await look()).making).toBeGreaterThan(0);
    expect(await today()).toEqual(["Ferries by Ada", "Ferries by Bo", "Ferries by Cy"]);
    const touch = { kind: "comment", direction: "outbound", channel: "blog", postId: await idOf("Flo") };
    await street.olga.post(`/people/${people.get("Flo")!.id}/touches`, touch);
    expect(await rows()).toEqual([]);
    expect(await today()).toHaveLength(3);
  });

  test("gives the slot of what was commented to nobody else", async () => {
    const { body: draft } = await street.olga.post<Comment>(`/posts/${await idOf("Ada")}/comments`, {
      take: "It is the pier.",
    });
    await street.olga.post(`/comments/${draft.id}/posted`, {});
    expect((await look()).making).toBeGreaterThan(0);
    expect(await today()).toEqual(["Ferries by Bo", "Ferries by Cy"]);
  });

  test("gives the slot of what was answered elsewhere, and noted, to nobody else", async () => {
    await street.house.app.db.deleteFrom("suggestions").execute();
    expect(await today()).toEqual(["Ferries by Bo", "Ferries by Cy", "Ferries by Dee"]);
    const touch = { kind: "comment", direction: "outbound", channel: "blog", postId: await idOf("Cy") };
    await street.olga.post(`/people/${people.get("Cy")!.id}/touches`, touch);
    expect((await look()).making).toBeGreaterThan(0);
    expect(await today()).toEqual(["Ferries by Bo", "Ferries by Dee"]);
  });
});

describe("today's plate on a journey", () => {
  let street: Street;
  const given = async () => {
    await suggestToday(street.house.app, street.house.olga.id);
    const of = street.house.app.db.selectFrom("suggestions").select("day").where("userId", "=", street.house.olga.id);
    return (await of.groupBy("day").orderBy("day").execute()).map(({ day }) => day);
  };
  beforeAll(async () => {
    street = await openStreet();
    await street.follow("Ada", postOf("Ada", 1));
    await street.house.work();
  });
  afterAll(() => street.close());

  test("west comes each morning, though the date was had already", async () => {
    // 01:00 of the 25th in Tokyo, 08:00 of the 24th in Los Angeles.
    street.house.clock.set(new Date("2026-11-24T16:00:00Z"));
    await street.olga.patch("/profile", { timezone: "Asia/Tokyo" });
    expect(await given()).toEqual(["2026-11-25"]);
    await street.olga.patch("/profile", { timezone: "America/Los_Angeles" });
    street.house.clock.set(new Date("2026-11-25T03:00:00Z"));
    expect(await given()).toEqual(["2026-11-25"]);
    // 07:00 of the 25th in Los Angeles: 23 hours after the last.
    street.house.clock.set(new Date("2026-11-25T15:00:00Z"));
    expect(await given()).toEqual(["2026-11-25", "2026-11-26"]);
    street.house.clock.advance(12 * HOUR);
    expect(await given()).toHaveLength(2);
    street.house.clock.set(new Date("2026-11-26T15:00:00Z"));
    expect(await given()).toEqual(["2026-11-25", "2026-11-26", "2026-11-27"]);
  });

  test("east comes when the next day there is 12 hours from the last, and its date is the right one again", async () => {
    await street.olga.patch("/profile", { timezone: "Asia/Tokyo" });
    street.house.clock.set(new Date("2026-11-26T22:00:00Z"));
    expect(await given()).toHaveLength(3);
    street.house.clock.set(new Date("2026-11-27T22:00:00Z"));
    expect(await given()).toEqual(["2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28"]);
  });
});
