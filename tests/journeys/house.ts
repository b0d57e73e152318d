// The whole product behind a real port: web and workers, domain time running on from a Monday morning.
import { createServer as createHttpServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { App } from "../../src/app.ts";
import { createClock, HOUR, wallNow } from "../../src/clock.ts";
import { ensureOwner } from "../../src/domain/accounts/users.ts";
import { createServer } from "../../src/server.ts";
import { runWorkers } from "../../workers/run-workers.ts";
import { createTestApp, MONDAY_MORNING } from "../support/app.ts";
import { startRedis } from "../support/redis.ts";
import type { Way } from "../support/ways.ts";

export type House = {
  app: App;
  url: string;
  /** The one-time link that the first start prints. */
  signInLink: () => Promise<string>;
  /** Lets so much domain time pass at once, in milliseconds. */
  pass: (ms: number) => void;
  close: () => Promise<void>;
};

/** Starts as `npm start` does, on a port of its own; what is simulated on loopback may be fetched. */
export async function openHouse(way: Way = "embedded"): Promise<House> {
  const redis = way === "redis" ? await startRedis() : undefined;
  let answer: RequestListener = (_request, response) => void response.writeHead(503).end();
  const web = createHttpServer((request, response) => answer(request, response));
  await new Promise<void>((done) => web.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
  const running = createClock((MONDAY_MORNING.getTime() - wallNow()) / HOUR);
  let ahead = 0;
  const app = await createTestApp({
    database: way === "embedded" ? "pglite" : "postgres",
    ...(redis && { redisUrl: redis.url }),
    allow: ["127.0.0.0/8"],
    clock: { ...running, now: () => new Date(running.now().getTime() + ahead) },
    // Nobody here minds being asked twice in a second.
    overrides: { baseUrl: url, limits: { spacingMs: 0 } },
  });
  const owner = await ensureOwner(app, app.config.bootstrap);
  const workers = runWorkers(app);
  const listener = getRequestListener(createServer(app).fetch);
  answer = (request, response) => void listener(request, response);
  return {
    app,
    url,
    signInLink: async () => url + (await app.signIn.createLink(owner.email)),
    pass: (ms) => {
      ahead += ms;
    },
    close: async () => {
      web.closeAllConnections();
      await new Promise((done) => web.close(done));
      await workers.close(10_000);
      await app.close();
      await redis?.stop();
    },
  };
}
