// Idempotency-Key: a write is done once per key and answered the same for 24 hours. The new row's id stands beside
// the key, so that a write whose answer was lost with the process is found again instead of done twice.
import { createHash } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import type { App } from "../app.ts";
import { DAY, MINUTE } from "../clock.ts";
import { abandonKey, claimKey, storeAnswer } from "../db/idempotency-keys.ts";
import { RetryLaterError } from "../errors.ts";
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
    const requestHash = createHash("sha256")
      .update(await c.req.raw.clone().text())
      .digest("base64url");
    const now = app.clock.now();
    const abandonedBefore = new Date(now.getTime() - app.clock.toDomain(MINUTE));
    // A failure of ours may be tried again with the same key.
    const abandon = () => abandonKey(app.db, userId, { route, key, at: new Date(abandonedBefore.getTime() - 1) });
    const claimed = await claimKey(app.db, userId, {
      route,
      key,
      requestHash,
      newId: c.get("newId"),
      at: now,
      abandonedBefore,
      forgottenBefore: new Date(now.getTime() - DAY),
    });
    if ("standing" in claimed) {
      const { standing } = claimed;
      if (standing.requestHash !== requestHash)
        return problem(c, "conflict", "This Idempotency-Key was used for another request.");
      if (standing.status === null)
        return problem(c, "conflict", "The first request with this Idempotency-Key is still at work.");
      return new Response(standing.body === "" ? null : standing.body, {
        status: standing.status,
        headers: {
          "content-type": standing.status < 400 ? "application/json" : "application/problem+json",
          "idempotency-replayed": "true",
        },
      });
    }
    c.set("newId", claimed.newId);
    try {
      await next();
    } catch (error) {
      await abandon();
      throw error;
    }
    // Nor is trouble that will pass an answer for a day.
    if (c.res.status >= 500 || c.error instanceof RetryLaterError) await abandon();
    else await storeAnswer(app.db, userId, { route, key, status: c.res.status, body: await c.res.clone().text() });
    return undefined;
  };
}
