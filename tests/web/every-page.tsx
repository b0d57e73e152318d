// Each page in each of its states, by a name that also names its screenshot.
import type { HtmlEscapedString } from "hono/utils/html";
import { briefOfTitle } from "../../src/ai/brief.ts";
import { LinkExpiredPage, LinkSentPage, SignedOutPage, SignInPage } from "../../src/web/accounts/pages.tsx";
import { ForbiddenPage, FormErrorPage, NotFoundPage, ServerErrorPage } from "../../src/web/errors/pages.tsx";
import { FindPeoplePage, LookingPage } from "../../src/web/people/find-pages.tsx";
import { ChooseFeedsPage, NoFeedPage } from "../../src/web/people/follow-pages.tsx";
import { PersonPage, WatchlistPage, type PersonProps } from "../../src/web/people/pages.tsx";
import { PostPage } from "../../src/web/posts/pages.tsx";
import { SearchPage } from "../../src/web/search/pages.tsx";
import { SettingsPage } from "../../src/web/settings/pages.tsx";
import { FeedPage, FeedsPage } from "../../src/web/feeds/pages.tsx";
import { TodayPage } from "../../src/web/today/pages.tsx";
import {
  postEpisode,
  postLongEpisode,
  postMovie,
  postToWriteDown,
  postTooLargeToWrite,
  postVideo,
  postWritingDown,
  postWritingFailed,
  postWritingLater,
} from "./invented-episode.ts";
import { aiPages } from "./ai-pages.tsx";
import { importPages } from "./import-pages.tsx";
import { hits } from "./invented-hits.ts";
import { feedFull, feedsFull } from "./invented-feeds.ts";
import { postFull, settingsFull } from "./invented-post.ts";
import { ago, people, personFull, todayFull, view } from "./invented.ts";

const filter = { stage: "", tag: "", q: "" };
const nothing = { needyFeeds: 0, ready: [], replies: [], openings: [], more: [], making: 0 };
const personEmpty: PersonProps = {
  ...personFull,
  person: { ...personFull.person, about: "", why: "", tags: [], nextStep: "", handles: [], stage: "stranger" },
  feeds: [],
  authors: [],
  posts: [],
  touches: [],
  readiness: null,
  making: 0,
};

