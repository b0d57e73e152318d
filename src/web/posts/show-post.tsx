// The studio, from what the domain knows.
import type { App } from "../../app.ts";
import { CHANNELS, type Channel } from "../../channels/channel-ids.ts";
import { listPersonsOfPost } from "../../db/follows.ts";
import { findPostState } from "../../db/post-states.ts";
import { tellWhyNoDraft } from "../../domain/briefs/may-draft.ts";
import { withOpinion } from "../../domain/assists/second-opinion.ts";
import { LENGTH_RULES } from "../../domain/coach/lengths.ts";
import { channelOf, coachText } from "../../domain/comments.ts";
import { rankOpenings, tellReasons } from "../../domain/openings/rank.ts";
import { openPost } from "../../domain/reading.ts";
import { viewPerson } from "../../domain/watchlist.ts";
import { found, framing, type WebContext } from "../environment.ts";
import { viewAssists } from "./assist-view.ts";
import { episodeOf } from "./episode.ts";
import { PostPage, type PostPageProps } from "./pages.tsx";

/** Where a comment can go; a meeting is no comment. */
const COMMENT_CHANNELS = CHANNELS.filter((channel) => channel !== "in-person" && channel !== "webmention");

export async function showPost(
  app: App,
  c: WebContext,
  postId: string,
  forms: Pick<PostPageProps, "takeForm" | "postedForm" | "addressForm" | "isElsewhere"> = {},
): Promise<Response> {
  const { id: userId } = c.get("user");
  const post = found(await openPost(app, userId, postId));
  const [follow] = await listPersonsOfPost(app.db, userId, postId);
  const person = found(await viewPerson(app.db, userId, found(follow).personId));
  const { frame, view } = await framing(app, c);
  const draft = post.comments.find((comment) => comment.status === "draft");
  const verdict =
    draft &&
    (await coachText(app.db, userId, {
      text: draft.text,
      take: draft.take,
      channel: draft.channel as Channel,
      postId,
      exceptCommentId: draft.id,
    }));
  const coach = draft && verdict && (await withOpinion(app.db, userId, { postId, text: draft.text }, verdict));
  const first = channelOf(post);
  const episode = episodeOf(post);
  if (episode?.plays) c.set("playsFromElsewhere", true);
  const ranked = await rankOpenings(app.db, userId, { now: view.now, personId: person.id, postId });
  const [opening] = await tellReasons(app.db, userId, ranked);
  const trouble = post.article?.source === "excerpt" ? (post.article.trouble ?? null) : null;
  return c.html(
    <PostPage
      frame={frame}
      view={view}
      post={{
        id: post.id,
        url: post.url ?? person.feeds[0]?.siteUrl ?? "",
        title: post.title,
        kind: post.kind,
        publishedAt: post.publishedAt,
        lang: post.article?.language ?? post.language,
        html: post.article?.html ?? "",
        partial: trouble === null ? null : `Their feed carries only the beginning of it. ${trouble}`,
        read: (await findPostState(app.db, userId, postId))?.readAt != null,
      }}
      episode={episode}
      person={{ ...person, picture: null }}
      brief={post.brief && { ...post.brief, by: post.brief.madeBy }}
      model={post.brief?.madeBy === "model" ? post.brief.model : undefined}
      inYourLanguage={post.brief?.inYourLanguage}
      briefLanguage={post.brief?.language}
      noDraft={tellWhyNoDraft(post.brief) ?? null}
      reasons={opening?.reasons ?? []}
      comments={post.comments.flatMap((comment) =>
        comment.status === "draft" || comment.postedAt === null
          ? []
          : [{ ...comment, status: comment.status, postedAt: comment.postedAt }],
      )}
      draft={draft}
      channels={[first, ...COMMENT_CHANNELS.filter((channel) => channel !== first)].map((id) => ({
        id,
        limit: LENGTH_RULES[id].limit,
      }))}
      keep={`take:${userId}:${postId}`}
      others={{ count: post.commentCount, url: post.commentsUrl }}
      coach={coach}
      assist={await viewAssists(app, userId, postId, draft)}
      {...forms}
    />,
    forms.takeForm || forms.postedForm || forms.addressForm ? 422 : 200,
  );
}
