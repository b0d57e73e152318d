// Today: what is worth doing now, and nothing that blames for yesterday.
import { AddBox } from "../components/add-box.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Face } from "../components/face.tsx";
import { Layout, type Frame } from "../components/layout.tsx";
import { MoreOpenings, Opening, type OpeningProps } from "../components/opening.tsx";
import { ProgressNote } from "../components/progress-note.tsx";
import { WaitingReply, type WaitingReplyProps } from "../components/waiting-reply.tsx";
import { greetingAt, type View } from "../view.ts";
import { capitalise, countOf, firstName, listOf } from "../words.ts";

/**
 * @property userName may be empty: the greeting then names nobody.
 * @property following how many people are followed; 0 makes it a first run.
 * @property making briefs on their way: the page looks again until there are none.
 */
export type TodayProps = {
  frame: Frame;
  view: View;
  userName: string;
  following: number;
  making: number;
  ready: readonly { id: string; name: string; picture: string | null; text: string }[];
  replies: readonly WaitingReplyProps[];
  /** What is suggested today: three at most. */
  openings: readonly OpeningProps[];
  /** The next best, for who has the time. */
  more: readonly OpeningProps[];
  /** Feeds that do not come right by themselves. */
  needyFeeds: number;
};

export function TodayPage(props: TodayProps) {
  const { frame, view, userName } = props;
  const greeting = userName.trim() === "" ? greetingAt(view) : `${greetingAt(view)}, ${firstName(userName)}`;
  return (
    <Layout title="Today" here="today" frame={frame}>
      <h1>{props.following === 0 ? "Welcome" : greeting}</h1>
      {props.following === 0 ? <FirstRun /> : <Now {...props} />}
    </Layout>
  );
}

function FirstRun() {
  return (
    <>
      <p class="lead">
        Give first, before you ask: read what they publish, say something worth reading, and connect when there is a
        dialogue.
      </p>
      <div class="sheet pad welcome">
        <AddBox />
      </div>
      <ol class="steps-told">
        <li>
          <b>Follow</b> somebody you would like to know. Their latest posts are here within seconds, each in short.
        </li>
        <li>
          <b>Say</b> what you think of one of them. The coach tells you what would make it worth reading.
        </li>
        <li>
          <b>Post</b> it on their page yourself. Nothing ever leaves without your click.
        </li>
      </ol>
    </>
  );
}

function Now(props: TodayProps) {
  const { view, ready, replies, openings, making } = props;
  const quiet = ready.length + replies.length + openings.length === 0;
  return (
    <div id="now">
      <p class="lead">{leadOf(props)}</p>
      {props.needyFeeds === 0 ? null : (
        <p class="soft">
          <a href="/feeds">{capitalise(countOf(props.needyFeeds, "feed", "feeds"))}</a>{" "}
          {props.needyFeeds === 1 ? "needs" : "need"} you, when you have a moment.
        </p>
      )}
      <ProgressNote making={making} page="/" part="now" />
      {ready.length === 0 ? null : (
        <section aria-labelledby="ready-title">
          <h2 id="ready-title">Ready to connect</h2>
          {ready.map((person) => (
            <div class="sheet ready" key={person.id}>
              <Face name={person.name} picture={person.picture} />
              <div>
                <h3>
                  <a href={`/people/${person.id}`}>{person.name}</a>
                </h3>
                <p class="why">{person.text}</p>
              </div>
              <a class="btn go" href={`/people/${person.id}#readiness`}>
                See the evidence
              </a>
            </div>
          ))}
        </section>
      )}
      {replies.length === 0 ? null : (
        <section aria-labelledby="replies-title">
          <h2 id="replies-title">They answered</h2>
          <ul class="sheet">
            {replies.map((reply) => (
              <WaitingReply key={reply.id} reply={reply} view={view} />
            ))}
          </ul>
        </section>
      )}
      {openings.length === 0 ? null : (
        <section aria-labelledby="openings-title">
          <h2 id="openings-title">Openings</h2>
          <div class="sheet">
            {openings.map((opening, index) => (
              <Opening key={opening.post.id} opening={opening} view={view} strong={index === 0} />
            ))}
          </div>
        </section>
      )}
      <MoreOpenings openings={props.more} view={view} />
      {quiet && making === 0 ? (
        <EmptyState title="Nobody waits for you, and nothing needs saying.">
          <p class="soft">New posts come in by themselves. Until then:</p>
          <p class="acts middle">
            <a class="btn go" href="/people#add">
              Follow somebody else
            </a>
            <a class="btn" href="/people">
              See who you follow
            </a>
          </p>
        </EmptyState>
      ) : null}
    </div>
  );
}

function leadOf({ ready, replies, openings, making }: TodayProps): string {
  const parts = [
    ready.length === 0 ? "" : `${countOf(ready.length, "person is", "people are")} ready to connect`,
    replies.length === 0 ? "" : `${countOf(replies.length, "answer waits", "answers wait")} for you`,
    openings.length === 0 ? "" : `${countOf(openings.length, "post is", "posts are")} worth a few minutes`,
  ].filter((part) => part !== "");
  if (parts.length > 0) return `${capitalise(listOf(parts))}.`;
  return making > 0 ? "We are reading for you." : "A quiet day.";
}