export const pages: Record<string, () => HtmlEscapedString | Promise<HtmlEscapedString>> = {
  "today-full": () => <TodayPage {...todayFull} />,
  "today-first-run": () => <TodayPage {...todayFull} {...nothing} frame={{}} userName="" following={0} />,
  "today-quiet": () => <TodayPage {...todayFull} {...nothing} frame={{}} />,
  "today-making": () => <TodayPage {...todayFull} {...nothing} frame={{}} making={7} />,
  "watchlist-full": () => (
    <WatchlistPage
      frame={{}}
      view={view}
      people={people}
      total={3}
      tags={["ferries", "harbours"]}
      filter={filter}
      next="/people?cursor=x"
    />
  ),
  "watchlist-empty": () => <WatchlistPage frame={{}} view={view} people={[]} total={0} tags={[]} filter={filter} />,
  "watchlist-error": () => (
    <WatchlistPage
      frame={{}}
      view={view}
      people={[]}
      total={3}
      tags={["ferries"]}
      filter={{ stage: "ready", tag: "ferries", q: "boat" }}
      addForm={{
        values: { url: "not an address" },
        errors: [{ path: "url", message: "That is no address. It looks like “their-blog.example”." }],
      }}
    />
  ),
  "person-full": () => <PersonPage {...personFull} />,
  "person-empty": () => <PersonPage {...personEmpty} />,
  "person-error": () => (
    <PersonPage
      {...personFull}
      frame={{ flash: { kind: "look", text: "Not added yet: one more look, please." } }}
      aboutForm={{
        values: { why: "because", tags: "a, ,b" },
        errors: [{ path: "tags", message: "One of the tags is empty." }],
      }}
      touchForm={{
        values: { kind: "meeting", direction: "inbound", text: "Called" },
        errors: [{ path: "at", message: "This day is still to come." }],
      }}
    />
  ),
  "post-full": () => <PostPage {...postFull} />,
  "post-empty": () => (
    <PostPage
      {...postFull}
      post={{
        ...postFull.post,
        html: "",
        publishedAt: null,
        read: true,
        partial: "The page asks not to be read by programs.",
      }}
      brief={null}
      noDraft={null}
      reasons={[]}
      draft={undefined}
      coach={undefined}
      comments={[]}
    />
  ),
  "post-error": () => (
    <PostPage
      {...postFull}
      brief={briefOfTitle("", "model")}
      model="small-model"
      takeForm={{
        values: { take: "", text: "Hm.", channel: "x" },
        errors: [{ path: "take", message: "Write what you think first; a word will do." }],
      }}
      postedForm={{ values: { url: "here" }, errors: [{ path: "url", message: "That is no address." }] }}
    />
  ),
  "post-episode": () => <PostPage {...postEpisode} />,
  "post-episode-long": () => <PostPage {...postLongEpisode} />,
  "post-episode-to-write-down": () => <PostPage {...postToWriteDown} />,
  "post-episode-writing-down": () => <PostPage {...postWritingDown} />,
  "post-episode-writing-later": () => <PostPage {...postWritingLater} />,
  "post-episode-too-large": () => <PostPage {...postTooLargeToWrite} />,
  "post-episode-writing-failed": () => <PostPage {...postWritingFailed} />,
  "post-video": () => <PostPage {...postVideo} />,
  "post-movie": () => <PostPage {...postMovie} />,
  "feeds-full": () => <FeedsPage {...feedsFull} />,
  "feeds-empty": () => <FeedsPage {...feedsFull} feeds={[]} />,
  "feed-full": () => <FeedPage {...feedFull} />,
  "feed-error": () => (
    <FeedPage
      {...feedFull}
      found={{ text: "Its site offers no other feed.", candidates: [] }}
      form={{ values: { url: "here" }, errors: [{ path: "url", message: "That is no address." }] }}
    />
  ),
  "search-full": () => <SearchPage frame={{}} view={view} q="ferries" kind="" hits={hits} />,
  "search-nothing": () => (
    <SearchPage frame={{}} view={view} q="zeppelin" kind="note" person={{ id: "p1", name: "Wren Okafor" }} hits={[]} />
  ),
  "search-empty": () => <SearchPage frame={{}} view={view} q="" kind="" hits={[]} />,
  ...aiPages,
  "settings-full": () => <SettingsPage {...settingsFull} />,
  "settings-empty": () => (
    <SettingsPage
      {...settingsFull}
      profile={{ ...settingsFull.profile, name: "", about: "", interests: [], expertise: [] }}
      ai={{ provider: null, on: false, listener: null, tokensToday: 0, tokensADay: 0 }}
      mail={{ way: "outbox", folder: "data/outbox", messages: [] }}
      tokens={{ tokens: [] }}
    />
  ),
  "settings-error": () => (
    <SettingsPage
      {...settingsFull}
      mail={{ way: "smtp", from: "door@voss.example" }}
      profileForm={{
        values: { name: "", digestAt: "half past" },
        errors: [{ path: "digestAt", message: "Hours and minutes, please: 07:30." }],
      }}
      tokens={{
        tokens: [],
        form: { values: {}, errors: [{ path: "name", message: "A name, so that you know it again." }] },
      }}
    />
  ),
  "sign-in": () => <SignInPage mail />,
  "sign-in-error": () => (
    <SignInPage
      mail
      form={{ values: { email: "mara" }, errors: [{ path: "email", message: "An address has an @ in it." }] }}
    />
  ),
  "link-sent": () => <LinkSentPage email="mara@voss.example" />,
  "link-expired": () => <LinkExpiredPage mail={false} />,
  "signed-out": () => <SignedOutPage />,
  "not-found": () => <NotFoundPage />,
  forbidden: () => <ForbiddenPage />,
  "server-error": () => <ServerErrorPage reference="019aa3c2-77d1" />,
  "form-error": () => (
    <FormErrorPage
      errors={[{ path: "url", message: "That is no address." }]}
      back={{ href: "/people", text: "To the watchlist" }}
    />
  ),
  "choose-feeds": () => (
    <ChooseFeedsPage
      frame={{}}
      view={view}
      url="https://wren.example/"
      name="Wren Okafor"
      picture={null}
      about="Harbours, stairs and other public things."
      handles={[{ channel: "mastodon", url: "https://social.example/@wren" }]}
      feeds={[
        {
          url: "https://wren.example/feed.xml",
          title: "Wren's slipway",
          kind: "blog",
          posts: 64,
          latestAt: ago(3_600_000),
        },
        { url: "https://wren.example/comments.xml", title: "", kind: "blog", posts: 0, latestAt: null },
      ]}
      others={[
        { url: "https://wren.example/tag/stairs.xml", title: "Stairs", what: "Only what is about one topic" },
        { url: "https://wren.example/da/feed.xml", title: "", what: "In another language" },
      ]}
      authors={[
        {
          url: "https://wren.example/feed.xml",
          title: "Wren's slipway",
          authors: [
            { key: "wren okafor", name: "Wren Okafor", posts: 40 },
            { key: "bo ek", name: "Bo Ek", posts: 24 },
          ],
          only: ["wren okafor"],
        },
      ]}
    />
  ),
  "find-people": () => (
    <FindPeoplePage
      frame={{}}
      view={view}
      q="Wren Okafor"
      name="Wren Okafor"
      people={[
        {
          name: "Wren Okafor",
          url: "https://social.example/@wren",
          about: "@wren@social.example · Harbours, stairs and other public things.",
          latestAt: ago(86_400_000),
          why: "The name is the same. Also found on Bluesky and GitHub.",
          also: [{ url: "https://bsky.app/profile/wren.example" }, { url: "https://github.com/wren-okafor" }],
        },
        {
          name: "Wren Okafor-Lindqvist and the Slipway Collective of the Northern Harbours",
          url: "https://feeds.example/a-very-long-address/of-a-show/that-nobody-would-type-by-hand.xml",
          about: "Podcast “Slipway” by Wren Okafor-Lindqvist · Society · 42 episodes",
          latestAt: null,
          why: "The name is a part of theirs.",
          also: [],
        },
      ]}
      searches={[{ title: "LinkedIn", url: "https://www.linkedin.com/search/results/people/?keywords=Wren+Okafor" }]}
      notes={["GitHub could not be searched: api.github.com wants us to ask less often. Try again later."]}
      waiting={["Apple Podcasts", "Bluesky"]}
    />
  ),
  "find-nobody": () => (
    <FindPeoplePage
      frame={{}}
      view={view}
      q="jane@gmail.com"
      name=""
      people={[]}
      searches={[{ title: "LinkedIn", url: "https://www.linkedin.com/search/results/people/?keywords=jane" }]}
      notes={[]}
      waiting={[]}
    />
  ),
  looking: () => (
    <LookingPage
      frame={{}}
      view={view}
      url="https://portal.example/"
      who=""
      feeds={[
        {
          url: "https://portal.example/feed.xml",
          title: "The portal",
          kind: "blog",
          posts: 20,
          latestAt: ago(3_600_000),
        },
        { url: "https://portal.example/cast.xml", title: "", kind: "podcast", posts: 1, latestAt: null },
      ]}
    />
  ),
  "no-feed": () => (
    <NoFeedPage
      frame={{}}
      url="https://company.example/team"
      reason="The page answers, but it offers no feed:"
      name=""
    />
  ),
  ...importPages,
};
