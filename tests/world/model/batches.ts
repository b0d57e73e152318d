// The batches of the model server: files go up, batches are made of them, and answers come down when the test says so.
import type { IncomingMessage, ServerResponse } from "node:http";
import { sendJson } from "./answers.ts";
import type { ChatRequest } from "./moods.ts";

/**
 * The moods of batches; slow is each that is not told to `finish`. `partial`: so many answers, and then it is expired.
 * `errors`: so many of the first lines are errors. `shuffled`: last first. `status`: what these requests are answered
 * with. `breakOff`: it does what it is asked for, and hangs up. `fileGone`: the answers are gone. `foreignLines`: among
 * the answers is what nobody asked for, and one of them twice.
 */
export type BatchMood = {
  partial?: number;
  errors?: number;
  shuffled?: boolean;
  status?: Partial<Record<"upload" | "create" | "retrieve" | "list", number>>;
  headers?: Record<string, string>;
  breakOff?: "upload" | "create";
  fileGone?: boolean;
  foreignLines?: boolean;
};

type HeldBatch = {
  id: string;
  status: string;
  input_file_id: string;
  output_file_id?: string;
  error_file_id?: string;
  metadata: Record<string, string>;
};

export type Batching = {
  files: Map<string, { name: string; text: string }>;
  batches: HeldBatch[];
  mood: BatchMood;
  /** Lines that were answered, and are to be paid. */
  answered: number;
  /** All that is under way is answered now. */
  finish: (status?: string) => void;
  /** For `more` of the model server. */
  handle: (path: string, text: string, response: ServerResponse, request: IncomingMessage) => void;
};

/** @param answer the content of an answer. */
export function createBatching(answer: (request: ChatRequest) => unknown): Batching {
  let count = 0;
  const name = (kind: string): string => `${kind}-${(count += 1)}`;

  const batching: Batching = {
    files: new Map(),
    batches: [],
    mood: {},
    answered: 0,
    finish: (status = "completed") => {
      for (const batch of batching.batches) {
        if (batch.status !== "in_progress" && batch.status !== "cancelling") continue;
        const isCancelled = batch.status === "cancelling";
        work(batch, batching.mood);
        const isPartial = batching.mood.partial !== undefined;
        batch.status = isCancelled ? "cancelled" : isPartial ? "expired" : status;
      }
    },
    handle: (path, text, response, request) => {
      const method = request.method ?? "GET";
      const url = new URL(path, "http://server");
      const [, noun = "", id, verb] = url.pathname.replace(/^\/v1/u, "").split("/");
      const { mood } = batching;
      const kind =
        method === "POST" && id === undefined
          ? noun === "files"
            ? "upload"
            : "create"
          : noun === "batches" && id !== undefined && method === "GET"
            ? "retrieve"
            : noun === "batches" && method === "GET"
              ? "list"
              : undefined;
      const status = kind && mood.status?.[kind];
      if (status !== undefined)
        return sendJson(response, status, { error: { message: `failed with ${status}` } }, mood.headers);
      const body =
        noun === "files"
          ? onFiles(method, id, verb, text)
          : noun === "batches"
            ? onBatches(method, id, verb, text)
            : undefined;
      if (kind !== undefined && mood.breakOff === kind) return void response.destroy();
      if (body === undefined) return sendJson(response, 404, { error: { message: "there is no such thing" } });
      if (typeof body === "string") return void response.writeHead(200, { "content-type": "text/plain" }).end(body);
      return sendJson(response, 200, body);
    },
  };
  const { files, batches } = batching;

  const put = (filename: string, text: string): string => {
    const id = name("file");
    files.set(id, { name: filename, text });
    return id;
  };
  const fileOf = (id: string) => ({ id, object: "file", filename: files.get(id)?.name, purpose: "batch", bytes: 1 });

  function onFiles(method: string, id: string | undefined, verb: string | undefined, text: string): unknown {
    if (id === undefined) {
      if (method === "GET") return { object: "list", data: [...files.keys()].map(fileOf), has_more: false };
      const filename = /filename="([^"]+)"/u.exec(text)?.[1] ?? "";
      const lines = text.split(/\r?\n/u).filter((line) => line.startsWith('{"custom_id"'));
      return fileOf(put(filename, lines.join("\n")));
    }
    if (verb === "content") return batching.mood.fileGone ? undefined : files.get(id)?.text;
    return method === "DELETE" && files.delete(id) ? { id, object: "file", deleted: true } : undefined;
  }

  function onBatches(method: string, id: string | undefined, verb: string | undefined, text: string): unknown {
    const shown = (batch: HeldBatch) => ({ ...batch, object: "batch", endpoint: "/v1/chat/completions" });
    if (id === undefined) {
      if (method === "GET") return { object: "list", data: batches.toReversed().map(shown), has_more: false };
      const { input_file_id, metadata } = JSON.parse(text) as Pick<HeldBatch, "input_file_id" | "metadata">;
      const batch = { id: name("batch"), status: "in_progress", input_file_id, metadata };
      batches.push(batch);
      return shown(batch);
    }
    const batch = batches.find((one) => one.id === id);
    if (batch && verb === "cancel" && batch.status === "in_progress") batch.status = "cancelling";
    return batch && shown(batch);
  }

  function work(batch: HeldBatch, { partial, errors = 0, shuffled, foreignLines }: BatchMood): void {
    const lines = (files.get(batch.input_file_id)?.text ?? "").split("\n").filter((line) => line !== "");
    const asked = lines.map((line) => JSON.parse(line) as { custom_id: string; body: ChatRequest });
    const failed = asked.slice(0, errors);
    const done = asked.slice(errors, partial === undefined ? undefined : errors + partial);
    batching.answered += done.length;
    const said = done.map(({ custom_id, body }) =>
      JSON.stringify({
        id: name("line"),
        custom_id,
        response: { status_code: 200, body: completion(body) },
        error: null,
      }),
    );
    const foreign = foreignLines
      ? ["no json at all", '{"custom_id":"another","response":null,"error":null}', said[0]!]
      : [];
    batch.output_file_id = put("out.jsonl", [...foreign, ...(shuffled ? said.toReversed() : said)].join("\n"));
    const wrong = failed.map(({ custom_id }) =>
      JSON.stringify({
        id: name("line"),
        custom_id,
        response: { status_code: 400, body: {} },
        error: { message: "no" },
      }),
    );
    if (wrong.length > 0) batch.error_file_id = put("errors.jsonl", wrong.join("\n"));
  }

  function completion(body: ChatRequest) {
    const message = { role: "assistant", content: JSON.stringify(answer(body)) };
    const usage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };
    return { object: "chat.completion", choices: [{ index: 0, finish_reason: "stop", message }], usage };
  }
  return batching;
}
