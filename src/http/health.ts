// /healthz: this process answers. /readyz: it can do its work, and goes on doing so.
import { Hono } from "hono";
import { pingDatabase } from "../db/connect.ts";
import type { Db } from "../db/transaction.ts";
import { describeError } from "../errors.ts";
import type { JobQueue } from "../jobs/queue.ts";

const PING_MS = 5_000;

export function healthRoutes(app: { db: Db; queue: Pick<JobQueue, "ping">; isStopping?: boolean }): Hono {
  const routes = new Hono();
  routes.get("/healthz", (c) => c.json({ status: "ok" }));
  routes.get("/readyz", async (c) => {
    if (app.isStopping) return c.json({ status: "stopping" }, 503);
    const database = await tell(() => pingDatabase(app.db));
    const queue = await tell(() => app.queue.ping());
    const ready = database === "ok" && queue === "ok";
    return c.json({ status: ready ? "ok" : "unavailable", database, queue }, ready ? 200 : 503);
  });
  return routes;
}

async function tell(ping: () => Promise<void>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer within 5 s")), PING_MS);
  });
  try {
    await Promise.race([ping(), late]);
    return "ok";
  } catch (error) {
    return describeError(error);
  } finally {
    clearTimeout(timer);
  }
}
