// Who is meant by a name: asked of directories that answer as the real ones do.
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { NOTICE, settle } from "../../../../src/db/installation.ts";
import { readQuery } from "../../../../src/domain/discovery/search/read-query.ts";
import { searchNames } from "../../../../src/domain/discovery/search/search-names.ts";
import type { NameSearch } from "../../../../src/domain/discovery/search/types.ts";
import { openHouse, type House } from "../../../support/house.ts";
import { startBlog, type Blog } from "../../../support/follow.ts";
import { openDirectories, type DirectoryWorld } from "../../../world/directories/directories.ts";

let house: House;
let world: DirectoryWorld;
const blogs: Blog[] = [];
beforeAll(async () => {
  world = await openDirectories();
  house = await openHouse({ overrides: { directories: world.directories } });
});
afterEach(() => {
  for (const name of ["apple", "mastodon", "bluesky", "gitHub"] as const) world.says(name, undefined);
  world.list([]);
  world.forget();
});
afterAll(async () => {
  await house.close();
  await world.close();
  await Promise.all(blogs.map((blog) => blog.close()));
});

async function search(typed: string): Promise<NameSearch> {
  const query = readQuery(typed);
  if (!query) throw new Error(`${typed} is no query`);
  const { state, done } = searchNames(house.app, query, new AbortController().signal);
  await done;
  return state();
}

describe("a name", () => {
  test("gives candidates with picture, what it is, the last post, the address and the reason", async () => {
    world.list([
      { name: "Jane Doe", show: { title: "The Bridge Show", feedUrl: "https://cast.example/feed" } },
      { name: "Jane Doe", mastodon: { url: "https://social.example/@jd", note: "Bread.", lastStatus: "2026-11-19" } },
    ]);
    const { candidates, notes, waiting } = await search("Jane Doe");
    expect(notes).toEqual([]);
    expect(waiting).toEqual([]);
    expect(candidates).toEqual([
      {
        name: "Jane Doe",
        url: "https://cast.example/feed",
        picture: "https://pictures.example/show.jpg",
        about: "Podcast “The Bridge Show” by Jane Doe · Technology · 42 episodes",
        latestAt: new Date("2026-11-20T09:00:00Z"),
        source: "apple-podcasts",
        why: "The name is the same.",
        also: [],
      },
      {
        name: "Jane Doe",
        url: "https://social.example/@jd",
        picture: "https://pictures.example/account.jpg",
        about: "@jd@social.example · Bread.",
        latestAt: new Date("2026-11-19T00:00:00Z"),
        source: "mastodon",
        why: "The name is the same.",
        also: [],
      },
    ]);
  });

  test("puts the same name before a part of it, and leaves out who shares nothing", async () => {
    world.list([
      { name: "Mary Jane Doe", gitHub: { login: "mary" } },
      { name: "Jané DOE", gitHub: { login: "jane" } },
      { name: "Bob", gitHub: { login: "bob", bio: "Doe is my dog" } },
    ]);
    const { candidates } = await search("jane doe");
    expect(candidates.map(({ name, why }) => [name, why])).toEqual([
      ["Jané DOE", "The name is the same."],
      ["Mary Jane Doe", "The name is a part of theirs."],
    ]);
  });

  test("joins one person's accounts by the links that they give each other, and ranks them first", async () => {
    world.list([
      { name: "Jane Doe", show: { title: "Other", feedUrl: "https://other.example/feed" } },
      { name: "Jane Doe", mastodon: { url: "https://social.example/@jane", fields: ["https://doe.example/"] } },
      { name: "Jane", gitHub: { login: "jdoe", blog: "doe.example", bio: "Jane Doe, builder" } },
      { name: "Jane Doe", bluesky: { handle: "doe.example", about: "Also https://social.example/@jane" } },
    ]);
    const [first, ...rest] = (await search("Jane Doe")).candidates;
    expect(first).toMatchObject({
      url: "https://social.example/@jane",
      source: "mastodon",
      why: "The name is the same. Also found on Bluesky and GitHub.",
      also: [
        { source: "bluesky", url: "https://bsky.app/profile/doe.example" },
        { source: "github", url: "https://github.com/jdoe" },
      ],
    });
    expect(rest.map(({ url }) => url)).toEqual(["https://other.example/feed"]);
  });

  test("does not join two colleagues who link the same company", async () => {
    world.list([
      { name: "Jane Doe", gitHub: { login: "jane-d", blog: "https://company.example" } },
      { name: "Doe Kim", gitHub: { login: "kim-d", blog: "https://company.example" } },
      {
        name: "Ann Lee",
        mastodon: { url: "https://social.example/@ann", note: "with Jane Doe at https://company.example" },
      },
    ]);
    const { candidates } = await search("Jane Doe");
    expect(candidates.find(({ name }) => name === "Ann Lee")?.also).toEqual([]);
  });

  test("finds a handle", async () => {
    world.list([{ name: "Somebody", bluesky: { handle: "janedoe.bsky.social" } }]);
    const { candidates } = await search("@janedoe");
    expect(candidates).toMatchObject([{ url: "https://bsky.app/profile/janedoe.bsky.social" }]);
    expect(candidates[0]?.why).toBe("Their handle is the name.");
  });

  test("comes with searches to open for what cannot be asked", async () => {
    const { searches, candidates } = await search("Jane Doe");
    expect(candidates).toEqual([]);
    const hosts = searches.map(({ url }) => new URL(url).hostname);
    expect(hosts).toContain("duckduckgo.com");
    expect(hosts).toContain("www.linkedin.com");
    expect(hosts).toContain("www.youtube.com");
    expect(searches[0]?.url).toContain("%22Jane+Doe%22");
  });

  test("costs a bounded number of requests", async () => {
    world.list(
      Array.from({ length: 40 }, (_, nth) => ({
        name: `Jane Doe ${nth}`,
        gitHub: { login: `jane${nth}` },
        mastodon: { url: `https://social.example/@jane${nth}` },
      })),
    );
    const { candidates } = await search("Jane Doe");
    expect(world.asked().length).toBeLessThanOrEqual(8);
    expect(candidates.length).toBeLessThanOrEqual(12);
  });
});

