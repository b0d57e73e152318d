import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countTogether, findStrengths, strengthOf, touchingOf } from "../../../src/domain/openings/relevance.ts";
import { openTestDatabase, type TestDatabase } from "../../support/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase("pglite");
});
afterAll(() => database.close());

const FILLER = "We went there on a grey morning and came back with a box of slides, two apples and a map. ".repeat(9);

const strength = async (
  topic: string,
  post: { title?: string; text?: string; language?: string | null; topics?: string[] },
) => {
  const about = { title: "", text: FILLER, language: "en", topics: [], ...post };
  return (await findStrengths(database.db, about, [topic])).get(topic)!;
};

describe("how much a post touches what somebody named", () => {
  test.each([
    ["databases", "en", "Which database would you choose?"],
    ["developer tools", "en", "Tools for developers"],
    ["öffentliche Beschaffung", "de", "Warum öffentliche Beschaffungen scheitern"],
    ["bibliothèques publiques", "fr", "Une bibliothèque publique au bord de la mer"],
    ["データベース", "ja", "新しいデータベースの話"],
    ["Rust", null, "Learning Rust at fifty"],
  ])("%s is seen by its stems in a title in %s: %s", async (topic, language, title) => {
    expect(await strength(topic, { title, language })).toBeGreaterThan(0.6);
  });

  test.each([
    ["databases", "en", "The data of a base camp"],
    ["open source", "en", "An open letter to the source of my pain, and to all who left it"],
    ["community building", "en", "A building, and later, much later, in another street, a community"],
    ["Rust", "en", "Trust and thrust"],
    ["the", "en", "The the the"],
  ])("%s is not seen in %s where it does not stand: %s", async (topic, language, title) => {
    expect(await strength(topic, { title, text: "", language })).toBe(0);
  });

  test("in the title and throughout is more than throughout, and that is more than once in passing", async () => {
    const throughout = `${FILLER} Ferries. `.repeat(3);
    const [both, text, once] = [
      await strength("ferries", { title: "On ferries", text: throughout }),
      await strength("ferries", { text: throughout }),
      await strength("ferries", { text: `${FILLER} A ferry. ${FILLER}` }),
    ];
    expect(both).toBeGreaterThan(text);
    expect(text).toBeGreaterThan(once);
    expect(once).toBeGreaterThan(0);
    expect(once).toBeLessThan(0.3);
  });

  test("a text that is stuffed with a word says no more than one that does not hold it", async () => {
    const stuffed = "ferries ".repeat(200);
    expect(await strength("ferries", { text: stuffed })).toBe(0);
    expect(await strength("ferries", { text: `${FILLER}${"ferries ".repeat(40)}` })).toBe(0);
  });

  test("a list of everything is worth little more than the best thing in it", () => {
    const many = Array.from({ length: 20 }, (_, nth) => ({ name: `topic ${nth}`, strength: 0.26 }));
    const { strength: all, names } = touchingOf(many);
    expect(all).toBeLessThan(0.35);
    expect(names).toHaveLength(3);
    expect(touchingOf([{ name: "one", strength: 0.9 }]).strength).toBeGreaterThan(all);
  });

  test("is between nothing and one, and more with every place where it stands", () => {
    const base = { inTitle: false, isTopic: false, mentions: 2, words: 600 };
    const steps = [
      { ...base, mentions: 0 },
      base,
      { ...base, mentions: 6 },
      { ...base, mentions: 6, isTopic: true },
      { ...base, mentions: 6, isTopic: true, inTitle: true },
    ].map(strengthOf);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(new Set(steps).size).toBe(5);
    expect(steps[0]).toBe(0);
    expect(steps.at(-1)).toBeLessThanOrEqual(1);
  });

  test("words that stand together are counted once for each place", () => {
    const places = [
      { place: 1, title: [], text: [4, 40, 90] },
      { place: 2, title: [], text: [5, 60, 92] },
    ];
    expect(countTogether(places, "text")).toBe(2);
    expect(countTogether(places, "title")).toBe(0);
    expect(countTogether([], "text")).toBe(0);
  });
});
