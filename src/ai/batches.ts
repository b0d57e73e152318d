// Many requests at once: a file of lines goes up, and within a day a file of answers comes down, for half the money.
import type { OpenAI } from "openai";
import { z } from "zod";
import type { Ledger } from "./ledger.ts";
import { isFormatRefused, isMissing } from "./model-errors.ts";
import type { Asking, Send } from "./model-send.ts";

/** @property isOver nothing more comes. @property files of answers and of errors, where there are any. */
export type ServerBatch = { id: string; isOver: boolean; inputFile: string | undefined; files: string[] };

/** All throw as `Model.complete`; `ours` is our id, by which is found again what the server took and nobody noted. */
export type Batches = {
  /** @returns the server's name of the file; undefined where it takes none. */
  upload: (ours: string, lines: readonly string[], ledger: Ledger, signal: AbortSignal) => Promise<string | undefined>;
  /** @returns the server's name of the batch; undefined where it takes none. */
  create: (ours: string, file: string, ledger: Ledger, signal: AbortSignal) => Promise<string | undefined>;
  find: (ours: string, ledger: Ledger, signal: AbortSignal) => Promise<ServerBatch | undefined>;
  /** Undefined where the server knows it no more. */
  look: (id: string, ledger: Ledger, signal: AbortSignal) => Promise<ServerBatch | undefined>;
  /** Also where it is over already. */
  cancel: (id: string, ledger: Ledger, signal: AbortSignal) => Promise<void>;
  /** The lines of a file; undefined where it is gone. */
  read: (file: string, ledger: Ledger, signal: AbortSignal) => Promise<string[] | undefined>;
  /** Also where it is gone already. */
  remove: (file: string, ledger: Ledger, signal: AbortSignal) => Promise<void>;
  /** The files that were uploaded for it, also where we were never told. */
  listUploads: (ours: string, ledger: Ledger, signal: AbortSignal) => Promise<string[]>;
};

const batch = z.object({
  id: z.string().min(1).max(200),
  status: z.string(),
  input_file_id: z.string().max(200).nullish(),
  output_file_id: z.string().max(200).nullish(),
  error_file_id: z.string().max(200).nullish(),
  metadata: z.record(z.string(), z.string()).nullish().catch(undefined),
});

const OVER = new Set(["completed", "failed", "expired", "cancelled"]);
const MARK = "door_opener";
/** The newest come first: ours was made within days. */
const LOOKED_THROUGH = 500;
/** A few thousand answers. */
const MOST_CHARACTERS = 64 * 1024 * 1024;
const FREE = { tokensIn: 0, tokensOut: 0 };

