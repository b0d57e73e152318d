import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY, HOUR } from "../../../src/clock.ts";
import { dismissPost, takeDismissalBack } from "../../../src/domain/openings/follow-up.ts";
import { dayIn } from "../../../src/domain/openings/plate.ts";
import { suggestToday } from "../../../src/domain/today.ts";
import type { Comment, Person } from "../../support/call.ts";
import { missingPostgres } from "../../support/postgres.ts";
import { suiteUnless } from "../../support/skip.ts";
import { openStreet, type Said, type Street } from "./street.ts";

const TEXT =
  "The ferry to the island runs four times a day. Ferries are promises: who waits on the pier has nowhere else to sleep. I counted the last boats of a whole year and wrote down who missed them.";
const NAMES = ["Ada", "Bo", "Cy", "Dee", "Eli"];

/** Three posts a person, the newest of each a little older than the one of the person before. */
const postsOf = (name: string, nth = 0): Said[] =>
  [1, 2, 3].map((no) => ({ title: `Ferries ${no} by ${name}`, text: `${TEXT} Says ${name}.`, hours: no * 6 + nth }));

describe("today's plate", () => {
  let street: Street;
  const people = new Map<string, Person>();
  const today = async () => {
    const { suggested } = await suggestToday(street.house.app, street.house.olga.id);
    return suggested.map(({ post }) => post.title);
  };
  const idOf = async (title: string): Promise<string> =>
    (await suggestToday(street.house.app, street.house.olga.id, { more: 50 })).more
      .concat((await suggestToday(street.house.app, street.house.olga.id)).suggested)
      .find(({ post }) => post.title === title)!.postId;
  const rows = async () => {
    const of = street.house.app.db.selectFrom("suggestions").selectAll().where("userId", "=", street.house.olga.id);
    return of.orderBy("day").orderBy("slot").execute();
  };
  beforeAll(async () => {
    street = await openStreet();
    await street.olga.patch("/profile", { interests: ["ferries"], timezone: "Europe/Berlin" });
  });
  afterAll(() => street.close());

  test("is not written down while briefs are being made, and is filled as openings are found", async () => {
    people.set("Ada", await street.follow("Ada", postsOf("Ada")));
    expect(await today()).toEqual([]);
    expect(await rows()).toEqual([]);
    await street.house.work();
    expect(await today()).toEqual(["Ferries 1 by Ada"]);
    for (const [nth, name] of NAMES.slice(1).entries())
      people.set(name, await street.follow(name, postsOf(name, nth + 1)));
    await today();
    expect(await rows()).toHaveLength(1);
    await street.house.work();
    expect(await today()).toEqual(["Ferries 1 by Ada", "Ferries 1 by Bo", "Ferries 1 by Cy"]);
    expect(await street.openings()).toHaveLength(15);
  });

  test("is the same after a reload, though something better came", async () => {
    const before = await today();
    street.publish("Eli", [
      { title: "Ferries: what would you do?", text: `${TEXT} What would you have done?`, hours: 0 },
    ]);
    street.house.clock.advance(2 * HOUR);
    await street.house.poll();
    await street.house.work();
    expect((await street.openings())[0]?.post.title).toBe("Ferries: what would you do?");
    expect(await today()).toEqual(before);
  });

  test("names its post in the next step of whom it is by, and of nobody else", async () => {
    const step = async (name: string) =>
      (await street.olga.get<Person>(`/people/${people.get(name)!.id}`)).body.nextStep;
    expect(await step("Ada")).toBe("Say what you think about “Ferries 1 by Ada”.");
    expect(await step("Dee")).toBe("Read their newest post and form an opinion.");
  });

  test("is not refilled by what is put aside, and what is taken back stands where it stood", async () => {
    const postId = await idOf("Ferries 1 by Bo");
    await dismissPost(street.house.app, street.house.olga.id, postId);
    expect(await today()).toEqual(["Ferries 1 by Ada", "Ferries 1 by Cy"]);
    await takeDismissalBack(street.house.app, street.house.olga.id, postId);
    expect(await today()).toEqual(["Ferries 1 by Ada", "Ferries 1 by Bo", "Ferries 1 by Cy"]);
  });

  test("lets go of what was commented and of who is followed no more, and keeps their slots", async () => {
    const postId = await idOf("Ferries 1 by Ada");
    const { body: comment } = await street.olga.post<Comment>(`/posts/${postId}/comments`, { take: "It is the pier." });
    expect(await today()).toContain("Ferries 1 by Ada");
    await street.olga.post(`/comments/${comment.id}/posted`, {});
    expect(await today()).toEqual(["Ferries 1 by Bo", "Ferries 1 by Cy"]);
    await street.olga.delete(`/people/${people.get("Cy")!.id}`);
    expect(await today()).toEqual(["Ferries 1 by Bo"]);
    expect(await rows()).toHaveLength(3);
  });

  test("is not set anew by a journey to another time zone, until half a day is over", async () => {
    await street.olga.patch("/profile", { timezone: "Pacific/Kiritimati" });
    street.house.clock.advance(HOUR);
    expect(await today()).toEqual(["Ferries 1 by Bo"]);
    await street.olga.patch("/profile", { timezone: "Pacific/Niue" });
    expect(await today()).toEqual(["Ferries 1 by Bo"]);
    await street.olga.patch("/profile", { timezone: "Europe/Berlin" });
  });

  test("is a new one on the next day, and what stood on the old one may come again", async () => {
    await street.sleep();
    expect((await today())[0]).toBe("Ferries: what would you do?");
    expect(new Set((await rows()).map(({ day }) => day)).size).toBe(2);
    const step = (await street.olga.get<Person>(`/people/${people.get("Bo")!.id}`)).body.nextStep;
    expect(step).toBe("Say what you think about “Ferries 1 by Bo”.");
  });

  test("holds three, not six, where two look for the first time at the same moment", async () => {
    await street.sleep();
    const looks = await Promise.all(Array.from({ length: 8 }, () => today()));
    expect(new Set(looks.map(String)).size).toBe(1);
    const day = dayIn("Europe/Berlin", street.house.clock.now());
    const given = (await rows()).filter((row) => row.day === day);
    expect(given.map(({ slot }) => slot)).toEqual([1, 2, 3]);
    expect(new Set(given.map(({ personId }) => personId)).size).toBe(3);
  });

  test("keeps a slot whose post is gone, and gives it to nobody else", async () => {
    const [first] = await rows().then((all) => all.slice(-3));
    await sql`delete from posts where id = ${first!.postId}`.execute(street.house.app.db);
    expect(await today()).toHaveLength(2);
    street.publish("Dee", [{ title: "Ferries, more of them", text: TEXT, hours: 0 }]);
    street.house.clock.advance(2 * HOUR);
    await street.house.poll();
    await street.house.work();
    expect(await today()).toHaveLength(2);
  });

  test("stays emptier rather than suggesting what is nobody's matter", async () => {
    await street.olga.patch("/profile", { interests: ["Byzantine coins"] });
    await street.house.work();
    street.house.clock.advance(4 * DAY);
    expect(await today()).toEqual([]);
    await street.olga.patch("/profile", { interests: [] });
    expect((await today()).length).toBeGreaterThan(0);
  });
});

