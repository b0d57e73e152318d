// While we look: who may be meant by a name, and what an address has shown so far.
import { ByNameForm } from "../components/by-name-form.tsx";
import { Face } from "../components/face.tsx";
import { Layout, type Frame } from "../components/layout.tsx";
import { PollingNote } from "../components/polling-note.tsx";
import { OutLink } from "../components/touch.tsx";
import { When } from "../components/when.tsx";
import type { View } from "../view.ts";
import { capitalise, countOf, hostOf, listOf } from "../words.ts";
import type { FoundFeed } from "./follow-pages.tsx";

export type FoundPerson = {
  name: string;
  url: string;
  about: string;
  latestAt: Date | null;
  why: string;
  also: readonly { url: string }[];
};

/**
 * @property q what was typed.
 * @property name what to call them if they are followed by hand; may be empty.
 * @property searches made ready elsewhere; none where nobody can be looked for at all.
 * @property waiting whom we still wait for; empty once the search is done.
 */
export type FindPeopleProps = {
  frame: Frame;
  view: View;
  q: string;
  name: string;
  people: readonly FoundPerson[];
  searches: readonly { title: string; url: string }[];
  notes: readonly string[];
  waiting: readonly string[];
};

export function FindPeoplePage({ frame, view, q, name, people, searches, notes, waiting }: FindPeopleProps) {
  const page = pageOf(q);
  return (
    <Layout title={`Looking for ${q}`} here="people" frame={frame}>
      <h1>Who is it?</h1>
      <p class="lead">These could be “{q}”. Choose the one you mean; you see what they publish before you follow.</p>
      <section id="found" aria-labelledby="found-title">
        <h2 id="found-title" class="unseen">
          Found
        </h2>
        {waiting.length === 0 ? null : (
          <PollingNote page={page} part="found">
            Still asking {listOf(waiting)}. What they know appears here by itself; <a href={page}>look now</a>.
          </PollingNote>
        )}
        {people.length === 0 ? (
          <p class="sheet pad soft">
            {waiting.length === 0
              ? "Nobody was found by that name where we can look. The ways below lead on."
              : "Nobody yet."}
          </p>
        ) : (
          <ul class="sheet">
            {people.map((person) => (
              <Candidate key={person.url} person={person} view={view} />
            ))}
          </ul>
        )}
        {notes.length === 0 ? null : (
          <p class="hint">
            {notes.join(" ")} {searches.length === 0 ? null : <a href={`${page}&again=1`}>Search again</a>}
          </p>
        )}
      </section>
      <div class="narrow">
        {searches.length === 0 ? null : (
          <section aria-labelledby="elsewhere-title">
            <h2 id="elsewhere-title">Look where we cannot</h2>
            <div class="sheet pad">
              <p class="soft">
                These open a search in your browser. When you have found them, paste their address on the{" "}
                <a href="/people#add">watchlist</a>.
              </p>
              <ul class="elsewhere">
                {searches.map((search) => (
                  <li key={search.url}>
                    <OutLink url={search.url} text={search.title} />
                  </li>
                ))}
              </ul>
            </div>
          </section>
        )}
        <section aria-labelledby="hand-title">
          <h2 id="hand-title">Or follow them by hand</h2>
          <div class="sheet pad">
            <ByNameForm name={name} />
          </div>
        </section>
      </div>
    </Layout>
  );
}

function Candidate({ person, view }: { person: FoundPerson; view: View }) {
  return (
    <li class="row candidate">
      <Face name={person.name} />
      <div>
        <p class="named">
          <strong>{person.name}</strong>
        </p>
        <p class="gist">{person.about}</p>
        <p class="why">
          {person.why}
          {person.latestAt === null ? null : (
            <>
              {" "}
              The latest post is from <When at={person.latestAt} view={view} />.
            </>
          )}
        </p>
        <p class="facts">
          {[person.url, ...person.also.map(({ url }) => url)].map((url) => (
            <OutLink key={url} url={url} text={addressOf(url)} />
          ))}
        </p>
      </div>
      <form method="post" action="/people" data-busy="Looking for what they publish …">
        <input type="hidden" name="url" value={person.url} />
        <input type="hidden" name="who" value={person.name} />
        <button class="btn">
          This one<span class="unseen">: {`${person.name}, ${addressOf(person.url)}`}</span>
        </button>
      </form>
    </li>
  );
}

/** @property who whom the user is looking for there; may be empty. */
export type LookingProps = { frame: Frame; view: View; url: string; who: string; feeds: readonly FoundFeed[] };

/** An address that takes longer than a person waits. */
export function LookingPage({ frame, view, url, who, feeds }: LookingProps) {
  const page = pageOf(url, who);
  return (
    <Layout title="Looking for what they publish" here="people" frame={frame}>
      <div id="found">
        <h1>Looking for what they publish</h1>
        <PollingNote page={page} part="found">
          {hostOf(url)} takes its time. What it has appears here by itself; <a href={page}>look now</a>.
        </PollingNote>
        {feeds.length === 0 ? null : (
          <ul class="sheet">
            {feeds.map((feed) => (
              <li class="row bare pad" key={feed.url}>
                <div>
                  <p>{feed.title === "" ? hostOf(feed.url) : feed.title}</p>
                  <p class="hint">
                    {capitalise(feed.kind)}, {countOf(feed.posts, "post", "posts")}
                    {feed.latestAt === null ? null : (
                      <>
                        , the latest <When at={feed.latestAt} view={view} />
                      </>
                    )}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Layout>
  );
}

function pageOf(q: string, who = ""): string {
  return `/people/find?${new URLSearchParams({ q, ...(who !== "" && { who }) }).toString()}`;
}

/** Without the scheme, and short enough for a phone. */
function addressOf(url: string): string {
  const bare = url.replace(/^https?:\/\/(?:www\.)?/, "").replace(/\/$/, "");
  return bare.length <= 48 ? bare : `${bare.slice(0, 47)}…`;
}
