import { Hono } from "hono";
import type { App } from "../../app.ts";
import { markRead } from "../../db/post-states.ts";
import { findPostOfUser } from "../../db/posts.ts";
import { findComment } from "../../db/comments.ts";
import { findUnconfirmed } from "../../domain/assists/confirmed.ts";
import { withOpinion } from "../../domain/assists/second-opinion.ts";
import { coachText, markPosted } from "../../domain/comments.ts";
import { keepDraft } from "../../domain/drafts.ts";
import { wantTranscription } from "../../domain/transcriptions.ts";
import { dismissPost, takeDismissalBack } from "../../domain/openings/follow-up.ts";
import { CoachList } from "../components/coach-list.tsx";
import { found, idOf, readForm, type WebEnv } from "../environment.ts";
import { setFlash } from "../flash.ts";
import { draftRoutes } from "./draft-routes.tsx";
import { Lengths } from "./lengths.tsx";
import { showPost } from "./show-post.tsx";
import { CHANGED, readPosted, readTake } from "./take-input.ts";

export function postRoutes(app: App): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  routes.route("/", draftRoutes(app));

  routes.get("/posts/:id", async (c) => {
    const page = await showPost(app, c, idOf(c));
    await markRead(app.db, c.get("user").id, idOf(c), app.clock.now());
    return page;
  });

  routes.post("/posts/:id/take", async (c) => {
    const { values } = await readForm(c);
    const take = readTake(values);
    if (!take.ok) return showPost(app, c, idOf(c), { takeForm: { values, errors: take.errors } });
    const { seen, ...words } = take.take;
    const kept = found(await keepDraft(app, c.get("user").id, idOf(c), words, seen));
    if (kept.state !== "saved") {
      const takeForm = { values, errors: [{ path: "", message: CHANGED }] };
      return showPost(app, c, idOf(c), { takeForm, isElsewhere: true });
    }
    setFlash(c, { kind: "done", text: "Saved. Take it to their page, and say here when it is posted." });
    return c.redirect(`/posts/${idOf(c)}#posted-form`, 303);
  });

  routes.post("/posts/:id/coach", async (c) => {
    const { values } = await readForm(c);
    const input = readTake(values);
    if (!input.ok) {
      return c.html(
        <>
          <CoachList coach={undefined} />
          <Lengths words="" channel="other" swap />
        </>,
      );
    }
    const { take, text, channel } = input.take;
    const coach = await coachText(app.db, c.get("user").id, {
      text: text ?? take,
      take,
      channel,
      postId: idOf(c),
    });
    const about = { postId: idOf(c), text: text ?? take };
    return c.html(
      <>
        <CoachList coach={await withOpinion(app.db, c.get("user").id, about, found(coach))} />
        <Lengths words={text ?? take} channel={channel} swap />
      </>,
    );
  });

  routes.post("/comments/:id/posted", async (c) => {
    const { values } = await readForm(c);
    const comment = found(await findComment(app.db, c.get("user").id, idOf(c)));
    const said = readPosted(values);
    if (!said.ok && comment.postId !== null)
      return showPost(app, c, comment.postId, { postedForm: { values, errors: said.errors } });
    const unconfirmed = comment.status === "draft" ? await findUnconfirmed(app.db, c.get("user").id, comment) : [];
    if (unconfirmed.length > 0 && comment.postId !== null) {
      setFlash(c, { kind: "look", text: "Not noted as posted yet: say first whether what you did not write is true." });
      return c.redirect(`/posts/${comment.postId}#assist`, 303);
    }
    found(await markPosted(app, c.get("user").id, comment.id, said.ok ? said.said : {}));
    setFlash(c, {
      kind: "done",
      text: "Noted. It stands on your timeline with them.",
      link: { href: `/people/${comment.personId}`, text: "See it" },
    });
    return c.redirect(comment.postId === null ? "/" : `/posts/${comment.postId}`, 303);
  });

  routes.post("/posts/:id/write-down", async (c) => {
    const was = found(await wantTranscription(app, c.get("user").id, idOf(c)));
    if (was.state === "closed") setFlash(c, { kind: "look", text: was.why });
    if (was.state === "none") setFlash(c, { kind: "look", text: "There is nothing to write down." });
    return c.redirect(`/posts/${idOf(c)}#said`, 303);
  });

  routes.post("/posts/:id/dismiss", async (c) => {
    found(await dismissPost(app, c.get("user").id, idOf(c)));
    setFlash(c, {
      kind: "done",
      text: "Put aside. You will be shown less of the kind.",
      undo: { action: `/posts/${idOf(c)}/take-back`, text: "Undo" },
    });
    return c.redirect("/", 303);
  });

  routes.post("/posts/:id/take-back", async (c) => {
    found(await takeDismissalBack(app, c.get("user").id, idOf(c)));
    setFlash(c, { kind: "done", text: "It is back, and counts as if it had never been put aside." });
    return c.redirect("/", 303);
  });

  routes.post("/posts/:id/read", async (c) => {
    found(await findPostOfUser(app.db, c.get("user").id, idOf(c)));
    await markRead(app.db, c.get("user").id, idOf(c), app.clock.now());
    return c.redirect("/", 303);
  });
  return routes;
}
