import { z } from "@hono/zod-openapi";
import type { Channel } from "../channels/channel-ids.ts";
import { findComment, type Comment } from "../db/comments.ts";
import { coachText, draftComment, editComment, markPosted, removeComment } from "../domain/comments.ts";
import { asId, found, type Mount } from "./environment.ts";
import { idParams, operation } from "./operation.ts";
import { coachInput, comment, commentEdit, newComment, posted, verdict } from "./schemas.ts";
import { showComment } from "./show.ts";

const tag = "Comments";

const create = operation({
  method: "post",
  path: "/posts/{id}/comments",
  tag,
  summary: "Begin a comment with your own take",
  params: idParams,
  body: newComment,
  status: 201,
  answer: comment,
});
const get = operation({
  method: "get",
  path: "/comments/{id}",
  tag,
  summary: "One comment",
  params: idParams,
  status: 200,
  answer: comment,
});
const edit = operation({
  method: "patch",
  path: "/comments/{id}",
  tag,
  summary: "Change take, text or channel",
  params: idParams,
  body: commentEdit,
  status: 200,
  answer: comment,
});
const remove = operation({
  method: "delete",
  path: "/comments/{id}",
  tag,
  summary: "Throw a comment away",
  params: idParams,
  status: 204,
  answer: z.undefined(),
});
const mark = operation({
  method: "post",
  path: "/comments/{id}/posted",
  tag,
  summary: "Say that you posted it",
  params: idParams,
  body: posted,
  status: 200,
  answer: comment,
});
const coach = operation({
  method: "post",
  path: "/coach",
  tag,
  summary: "What would make this worth reading",
  body: coachInput,
  status: 200,
  answer: verdict,
});

export const mountComments: Mount = (api, app) => {
  const show = async (userId: string, one: Comment) => {
    const { text, take, channel, postId, id } = one;
    const about = postId === null ? {} : { postId };
    const judged = await coachText(app.db, userId, {
      text,
      take,
      channel: channel as Channel,
      ...about,
      exceptCommentId: id,
    });
    // The post may have gone out of sight since: the text alone can still be judged.
    return showComment(
      one,
      judged ?? found(await coachText(app.db, userId, { text, take, channel: channel as Channel })),
    );
  };

  api.openapi(create, async (c) => {
    const { id: userId } = c.get("user");
    const drafted = found(
      await draftComment(app, userId, asId(c.req.param("id")), { ...c.req.valid("json"), id: c.get("newId") }),
    );
    c.header("Location", `/api/v1/comments/${drafted.id}`);
    return c.json(await show(userId, drafted), 201);
  });

  api.openapi(get, async (c) => {
    const { id: userId } = c.get("user");
    return c.json(await show(userId, found(await findComment(app.db, userId, asId(c.req.param("id"))))), 200);
  });

  api.openapi(edit, async (c) => {
    const { id: userId } = c.get("user");
    const edited = found(await editComment(app, userId, asId(c.req.param("id")), c.req.valid("json")));
    return c.json(await show(userId, edited), 200);
  });

  api.openapi(remove, async (c) => {
    found(await removeComment(app, c.get("user").id, asId(c.req.param("id"))));
    return c.body(null, 204) as never;
  });

  api.openapi(mark, async (c) => {
    const { id: userId } = c.get("user");
    const { url, at } = c.req.valid("json");
    const said = { url, ...(at !== undefined && { at: new Date(at) }) };
    return c.json(await show(userId, found(await markPosted(app, userId, asId(c.req.param("id")), said))), 200);
  });

  api.openapi(coach, async (c) => {
    const { postId, ...input } = c.req.valid("json");
    const judged = await coachText(app.db, c.get("user").id, {
      ...input,
      ...(postId !== undefined && { postId: asId(postId) }),
    });
    const { ready, score, criteria, length } = found(judged);
    return c.json({ ready, score, criteria: criteria.map((one) => ({ ...one, spans: [...one.spans] })), length }, 200);
  });
};
