import { z } from "@hono/zod-openapi";
import { HIT_KINDS, search } from "../domain/search.ts";
import { asId, type Mount } from "./environment.ts";
import { listOf, operation } from "./operation.ts";
import { instant } from "./schemas.ts";

const segments = z.array(z.object({ text: z.string(), hit: z.boolean() }));
const hit = z
  .object({
    kind: z.enum(HIT_KINDS),
    id: z.string(),
    personId: z.string(),
    personName: z.string(),
    postId: z.string().nullable(),
    at: instant,
    title: segments,
    excerpt: segments,
  })
  .openapi("Hit");

const find = operation({
  method: "get",
  path: "/search",
  tag: "Posts",
  summary: "Everything you follow and wrote, the best first",
  query: z.object({
    q: z.string().trim().min(1).max(200),
    kind: z.enum(HIT_KINDS).optional(),
    personId: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  status: 200,
  answer: listOf(hit),
});

export const mountSearch: Mount = (api, app) => {
  api.openapi(find, async (c) => {
    const { personId, ...asked } = c.req.valid("query");
    const hits = await search(app.db, c.get("user").id, {
      ...asked,
      ...(personId !== undefined && { personId: asId(personId) }),
    });
    return c.json({ items: hits.map((one) => ({ ...one, at: one.at.toISOString() })), next: null }, 200);
  });
};
