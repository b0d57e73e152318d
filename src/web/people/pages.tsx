// Watchlist and Person.
import { AddBox } from "../components/add-box.tsx";
import { ByNameForm } from "../components/by-name-form.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Face } from "../components/face.tsx";
import { FeedLine, type FeedProps } from "../components/feed-line.tsx";
import { Layout, type Frame } from "../components/layout.tsx";
import { ProgressNote } from "../components/progress-note.tsx";
import { bandOf, Readiness, type ReadinessProps } from "../components/readiness.tsx";
import { StageMeter } from "../components/stage-meter.tsx";
import { OutLink, Touch, type TouchProps } from "../components/touch.tsx";
import { hasErrors, valueOf, type FormState } from "../form-state.ts";
import type { View } from "../view.ts";
import { capitalise, channelWord, countOf, firstName, hostOf } from "../words.ts";
import { AuthorsForm, type AuthorsOfFeed } from "./author-fields.tsx";
import { AboutForm, TouchForm, UnfollowForm } from "./person-forms.tsx";
import { PostLine, type PostLineProps } from "./post-line.tsx";
import { FilterForm, PersonLine, type WatchlistFilter, type WatchlistPerson } from "./watchlist.tsx";

/**
 * @property total people followed in all, before the filter.
 * @property tags every tag in use, for the filter.
 * @property next address of the next page, where there is one.
 * @property addForm what was sent to `POST /people`, where it needs another look.
 */
export type WatchlistProps = {
  frame: Frame;
  view: View;
  people: readonly WatchlistPerson[];
  total: number;
  tags: readonly string[];
  filter: WatchlistFilter;
  next?: string | undefined;
  addForm?: FormState | undefined;
};

export function WatchlistPage({ frame, view, people, total, tags, filter, next, addForm }: WatchlistProps) {
  return (
    <Layout title="Watchlist" here="people" frame={frame}>
      <h1>Watchlist</h1>
      <p class="lead">
        {total === 0
          ? "The people you would like to know will stand here."
          : `You follow ${countOf(total, "person", "people")}.`}{" "}
        {total === 0 ? null : <a href="/feeds">How their feeds are doing</a>}
      </p>
      <div class="sheet pad" id="add">
        <AddBox form={addForm} />
        <details class="by-hand" open={hasErrors(addForm)}>
          <summary>No address? Follow them by name</summary>
          <ByNameForm name={nameIn(addForm)} />
        </details>
        <p class="by-hand">
          <a href="/people/import">Bring a list, or take yours along</a>
        </p>
      </div>
      {total === 0 ? (
        <EmptyState title="Start with somebody whose work you read anyway.">
          <p class="soft">Ten people are plenty. It is better to know a few well.</p>
        </EmptyState>
      ) : (
        <section aria-labelledby="people-title">
          <h2 id="people-title" class="unseen">
            People
          </h2>
          <FilterForm filter={filter} tags={tags} />
          {people.length === 0 ? (
            <EmptyState title="Nobody fits this filter.">
              <p>
                <a class="btn" href="/people">
                  Show everybody
                </a>
              </p>
            </EmptyState>
          ) : (
            <ul class="sheet">
              {people.map((person) => (
                <PersonLine key={person.id} person={person} view={view} />
              ))}
            </ul>
          )}
          {next === undefined ? null : (
            <p class="acts middle">
              <a class="btn" href={next}>
                Show more
              </a>
            </p>
          )}
        </section>
      )}
    </Layout>
  );
}

