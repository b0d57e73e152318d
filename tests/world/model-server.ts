// A model server on loopback that speaks the chat-completions protocol, answers sensibly and fails on request.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type ChatRequest = {
  model: string;
  messages: { role: string; content: string }[];
  response_format?: { type: string; json_schema?: { name: string; schema: unknown } };
};

/** A recording as it was sent, read as a form. */
export type SentRecording = { model: string; format: string; name: string; type: string; bytes: Uint8Array };

/** @property authorization the header as sent. */
export type ModelCall = {
  path: string;
  authorization: string | undefined;
  request: ChatRequest | undefined;
  recording?: SentRecording;
};

/**
 * `status` answers every chat request with it; `stall` sends headers and never a body; `hang` nothing at all;
 * `refuse`, `cutOff`, `filtered` answer as a model does that will not or cannot finish; `formats` lists the only response
 * formats that are accepted ("text" for none), others get a 400; `breakOff` ends the connection in the middle of the answer.
 */
export type Failure = {
  status?: number;
  headers?: Record<string, string>;
  error?: Record<string, unknown>;
  stall?: boolean;
  hang?: boolean;
  refuse?: boolean;
  cutOff?: boolean;
  filtered?: boolean;
  formats?: string[];
  breakOff?: boolean;
};

export type ModelServer = {
  url: string;
  calls: ModelCall[];
  fail: (failure: Failure | undefined) => void;
  close: () => Promise<void>;
};

/**
 * @param options.answer the content of the answer, a string as it is, anything else as JSON; without it a plausible brief
 *   of the fenced text.
 * @returns `url` is a base URL for OPENAI_BASE_URL.
 */
export async function startModelServer(
  options: {
    answer?: (request: ChatRequest, call: number) => unknown;
    fail?: Failure;
    models?: string[];
    /** What is heard in a recording: answered as it is. */
    hear?: (recording: SentRecording, call: number) => unknown;
  } = {},
): Promise<ModelServer> {
  const calls: ModelCall[] = [];
  let failure = options.fail;
  const server = createServer((request, response) => {
    void readBody(request).then(async (bytes) => {
      if (request.url?.endsWith("/audio/transcriptions")) {
        const recording = await readRecording(request, bytes);
        calls.push({
          path: request.url,
          authorization: request.headers.authorization,
          request: undefined,
          recording,
        });
        return hear(response, recording, failure, options.hear ?? heardOf, calls.length);
      }
      const body = bytes.toString("utf8");
      const chat = body === "" ? undefined : (JSON.parse(body) as ChatRequest);
      calls.push({ path: request.url ?? "", authorization: request.headers.authorization, request: chat });
      if (request.url?.endsWith("/models")) {
        const data = (options.models ?? ["small-model"]).map((id) => ({
          id,
          object: "model",
          created: 0,
          owned_by: "test",
        }));
        return sendJson(response, 200, { object: "list", data });
      }
      if (!chat) return sendJson(response, 404, { error: { message: "no such address" } });
      return respond(response, chat, failure, options.answer ?? briefOf, calls.length);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    calls,
    fail: (next) => {
      failure = next;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function respond(
  response: ServerResponse,
  chat: ChatRequest,
  failure: Failure | undefined,
  answer: (request: ChatRequest, call: number) => unknown,
  call: number,
): void {
  if (failure?.hang) return;
  if (failure?.stall) {
    response.writeHead(200, { "content-type": "application/json" }).write('{"id":');
    return;
  }
  if (failure?.status !== undefined)
    return sendJson(
      response,
      failure.status,
      { error: failure.error ?? { message: `failed with ${failure.status}` } },
      failure.headers,
    );
  const format = chat.response_format?.type ?? "text";
  if (failure?.formats && !failure.formats.includes(format))
    return sendJson(response, 400, { error: { message: `response_format ${format} is not supported` } });
  const value = answer(chat, call);
  const content = typeof value === "string" ? value : JSON.stringify(value);
  sendJson(response, 200, {
    id: `answer-${call}`,
    object: "chat.completion",
    created: 0,
    model: chat.model,
    choices: [
      {
        index: 0,
        finish_reason: failure?.cutOff ? "length" : failure?.filtered ? "content_filter" : "stop",
        message: failure?.refuse
          ? { role: "assistant", content: null, refusal: "I cannot help with that." }
          : { role: "assistant", content: failure?.cutOff ? content.slice(0, content.length / 2) : content },
      },
    ],
    usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
  });
}

/** What stands in the prompt between the fences of one input. */
export function fenced(request: ChatRequest, name: string): string {
  const user = request.messages.find((message) => message.role === "user")?.content ?? "";
  return new RegExp(`\\[BEGIN ${name} (\\w+)\\]\\n([\\s\\S]*?)\\n\\[END ${name} \\1\\]`, "u").exec(user)?.[2] ?? "";
}

function briefOf(request: ChatRequest): unknown {
  const sentences = fenced(request, "text").match(/[^.!?。！？।؟\n]{12,}[.!?。！？।؟]?/gu) ?? [];
  const passages = sentences.map((sentence) => sentence.trim());
  return {
    gist: `What matters here: ${(passages[0] ?? fenced(request, "title")).split(/\s+/u).slice(0, 30).join(" ")}`,
    points: passages.slice(0, 3).map((passage, at) => ({ text: `Point ${at + 1}: ${passage}`, passage })),
    quotes: passages.slice(0, 1),
    questions: passages.filter((passage) => /[?？؟]$/u.test(passage)).slice(0, 3),
  };
}

function sendJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function readRecording(request: IncomingMessage, bytes: Buffer<ArrayBuffer>): Promise<SentRecording> {
  const headers = { "content-type": request.headers["content-type"] ?? "" };
  const form = await new Response(bytes, { headers }).formData();
  const file = form.get("file");
  if (!(file instanceof File)) throw new Error("no file was sent");
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  return {
    model: text("model"),
    format: text("response_format"),
    name: file.name,
    type: file.type,
    bytes: new Uint8Array(await file.arrayBuffer()),
  };
}

async function hear(
  response: ServerResponse,
  recording: SentRecording,
  failure: Failure | undefined,
  answer: (recording: SentRecording, call: number) => unknown,
  call: number,
): Promise<void> {
  if (failure?.hang) return;
  if (failure?.breakOff) {
    response.writeHead(200, { "content-type": "application/json", "content-length": "1000" }).write('{"text":');
    setImmediate(() => response.destroy());
    return;
  }
  if (failure?.status !== undefined) {
    const error = failure.error ?? { message: `failed with ${failure.status}` };
    return sendJson(response, failure.status, { error }, failure.headers);
  }
  if (failure?.formats && !failure.formats.includes(recording.format)) {
    const message = `response_format '${recording.format}' is not compatible with model '${recording.model}'`;
    return sendJson(response, 400, { error: { message } });
  }
  const said = await answer(recording, call);
  if (recording.format === "text") {
    response.writeHead(200, { "content-type": "text/plain" }).end((said as { text: string }).text);
    return;
  }
  sendJson(response, 200, recording.format === "verbose_json" ? said : { text: (said as { text: string }).text });
}

/** In the shape of `verbose_json`. */
function heardOf(): unknown {
  const said = [
    "Welcome to the night shift, where we ask what people leave to the morning.",
    "The quickest baker was the most expensive one, because nobody knew what he had left undone.",
    "Is there a handover in your own work that nobody pays for?",
  ];
  return {
    task: "transcribe",
    language: "english",
    duration: 3120,
    text: said.join(" "),
    segments: said.map((text, id) => ({ id, start: id * 60, end: id * 60 + 8, text: ` ${text}` })),
  };
}
