import { z } from "@hono/zod-openapi";
import { discoverAddress } from "../domain/people.ts";
import type { Mount } from "./environment.ts";
import { operation } from "./operation.ts";
import { discovered, pasted } from "./schemas.ts";
import { showDiscovered } from "./show.ts";

const discover = operation({
  method: "post",
  path: "/discover",
  tag: "People",
  summary: "Who and what is behind an address",
  body: z.strictObject({ url: pasted }),
  status: 200,
  answer: discovered,
});

export const mountDiscover: Mount = (api, app) => {
  api.openapi(discover, async (c) => c.json(showDiscovered(await discoverAddress(app, c.req.valid("json").url)), 200));
};
