// What a brief by a model takes, over real articles: the requests as they are sent, counted with a tokenizer. The answer is
// the local brief's in the model's form, since no model is asked here.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { encode } from "gpt-tokenizer";
import { splitIntoParts } from "../src/ai/brief-parts.ts";
import { briefWithModel, type Ask } from "../src/ai/brief-post.ts";
import type { Task } from "../src/ai/client.ts";
import { briefLocally } from "../src/ai/local/brief-locally.ts";
import { mergeBrief, type DigestedPart } from "../src/ai/merge-brief.ts";
import { firstDialect, toBody } from "../src/ai/model-request.ts";
import { projectRoot } from "../src/root.ts";
import { longTalk } from "../tests/world/long-talk.ts";
import type { Figure } from "./figure.ts";

const FILE = join(projectRoot(), "../shared/corpus/articles/expected.jsonl");
/** Beside the text itself. */
const OVERHEAD = "<= 400";

type Taken = { calls: number; tokensIn: number; tokensOut: number; overhead: number };

/** Nothing where the corpus is not beside the repository. */
export async function benchBriefTokens(): Promise<Figure<string>[]> {
  if (!existsSync(FILE)) return [];
  const pages = readFileSync(FILE, "utf8")
    .split("\n")
    .filter((line) => line !== "");
  const texts = pages
    .map((line) => JSON.parse(line) as { title?: string | null; body?: string | null })
    .flatMap(({ title, body }) => (body ? [{ title: title ?? "", text: body }] : []));
  const taken = await Promise.all(texts.map(measure));
  const mean = (of: (one: Taken) => number) => taken.reduce((sum, one) => sum + of(one), 0) / Math.max(1, taken.length);
  const talk = await measure({
    title: "A long talk",
    text: longTalk()
      .map(({ text }) => text)
      .join("\n"),
  });
  const figure = (name: string, value: number, unit: string, limit?: string): Figure<string> => ({
    name: `brief by a model: ${name}`,
    value,
    unit,
    ...(limit !== undefined && { limit }),
  });
  return [
    figure(
      `asked of an article (${texts.length})`,
      mean((one) => one.tokensIn),
      "tokens",
    ),
    figure(
      "answered of an article",
      mean((one) => one.tokensOut),
      "tokens",
    ),
    figure(
      "beside the text, at most a call",
      Math.max(...taken.map((one) => one.overhead / one.calls)),
      "tokens",
      OVERHEAD,
    ),
    figure("calls of ninety minutes of talk", talk.calls, "calls"),
    figure("asked of ninety minutes of talk", talk.tokensIn, "tokens"),
    figure("answered of ninety minutes of talk", talk.tokensOut, "tokens"),
  ];
}

async function measure(post: { title: string; text: string }): Promise<Taken> {
  const taken: Taken = { calls: 0, tokensIn: 0, tokensOut: 0, overhead: 0 };
  const askWith =
    (text: string): Ask =>
    async (task) => {
      const answer = answerOf({ ...post, text }, task.name);
      const tokensIn = countRequest(task);
      taken.calls += 1;
      taken.tokensIn += tokensIn;
      taken.tokensOut += encode(JSON.stringify(answer)).length;
      taken.overhead += Math.max(0, tokensIn - encode(text).length);
      return { value: task.schema.parse(answer), model: "m", tokensIn, tokensOut: 0 };
    };
  const parts = splitIntoParts(post.text);
  if (parts.length === 1) {
    await briefWithModel(askWith(post.text), { ...post, language: "en" });
    return taken;
  }
  const digested: DigestedPart[] = [];
  for (const part of parts) {
    const { brief } = await briefWithModel(askWith(part.text), {
      ...post,
      text: part.text,
      language: "en",
      isPart: true,
    });
    digested.push({ ...part, brief });
  }
  await mergeBrief(askWith(post.text), { ...post, language: "en" }, digested);
  return taken;
}

function countRequest(task: Task<unknown>): number {
  const messages = [
    { role: "system" as const, content: task.prompt.system },
    { role: "user" as const, content: task.prompt.user },
  ];
  const { messages: said, ...body } = toBody("m", messages, task, firstDialect("localhost"));
  const shape = "response_format" in body ? encode(JSON.stringify(body.response_format)).length : 0;
  return said.reduce((sum, { content }) => sum + encode(content).length + 4, shape);
}

function answerOf(post: { title: string; text: string }, name: string): unknown {
  const brief = briefLocally({ ...post, language: "en" });
  const tags = [brief.kind, ...brief.topics, ...brief.warnings];
  if (name === "merge_brief") return { gist: brief.gist, points: [1, 2, 3, 4, 5, 6, 7], tags };
  const quotes = [...brief.quotes, ...brief.questions].map(({ passage }) => passage);
  return { gist: brief.gist, points: brief.points, quotes, tags };
}
