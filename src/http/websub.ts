// The address at which hubs call us: /websub/{id}. Nobody signs in here; who knows the id knows it from us.
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { App } from "../app.ts";
import { findSubscription, type Subscription } from "../db/subscriptions.ts";
import { answerHub } from "../domain/subscriptions/confirm.ts";
import { mayDeliver, receivePush } from "../domain/subscriptions/receive.ts";
import { isId } from "../id.ts";
import { createTurnstile } from "../websub/turnstile.ts";

const MOST_BYTES = 5 * 1024 * 1024;
/** Deliveries that are read and stored at the same time. */
const PLACES = 4;
/** The rest of the body is not waited for. */
const CLOSE = { connection: "close" };
const NOT_FOUND = "Nothing was asked for here.\n";

export function webSubRoutes(app: App): Hono {
  const routes = new Hono();
  const turnstile = createTurnstile(PLACES);

  routes.get("/websub/:id", async (c) => {
    const { id } = c.req.param();
    if (!isId(id) || c.req.method !== "GET") return c.text(NOT_FOUND, 404);
    if (!turnstile.pass(id)) return c.text("Not so often.\n", 429, { "retry-after": "60" });
    const answer = await answerHub(app, id, {
      mode: c.req.query("hub.mode"),
      topic: c.req.query("hub.topic"),
      challenge: c.req.query("hub.challenge"),
      leaseSeconds: c.req.query("hub.lease_seconds"),
      reason: c.req.query("hub.reason"),
    });
    return answer === undefined ? c.text(NOT_FOUND, 404) : c.text(answer);
  });

  const limit = bodyLimit({ maxSize: MOST_BYTES, onError: (c) => c.text("That is more than a feed.\n", 413, CLOSE) });
  routes.post("/websub/:id", limit, async (c) => {
    const { id } = c.req.param();
    const one = isId(id) ? await findSubscription(app.db, id) : undefined;
    // The hub may forget an address that we are done with.
    if (one?.state === "leaving") return c.text("This is over.\n", 410);
    if (!one || !isInForce(one, app.clock.now())) return c.text(NOT_FOUND, 404);
    if (!turnstile.pass(id)) return c.text("Not so often.\n", 429, { "retry-after": "60" });
    const { headers } = c.req.raw;
    if (!mayDeliver(one, headers)) return c.text("This is not signed for us.\n", 403);
    const body = new Uint8Array(await c.req.arrayBuffer());
    const isTaken = await turnstile.enter(() => receivePush(app, one, { headers, body }));
    if (isTaken === undefined) return c.text("Too much at once.\n", 503, { "retry-after": "60" });
    return isTaken ? c.body(null, 204) : c.text("This is not signed for us.\n", 403);
  });
  return routes;
}

function isInForce({ state, leaseUntil }: Subscription, now: Date): boolean {
  return state === "active" && leaseUntil !== null && leaseUntil > now;
}
