import type { Health } from "../../domain/feeds/tell-health.ts";
import type { View } from "../view.ts";
import { countOf, hostOf } from "../words.ts";
import { OutLink } from "./touch.tsx";
import { When } from "./when.tsx";

export type FeedProps = {
  id: string;
  url: string;
  title: string;
  kind: string;
  posts: number;
  /** Never fetched yet: `null`. */
  lastOkAt: Date | null;
  nextPollAt: Date | null;
  /** Why it is asked as often as it is, in a sentence. */
  intervalReason: string;
  health: Health;
};

export function feedName(feed: Pick<FeedProps, "title" | "url">): string {
  return feed.title === "" ? hostOf(feed.url) : feed.title;
}

/** One feed, how it is doing, and a button that looks again. `of` names whose it is, where the page does not. */
export function FeedLine({
  feed,
  view,
  of,
  from = "person",
}: {
  feed: FeedProps;
  view: View;
  of?: { id: string; name: string } | undefined;
  from?: "person" | "feeds";
}) {
  const { health } = feed;
  return (
    <li class="row feed">
      <span class={health.trouble === null ? "dot well" : "dot look"} aria-hidden="true" />
      <div>
        <p>
          <OutLink url={feed.url} text={feedName(feed)} />
          <span class="soft">
            {` · ${feed.kind}, `}
            {countOf(feed.posts, "post", "posts")}
            {of === undefined ? null : (
              <>
                {" · "}
                <a href={`/people/${of.id}`}>{of.name}</a>
              </>
            )}
          </span>
        </p>
        <FeedState feed={feed} view={view} />
        <p class="hint">
          <a href={`/feeds/${feed.id}`}>
            Change or stop<span class="unseen"> {feedName(feed)}</span>
          </a>
        </p>
      </div>
      {health.state === "gone" ? null : (
        <form method="post" action={`/feeds/${feed.id}/poll`}>
          <input type="hidden" name="from" value={from} />
          <button class="btn quiet">
            Look now<span class="unseen"> at {feedName(feed)}</span>
          </button>
        </form>
      )}
    </li>
  );
}

/** What happened, since when, what we do next, what one can do; else when it was read and how often it is. */
export function FeedState({ feed, view }: { feed: FeedProps; view: View }) {
  const { trouble, notes } = feed.health;
  return (
    <>
      {trouble === null ? null : (
        <p class="hook">
          {trouble.what}
          {trouble.since === null ? null : (
            <>
              {" First seen "}
              <When at={trouble.since} view={view} />.
            </>
          )}{" "}
          {trouble.next} {trouble.act}
        </p>
      )}
      {notes.map((note) => (
        <p class="hint" key={note}>
          {note}
        </p>
      ))}
      <p class="hint">
        {feed.lastOkAt === null ? (
          "Not read yet"
        ) : (
          <>
            Last read <When at={feed.lastOkAt} view={view} />
          </>
        )}
        {feed.nextPollAt === null || trouble !== null ? null : (
          <>
            , next look <When at={feed.nextPollAt} view={view} />
          </>
        )}
        . {trouble === null ? feed.intervalReason : null}
      </p>
    </>
  );
}
