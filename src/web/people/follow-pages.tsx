// Between an address and a person: which of the feeds to follow, or what to do where there is none.
import { AddBox } from "../components/add-box.tsx";
import { ByNameForm } from "../components/by-name-form.tsx";
import { AreaField, TextField } from "../components/field.tsx";
import { FormTrouble } from "../components/form-trouble.tsx";
import { Face } from "../components/face.tsx";
import { Layout, type Frame } from "../components/layout.tsx";
import { OutLink } from "../components/touch.tsx";
import { When } from "../components/when.tsx";
import type { FormState } from "../form-state.ts";
import { AuthorFields, type AuthorsOfFeed } from "./author-fields.tsx";
import type { View } from "../view.ts";
import { capitalise, channelWord, countOf, hostOf } from "../words.ts";

export type FoundFeed = { url: string; title: string; kind: string; posts: number; latestAt: Date | null };

/**
 * What discovery found at `url`. The form sends `url`, `name`, `why`, one `feeds` for each that is ticked, and the authors
 * that were ticked.
 * @property others feeds that the page names beside them, not looked into yet.
 * @property authors of feeds in which several people write.
 */
export type ChooseFeedsProps = {
  frame: Frame;
  view: View;
  url: string;
  name: string;
  picture: string | null;
  about: string;
  handles: readonly { channel: string; url: string }[];
  feeds: readonly FoundFeed[];
  others: readonly { url: string; title: string; what: string }[];
  authors: readonly AuthorsOfFeed[];
  form?: FormState | undefined;
};

export function ChooseFeedsPage(props: ChooseFeedsProps) {
  const { frame, view, url, name, picture, about, handles, feeds, others, authors, form } = props;
  return (
    <Layout title="Choose what to follow" here="people" frame={frame}>
      <div id="found">
        <header class="head">
          <Face name={name === "" ? hostOf(url) : name} picture={picture} size="large" />
          <div>
            <h1>Is this who you mean?</h1>
            <p class="lead">{about === "" ? `This is what ${hostOf(url)} publishes.` : about}</p>
            <p class="facts">
              {handles.map((handle) => (
                <OutLink
                  key={handle.url}
                  url={handle.url}
                  text={`${capitalise(channelWord(handle.channel))}: ${hostOf(handle.url)}`}
                />
              ))}
            </p>
          </div>
        </header>
        <form class="sheet pad narrow" method="post" action="/people" data-busy="Following …">
          <FormTrouble form={form} />
          <input type="hidden" name="url" value={url} />
          <TextField name="name" label="Name" value={name} form={form} required />
          <fieldset class="stacked">
            <legend>What would you like to follow?</legend>
            {feeds.map((feed, index) => (
              <label key={feed.url}>
                <input type="checkbox" name="feeds" value={feed.url} checked={index === 0} />
                <span>
                  {feed.title === "" ? hostOf(feed.url) : feed.title}
                  <span class="hint">
                    {capitalise(feed.kind)}, {countOf(feed.posts, "post", "posts")}
                    {feed.latestAt === null ? null : (
                      <>
                        , the latest <When at={feed.latestAt} view={view} />
                      </>
                    )}
                  </span>
                </span>
              </label>
            ))}
            {others.length === 0 ? null : (
              <details>
                <summary>{countOf(others.length, "more feed", "more feeds")} that the page names</summary>
                <div class="stacked">
                  {others.map((other) => (
                    <label key={other.url}>
                      <input type="checkbox" name="feeds" value={other.url} />
                      <span>
                        {other.title === "" ? other.url : other.title}
                        <span class="hint">{other.what}</span>
                      </span>
                    </label>
                  ))}
                </div>
              </details>
            )}
          </fieldset>
          {authors.map((feed) => (
            <AuthorFields
              key={feed.url}
              feedUrl={feed.url}
              title={feed.title}
              authors={feed.authors}
              only={feed.only}
            />
          ))}
          <AreaField
            name="why"
            label="Why would you like to know them?"
            hint="Optional, and only for you."
            form={form}
          />
          <button class="btn go">Follow</button>
        </form>
      </div>
    </Layout>
  );
}

/**
 * @property reason what happened, as a sentence: "The page answers, but it offers no feed."
 * @property name what the page says its author is called; may be empty.
 */
export type NoFeedProps = { frame: Frame; url: string; reason: string; name: string };

export function NoFeedPage({ frame, url, reason, name }: NoFeedProps) {
  return (
    <Layout title="No feed found" here="people" frame={frame}>
      <div id="found">
        <h1>No feed there, but a way on</h1>
        <p class="lead">
          {reason} <OutLink url={url} text="Look at the page yourself" />
        </p>
        <div class="narrow">
          <section aria-labelledby="other-title">
            <h2 id="other-title">Try where they publish</h2>
            <div class="sheet pad">
              <AddBox form={{ values: { url }, errors: [] }} />
            </div>
          </section>
          <section aria-labelledby="hand-title">
            <h2 id="hand-title">Or follow them by hand</h2>
            <div class="sheet pad">
              <ByNameForm name={name} handle={url} />
            </div>
          </section>
        </div>
      </div>
    </Layout>
  );
}