/** What was typed where an address was wanted may well be a name. */
function nameIn(form: FormState | undefined): string {
  const typed = valueOf(form, "name", valueOf(form, "url"));
  return /^[\p{L}\p{M} .'’-]+$/u.test(typed) && !/\w\.\w/u.test(typed) ? typed : "";
}

/**
 * @property about what is known of the person from their own pages; plain text.
 * @property nextStep one sentence; empty where there is nothing to do.
 * @property touches newest first.
 * @property posts newest first, the latest few.
 * @property readiness `null` while it is not judged yet.
 * @property making briefs on their way.
 */
export type PersonProps = {
  frame: Frame;
  view: View;
  person: {
    id: string;
    name: string;
    picture: string | null;
    about: string;
    why: string;
    tags: readonly string[];
    stage: string;
    nextStep: string;
    handles: readonly { channel: string; url: string }[];
  };
  feeds: readonly FeedProps[];
  posts: readonly PostLineProps[];
  touches: readonly TouchProps[];
  readiness: ReadinessProps | null;
  making: number;
  /** Feeds in which several people write. */
  authors: readonly AuthorsOfFeed[];
  aboutForm?: FormState | undefined;
  touchForm?: FormState | undefined;
};

export function PersonPage(props: PersonProps) {
  const { frame, view, person, feeds, posts, touches, readiness, making, authors } = props;
  const name = firstName(person.name);
  const moments = new Map(touches.map((touch) => [touch.id, touch.at]));
  return (
    <Layout title={person.name} here="people" frame={frame}>
      <header class="head">
        <Face name={person.name} picture={person.picture} size="large" />
        <div>
          <h1>{person.name}</h1>
          <p class="lead">
            {person.about}{" "}
            {person.why === "" ? null : (
              <>
                You want to know {name} because: {person.why}
              </>
            )}
          </p>
          <p class="facts">
            <StageMeter stage={person.stage} />
            {person.handles.map((handle) => (
              <OutLink
                key={handle.url}
                url={handle.url}
                text={handle.channel === "blog" ? hostOf(handle.url) : capitalise(channelWord(handle.channel))}
              />
            ))}
            {person.tags.map((tag) => (
              <a class="tag" key={tag} href={`/people?tag=${encodeURIComponent(tag)}`}>
                {tag}
              </a>
            ))}
          </p>
        </div>
      </header>
      {person.nextStep === "" ? null : <p class="sheet next">{person.nextStep}</p>}
      <div class="two">
        <div>
          <section id="posts" aria-labelledby="posts-title">
            <h2 id="posts-title">Lately published</h2>
            <ProgressNote making={making} page={`/people/${person.id}`} part="posts" />
            {posts.length === 0 ? <p class="sheet pad soft">Nothing has come in yet.</p> : null}
            <ul class={posts.length === 0 ? undefined : "sheet"}>
              {posts.map((post) => (
                <PostLine key={post.id} post={post} view={view} />
              ))}
            </ul>
          </section>
          <section aria-labelledby="dialogue-title">
            <h2 id="dialogue-title">Dialogue</h2>
            {touches.length === 0 ? (
              <p class="sheet pad soft">
                Nothing was said so far.
                {posts.length === 0 ? "" : " A comment on one of the posts above is a good beginning."}
              </p>
            ) : (
              <ol class="talk">
                {touches.map((touch) => (
                  <Touch key={touch.id} touch={touch} name={person.name} view={view} />
                ))}
              </ol>
            )}
            <TouchForm person={person} view={view} form={props.touchForm} />
          </section>
        </div>
        <div>
          <section id="readiness" aria-labelledby="readiness-title">
            <h2 id="readiness-title">Readiness{readiness === null ? "" : `: ${bandOf(readiness.probability)}`}</h2>
            {readiness === null ? (
              <p class="sheet pad soft">It is judged once something was said.</p>
            ) : (
              <Readiness readiness={readiness} view={view} momentOf={(id) => moments.get(id)} />
            )}
          </section>
          <section aria-labelledby="feeds-title">
            <h2 id="feeds-title">Where {name} publishes</h2>
            {feeds.length === 0 ? (
              <p class="sheet pad soft">No feed is followed. What happens can be added by hand.</p>
            ) : (
              <ul class="sheet">
                {feeds.map((feed) => (
                  <FeedLine key={feed.id} feed={feed} view={view} />
                ))}
              </ul>
            )}
            <AuthorsForm personId={person.id} feeds={authors} />
          </section>
          <section aria-labelledby="yours-title">
            <h2 id="yours-title">Yours to change</h2>
            <AboutForm person={person} why={person.why} tags={person.tags} form={props.aboutForm} />
            <UnfollowForm person={person} />
          </section>
        </div>
      </div>
    </Layout>
  );
}
