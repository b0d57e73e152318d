// A model server on loopback that speaks the protocol, answers sensibly and fails on request: moods.ts lists its moods.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { isInMood, sayChat, sendJson } from "./answers.ts";
import type { ChatRequest, Mood } from "./moods.ts";
import { hear, heardOf, readRecording, type SentRecording } from "./recordings.ts";

export type { ChatRequest, Mood } from "./moods.ts";

/** @property authorization the header as sent. @property text the body as sent; empty where there was none. */
export type ModelCall = {
  path: string;
  authorization: string | undefined;
  text: string;
  request: ChatRequest | undefined;
  recording?: SentRecording;
};

type Moods = Mood | ((request: ChatRequest, call: number) => Mood | undefined);

export type ModelServer = {
  url: string;
  /** All that was asked, in order. */
  calls: ModelCall[];
  /** Of these, the chats. */
  chats: () => ModelCall[];
  /** From now on it is in this mood; undefined: in a good one. */
  fail: (mood: Moods | undefined) => void;
  close: () => Promise<void>;
};

export type ModelServerOptions = {
  /** The content of an answer, a string as it is, anything else as JSON; without it a plausible brief of the fenced text. */
  answer?: (request: ChatRequest, call: number) => unknown;
  fail?: Moods;
  /** Null: there is no list. */
  models?: string[] | null;
  /** What is heard in a recording: answered as it is. */
  hear?: (recording: SentRecording, call: number) => unknown;
  /** False: there is no such address. */
  embeddings?: boolean;
  /** Whatever else is asked. */
  more?: (path: string, text: string, response: ServerResponse, request: IncomingMessage) => void;
};

/** @returns `url` is a base URL for OPENAI_BASE_URL. */
export async function startModelServer(options: ModelServerOptions = {}): Promise<ModelServer> {
  const calls: ModelCall[] = [];
  let moods = options.fail;
  const moodFor = (chat: ChatRequest, call: number): Mood =>
    (typeof moods === "function" ? moods(chat, call) : moods) ?? {};

  const chatWith = async (response: ServerResponse, chat: ChatRequest, call: number): Promise<void> => {
    const mood = moodFor(chat, call);
    if (!isInMood(response, chat, mood)) return;
    const value = (options.answer ?? briefOf)(chat, call);
    const content = typeof value === "string" ? value : JSON.stringify(value);
    await sayChat(response, chat, { content, mood, call });
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const bytes = await readBody(request);
    const path = request.url ?? "";
    const isRecording = path.endsWith("/audio/transcriptions");
    const text = isRecording ? "" : bytes.toString("utf8");
    const recording = isRecording ? await readRecording(request, bytes) : undefined;
    const chat = path.endsWith("/chat/completions") ? (JSON.parse(text) as ChatRequest) : undefined;
    const authorization = request.headers.authorization;
    calls.push({ path, authorization, text, request: chat, ...(recording && { recording }) });
    const call = calls.length;
    if (recording) {
      const mood = typeof moods === "function" ? undefined : moods;
      await hear(response, recording, mood, options.hear ?? heardOf, call);
      return;
    }
    if (path.endsWith("/models") && options.models !== null)
      sendJson(response, 200, { object: "list", data: listOf(options.models ?? undefined) });
    else if (path.endsWith("/embeddings") && options.embeddings !== false) sendJson(response, 200, embeddingsOf(text));
    else if (chat) await chatWith(response, chat, call);
    else if (options.more) options.more(path, text, response, request);
    else sendJson(response, 404, { error: { message: "no such address" } });
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      // Who hangs up before all is sent wants no answer.
      if (request.errored === null) throw error;
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    calls,
    chats: () => calls.filter(({ request }) => request !== undefined),
    fail: (next) => {
      moods = next;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** What stands in the prompt between the fences of one input. */
export function fenced(request: ChatRequest, name: string): string {
  const user = request.messages.find((message) => message.role === "user")?.content ?? "";
  return new RegExp(`\\[BEGIN ${name} (\\w+)\\]\\n([\\s\\S]*?)\\n\\[END ${name} \\1\\]`, "u").exec(user)?.[2] ?? "";
}

/** A plausible brief of the fenced text. */
export function briefOf(request: ChatRequest): unknown {
  // Asked for nothing but a sign of life, as by the test of the connection.
  if (!request.messages.some(({ content }) => content.includes("[BEGIN "))) return { word: "ready" };
  // The title stands above the text.
  const [title = "", ...rest] = fenced(request, "text").split("\n\n");
  const sentences = rest.join("\n\n").match(/[^.!?。！？।؟\n]{12,}[.!?。！？।؟]?/gu) ?? [];
  const passages = sentences.map((sentence) => sentence.trim());
  return {
    gist: `What matters here: ${(passages[0] ?? title).split(/\s+/u).slice(0, 30).join(" ")}`,
    points: passages.slice(0, 3).map((passage, at) => ({ text: `Point ${at + 1}: ${passage}`, passage })),
    quotes: [...passages.slice(0, 1), ...passages.filter((passage) => /[?？؟]$/u.test(passage)).slice(0, 3)],
    tags: ["opinion"],
  };
}

function listOf(models: readonly string[] = ["small-model"]) {
  return models.map((id) => ({ id, object: "model", created: 0, owned_by: "test" }));
}

/** A text is as near to another as their letters are: enough to tell that vectors belong to texts. */
function embeddingsOf(text: string) {
  const { input, model } = JSON.parse(text) as { input: string[]; model: string };
  const data = input.map((one, index) => ({ object: "embedding", index, embedding: lettersOf(one) }));
  return { object: "list", model, data, usage: { prompt_tokens: 7 * input.length, total_tokens: 7 * input.length } };
}

function lettersOf(text: string): number[] {
  const counts = Array.from("abcdefghijklmnopqrstuvwxyz", (letter) => text.toLowerCase().split(letter).length - 1);
  const length = Math.hypot(...counts) || 1;
  return counts.map((count) => count / length);
}

async function readBody(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
