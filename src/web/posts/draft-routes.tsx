import { Hono } from "hono";
import type { App } from "../../app.ts";
import { findComment, type Comment } from "../../db/comments.ts";
import { findPostOfUser } from "../../db/posts.ts";
import { markPosted, removeComment } from "../../domain/comments.ts";
import { keepDraft, takeBack } from "../../domain/drafts.ts";
import { choosePassage, writeOwnPost } from "../../domain/own-post.ts";
import { findBriefsFor } from "../../domain/reading.ts";
import { viewPerson } from "../../domain/watchlist.ts";
import { found, idOf, readForm, type WebEnv } from "../environment.ts";
import { setFlash } from "../flash.ts";
import { isWebAddress } from "../words.ts";
import { showPost } from "./show-post.tsx";
import { readPosted, readTake } from "./take-input.ts";

/** What becomes of a draft: kept at every pause, thrown away, taken home as a post, and taken back when it was not posted. */
export function draftRoutes(app: App): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();

  /** For public/studio.js: 200 saved, 409 another window was there before, 422 it cannot be saved so. */
  routes.post("/posts/:id/draft", async (c) => {
    const { values } = await readForm(c);
    const input = readTake(values);
    if (!input.ok) return c.json({ message: input.errors[0]?.message }, 422);
    const { seen = 0, ...words } = input.take;
    const kept = found(await keepDraft(app, c.get("user").id, idOf(c), words, seen));
    if (kept.state === "gone") return c.json({ version: 0 }, 409);
    return c.json(shownAs(kept.draft), kept.state === "saved" ? 200 : 409);
  });

  routes.post("/comments/:id/drop", async (c) => {
    const comment = found(await findComment(app.db, c.get("user").id, idOf(c)));
    if (comment.status === "draft") {
      await removeComment(app, c.get("user").id, comment.id);
      setFlash(c, { kind: "done", text: "Thrown away." });
    }
    return c.redirect(placeOf(comment), 303);
  });

  routes.post("/comments/:id/address", async (c) => {
    const { values } = await readForm(c);
    const comment = found(await findComment(app.db, c.get("user").id, idOf(c)));
    const said = readPosted(values);
    if (!said.ok && comment.postId !== null) {
      const addressForm = { values, errors: said.errors, commentId: comment.id };
      return showPost(app, c, comment.postId, { addressForm });
    }
    if (said.ok && comment.status !== "draft") {
      await markPosted(app, c.get("user").id, comment.id, { url: said.said.url ?? null });
      setFlash(c, { kind: "done", text: said.said.url === undefined ? "Its address is forgotten." : "Noted." });
    }
    return c.redirect(`${placeOf(comment)}#comment-${comment.id}`, 303);
  });

  routes.post("/comments/:id/back", async (c) => {
    const comment = found(await findComment(app.db, c.get("user").id, idOf(c)));
    const was = found(await takeBack(app, c.get("user").id, comment.id));
    setFlash(c, SAID_BACK[was]);
    return c.redirect(placeOf(comment), 303);
  });

  routes.get("/comments/:id/post.md", async (c) => {
    const { id: userId } = c.get("user");
    const comment = found(await findComment(app.db, userId, idOf(c)));
    const post = found(comment.postId === null ? undefined : await findPostOfUser(app.db, userId, comment.postId));
    const person = found(await viewPerson(app.db, userId, comment.personId));
    const brief = (await findBriefsFor(app.db, userId, [post.id])).get(post.id);
    const passages = [...(brief?.points ?? []), ...(brief?.quotes ?? [])].map(({ passage }) => passage);
    const url = post.url ?? person.feeds[0]?.siteUrl ?? "";
    const about = { title: post.title, author: person.name, passage: choosePassage(comment.text, passages) };
    c.header("Content-Type", "text/markdown; charset=utf-8");
    c.header("Content-Disposition", 'attachment; filename="in-answer.md"');
    return c.body(writeOwnPost({ ...about, url: isWebAddress(url) ? url : undefined }, comment.text));
  });
  return routes;
}

const SAID_BACK = {
  done: { kind: "done", text: "It is a draft again, and off the timeline." },
  seen: { kind: "look", text: "It was seen on their page, so it stays on the timeline." },
  other: {
    kind: "look",
    text: "You have begun another draft here. Post that or throw it away first; nothing was changed.",
  },
} as const;

/** As the form shows it: without other words for the page, the take is the text. */
function shownAs({ version, take, text, channel }: Comment) {
  return { version, take, text: text === take ? "" : text, channel };
}

const placeOf = ({ postId }: Comment): string => (postId === null ? "/" : `/posts/${postId}`);
