// Search over everything: a form that works by its address, and what was found.
import type { Hit, HitKind } from "../../domain/search.ts";
import { EmptyState } from "../components/empty-state.tsx";
import { Layout, type Frame } from "../components/layout.tsx";
import { When } from "../components/when.tsx";
import type { View } from "../view.ts";
import { capitalise, countOf } from "../words.ts";

const KINDS: readonly { id: HitKind | ""; word: string }[] = [
  { id: "", word: "Everything" },
  { id: "post", word: "Posts" },
  { id: "person", word: "People" },
  { id: "note", word: "What was said" },
];

/** @property person only what is of them; with their name. */
export type SearchProps = {
  frame: Frame;
  view: View;
  q: string;
  kind: HitKind | "";
  person?: { id: string; name: string } | undefined;
  hits: readonly Hit[];
};

export function SearchPage({ frame, view, q, kind, person, hits }: SearchProps) {
  return (
    <Layout title={q === "" ? "Search" : `Search: ${q}`} here="search" frame={frame}>
      <h1>Search</h1>
      <p class="lead">In what you follow, and in what you wrote.</p>
      <form class="filter" method="get" action="/search" role="search" aria-label="Search everything">
        <label class="unseen" for="q">
          Words to look for
        </label>
        <input id="q" name="q" type="search" value={q} placeholder="Words, “a phrase”, -without" autofocus={q === ""} />
        <label class="unseen" for="kind">
          In what
        </label>
        <select id="kind" name="kind">
          {KINDS.map(({ id, word }) => (
            <option key={id} value={id} selected={id === kind}>
              {word}
            </option>
          ))}
        </select>
        {person === undefined ? null : <input type="hidden" name="person" value={person.id} />}
        <button class="btn">Search</button>
      </form>
      {person === undefined ? null : (
        <p class="soft">
          Only what is of {person.name}.{" "}
          <a href={`/search?${new URLSearchParams({ q, kind }).toString()}`}>Search everybody</a>
        </p>
      )}
      {q === "" ? null : hits.length === 0 ? (
        <EmptyState title="Nothing of it is there.">
          <p class="soft">Fewer words find more. Only what you follow and what you wrote is searched.</p>
        </EmptyState>
      ) : (
        <Hits hits={hits} view={view} />
      )}
    </Layout>
  );
}

function Hits({ hits, view }: { hits: readonly Hit[]; view: View }) {
  return (
    <section aria-labelledby="hits-title">
      <h2 id="hits-title">{capitalise(countOf(hits.length, "hit", "hits"))}</h2>
      <ul class="sheet">
        {hits.map((hit) => (
          <li class="post-line" key={`${hit.kind} ${hit.id}`}>
            <p>
              <a class="title" href={addressOf(hit)}>
                <Marked segments={hit.title} />
              </a>{" "}
              <span class="soft">
                {hit.kind === "post" ? (
                  <>
                    <a href={`/people/${hit.personId}`}>{hit.personName}</a>,{" "}
                  </>
                ) : null}
                {hit.kind === "note" ? "said " : null}
                {hit.kind === "person" ? "on your watchlist" : <When at={hit.at} view={view} />}
              </span>
            </p>
            <p class="why">
              <Marked segments={hit.excerpt} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function addressOf(hit: Hit): string {
  return hit.postId === null ? `/people/${hit.personId}` : `/posts/${hit.postId}`;
}

/** Text only: what a stranger wrote is escaped like everything else. */
function Marked({ segments }: { segments: Hit["title"] }) {
  return <>{segments.map(({ text, hit }) => (hit ? <mark>{text}</mark> : text))}</>;
}
