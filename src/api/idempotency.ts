// Idempotency-Key: a write is done once per key and answered the same for 24 hours. The new row's id is made of the key,
// so that a write whose answer was lost with the process is found again instead of done twice.
import { createHash } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import type { App } from "../app.ts";
import { MINUTE } from "../clock.ts";
import { claimKey, releaseKey, storeAnswer } from "../db/idempotency-keys.ts";
import { newId } from "../id.ts";
import type { ApiEnv } from "./environment.ts";
import { problem } from "./problem.ts";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

export function idempotency(app: App): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const key = c.req.header("idempotency-key");
    c.set("newId", newId());
    if (key === undefined || SAFE.has(c.req.method)) return void (await next());
    if (key.length > 200 || key.trim() === "")
      return problem(c, "invalid-input", "Idempotency-Key must have 1 to 200 characters.");
    const { id: userId } = c.get("user");
    const route = `${c.req.method} ${c.req.path}`;
    c.set("newId", idOf(`${userId} ${route} ${key}`));
    const requestHash = createHash("sha256")
      .update(await c.req.raw.clone().text())
      .digest("base64url");
    const now = app.clock.now();
    const standing = await claimKey(app.db, userId, {
      route,
      key,
      requestHash,
      at: now,
      abandonedBefore: new Date(now.getTime() - app.clock.toDomain(MINUTE)),
    });
    if (standing) {
      if (standing.requestHash !== requestHash)
        return problem(c, "conflict", "This Idempotency-Key was used for another request.");
      if (standing.status === null)
        return problem(c, "conflict", "The first request with this Idempotency-Key is still at work.");
      return new Response(standing.body === "" ? null : standing.body, {
        status: standing.status,
        headers: { "content-type": "application/json", "idempotency-replayed": "true" },
      });
    }
    await next();
    // A failure of ours may be tried again with the same key.
    if (c.res.status >= 500) await releaseKey(app.db, userId, route, key);
    else await storeAnswer(app.db, userId, { route, key, status: c.res.status, body: await c.res.clone().text() });
    return undefined;
  };
}

/** A UUID made of a name (RFC 9562, version 8). */
function idOf(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
