// Starts what the role asks for, says so, and stops it again without losing anything.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { serve, type ServerType } from "@hono/node-server";
import { runWorkers, type Workers } from "../workers/run-workers.ts";
import type { App } from "./app.ts";
import { newToken } from "./domain/accounts/secrets.ts";
import { ensureOwner, isFirstStart } from "./domain/accounts/users.ts";
import { describeError } from "./errors.ts";
import { createServer } from "./server.ts";

/** Machine milliseconds within which a stop is over, whatever still runs. */
const STOP_MS = 25_000;
/** Of those, for the work in hand: what is not done then is handed back. */
const FINISH_MS = 18_000;
/** So long a web of its own still answers, not ready, until whoever shares out the visitors has seen that. */
const LEAVE_MS = 2_000;

export type House = { url: string; stop: () => Promise<void> };

/** Opens the web and the workers of this role; prints the sign-in link at the very first start. */
export async function startHouse(app: App): Promise<House> {
  const { config } = app;
  const owner = await ensureOwner(app, config.bootstrap);
  const workers = config.role === "web" ? undefined : runWorkers(app);
  const web = config.role === "worker" ? undefined : await listen(app);
  const url = web ? addressOf(web, config.host) : "";
  const forget = web ? leaveNote(app, url) : () => undefined;
  const stop = stopOnce(app, web, workers, forget);
  // Not once: Ctrl-C reaches us twice, from the terminal and from npm, and the second must not cut the first short.
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(
      signal,
      () =>
        void stop().then(
          () => process.exit(0),
          (error: unknown) => {
            app.logger.error({ error: describeError(error) }, "the stop was not clean");
            process.exit(1);
          },
        ),
    );
  if (web && (await isFirstStart(app))) {
    const link = await app.signIn.createLink(owner.email);
    // Straight to the terminal: a link that lets somebody in does not belong in a log.
    process.stdout.write(
      `\n  Sign in once with this link (good for 15 minutes):\n  ${config.baseUrl ?? url}${link}\n\n`,
    );
  }
  process.stdout.write(
    `${web ? `Door Opener is at ${config.baseUrl ?? url}, ` : ""}ready in ${process.uptime().toFixed(1)} s\n`,
  );
  return { url, stop };
}

async function listen(app: App): Promise<ServerType> {
  const { host, port } = app.config;
  const { promise, resolve, reject } = Promise.withResolvers<ServerType>();
  const server = serve({ fetch: createServer(app).fetch, hostname: host, port }, () => resolve(server));
  server.once("error", (error: NodeJS.ErrnoException) => {
    const taken = error.code === "EADDRINUSE";
    reject(
      new Error(taken ? `port ${port} is taken: set PORT to a free one` : "the web server could not listen", {
        cause: error,
      }),
    );
  });
  return promise;
}

function addressOf(web: ServerType, host: string): string {
  const { port } = web.address() as AddressInfo;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** Tells the command line on this machine where we are, and with which key it may speak. */
function leaveNote(app: App, url: string): () => void {
  const file = join(app.config.dataDir, "run.json");
  app.localKey = newToken();
  writeFileSync(file, JSON.stringify({ pid: process.pid, url, key: app.localKey }), { mode: 0o600 });
  return () => rmSync(file, { force: true });
}

function stopOnce(
  app: App,
  web: ServerType | undefined,
  workers: Workers | undefined,
  forget: () => void,
): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    app.isStopping = true;
    // Whatever still runs after that is safe in its rows, and is done again elsewhere or at the next start.
    setTimeout(() => process.exit(0), STOP_MS).unref();
    forget();
    // The web goes on answering meanwhile, and what it stores is stored.
    if (workers) await workers.close(FINISH_MS);
    else await pause(LEAVE_MS);
    if (web) await closeWeb(web);
    await app.close();
  };
  return () => (stopping ??= stop());
}

/** Takes no more connections, and waits for the answers that are being given. */
async function closeWeb(web: ServerType): Promise<void> {
  const closed = new Promise((done) => web.close(done));
  // A browser keeps its connection open after the answer: until it is idle.
  const timer = setInterval(() => "closeIdleConnections" in web && web.closeIdleConnections(), 100);
  await closed;
  clearInterval(timer);
}
