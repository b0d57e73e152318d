// Whose posts of a shared feed are wanted.

/** `key` is the name as it is compared. */
export type FeedAuthor = { key: string; name: string; posts: number };

type AuthorFieldsProps = {
  feedUrl: string;
  title: string;
  authors: readonly FeedAuthor[];
  /** Keys of those whose posts are wanted; none: everything. */
  only: readonly string[];
};

/** Boxes named `by:ADDRESS`; none ticked is everything. */
export function AuthorFields({ feedUrl, title, authors, only }: AuthorFieldsProps) {
  // One who wrote nothing lately is still chosen.
  const others = only.filter((key) => !authors.some((author) => author.key === key));
  return (
    <fieldset class="stacked">
      <legend>Whose posts of “{title}”?</legend>
      <p class="hint">Several people write there. Tick those you mean; without a tick, everything comes in.</p>
      {authors.map((author) => (
        <label key={author.key}>
          <input type="checkbox" name={`by:${feedUrl}`} value={author.key} checked={only.includes(author.key)} />
          <span>{author.name}</span>
        </label>
      ))}
      {others.map((key) => (
        <label key={key}>
          <input type="checkbox" name={`by:${feedUrl}`} value={key} checked />
          <span>{key}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** What was ticked, by the address of the feed. @param all the values of a field. */
export function readAuthors(
  feedUrls: readonly string[],
  all: (name: string) => string[],
): Record<string, readonly string[]> {
  return Object.fromEntries(feedUrls.map((url) => [url, all(`by:${url}`).slice(0, 50)]));
}

export type AuthorsOfFeed = { url: string; title: string; authors: readonly FeedAuthor[]; only: readonly string[] };

/** For somebody who is followed already. */
export function AuthorsForm({ personId, feeds }: { personId: string; feeds: readonly AuthorsOfFeed[] }) {
  if (feeds.length === 0) return null;
  return (
    <details class="sheet fold" id="authors">
      <summary>Whose posts come in</summary>
      <form method="post" action={`/people/${personId}/authors`}>
        {feeds.map((feed) => (
          <div key={feed.url}>
            <input type="hidden" name="feeds" value={feed.url} />
            <AuthorFields feedUrl={feed.url} title={feed.title} authors={feed.authors} only={feed.only} />
          </div>
        ))}
        <button class="btn">Save</button>
      </form>
    </details>
  );
}
