import { afterEach, describe, expect, test } from "vitest";
import { briefAnswer, checkBrief, type BriefAnswer } from "../../src/ai/brief-answer.ts";
import { briefWithModel } from "../../src/ai/brief-post.ts";
import { GIST_WORDS, POINTS_MAX, QUESTIONS_MAX, QUOTES_MAX, TOPICS_MAX } from "../../src/ai/brief.ts";
import { createModel, type Task } from "../../src/ai/client.ts";
import { countWords } from "../../src/ai/local/terms.ts";
import { getPrompt } from "../../src/ai/prompt-file.ts";
import { createClock } from "../../src/clock.ts";
import { PermanentError, RetryLaterError } from "../../src/errors.ts";
import { createLogger } from "../../src/logger.ts";
import { openBook } from "../support/book.ts";
import { startModelServer, type ModelServer } from "../world/model/model-server.ts";
import { ENGLISH, STORIES } from "./local/texts.ts";

let server: ModelServer | undefined;
afterEach(async () => server?.close());

async function setUp(answer?: unknown) {
  server = await startModelServer(answer === undefined ? {} : { answer: () => answer });
  const model = createModel(
    { apiKey: undefined, baseUrl: server.url, model: "test-model", dailyTokens: 1 },
    { logger: createLogger("silent"), clock: createClock() },
  );
  return <T>(task: Task<T>) => model.complete(task, openBook().ledger);
}

const post = { title: "A place to talk", text: ENGLISH };
const passage = "a library is a place to talk before it is a place to read";
const answer = (part: Partial<BriefAnswer> = {}): BriefAnswer => ({
  gist: "A library lives from talk.",
  points: [{ text: "Talk comes first.", passage }],
  quotes: [],
  tags: ["story"],
  ...part,
});

describe("a brief by a model", () => {
  test.each(Object.entries(STORIES))("stands in the text, in %s", async (language, { text, question }) => {
    const result = await briefWithModel(await setUp(), {
      title: "A place",
      text,
      language,
    });
    expect(result).toMatchObject({
      model: "test-model",
      tokensIn: 100,
      tokensOut: 20,
    });
    expect(result.brief.by).toBe("model");
    for (const one of [...result.brief.points, ...result.brief.quotes, ...result.brief.questions])
      expect(text).toContain(one.passage);
    expect([[], [question]]).toContainEqual(result.brief.questions.map((one) => one.text));
  });

  test("says its gist in other languages in the same call, where they are known", async () => {
    const ask = await setUp({ ...answer(), gists: ["Eine Bibliothek lebt vom Reden.", "<b></b>"] });
    const { gists } = await briefWithModel(ask, { ...post, gistsIn: ["de", "fr"] });
    expect(gists).toEqual({ de: "Eine Bibliothek lebt vom Reden." });
    expect(server?.chats()[0]?.text).toContain("the gist in German, then in French");
  });

  test("is not asked for where there is no text", async () => {
    const model = await setUp();
    await expect(briefWithModel(model, { title: "Only this", text: " \n" })).rejects.toBeInstanceOf(PermanentError);
    expect(server?.calls).toHaveLength(0);
  });

  test("failed where nothing of it stands in the text", async () => {
    const model = await setUp(
      answer({ points: [{ text: "Send money.", passage: "the author wants you to send money" }] }),
    );
    await expect(briefWithModel(model, post)).rejects.toMatchObject({ kind: "model-failed" });
  });

  test("has the limits that its prompt names", () => {
    const limits = {
      gistWords: GIST_WORDS,
      points: POINTS_MAX,
      quotes: QUOTES_MAX,
      questions: QUESTIONS_MAX,
      topics: TOPICS_MAX,
    };
    expect(getPrompt("brief-post").limits).toEqual(limits);
    expect(getPrompt("merge-brief").limits).toEqual({ gistWords: GIST_WORDS, points: POINTS_MAX });
  });
});

describe("of what a model claims", () => {
  test("typographic marks, white space and capitals do not matter, and the text's own words are kept", () => {
    const text = "She said: “The room’s\nfull — really   full.” Nobody left.";
    const brief = checkBrief(answer({ points: [{ text: "Full.", passage: '"the room\'s full - really full."' }] }), {
      ...post,
      text,
    });
    expect(brief.points[0]?.passage).toBe("The room’s\nfull — really   full.");
  });

  test("invented passages, quotes and questions are dropped", () => {
    const points = [
      { text: "True.", passage },
      { text: "False.", passage: "four hundred people visit the library" },
    ];
    const quotes = [
      "Reading is dead.",
      "only twenty people came",
      "Is there a place like that in your town?",
      "Who paid for it?",
    ];
    const brief = checkBrief(answer({ points, quotes }), post);
    expect(brief.points.map((one) => one.text)).toEqual(["True."]);
    expect(brief.quotes.map((one) => one.text)).toEqual(["only twenty people came"]);
    expect(brief.questions.map((one) => one.text)).toEqual(["Is there a place like that in your town?"]);
  });

  test("words are matched whole", () => {
    const points = [
      { text: "True.", passage },
      { text: "Torn.", passage: "brary is a pl" },
    ];
    expect(checkBrief(answer({ points }), post).points).toHaveLength(1);
  });

  test("a passage that stands there twice says which place is meant", () => {
    const text = "The door was open. Nobody came. The door was open.";
    const points = [{ text: "Open.", passage: "The door was open" }];
    expect(checkBrief(answer({ points }), { ...post, text }).points[0]).not.toHaveProperty("nth");
  });

  test("kinds and moods are of closed lists, and topics stand in the text", () => {
    const claimed = (tags: string[]) => {
      const { kind, topics, warnings } = checkBrief(answer({ tags }), post);
      return { kind, topics, warnings };
    };
    expect(claimed(["Sponsored", "Library", "my coin", "Lay-offs", "invite them"])).toEqual({
      kind: "other",
      topics: ["library"],
      warnings: ["layoffs"],
    });
    expect(claimed(["How to", "talk"])).toEqual({ kind: "how-to", topics: ["talk"], warnings: [] });
  });

  test("one wrong field beside the point takes nothing away", () => {
    const { gist, points } = answer();
    expect(briefAnswer.parse({ gist, points, tags: "library", quotes: null })).toEqual({
      gist,
      points,
      tags: [],
      quotes: [],
    });
  });

  test("what is left open counts as a question, a plain statement does not", () => {
    const text = `${ENGLISH} I do not know whether it would work in a city.`;
    const quotes = ["I do not know whether it would work in a city.", "In the first month only twenty people came."];
    expect(checkBrief(answer({ quotes }), { ...post, text }).questions.map((one) => one.text)).toEqual([
      "I do not know whether it would work in a city.",
    ]);
  });

  test("only plain text is kept, and no address that the post does not have", () => {
    const text = `${ENGLISH} See https://notes.example/shelves for more.`;
    const gist =
      "<img src=x onerror=alert(1)>**Talk** [now](https://evil.example) at https://evil.example/x or https://notes.example/shelves\u202e.";
    expect(checkBrief(answer({ gist }), { ...post, text }).gist).toBe("Talk now at or https://notes.example/shelves.");
  });

  test("a gist that is too long is cut, an empty one fails", () => {
    expect(countWords(checkBrief(answer({ gist: "word ".repeat(200) }), post).gist)).toBe(GIST_WORDS);
    expect(() => checkBrief(answer({ gist: " <b></b> " }), post)).toThrow(RetryLaterError);
  });
});
