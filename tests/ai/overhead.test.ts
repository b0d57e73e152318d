// What a call costs beyond the text it is about: the prompt, the fences and the shape of the answer.
import { encode } from "gpt-tokenizer";
import { expect, test } from "vitest";
import type { z } from "zod";
import { briefAnswer, mergeAnswer, withGists } from "../../src/ai/brief-answer.ts";
import { gistAnswer } from "../../src/ai/translate-gist.ts";
import { anglesAnswer, askMeAnswer } from "../../src/ai/angles.ts";
import { opinionAnswer } from "../../src/ai/coach-comment.ts";
import { firstDialect, FORMATS, toBody } from "../../src/ai/model-request.ts";
import { loadPrompts, renderPrompt } from "../../src/ai/prompt-file.ts";
import { rewordedAnswer } from "../../src/ai/sharpen.ts";
import { voiceAnswer } from "../../src/ai/voice.ts";

const MOST = 400;
/** What each prompt's answer is held to: a new prompt is given its schema here. */
const SCHEMAS: Record<string, z.ZodType> = {
  // The longer one, which few calls need.
  "brief-post": withGists(briefAnswer),
  "merge-brief": withGists(mergeAnswer),
  "translate-gist": gistAnswer,
  angles: anglesAnswer,
  "ask-me": askMeAnswer,
  "coach-comment": opinionAnswer,
  sharpen: rewordedAnswer,
  shorten: rewordedAnswer,
  voice: voiceAnswer,
};

const prompts = loadPrompts();

test("every prompt is measured", () => {
  expect(Object.keys(SCHEMAS).sort()).toEqual([...prompts.keys()].sort());
});

test.each([...prompts.keys()].flatMap((name) => FORMATS.map((format) => [name, format] as const)))(
  "%s, asked for as %s, takes at most 400 tokens beside its text",
  (name, format) => {
    const prompt = prompts.get(name)!;
    const said = {
      language: "English",
      languages: "German, French",
      note: "gists: the gist in German, then in French.",
    };
    const empty = Object.fromEntries(
      Object.keys(prompt.inputs).map((input) => [input, said[input as "language"] ?? ""]),
    );
    const task = {
      prompt: renderPrompt(prompt, empty, "0f1e2d3c4b"),
      schema: SCHEMAS[name]!,
      name: name.replaceAll("-", "_"),
    };
    const messages = [
      { role: "system" as const, content: task.prompt.system },
      { role: "user" as const, content: task.prompt.user },
    ];
    const body = toBody("m", messages, task, { ...firstDialect("localhost"), format });
    // Four tokens frame each message.
    const taken = body.messages.reduce((sum, { content }) => sum + encode(content).length + 4, 0);
    const shape =
      "response_format" in body && "json_schema" in body.response_format
        ? body.response_format.json_schema.schema
        : undefined;
    const all = taken + (shape ? encode(JSON.stringify(shape)).length : 0);
    expect(all).toBeLessThanOrEqual(MOST);
  },
);
