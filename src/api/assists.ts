import { z } from "@hono/zod-openapi";
import type { Channel } from "../channels/channel-ids.ts";
import { findComment } from "../db/comments.ts";
import { confirmWords, findUnconfirmed } from "../domain/assists/confirmed.ts";
import { askUser, suggestAngles } from "../domain/assists/directions.ts";
import { rewordComment } from "../domain/assists/reword.ts";
import { measure } from "../domain/assists/shorten.ts";
import { PermanentError } from "../errors.ts";
import { asId, found, type Mount } from "./environment.ts";
import { idParams, operation } from "./operation.ts";

const tag = "Comments";

const made = {
  by: z.enum(["model", "rules"]).openapi({ description: "rules: made here, nothing was sent anywhere" }),
  model: z.string().nullable(),
  note: z
    .string()
    .nullable()
    .openapi({ description: "what you should know of it, such as why it is not by the model" }),
};

const directions = z
  .object({
    angles: z.array(z.object({ question: z.string(), passage: z.string() })).openapi({
      description: "each with the words of the post it hangs on; none where nothing is drafted on the post",
    }),
    questions: z.array(z.string()),
    ...made,
  })
  .openapi("Directions");

const rewording = z
  .object({
    text: z.string().openapi({ description: "with all changes made; the comment itself is not changed" }),
    changes: z.array(z.object({ id: z.number(), at: z.number(), removed: z.string(), added: z.string() })),
    inventions: z
      .array(z.object({ start: z.number(), end: z.number(), kind: z.string(), words: z.string(), reason: z.string() }))
      .openapi({ description: "places in `text` that nobody wrote: to be confirmed before the comment is posted" }),
    length: z.object({ count: z.number(), limit: z.number().nullable() }),
    ...made,
  })
  .openapi("Rewording");

const sharpenInput = z.strictObject({ shorten: z.boolean().optional() });
const confirmInput = z.strictObject({ words: z.array(z.string().min(1).max(20_000)).min(1).max(200) });
const confirmed = z.object({ unconfirmed: z.array(z.object({ words: z.string(), reason: z.string() })) });

const angles = operation({
  method: "post",
  path: "/comments/{id}/angles",
  tag,
  summary: "Directions for your take, and two questions to you",
  params: idParams,
  status: 200,
  answer: directions,
});
const sharpen = operation({
  method: "post",
  path: "/comments/{id}/sharpen",
  tag,
  summary: "Your own words, tightened, with each change",
  params: idParams,
  body: sharpenInput,
  status: 200,
  answer: rewording,
});
const confirm = operation({
  method: "post",
  path: "/comments/{id}/confirm",
  tag,
  summary: "Say that what you did not write is true, and yours to say",
  params: idParams,
  body: confirmInput,
  status: 200,
  answer: confirmed,
});

export const mountAssists: Mount = (api, app) => {
  api.openapi(angles, async (c) => {
    const { id: userId } = c.get("user");
    const comment = found(await findComment(app.db, userId, asId(c.req.param("id"))));
    if (comment.postId === null) throw new PermanentError("conflict", "The post it is about is not there any more.");
    const about = { postId: comment.postId, take: comment.take };
    const { signal } = c.req.raw;
    const directed = found(await suggestAngles(app, userId, about, { signal }));
    const asked = found(await askUser(app, userId, about, { signal }));
    const { angles: all } = directed.value;
    const { madeBy: by, model } = directed.madeBy === "model" ? directed : asked;
    const note = directed.note ?? asked.note;
    return c.json({ angles: all, questions: asked.value.questions, by, model, note }, 200);
  });

  api.openapi(sharpen, async (c) => {
    const { id: userId } = c.get("user");
    const kind = c.req.valid("json").shorten === true ? "shorten" : "sharpen";
    const { signal } = c.req.raw;
    const reworded = found(await rewordComment(app, userId, asId(c.req.param("id")), kind, { signal }));
    const { value, madeBy: by, model, note } = reworded;
    const { after: text, changes, inventions, channel } = value;
    return c.json({ text, changes, inventions, length: measure(text, channel as Channel), by, model, note }, 200);
  });

  api.openapi(confirm, async (c) => {
    const { id: userId } = c.get("user");
    const { words } = c.req.valid("json");
    const comment = found(await confirmWords(app, userId, asId(c.req.param("id")), words));
    const open = await findUnconfirmed(app.db, userId, comment);
    return c.json({ unconfirmed: open.map(({ words: still, reason }) => ({ words: still, reason })) }, 200);
  });
};
