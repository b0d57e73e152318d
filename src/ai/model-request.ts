// How a model server is asked: many know only a part of the protocol, and what each knows is learned and kept.
import { z } from "zod";
import { isAskedTooMuch, isFormatRefused } from "./model-errors.ts";
import type { Task } from "./client.ts";

export type Message = { role: "system" | "user" | "assistant"; content: string };

/** How the answer's shape is asked for, the strictest first. */
export const FORMATS = ["json_schema", "json_object", "text"] as const;
export type Format = (typeof FORMATS)[number];

/** What not every server knows: where one refuses it by name, it is left out from then on. */
const OPTIONAL = ["reasoning_effort", "stream_options"] as const;

const dialect = z.object({
  format: z.enum(FORMATS),
  cap: z.enum(["max_tokens", "max_completion_tokens"]),
  without: z.array(z.enum(OPTIONAL)),
});
export type Dialect = z.infer<typeof dialect>;

const THINKS = /^(?:gpt-5|o\d)/u;

export function firstDialect(host: string): Dialect {
  const cap = host === "api.openai.com" ? "max_completion_tokens" : "max_tokens";
  return { format: "json_schema", cap, without: [] };
}

/** What was kept of an earlier one; undefined where it is not to be understood. */
export function readDialect(kept: string | undefined): Dialect | undefined {
  if (kept === undefined) return undefined;
  const read = dialect.safeParse(JSON.parse(kept));
  return read.success ? read.data : undefined;
}

/** How to ask after a refusal; undefined where the refusal is about something else. */
export function adapt(error: unknown, used: Dialect): Dialect | undefined {
  if (!isFormatRefused(error) || isAskedTooMuch(error)) return undefined;
  const message = error instanceof Error ? error.message : "";
  if (used.cap === "max_tokens" && message.includes("max_completion_tokens"))
    return { ...used, cap: "max_completion_tokens" };
  const unknown = OPTIONAL.find((name) => message.includes(name) && !used.without.includes(name));
  if (unknown !== undefined) return { ...used, without: [...used.without, unknown] };
  const next = FORMATS[FORMATS.indexOf(used.format) + 1];
  return next && { ...used, format: next };
}

/** The request as it is sent. */
export function toBody(model: string, messages: Message[], task: Task<unknown>, { format, cap, without }: Dialect) {
  const sends = (name: (typeof OPTIONAL)[number]): boolean => !without.includes(name);
  return {
    model,
    messages: withShape(messages, task, format),
    [cap]: task.maxTokens ?? MAX_TOKENS,
    // Digesting needs no long thought, and thought is paid for.
    ...(THINKS.test(model) && sends("reasoning_effort") && { reasoning_effort: "low" as const }),
    ...(task.onPartial && sends("stream_options") && { stream_options: { include_usage: true } }),
    ...responseFormat(task, format),
    stream: task.onPartial !== undefined,
  };
}

/** The longest answer, in tokens, where the task says nothing else. */
export const MAX_TOKENS = 4_000;

function responseFormat(task: Task<unknown>, format: Format) {
  if (format === "text") return {};
  if (format === "json_object") return { response_format: { type: "json_object" as const } };
  return {
    response_format: {
      type: "json_schema" as const,
      json_schema: { name: task.name, strict: true, schema: shapeOf(task) },
    },
  };
}

// Where the server cannot be held to a schema, the model is told of it.
function withShape(messages: Message[], task: Task<unknown>, format: Format): Message[] {
  if (format === "json_schema") return messages;
  const shape = `Answer with one JSON object and nothing else. It must fit this JSON schema:\n${JSON.stringify(shapeOf(task))}`;
  return messages.map((message) =>
    message.role === "system" ? { ...message, content: `${message.content}\n\n${shape}` } : message,
  );
}

function shapeOf(task: Task<unknown>): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(task.schema);
  return schema;
}

export function repairRequest(error: z.ZodError): string {
  return `That was not the expected JSON:\n${z.prettifyError(error).slice(0, 1_000)}\nAnswer again with the whole JSON object and nothing else.`;
}

/** Of a list of models one for vectors. */
export function firstEmbedding(ids: readonly string[]): string | undefined {
  return ids.find((id) => id === "text-embedding-3-small") ?? ids.find((id) => /embed/iu.test(id));
}

/** How a task is told. */
export function messagesOf({ prompt }: Pick<Task<unknown>, "prompt">): Message[] {
  return [
    { role: "system", content: prompt.system },
    { role: "user", content: prompt.user },
  ];
}