type Guarded = <T>(signal: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;

export function createBatches(send: Send, guarded: Guarded): Batches {
  /** One request; `missing` where the server knows no such thing. */
  const ask = async <T>(
    { ledger, signal, ...asking }: Omit<Asking, "model"> & { ledger: Ledger; signal: AbortSignal },
    work: (client: OpenAI, signal: AbortSignal) => Promise<T>,
    isNone: (error: unknown) => boolean = () => false,
  ): Promise<T | undefined> =>
    guarded(signal, async (either) => {
      try {
        const sent = { ...asking, model: "" };
        return (
          await send(ledger, sent, either, async (client) => ({ found: await work(client, either), usage: FREE }))
        ).found;
      } catch (error) {
        if (isNone(error)) return undefined;
        throw error;
      }
    });
  const isRefused = (error: unknown): boolean => isMissing(error) || isFormatRefused(error);

  return {
    upload: (ours, lines, ledger, signal) => {
      const name = nameOf(ours);
      const body = { purpose: "batch", filename: name, lines: lines.length };
      return ask(
        { path: "files", body, ledger, signal },
        async (client, either) => {
          const file = new File([`${lines.join("\n")}\n`], name, { type: "application/jsonl" });
          return (await client.files.create({ file, purpose: "batch" }, { signal: either })).id;
        },
        isRefused,
      );
    },
    create: (ours, file, ledger, signal) => {
      const body = {
        input_file_id: file,
        endpoint: "/v1/chat/completions" as const,
        completion_window: "24h" as const,
        metadata: { [MARK]: ours },
      };
      return ask(
        { path: "batches", body, ledger, signal },
        async (client, either) => batch.parse(await client.batches.create(body, { signal: either })).id,
        isRefused,
      );
    },
    find: (ours, ledger, signal) =>
      ask({ path: "batches", ledger, signal }, async (client, either) => {
        let seen = 0;
        for await (const one of client.batches.list({ limit: 100 }, { signal: either })) {
          const read = batch.safeParse(one).data;
          if (read?.metadata?.[MARK] === ours) return toServerBatch(read);
          if (++seen >= LOOKED_THROUGH) break;
        }
        return undefined;
      }),
    look: (id, ledger, signal) =>
      ask(
        { path: "batches", body: { id }, ledger, signal },
        async (client, either) => toServerBatch(batch.parse(await client.batches.retrieve(id, { signal: either }))),
        isMissing,
      ),
    cancel: async (id, ledger, signal) => {
      const work = async (client: OpenAI, either: AbortSignal) => client.batches.cancel(id, { signal: either });
      await ask({ path: "batches", body: { cancel: id }, ledger, signal }, work, isOverAlready);
    },
    read: (file, ledger, signal) =>
      ask(
        { path: "files", body: { read: file }, ledger, signal },
        async (client, either) => {
          const response = await client.files.content(file, { signal: either });
          return (await response.text()).slice(0, MOST_CHARACTERS).split("\n");
        },
        isMissing,
      ),
    remove: async (file, ledger, signal) => {
      const work = async (client: OpenAI, either: AbortSignal) => client.files.delete(file, { signal: either });
      await ask({ path: "files", body: { delete: file }, ledger, signal }, work, isMissing);
    },
    listUploads: async (ours, ledger, signal) =>
      (await ask(
        { path: "files", ledger, signal },
        async (client, either) => {
          const found: string[] = [];
          let seen = 0;
          for await (const one of client.files.list({ purpose: "batch" }, { signal: either })) {
            if (one.filename === nameOf(ours)) found.push(one.id);
            if (++seen >= LOOKED_THROUGH) break;
          }
          return found;
        },
        isRefused,
      )) ?? [],
  };

  function isOverAlready(error: unknown): boolean {
    return isRefused(error) || (error instanceof Error && "status" in error && error.status === 409);
  }
}

function toServerBatch(read: z.infer<typeof batch>): ServerBatch {
  const files = [read.output_file_id, read.error_file_id].filter((one) => one !== null && one !== undefined);
  return { id: read.id, isOver: OVER.has(read.status), inputFile: read.input_file_id ?? undefined, files };
}

function nameOf(ours: string): string {
  return `door-opener-${ours}.jsonl`;
}

const resultLine = z.object({
  custom_id: z.string(),
  response: z.object({ status_code: z.int(), body: z.unknown() }).nullish(),
  error: z.object({ message: z.string().nullish() }).nullish(),
});

/** @property body of a chat completion; undefined where there is an error instead. */
export type BatchResult = { id: string; body: unknown };

/** What a line says; undefined where it says nothing that can be read. */
export function readResult(line: string): BatchResult | undefined {
  if (line.trim() === "") return undefined;
  try {
    const read = resultLine.safeParse(JSON.parse(line)).data;
    if (!read) return undefined;
    const { custom_id: id, response, error } = read;
    return { id, body: !error && response?.status_code === 200 ? response.body : undefined };
  } catch {
    // One broken line is one answer less: its post is asked about singly.
    return undefined;
  }
}

export function toLine(id: string, body: string): string {
  return `{"custom_id":${JSON.stringify(id)},"method":"POST","url":"/v1/chat/completions","body":${body}}`;
}
