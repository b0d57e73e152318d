// Post: the comment studio. The brief first, the take beside it, the article below, so that a phone reads in that order.
import type { Brief as BriefShape } from "../../ai/brief.ts";
import { Brief, type BriefProps } from "../components/brief.tsx";
import { Face } from "../components/face.tsx";
import { Layout, type Frame } from "../components/layout.tsx";
import { ProgressNote } from "../components/progress-note.tsx";
import { Reasons, type ReasonShape } from "../components/reasons.tsx";
import { StageMeter } from "../components/stage-meter.tsx";
import { OutLink } from "../components/touch.tsx";
import { When } from "../components/when.tsx";
import type { FormState } from "../form-state.ts";
import type { View } from "../view.ts";
import { capitalise, countOf, hostOf } from "../words.ts";
import { AssistPanel, type AssistProps } from "./assist-panel.tsx";
import { ArticleHtml } from "./article-html.tsx";
import { tellLength, type EpisodeProps } from "./episode.ts";
import { People, Recording } from "./player.tsx";
import { PostedComments, PostedForm, type PostedComment } from "./posted.tsx";
import { prepareArticle } from "./prepare-article.ts";
import { prepareSaid } from "./prepare-said.ts";
import { Transcript } from "./said.tsx";
import { TakeForm, type TakeFormProps } from "./take-form.tsx";

/**
 * @property post.html the article, sanitised when it was stored; empty where only the title is known.
 * @property post.partial the feed gave only a part and the page could not be read: the reason, as a sentence.
 * @property episode what plays, and what was said; then `post.html` are its show notes.
 * @property person the one of the watchlist it came from.
 * @property model the name of the model, where the brief is by one.
 * @property reasons why it is an opening; none where it is not.
 */
export type PostPageProps = {
  frame: Frame;
  view: View;
  post: {
    id: string;
    url: string;
    title: string;
    kind: string;
    publishedAt: Date | null;
    lang: string | null;
    html: string;
    partial: string | null;
    read: boolean;
  };
  /** Null where it is nothing that is heard or seen. */
  episode: EpisodeProps | null;
  person: { id: string; name: string; picture: string | null; stage: string };
  brief: BriefShape | null;
  model?: string | undefined;
  /** The gist in a language that the user reads, where the post's is none. */
  inYourLanguage?: BriefProps["inYourLanguage"];
  /** ISO 639-1. */
  briefLanguage?: string | undefined;
  reasons: readonly ReasonShape[];
  /** Why nothing is drafted or suggested on it, a sentence; null where it may be. */
  noDraft: string | null;
  comments: readonly PostedComment[];
  postedForm?: FormState | undefined;
  assist?: AssistProps | undefined;
  /** The address of a comment that needs another look. */
  addressForm?: (FormState & { commentId: string }) | undefined;
  /** What others said there, as far as the feed tells. */
  others?: { count: number | null; url: string | null } | undefined;
} & Pick<TakeFormProps, "draft" | "channels" | "coach" | "keep" | "isElsewhere"> & { takeForm?: FormState | undefined };