suiteUnless(missingPostgres(), "today's plate, on Postgres", () => {
  test("holds three, not six, where eight look at the same moment", async () => {
    const street = await openStreet("postgres");
    for (const [nth, name] of NAMES.entries()) await street.follow(name, postsOf(name, nth).slice(0, 2));
    await street.house.work();
    const look = async () =>
      (await suggestToday(street.house.app, street.house.olga.id)).suggested.map((one) => one.postId);
    const looks = await Promise.all(Array.from({ length: 8 }, look));
    expect(new Set(looks.map(String)).size).toBe(1);
    const suggestions = await street.house.app.db.selectFrom("suggestions").select("slot").orderBy("slot").execute();
    expect(suggestions.map(({ slot }) => slot)).toEqual([1, 2, 3]);
    await street.close();
  });
});

describe("the day of a user", () => {
  test.each([
    ["Europe/Berlin", "2026-11-23T23:30:00Z", "2026-11-24"],
    ["America/Los_Angeles", "2026-11-24T05:00:00Z", "2026-11-23"],
    ["Pacific/Kiritimati", "2026-12-31T10:00:00Z", "2027-01-01"],
    ["UTC", "2026-03-01T00:00:00Z", "2026-03-01"],
  ])("in %s at %s is %s", (timezone, at, day) => {
    expect(dayIn(timezone, new Date(at))).toBe(day);
  });
});
