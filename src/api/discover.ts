import { z } from "@hono/zod-openapi";
import { discoverAddress } from "../domain/discovery/discover-address.ts";
import { keepFound } from "../domain/discovery/look-at.ts";
import { readQuery } from "../domain/discovery/search/read-query.ts";
import { searchNames } from "../domain/discovery/search/search-names.ts";
import type { Mount } from "./environment.ts";
import { operation } from "./operation.ts";
import { discovered, pasted } from "./schemas.ts";
import { showDiscovered, showSearch } from "./show.ts";

const discover = operation({
  method: "post",
  path: "/discover",
  tag: "People",
  summary: "Who and what is behind an address; for a name or an e-mail, who may be meant",
  body: z.strictObject({ url: pasted }),
  status: 200,
  answer: discovered,
});

export const mountDiscover: Mount = (api, app) => {
  api.openapi(discover, async (c) => {
    const { url } = c.req.valid("json");
    const query = readQuery(url);
    if (query === undefined) {
      const found = await discoverAddress(app, url);
      keepFound(app, c.get("user").id, url, found);
      return c.json(showDiscovered(found), 200);
    }
    const search = app.lookups.open(c.get("user").id, `name ${query.text}`, (signal) =>
      searchNames(app, query, signal),
    );
    await search.done;
    return c.json(showSearch(search.state()), 200);
  });
};