describe("an e-mail address", () => {
  test("on a domain of its own leads to the site there and to the profile that the host names", async () => {
    const blog = await startBlog("Ada Bell");
    blogs.push(blog);
    const profile = await startBlog("Ada on the fediverse");
    blogs.push(profile);
    const link = { rel: "http://webfinger.net/rel/profile-page", href: `${profile.origin}/` };
    const host = blog.host;
    blog.says(`/.well-known/webfinger?resource=${encodeURIComponent(`acct:ada@${host}`)}`, {
      headers: { "content-type": "application/jrd+json" },
      body: JSON.stringify({ links: [link] }),
    });
    const { candidates } = await search(`ada@${host}`);
    expect(candidates.map(({ source, url, why }) => [source, url, why])).toEqual([
      ["domain", `${blog.origin}/`, `It stands at ${host}, the domain of the e-mail address.`],
      ["web-finger", `${profile.origin}/`, `${host} names this profile for ada@${host}.`],
    ]);
    expect(candidates[0]?.latestAt).toEqual(new Date("2026-11-23T07:00:00Z"));
  });

  test("of a big provider asks nobody's site, and still finds who shows it", async () => {
    world.list([{ name: "J. D.", gitHub: { login: "jd", email: "jane.doe@gmail.com" } }]);
    const { candidates } = await search("jane.doe@gmail.com");
    expect(candidates[0]).toMatchObject({ url: "https://github.com/jd" });
    expect(candidates[0]?.why).toBe("The account on GitHub shows jane.doe@gmail.com.");
  });

  test("whose domain has no site says so and ends", async () => {
    const { candidates, notes } = await search("ada@127.65.0.1:9");
    expect(candidates).toEqual([]);
    expect(notes.join()).toContain("the domain of the e-mail could not be searched");
  });
});

describe("a directory in trouble", () => {
  const jane = [
    { name: "Jane Doe", mastodon: { url: "https://social.example/@jane" }, gitHub: { login: "jane" } },
  ] as const;

  test.each([
    ["that refuses", { status: 403 }, "answered 403"],
    ["that is ill", { status: 500 }, "answered 500"],
    ["that answers nonsense", { body: "<html>", type: "text/html" }, "no readable answer"],
    ["that changed its shape", { body: "[]", type: "application/json" }, "another shape"],
  ])("%s is a sentence, and the others answer", async (_, mood, sentence) => {
    world.list(jane);
    world.says("bluesky", mood);
    const { candidates, notes } = await search("Jane Doe");
    expect(candidates.length).toBeGreaterThan(0);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain("Bluesky could not be searched");
    expect(notes[0]).toContain(sentence);
  });

  test("that uses up its look-ups still names its accounts", async () => {
    world.list(jane);
    world.says("mastodon", { status: 404 });
    const { candidates } = await search("jane");
    expect(candidates.map(({ source }) => source)).toContain("github");
  });

  test("that never answers is waited for by nobody but the search", async () => {
    world.list(jane);
    world.says("apple", "hang");
    const query = readQuery("Jane Doe")!;
    const end = new AbortController();
    const running = searchNames(house.app, query, end.signal);
    for (let turn = 0; turn < 400 && running.state().waiting.length > 1; turn += 1) {
      await new Promise((next) => setTimeout(next, 10));
    }
    expect(running.state().waiting).toEqual(["Apple Podcasts"]);
    expect(running.state().candidates).toHaveLength(2);
    end.abort(new Error("enough"));
    await running.done;
    expect(running.state()).toMatchObject({
      waiting: [],
      notes: ["Apple Podcasts could not be searched: it did not answer in time."],
    });
  });

  test("that asks for silence gets it", async () => {
    world.list(jane);
    world.says("gitHub", { status: 403, headers: { "x-ratelimit-remaining": "0", "retry-after": "60" } });
    expect((await search("Jane Doe")).notes.join()).toContain("ask less often");
    world.forget();
    expect((await search("Jane Doe")).notes.length).toBeGreaterThan(0);
    expect(world.asked().map(({ path }) => path)).not.toContain("/search/users");
    house.clock.advance(3_600_000);
    world.says("gitHub", undefined);
    expect((await search("Jane Doe")).notes).toEqual([]);
  });
});

test("in a made-up world nobody real is asked, and no search elsewhere is made ready", async () => {
  const demo = await openHouse({ overrides: { directories: world.directories } });
  await settle(demo.app.db, NOTICE, "A demo: everybody here is made up.");
  world.list([{ name: "Jane Doe", show: { title: "The Bridge Show", feedUrl: "https://cast.example/feed" } }]);
  world.forget();
  for (const typed of ["Jane Doe", "jane@doe.example"]) {
    const { body } = await demo
      .as(demo.olga)
      .post<{ candidates: unknown[]; searches: unknown[]; notes: string[] }>("/discover", { url: typed });
    expect(body).toMatchObject({
      candidates: [],
      searches: [],
      notes: ["In this made-up world nobody else can be looked up."],
    });
  }
  expect(world.asked()).toEqual([]);
  await demo.close();
});