export function PostPage(props: PostPageProps) {
  const { frame, view, post, episode, person, brief, draft } = props;
  const sourced = brief === null ? [] : [...brief.points, ...brief.questions, ...brief.quotes];
  const article = prepareArticle(post.html, sourced);
  const said = prepareSaid(episode?.said?.segments ?? [], sourced);
  // Something in it is not the user's and not confirmed: until then it is not to be carried away.
  const isHeld = (props.assist?.unconfirmed.length ?? 0) > 0;
  const discussion = episode?.discussion ?? null;
  const commentsAt = discussion?.url ?? post.url;
  return (
    <Layout title={post.title} here="today" frame={frame}>
      <p class="by">
        <Face name={person.name} picture={person.picture} size="small" />
        <span>
          <a href={`/people/${person.id}`}>{person.name}</a>
          {" · "}
          <OutLink url={post.url} text={hostOf(post.url)} />
          {` · ${post.kind}`}
          {episode?.plays?.seconds == null ? "" : ` · ${tellLength(episode.plays.seconds)}`}
          {post.publishedAt === null ? null : (
            <>
              {" · "}
              <When at={post.publishedAt} view={view} />
            </>
          )}{" "}
          <StageMeter stage={person.stage} quiet />
        </span>
      </p>
      <h1 class="title" lang={post.lang ?? undefined}>
        {post.title}
      </h1>
      <a class="btn to-take first" href="#take">
        Write your take
      </a>
      {episode === null ? null : <People number={episode.number} people={episode.people} />}
      {props.noDraft === null ? (
        <Reasons reasons={props.reasons} />
      ) : (
        <p class="hook grave" role="note">
          {props.noDraft}
        </p>
      )}
      <div class="studio">
        <section id="brief" class="in-short" aria-labelledby="brief-title">
          <h2 id="brief-title">In short</h2>
          <ProgressNote
            making={brief === null ? 1 : 0}
            page={`/posts/${post.id}`}
            part="brief"
            also={episode === null ? ["article"] : ["said", "article"]}
          />
          <Brief
            brief={brief}
            anchorOf={(passage) => said.anchorOf(passage) ?? article.anchorOf(passage)}
            stampOf={said.stampOf}
            model={props.model}
            language={props.briefLanguage}
            inYourLanguage={props.inYourLanguage}
          />
        </section>
        <div class="yours">
          <TakeForm
            post={{ id: post.id, url: commentsAt }}
            discussion={discussion}
            draft={draft}
            channels={props.channels}
            coach={props.coach}
            form={props.takeForm}
            keep={props.keep}
            isElsewhere={props.isElsewhere}
            isHeld={isHeld}
          />
          {props.assist === undefined ? null : <AssistPanel {...props.assist} />}
          {draft === undefined || isHeld ? null : <PostedForm draft={draft} url={commentsAt} form={props.postedForm} />}
          <PostedComments comments={props.comments} view={view} form={props.addressForm} />
        </div>
        <div class="in-full">
          {episode === null ? null : (
            <>
              <Recording episode={episode} title={post.title} />
              <Transcript postId={post.id} episode={episode} prepared={said} view={view} />
            </>
          )}
          <section id="article" aria-labelledby="article-title">
            <h2 id="article-title">{episode === null ? "In full" : "Show notes"}</h2>
            {post.partial === null ? null : <p class="hint">{post.partial}</p>}
            {article.html === "" ? (
              <p class="soft">
                {episode === null ? "We only have the title." : "There are none."}{" "}
                <OutLink url={post.url} text="Read it on their page" />.
              </p>
            ) : (
              <ArticleHtml html={article.html} lang={post.lang ?? undefined} />
            )}
            <Others others={props.others} url={commentsAt} />
            <ReadActs post={post} />
          </section>
        </div>
      </div>
      <script src="/assets/studio.js" defer></script>
      <script src="/assets/studio-marks.js" defer></script>
      {props.assist === undefined ? null : <script src="/assets/assist.js" defer></script>}
      {episode?.plays == null ? null : <script src="/assets/player.js" defer></script>}
    </Layout>
  );
}

/** We read no comments of others yet; how many there are the feed may say. */
function Others({ others, url }: { others: PostPageProps["others"]; url: string }) {
  const { count = null, url: page = null } = others ?? {};
  if (count === null || count === 0) return null;
  return (
    <p class="hint">
      {`${capitalise(countOf(count, "comment stands", "comments stand"))} there already. Read them before you write: `}
      <OutLink url={page ?? url} text={hostOf(page ?? url)} />.
    </p>
  );
}

function ReadActs({ post }: { post: PostPageProps["post"] }) {
  return (
    <div class="acts ending">
      <a class="btn to-take" href="#take-form">
        To your take
      </a>
      {post.read ? null : (
        <form method="post" action={`/posts/${post.id}/read`}>
          <button class="btn">I have read it</button>
        </form>
      )}
      <form method="post" action={`/posts/${post.id}/dismiss`}>
        <button class="btn quiet">Not interested</button>
      </form>
    </div>
  );
}
