// The command line talking to the server on this machine: both ends of one conversation.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Hono } from "hono";
import { request, type Dispatcher } from "undici";
import { z } from "zod";
import type { App } from "../app.ts";
import { sameSecret } from "../domain/accounts/secrets.ts";
import { describeError, DoorError, PermanentError, type ProblemKind } from "../errors.ts";
import { call, runCommand, type Call } from "./run-command.ts";

/** Machine milliseconds for one command: following somebody slow takes the longest. */
const ANSWER_MS = 120_000;
const PATH = "/internal/cli";

const note = z.object({ pid: z.number(), url: z.url(), key: z.string().min(1) });
const answer = z.union([
  z.object({ ok: z.literal(true), result: z.unknown() }),
  z.object({ type: z.string(), title: z.string() }),
]);

/** `POST /`: runs a command for whoever holds the key that the server left in the data folder. Mount it at `/internal/cli`. */
export function cliEndpoint(app: App): Hono {
  const routes = new Hono();
  routes.post("/", async (c) => {
    const key = /^Bearer (\S+)$/.exec(c.req.header("authorization") ?? "")?.[1];
    if (app.localKey === undefined || key === undefined || !sameSecret(key, app.localKey))
      return c.json(problem("not-signed-in", "This is for the command line on the same machine."), 401, AS_PROBLEM);
    const asked = call.safeParse(readJson(await c.req.text()));
    if (!asked.success) return c.json(problem("invalid-input", "This is no command."), 400, AS_PROBLEM);
    const baseUrl = app.config.baseUrl ?? new URL(c.req.url).origin;
    try {
      return c.json({ ok: true, result: await runCommand(app, asked.data, { baseUrl, isServing: true }) });
    } catch (error) {
      if (error instanceof DoorError) return c.json(problem(error.kind, error.message), 422, AS_PROBLEM);
      app.logger.error({ command: asked.data.command, error: describeError(error) }, "a command failed");
      return c.json(problem("internal", `The command failed: ${describeError(error)}`), 500, AS_PROBLEM);
    }
  });
  return routes;
}

const AS_PROBLEM = { "content-type": "application/problem+json" };

function problem(kind: ProblemKind | "internal", title: string): { type: string; title: string } {
  return { type: `/problems/${kind}`, title };
}

/** Undefined for what is no JSON: then it is not from our other end. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Asks the server that serves this data folder.
 * @returns undefined where there is none: no note, nobody there, or somebody else at its old address.
 * @throws DoorError with the server's own sentence, and Error where the conversation broke off.
 */
export async function askServer(dataDir: string, asked: Call): Promise<{ result: unknown } | undefined> {
  const found = readNote(dataDir);
  if (!found) return undefined;
  const response = await post(found, asked);
  if (!response || response.statusCode === 401 || response.statusCode === 404) return undefined;
  const body = answer.safeParse(readJson(await response.body.text()));
  if (!body.success) return undefined;
  if ("ok" in body.data) return { result: body.data.result };
  throw new PermanentError(body.data.type.replace("/problems/", "") as ProblemKind, body.data.title);
}

/** What the server left when it began to serve; a killed one leaves it behind. */
function readNote(dataDir: string): z.infer<typeof note> | undefined {
  try {
    return note.parse(JSON.parse(readFileSync(join(dataDir, "run.json"), "utf8")));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw new Error(`${join(dataDir, "run.json")} cannot be read: remove it if no server is running`, { cause: error });
  }
}

async function post(server: z.infer<typeof note>, asked: Call): Promise<Dispatcher.ResponseData | undefined> {
  try {
    // The address is our own server's, from a file that only this user can write: not one for the guarded fetcher, and
    // not for `fetch` either, which refuses some ports that a server may be given.
    return await request(`${server.url}${PATH}`, {
      method: "POST",
      headers: { authorization: `Bearer ${server.key}`, "content-type": "application/json" },
      body: JSON.stringify(asked),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ECONNREFUSED") return undefined;
    throw new Error("the server did not answer; whether the command was carried out is not known", { cause: error });
  }
}
