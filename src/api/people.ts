import { z } from "@hono/zod-openapi";
import { chooseAuthors } from "../domain/follow-authors.ts";
import { editPerson, followPerson, removePerson } from "../domain/people.ts";
import { listWatchlist, viewPerson } from "../domain/watchlist.ts";
import { asCursor, asId, found, type Mount } from "./environment.ts";
import { idParams, listOf, operation, pageQuery } from "./operation.ts";
import { newPerson, person, personEdit, stage } from "./schemas.ts";
import { showPerson } from "./show.ts";

const tag = "People";

const create = operation({
  method: "post",
  path: "/people",
  tag,
  summary: "Follow somebody by an address or a name",
  body: newPerson,
  status: 201,
  answer: person,
});
const list = operation({
  method: "get",
  path: "/people",
  tag,
  summary: "The watchlist, newest first",
  query: z.object({
    stage: stage.optional(),
    tag: z.string().optional(),
    q: z.string().max(200).optional(),
    ...pageQuery,
  }),
  status: 200,
  answer: listOf(person),
});
const get = operation({
  method: "get",
  path: "/people/{id}",
  tag,
  summary: "One person",
  params: idParams,
  status: 200,
  answer: person,
});
const edit = operation({
  method: "patch",
  path: "/people/{id}",
  tag,
  summary: "Change name, reason, tags, handles or whose posts of a feed are theirs",
  params: idParams,
  body: personEdit,
  status: 200,
  answer: person,
});
const remove = operation({
  method: "delete",
  path: "/people/{id}",
  tag,
  summary: "Stop following, and forget the dialogue",
  params: idParams,
  status: 204,
  answer: z.undefined(),
});

export const mountPeople: Mount = (api, app) => {
  const show = async (userId: string, personId: string) =>
    showPerson(found(await viewPerson(app.db, userId, personId)));

  api.openapi(create, async (c) => {
    const { id: userId } = c.get("user");
    const { personId, isNew } = await followPerson(app, userId, { ...c.req.valid("json"), id: c.get("newId") });
    c.header("Location", `/api/v1/people/${personId}`);
    // Following the same address again answers with what is there.
    return c.json(await show(userId, personId), (isNew ? 201 : 200) as 201);
  });

  api.openapi(list, async (c) => {
    const { cursor, ...filter } = c.req.valid("query");
    const page = await listWatchlist(app.db, c.get("user").id, { ...filter, cursor: asCursor(cursor) });
    return c.json({ items: page.items.map(showPerson), next: page.next }, 200);
  });

  api.openapi(get, async (c) => c.json(await show(c.get("user").id, asId(c.req.param("id"))), 200));

  api.openapi(edit, async (c) => {
    const personId = asId(c.req.param("id"));
    const { authors, ...change } = c.req.valid("json");
    if (authors) found(await chooseAuthors(app, c.get("user").id, personId, authors));
    found(await editPerson(app, c.get("user").id, personId, change));
    return c.json(await show(c.get("user").id, personId), 200);
  });

  api.openapi(remove, async (c) => {
    found(await removePerson(app, c.get("user").id, asId(c.req.param("id"))));
    return c.body(null, 204) as never;
  });
};
