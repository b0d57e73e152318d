import { afterEach, describe, expect, test } from "vitest";
import { BRIEF_PROMPT_HASH, briefWithModel, checkBrief, type BriefAnswer } from "../../src/ai/brief-post.ts";
import { GIST_WORDS, POINTS_MAX, QUESTIONS_MAX, QUOTES_MAX } from "../../src/ai/brief.ts";
import { createModel, type Task } from "../../src/ai/client.ts";
import { countWords } from "../../src/ai/local/terms.ts";
import { getPrompt } from "../../src/ai/prompt-file.ts";
import { createClock } from "../../src/clock.ts";
import { PermanentError, RetryLaterError } from "../../src/errors.ts";
import { createLogger } from "../../src/logger.ts";
import { openBook } from "../support/book.ts";
import { fenced, startModelServer, type ModelServer } from "../world/model/model-server.ts";
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
  questions: [],
  ...part,
});

describe("a brief by a model", () => {
  test.each(Object.entries(STORIES))("stands in the text, in %s", async (language, { text, question }) => {
    const result = await briefWithModel(await setUp(), {
      title: "A place",
      text,
      url: "https://notes.example/1",
      language,
    });
    expect(result).toMatchObject({
      model: "test-model",
      promptHash: BRIEF_PROMPT_HASH,
      tokensIn: 100,
      tokensOut: 20,
      shortened: false,
    });
    expect(result.brief.by).toBe("model");
    for (const one of [...result.brief.points, ...result.brief.quotes, ...result.brief.questions])
      expect(text).toContain(one.passage);
    expect([[], [question]]).toContainEqual(result.brief.questions.map((one) => one.text));
  });

  test("sends a long post's beginning and end in one call and says so", async () => {
    const text = `${ENGLISH}\n${"The middle goes on and on about nothing at all. ".repeat(1_500)}\nThe end is what we came for.`;
    const result = await briefWithModel(await setUp(), { title: "Long", text });
    const sent = fenced(server?.calls[0]?.request ?? { model: "", messages: [] }, "text");
    expect(result.shortened).toBe(true);
    expect(sent.length).toBeLessThan(24_200);
    expect(sent).toContain("We opened a small library");
    expect(sent).toContain("The end is what we came for.");
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
    const limits = { gistWords: GIST_WORDS, points: POINTS_MAX, quotes: QUOTES_MAX, questions: QUESTIONS_MAX };
    expect(getPrompt("brief-post").limits).toEqual(limits);
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
    const questions = [
      "Is there a place like that in your town?",
      "Who paid for it?",
      "In the first month only twenty people came.",
    ];
    const brief = checkBrief(
      answer({ points, questions, quotes: ["Reading is dead.", "only twenty people came"] }),
      post,
    );
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
