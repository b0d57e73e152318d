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
  /** A sentence, where the last look failed; `null` when all is well. */
  error: string | null;
};

/** One feed, how it is doing, and a button that looks again. */
export function FeedLine({ feed, view }: { feed: FeedProps; view: View }) {
  return (
    <li class="row feed">
      <span class={feed.error === null ? "dot well" : "dot look"} aria-hidden="true" />
      <div>
        <p>
          <OutLink url={feed.url} text={feed.title === "" ? hostOf(feed.url) : feed.title} />
          <span class="soft">
            {` · ${feed.kind}, `}
            {countOf(feed.posts, "post", "posts")}
          </span>
        </p>
        <p class="hint">
          {feed.error === null ? null : `${feed.error} What we had is kept. `}
          {feed.lastOkAt === null ? (
            "Not read yet"
          ) : (
            <>
              Last read <When at={feed.lastOkAt} view={view} />
            </>
          )}
          {feed.nextPollAt === null ? null : (
            <>
              , next look <When at={feed.nextPollAt} view={view} />
            </>
          )}
          .
        </p>
      </div>
      <form method="post" action={`/feeds/${feed.id}/poll`}>
        <button class="btn quiet">
          Look now<span class="unseen"> at {feed.title === "" ? hostOf(feed.url) : feed.title}</span>
        </button>
      </form>
    </li>
  );
}
