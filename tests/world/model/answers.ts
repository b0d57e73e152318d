// How a model server says what it has to say: at once, in pieces, or badly.
import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { ChatRequest, Mood } from "./moods.ts";

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

/** The mood decides whether there is an answer at all. @returns false where there is none to give any more. */
export function isInMood(response: ServerResponse, chat: ChatRequest, mood: Mood): boolean {
  const refuse = (status: number, error: Record<string, unknown>): false => {
    sendJson(response, status, { error }, mood.headers);
    return false;
  };
  if (mood.hang) return false;
  if (mood.stall) {
    response.writeHead(200, { "content-type": "application/json" }).write('{"id":');
    return false;
  }
  if (mood.garbage) {
    response.writeHead(200, { "content-type": "text/html" }).end("<h1>Welcome to nginx</h1>");
    return false;
  }
  if (mood.status !== undefined) return refuse(mood.status, mood.error ?? { message: `failed with ${mood.status}` });
  const format = chat.response_format?.type ?? "text";
  if (mood.formats && !mood.formats.includes(format))
    return refuse(400, { message: `response_format ${format} is not supported` });
  const unknown = mood.unknown?.find((name) => name in chat);
  if (unknown === undefined) return true;
  const instead = unknown === "max_tokens" ? " Use 'max_completion_tokens' instead." : "";
  return refuse(400, { message: `Unsupported parameter: '${unknown}' is not supported with this model.${instead}` });
}

const TOOL = { id: "call-1", type: "function", function: { name: "send_invite", arguments: '{"to":"everybody"}' } };

function usageOf({ usage: [tokensIn, tokensOut] = [100, 20] }: Mood) {
  return { prompt_tokens: tokensIn, completion_tokens: tokensOut, total_tokens: tokensIn + tokensOut };
}

export async function sayChat(
  response: ServerResponse,
  chat: ChatRequest,
  said: { content: string; mood: Mood; call: number },
): Promise<void> {
  const { mood, call } = said;
  const content = mood.invalid ? "I would rather talk." : mood.cutOff ? half(said.content) : said.content;
  const reason = mood.cutOff ? "length" : mood.filtered ? "content_filter" : "stop";
  const head = { id: `answer-${call}`, created: 0, model: chat.model };
  if (mood.slowMs !== undefined && !chat.stream) await wait(mood.slowMs);
  if (chat.stream) {
    await sayInPieces(response, chat, { ...said, content, reason, head });
    return;
  }
  const message = mood.refuse
    ? { role: "assistant", content: null, refusal: "I cannot help with that." }
    : { role: "assistant", content: mood.tools ? null : content, ...(mood.tools && { tool_calls: [TOOL] }) };
  const body = {
    ...head,
    object: "chat.completion",
    choices: [{ index: 0, finish_reason: reason, message }],
    ...(!mood.silentUsage && { usage: usageOf(mood) }),
  };
  if (!mood.breakOff) return sendJson(response, 200, body);
  const text = JSON.stringify(body);
  response
    .writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) })
    .write(half(text), () => response.destroy());
}

/** Server-sent events, as the protocol has them. */
async function sayInPieces(
  response: ServerResponse,
  chat: ChatRequest,
  said: { content: string; mood: Mood; reason: string; head: object },
): Promise<void> {
  const { content, mood, reason, head } = said;
  response.writeHead(200, { "content-type": "text/event-stream" });
  const write = async (piece: object): Promise<void> => {
    if (mood.slowMs !== undefined) await wait(mood.slowMs);
    response.write(`data: ${JSON.stringify({ ...head, object: "chat.completion.chunk", ...piece })}\n\n`);
  };
  const delta = (piece: object) => write({ choices: [{ index: 0, delta: piece, finish_reason: null }] });
  if (mood.refuse) await delta({ refusal: "I cannot help with that." });
  const pieces = mood.refuse ? [] : (content.match(/[\s\S]{1,24}/gu) ?? []);
  for (const [at, piece] of pieces.entries()) {
    await delta({ content: piece });
    if (!mood.breakOff || at < pieces.length / 2) continue;
    response.destroy();
    return;
  }
  await write({ choices: [{ index: 0, delta: {}, finish_reason: reason }] });
  if (chat.stream_options?.include_usage && !mood.silentUsage) await write({ choices: [], usage: usageOf(mood) });
  response.end("data: [DONE]\n\n");
}

function half(text: string): string {
  return text.slice(0, text.length / 2);
}
