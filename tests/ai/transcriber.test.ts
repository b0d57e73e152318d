import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { createTranscriber, type RecordingFile } from "../../src/ai/transcriber.ts";
import { createClock } from "../../src/clock.ts";
import { PermanentError, RetryLaterError } from "../../src/errors.ts";
import { createLogger } from "../../src/logger.ts";
import { openBook, type Book } from "../support/book.ts";
import { startModelServer, type ModelServer } from "../world/model/model-server.ts";

const KEY = "sk-never-to-be-seen";
const BYTES = randomBytes(3_000_000);

let folder: string;
let file: RecordingFile;
let server: ModelServer;
let book: Book;
beforeEach(() => {
  book = openBook();
});
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "door-transcriber-"));
  file = { path: join(folder, "one"), name: "recording.ogg", type: "audio/ogg" };
  await writeFile(file.path, BYTES);
  server = await startModelServer();
});
afterEach(async () => {
  server.fail(undefined);
  server.calls.length = 0;
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

function listener(model = "listener-1", timeLimit?: number) {
  const options = {
    logger: createLogger("silent"),
    clock: createClock(),
    ...(timeLimit !== undefined && { timeLimit }),
  };
  const transcriber = createTranscriber({ apiKey: KEY, baseUrl: server.url, model }, options);
  return (signal?: AbortSignal) =>
    transcriber.writeDown(file, book.ledger, { tokens: () => 7, ...(signal && { signal }) });
}

const read = (document: string) => (JSON.parse(document) as { segments: { start?: number; text: string }[] }).segments;
const formats = () => server.calls.map(({ recording }) => recording?.format);

test("the file arrives as it is, with its name and its type", async () => {
  const written = await listener()();
  const { recording } = server.calls[0]!;
  expect(recording).toMatchObject({ name: "recording.ogg", type: "audio/ogg", model: "listener-1" });
  expect(Buffer.from(recording!.bytes).equals(BYTES)).toBe(true);
  expect(written.seconds).toBe(3120);
  expect(read(written.document).map(({ start }) => start)).toEqual([0, 60, 120]);
});

test.each([
  [["json"], ["verbose_json", "json"]],
  [["text"], ["verbose_json", "json", "text"]],
])("a server that knows %s alone is asked in turn, and at once from then on", async (known, asked) => {
  server.fail({ formats: known });
  const writeDown = listener();
  const { document, seconds } = await writeDown();
  expect(read(document)).toHaveLength(1);
  expect(read(document)[0]!.text).toMatch(/^Welcome to the night shift/);
  expect(seconds).toBeUndefined();
  expect(formats()).toEqual(asked);
  await writeDown();
  expect(formats()).toEqual([...asked, ...known]);
});

test("a model that is known to give no segments is sent nothing twice", async () => {
  server.fail({ formats: ["json", "text"] });
  await listener("gpt-4o-mini-transcribe")();
  expect(formats()).toEqual(["json"]);
  expect(JSON.parse(book.entries[0]?.text ?? "")).toEqual({
    model: "gpt-4o-mini-transcribe",
    response_format: "json",
    file: { name: "recording.ogg", type: "audio/ogg", bytes: BYTES.length },
  });
});

test("a recording that is refused for what it is, is not sent again in another form", async () => {
  server.fail({ status: 400, error: { message: "audio duration 2100.2 seconds is longer than 1400 seconds" } });
  const refused = listener()();
  await expect(refused).rejects.toThrow("The recording is longer than this model takes.");
  await expect(refused).rejects.toBeInstanceOf(PermanentError);
  expect(server.calls).toHaveLength(1);
});

test("a server that never answers is given up at the limit, and may be asked later", async () => {
  server.fail({ hang: true });
  await expect(listener("listener-1", 300)()).rejects.toBeInstanceOf(RetryLaterError);
});

test("whoever asked can end it, gets their own reason back, and it counts as heard", async () => {
  server.fail({ hang: true });
  const stop = new AbortController();
  const ended = listener()(stop.signal).catch((error: unknown) => error);
  await expect.poll(() => server.calls.length).toBe(1);
  stop.abort(new Error("not wanted any more"));
  expect(await ended).toMatchObject({ message: "not wanted any more" });
  expect(book.entries[0]?.end).toMatchObject({ tokensIn: 7, isEstimate: true, trouble: "It was given up." });
});

test("the server of the tests bears it when whoever asked hangs up in the middle of a recording", async () => {
  const half = request(`${server.url}/audio/transcriptions`, { method: "POST", headers: { "content-length": 100 } });
  const over = new Promise((closed) => half.once("close", closed));
  half.on("error", () => undefined);
  await new Promise((sent) => half.write("the first ten", sent));
  half.destroy();
  await over;
  // A rejection that nobody handles would fail the run.
  await listener()();
  expect(server.calls).toHaveLength(1);
});

test("a server that says no before it has heard all is understood", async () => {
  const impatient = createServer((_request, response) => {
    response
      .writeHead(413, { "content-type": "application/json", connection: "close" })
      .end('{"error":{"message":"no"}}');
  });
  await new Promise<void>((done) => impatient.listen(0, "127.0.0.1", done));
  const { port } = impatient.address() as AddressInfo;
  const options = { logger: createLogger("silent"), clock: createClock() };
  const transcriber = createTranscriber({ apiKey: KEY, baseUrl: `http://127.0.0.1:${port}/v1`, model: "m" }, options);
  await expect(transcriber.writeDown(file, book.ledger, { tokens: () => 7 })).rejects.toMatchObject({
    kind: "model-failed",
  });
  await new Promise((done) => impatient.close(done));
});
