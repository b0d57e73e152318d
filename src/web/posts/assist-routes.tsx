import { Hono } from "hono";
import { stream } from "hono/streaming";
import type { HtmlEscapedString } from "hono/utils/html";
import type { App } from "../../app.ts";
import type { Channel } from "../../channels/channel-ids.ts";
import type { Comment } from "../../db/comments.ts";
import { confirmWords } from "../../domain/assists/confirmed.ts";
import { askUser, suggestAngles } from "../../domain/assists/directions.ts";
import type { Waiting } from "../../domain/assists/made.ts";
import { rewordComment, takeChanges } from "../../domain/assists/reword.ts";
import { askSecondOpinion, withOpinion } from "../../domain/assists/second-opinion.ts";
import { coachText } from "../../domain/comments.ts";
import { keepDraft } from "../../domain/drafts.ts";
import { describeError, DoorError } from "../../errors.ts";
import { CoachList } from "../components/coach-list.tsx";
import { found, idOf, readForm, type WebContext, type WebEnv } from "../environment.ts";
import { setFlash } from "../flash.ts";
import { AssistPanel } from "./assist-panel.tsx";
import { tellPartial } from "./assist-partial.ts";
import { viewAssists } from "./assist-view.ts";
import { showPost } from "./show-post.tsx";
import { CHANGED, readTake } from "./take-input.ts";

const KINDS = ["angles", "ask-me", "sharpen", "shorten", "second-opinion"] as const;
type Kind = (typeof KINDS)[number];
/** What a page with JavaScript asks for: which version is saved, what is written so far, line by line, and then the panel. */
const LINES = "application/x-ndjson";

/** Each begins with the user's own take, and saves it first: whatever goes wrong, nothing typed is lost. */
export function assistRoutes(app: App): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();

  routes.post("/posts/:id/assist/:kind", async (c) => {
    const kind = found(KINDS.find((one) => one === c.req.param("kind")));
    const { values } = await readForm(c);
    const input = readTake(values);
    const isStreamed = c.req.header("accept") === LINES;
    if (!input.ok) {
      if (isStreamed) return c.body(`${JSON.stringify({ trouble: input.errors[0]?.message })}\n`);
      return showPost(app, c, idOf(c), { takeForm: { values, errors: input.errors } });
    }
    const { id: userId } = c.get("user");
    const { seen, ...words } = input.take;
    const kept = found(await keepDraft(app, userId, idOf(c), words, seen));
    if (kept.state !== "saved") {
      if (isStreamed) return c.body(`${JSON.stringify({ trouble: CHANGED })}\n`);
      return showPost(app, c, idOf(c), {
        takeForm: { values, errors: [{ path: "", message: CHANGED }] },
        isElsewhere: true,
      });
    }
    const comment = kept.draft;
    if (isStreamed) return answerInPieces(app, c, kind, comment);
    const trouble = await help(app, userId, kind, comment, { signal: c.req.raw.signal });
    if (trouble !== undefined) setFlash(c, { kind: "look", text: `${trouble} Your words are as you left them.` });
    return c.redirect(`/posts/${idOf(c)}#assist`, 303);
  });

  routes.post("/comments/:id/changes/:kind", async (c) => {
    const kind = found((["sharpen", "shorten"] as const).find((one) => one === c.req.param("kind")));
    const { values, all } = await readForm(c);
    const ids = values["none"] === undefined ? all("take").map(Number) : [];
    const made = found(await takeChanges(app, c.get("user").id, idOf(c), kind, new Set(ids)));
    const text = made.ok
      ? ids.length === 0
        ? "Your text is as it was."
        : "Changed. It is not posted yet."
      : "You changed your text since, so nothing was done to it. Ask again.";
    setFlash(c, { kind: made.ok ? "done" : "look", text });
    return c.redirect(`/posts/${found(made.comment.postId ?? undefined)}#take-form`, 303);
  });

  routes.post("/comments/:id/confirm", async (c) => {
    const { all } = await readForm(c);
    const words = all("words");
    const comment = found(await confirmWords(app, c.get("user").id, idOf(c), words));
    if (words.length === 0) setFlash(c, { kind: "look", text: "Tick what is true." });
    return c.redirect(`/posts/${found(comment.postId ?? undefined)}#take-form`, 303);
  });
  return routes;
}

/** @returns what went wrong, as a sentence; undefined where the help is stored. */
async function help(
  app: App,
  userId: string,
  kind: Kind,
  comment: Comment,
  waiting: Waiting,
): Promise<string | undefined> {
  const about = { postId: comment.postId ?? "", take: comment.take };
  try {
    if (kind === "angles") await suggestAngles(app, userId, about, waiting);
    else if (kind === "ask-me") await askUser(app, userId, about, waiting);
    else if (kind === "second-opinion") await askSecondOpinion(app, userId, comment.id, waiting);
    else await rewordComment(app, userId, comment.id, kind, waiting);
    return undefined;
  } catch (error) {
    if (error instanceof DoorError) return error.message;
    throw error;
  }
}

function answerInPieces(app: App, c: WebContext, kind: Kind, comment: Comment): Response {
  const { id: userId } = c.get("user");
  c.header("content-type", LINES);
  c.header("cache-control", "no-store");
  return stream(c, async (out) => {
    const leaving = new AbortController();
    out.onAbort(() => leaving.abort(new DOMException("The page was left.", "AbortError")));
    const line = (value: object) => out.write(`${JSON.stringify(value)}\n`);
    const onPartial = (value: unknown) => void line({ partial: tellPartial(value) });
    try {
      await line({ version: comment.version });
      const trouble = await help(app, userId, kind, comment, { signal: leaving.signal, onPartial });
      const panel = found(await viewAssists(app, userId, comment.postId ?? "", comment));
      await line({
        trouble,
        panel: await render(<AssistPanel {...panel} />),
        coach: await coachOf(app, userId, comment),
      });
    } catch (error) {
      if (leaving.signal.aborted) return;
      app.logger.error({ error: describeError(error) }, "the assistant failed");
      await line({ trouble: "Something went wrong here. Your words are saved." });
    }
  });
}

async function coachOf(app: App, userId: string, comment: Comment): Promise<string> {
  const { take, text, channel, postId, id } = comment;
  const about = { text, take, channel: channel as Channel, ...(postId !== null && { postId }), exceptCommentId: id };
  const verdict = await coachText(app.db, userId, about);
  const coach = verdict && postId !== null ? await withOpinion(app.db, userId, { postId, text }, verdict) : verdict;
  return render(<CoachList coach={coach} />);
}

/** As `c.html` does it: escaped where the components did not say otherwise. */
async function render(element: HtmlEscapedString | Promise<HtmlEscapedString>): Promise<string> {
  // An element becomes its HTML where it becomes text.
  return [await element].join("");
}
