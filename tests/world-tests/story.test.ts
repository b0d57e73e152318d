import { describe, expect, test } from "vitest";
import { DAY, HOUR } from "../../src/clock.ts";
import { CAST, castOf, type Character } from "../world/characters.ts";
import { createStory, type Plan, type Story } from "../world/story.ts";
import { isFlattery } from "../world/words/write-answer.ts";
import { COMMENT, hoursFromMorning } from "./a-world.ts";

const FROM = hoursFromMorning(-42 * 24);
const VISITOR = { name: "Olga Wandel", email: "olga@example.org" };

function tell(seed: number, people: readonly Character[] = CAST, plans: readonly Plan[] = []): Story {
  const story = createStory({ seed, people, from: FROM, plans });
  story.advanceTo(hoursFromMorning(0));
  return story;
}

const [ines, , noor] = castOf("ines", "tomas", "noor");
const always: Character = { ...ines!, id: "always", answers: { chance: 1, hours: [2, 3] }, likes: 1 };

describe("one seed, one story", () => {
  test("the same seed tells the same story, word for word", () => {
    expect(tell(5).record).toEqual(tell(5).record);
  });

  test("another seed tells another", () => {
    expect(tell(6).record).not.toEqual(tell(5).record);
  });

  test("it does not matter in how many steps time passes", () => {
    const stepwise = createStory({ seed: 5, people: CAST, from: FROM });
    for (let at = FROM.getTime(); at <= hoursFromMorning(0).getTime(); at += 7 * HOUR) stepwise.advanceTo(new Date(at));
    stepwise.advanceTo(hoursFromMorning(0));
    expect(stepwise.record).toEqual(tell(5).record);
  });

  test("a visitor changes what follows from the visit, and nobody's own plans", () => {
    const [quiet, visited] = [tell(5), tell(5)];
    for (const story of [quiet, visited]) {
      if (story === visited) story.receive(story.posts("ines")[0]!, VISITOR, COMMENT);
      story.advanceTo(hoursFromMorning(20 * 24));
    }
    const published = (story: Story) => story.record.filter(({ what }) => what === "published");
    expect(published(visited).map(({ at, text }) => [at, text])).toEqual(
      published(quiet).map(({ at, text }) => [at, text]),
    );
    expect(visited.record.length).toBeGreaterThan(quiet.record.length);
  });

  test("the record is in order, and time never goes back", () => {
    const story = tell(5);
    const times = story.record.map(({ at }) => at.getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    story.advanceTo(FROM);
    expect(story.now()).toEqual(hoursFromMorning(0));
  });
});

describe("people follow their nature", () => {
  test("everybody publishes about as often as they do", () => {
    const story = createStory({ seed: 3, people: CAST, from: FROM });
    story.advanceTo(new Date(FROM.getTime() + 365 * DAY));
    for (const who of CAST) {
      const perPost = 365 / story.posts(who.id).length;
      expect(perPost, who.id).toBeGreaterThan(who.every * 0.75);
      expect(perPost, who.id).toBeLessThan(who.every * 1.25);
    }
  });

  test("no two posts of a person have the same title, and every text is finished", () => {
    const story = createStory({ seed: 4, people: CAST, from: FROM });
    story.advanceTo(new Date(FROM.getTime() + 200 * DAY));
    for (const who of CAST.filter(({ home }) => home !== "mastodon")) {
      const titles = story.posts(who.id).map(({ title }) => title);
      expect(new Set(titles).size, who.id).toBe(titles.length);
    }
    for (const { text } of story.record) expect(text).not.toMatch(/[{}]|undefined|NaN/u);
  });

  test("who always answers does so within their hours, and takes up what was said", () => {
    const story = tell(5, [always]);
    story.receive(story.posts()[0]!, VISITOR, COMMENT);
    story.advanceTo(hoursFromMorning(1.2));
    expect(story.record.at(-1)).toMatchObject({ who: "always", what: "approved" });
    story.advanceTo(hoursFromMorning(5));
    const answer = story.record.findLast(({ what }) => what === "answered")!;
    expect(answer.text).toContain("31 of 340 evenings");
    expect(story.record.filter(({ what, text }) => what === "liked" && text === COMMENT)).toHaveLength(1);
  });

  test("whoever answers rarely, rarely answers", () => {
    const story = tell(5, [noor!]);
    const visits = story.posts().slice(0, 8);
    for (const [index, post] of visits.entries()) story.receive(post, { name: `Visitor ${index}` }, COMMENT);
    story.advanceTo(hoursFromMorning(10 * 24));
    const answered = story.record.filter(({ what }) => what === "answered").length;
    expect(answered).toBeLessThan(visits.length / 2);
  });

  test("flattery is not answered by those who ignore it, and is by those who love it", () => {
    const fond: Character = { ...always, id: "fond", ignoresFlattery: false };
    const story = tell(5, [always, fond]);
    for (const who of ["always", "fond"])
      story.receive(story.posts(who)[0]!, VISITOR, "Great post, thanks for sharing!");
    story.advanceTo(hoursFromMorning(12));
    const answers = story.record.filter(({ what, at }) => what === "answered" && at > hoursFromMorning(0));
    expect(answers.map(({ who }) => who)).toEqual(["fond"]);
  });

  test.each([
    ["Great post!", true],
    ["So inspiring, I totally agree. Keep up the great work!", true],
    [COMMENT, false],
    ["Our bakery dropped rye in May and lost nobody.", false],
  ])("%j is flattery: %s", (text, expected) => {
    expect(isFlattery(text)).toBe(expected);
  });

  test("a plan is kept: they publish, are visited, and move when it says", () => {
    const at = hoursFromMorning;
    const story = tell(
      5,
      [always],
      [
        { at: at(-30), who: "always", what: "publish" },
        { at: at(-29), who: "always", what: "visit", by: VISITOR, say: (post) => `About “${post.title}”: ${COMMENT}` },
        { at: at(-1), who: "always", what: "move" },
      ],
    );
    expect(story.record.map(({ what }) => what)).toEqual(
      expect.arrayContaining(["held", "approved", "answered", "moved"]),
    );
    expect(story.hasMoved("always")).toBe(true);
  });

  test("a plan for somebody who is not here is a mistake, and says so", () => {
    expect(() => tell(5, [always], [{ at: hoursFromMorning(-1), who: "nobody", what: "publish" }])).toThrow(/nobody/u);
  });
});
