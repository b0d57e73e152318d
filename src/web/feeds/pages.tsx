// All feeds, those that need the user first; one feed, and what can be done about it.
import { EmptyState } from "../components/empty-state.tsx";
import { FeedLine, feedName, FeedState, type FeedProps } from "../components/feed-line.tsx";
import { TextField } from "../components/field.tsx";
import { FormTrouble } from "../components/form-trouble.tsx";
import { Layout, type Frame } from "../components/layout.tsx";
import { OutLink } from "../components/touch.tsx";
import { When } from "../components/when.tsx";
import type { FormState } from "../form-state.ts";
import type { View } from "../view.ts";
import { capitalise, countOf } from "../words.ts";

export type ListedFeed = FeedProps & { person: { id: string; name: string } };

export type FeedsProps = { frame: Frame; view: View; feeds: readonly ListedFeed[] };

export function FeedsPage({ frame, view, feeds }: FeedsProps) {
  const needy = feeds.filter((feed) => feed.health.needsYou);
  const others = feeds.filter((feed) => !feed.health.needsYou);
  return (
    <Layout title="Feeds" here="people" frame={frame}>
      <h1>Feeds</h1>
      <p class="lead">{leadOf(feeds.length, needy.length)}</p>
      {feeds.length === 0 ? (
        <EmptyState title="Feeds come with the people you follow.">
          <p>
            <a class="btn go" href="/people#add">
              Follow somebody
            </a>
          </p>
        </EmptyState>
      ) : null}
      <FeedSection id="needy" title="These need you" feeds={needy} view={view} />
      <FeedSection id="others" title={needy.length === 0 ? "All feeds" : "The rest"} feeds={others} view={view} />
    </Layout>
  );
}

function FeedSection(props: { id: string; title: string; feeds: readonly ListedFeed[]; view: View }) {
  const { id, title, feeds, view } = props;
  if (feeds.length === 0) return null;
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <ul class="sheet">
        {feeds.map((feed) => (
          <FeedLine key={`${feed.id} ${feed.person.id}`} feed={feed} view={view} of={feed.person} from="feeds" />
        ))}
      </ul>
    </section>
  );
}

function leadOf(all: number, needy: number): string {
  if (all === 0) return "What you follow will stand here, with how it is doing.";
  const total = `You follow ${countOf(all, "feed", "feeds")}`;
  return needy === 0
    ? `${total}, and none of them needs you.`
    : `${total}. ${capitalise(countOf(needy, "one", "of them"))} ${needy === 1 ? "needs" : "need"} you.`;
}

export type Candidate = { url: string; title: string; posts: number; latestAt: Date | null; why: string };

/**
 * @property found what the site offers now, after the user asked; `text` says how it went.
 */
export type FeedPageProps = {
  frame: Frame;
  view: View;
  feed: FeedProps;
  people: readonly { id: string; name: string }[];
  found?: { text: string; candidates: readonly Candidate[] } | undefined;
  form?: FormState | undefined;
};

export function FeedPage({ frame, view, feed, people, found, form }: FeedPageProps) {
  const name = feedName(feed);
  return (
    <Layout title={name} here="people" frame={frame}>
      <h1>{name}</h1>
      <p class="lead">
        {capitalise(feed.kind)} of{" "}
        {people.map((person, index) => (
          <span key={person.id}>
            {index === 0 ? "" : ", "}
            <a href={`/people/${person.id}`}>{person.name}</a>
          </span>
        ))}
        , {countOf(feed.posts, "post", "posts")}. <OutLink url={feed.url} text={feed.url} />
      </p>
      <section class="sheet pad" aria-labelledby="state-title">
        <h2 id="state-title">How it is doing</h2>
        {feed.health.trouble === null ? <p>All is well.</p> : null}
        <FeedState feed={feed} view={view} />
        <div class="acts">
          {feed.health.state === "gone" ? null : (
            <form method="post" action={`/feeds/${feed.id}/poll`}>
              <input type="hidden" name="from" value="feed" />
              <button class="btn">Look now</button>
            </form>
          )}
          {feed.health.trouble === null ? null : (
            <form method="post" action={`/feeds/${feed.id}/find`} data-busy="Looking where it may be now …">
              <button class="btn">Find it again</button>
            </form>
          )}
        </div>
      </section>
      {found === undefined ? null : <Found feed={feed} found={found} view={view} />}
      <section class="sheet pad" aria-labelledby="address-title">
        <h2 id="address-title">Another address</h2>
        <form method="post" action={`/feeds/${feed.id}/address`} data-busy="Reading what is there …">
          <FormTrouble form={form} />
          <TextField
            name="url"
            label="Where the feed is now"
            hint="We read it first. The posts you have stay, and what both carry is shown once."
            inputmode="url"
            placeholder="https://their-new-home.example/feed"
            form={form}
            required
          />
          <button class="btn">Change the address</button>
        </form>
      </section>
      <section class="sheet pad" aria-labelledby="stop-title">
        <h2 id="stop-title">No more of it</h2>
        <p class="soft">
          The posts of this feed go from your lists. What you wrote about them stays, and so do the people.
        </p>
        <form method="post" action={`/feeds/${feed.id}/stop`}>
          <button class="btn">Stop following this feed</button>
        </form>
      </section>
    </Layout>
  );
}

function Found({ feed, found, view }: { feed: FeedProps; found: NonNullable<FeedPageProps["found"]>; view: View }) {
  return (
    <section aria-labelledby="found-title">
      <h2 id="found-title">What we found</h2>
      <p class="sheet pad">{found.text}</p>
      {found.candidates.length === 0 ? null : (
        <ul class="sheet">
          {found.candidates.map((candidate) => (
            <li class="row feed" key={candidate.url}>
              <span class="dot well" aria-hidden="true" />
              <div>
                <p>
                  <OutLink url={candidate.url} text={candidate.title === "" ? candidate.url : candidate.title} />
                  <span class="soft">
                    {` · ${countOf(candidate.posts, "post", "posts")}`}
                    {candidate.latestAt === null ? null : (
                      <>
                        , the latest <When at={candidate.latestAt} view={view} />
                      </>
                    )}
                  </span>
                </p>
                <p class="hint">
                  {candidate.url} {candidate.why}
                </p>
              </div>
              <form method="post" action={`/feeds/${feed.id}/address`} data-busy="Following it there …">
                <input type="hidden" name="url" value={candidate.url} />
                <button class="btn">
                  Follow it there<span class="unseen">: {candidate.url}</span>
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
