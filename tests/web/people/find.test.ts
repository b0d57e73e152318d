// The pages between what somebody typed and what they follow: shown at once, completed by themselves, never a dead end.
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { List, Person } from "../../support/call.ts";
import { startBlog, type Blog } from "../../support/follow.ts";
import { openHouse, type House } from "../../support/house.ts";
import { openDirectories, type DirectoryWorld } from "../../world/directories/directories.ts";
import { startMoodySite, type MoodySite } from "../../world/moody-server.ts";
import { frontPage, HTML, posts, rss, RSS } from "../../world/write-feed.ts";

let house: House;
/** Its pages wait for next to nothing. */
let hasty: House;
let world: DirectoryWorld;
const cookies = new Map<House, string>();
const open: (Blog | MoodySite)[] = [];
beforeAll(async () => {
  world = await openDirectories();
  const { directories } = world;
  house = await openHouse({ overrides: { directories } });
  hasty = await openHouse({ overrides: { directories: { ...directories, waitMs: 4_000 }, patienceMs: 5 } });
  for (const one of [house, hasty]) {
    const link = await one.app.signIn.createLink(one.olga.email);
    const answer = await fetch(`${one.url}${link}`, { redirect: "manual" });
    const given = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
    cookies.set(one, given.join("; "));
  }
});
afterEach(() => {
  for (const name of ["apple", "mastodon", "bluesky", "gitHub"] as const) world.says(name, undefined);
});
afterAll(async () => {
  await house.close();
  await hasty.close();
  await world.close();
  await Promise.all(open.map((site) => site.close()));
});

type Answer = { status: number; html: string; location: string };

async function ask(of: House, path: string, form?: Record<string, string>): Promise<Answer> {
  const answer = await fetch(`${of.url}${path}`, {
    redirect: "manual",
    headers: {
      cookie: cookies.get(of) ?? "",
      "sec-fetch-site": "same-origin",
      "content-type": "application/x-www-form-urlencoded",
    },
    ...(form && { method: "POST", body: new URLSearchParams(form).toString() }),
  });
  return { status: answer.status, html: await answer.text(), location: answer.headers.get("location") ?? "" };
}

const look = (path: string, of = house) => ask(of, path);
const paste = (form: Record<string, string>, of = house) => ask(of, "/people", form);

/** Looks again until the page says so, as a person with patience would. */
async function until(path: string, says: string): Promise<string> {
  for (let turn = 0; turn < 1_500; turn += 1) {
    const { html } = await look(path, hasty);
    if (html.includes(says)) return html;
    await new Promise((next) => setTimeout(next, 20));
  }
  throw new Error(`${path} never said ${says}`);
}

describe("a name pasted where an address is wanted", () => {
  test("leads to the people who may be meant, and from one of them to what they publish", async () => {
    const blog = await startBlog("Jane Doe");
    open.push(blog);
    world.list([{ name: "Jane Doe", show: { title: "The Bridge Show", feedUrl: blog.feedUrl } }]);
    const pasted = await paste({ url: "Jane Doe" });
    expect(pasted.status).toBe(303);
    expect(pasted.location).toBe("/people/find?q=Jane+Doe");
    const { html } = await look(pasted.location);
    expect(html).toContain("This one");
    expect(html).toContain("The Bridge Show");
    expect(html).toContain("https://duckduckgo.com/");
    expect(html).toContain("Follow by hand");
    const chosen = await paste({ url: blog.feedUrl });
    expect(chosen.location).toMatch(/^\/people\/[\w-]{20,}$/);
    const { body } = await house.as(house.olga).get<List<Person>>("/people");
    expect(body.items.map(({ name }) => name)).toContain("Jane Doe");
  });

  test("is answered with what is there while one directory is still being asked", async () => {
    world.list([{ name: "Kim Lee", gitHub: { login: "kimlee" } }]);
    world.says("apple", "hang");
    const html = await until("/people/find?q=Kim+Lee", "github.com/kimlee");
    expect(html).toContain("Still asking Apple Podcasts.");
    expect(html).toContain('hx-get="/people/find?q=Kim+Lee"');
    expect(html).toContain('<a href="/people/find?q=Kim+Lee">look now</a>');
    world.says("apple", undefined);
    const done = await until("/people/find?q=Kim+Lee", "did not answer in time");
    expect(done).not.toContain("hx-get=");
    const again = await look("/people/find?q=Kim+Lee&again=1", hasty);
    expect([again.status, again.location]).toEqual([303, "/people/find?q=Kim+Lee"]);
    expect(await until("/people/find?q=Kim+Lee", "github.com/kimlee")).not.toContain("did not answer in time");
  }, 60_000);

  test("that nobody knows still has three ways on", async () => {
    world.list([]);
    const { html } = await look("/people/find?q=Nobody+Atall");
    expect(html).toContain("Nobody was found");
    expect(html).toContain("Look where we cannot");
    expect(html).toContain('value="Nobody Atall"');
    expect(html).toContain("watchlist");
  });

  test("shows what a directory says as text and links nothing that is no web address", async () => {
    world.list([
      {
        name: "<script>alert(1)</script> Mallory",
        bluesky: { handle: "mallory.example", about: '<img src=x onerror="alert(2)"> Mallory' },
      },
      { name: "Mallory", show: { title: "x", feedUrl: "javascript:alert(3)" } },
      { name: "Mallory", gitHub: { login: "mallory", url: "javascript:alert(4)" } },
    ]);
    const { html } = await look("/people/find?q=Mallory");
    expect(html).toContain("mallory.example");
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt; Mallory");
    expect(html).not.toMatch(/<script>alert|<img src=x|href="javascript/);
    expect(html).not.toContain('value="javascript');
  });
});

describe("an address that takes longer than a person waits", () => {
  test("shows the page at once, then what was found so far, then the choice", async () => {
    const site = await startMoodySite();
    open.push(site);
    const entries = posts(site.origin, 3, house.clock.now());
    const more = '<link rel="alternate" type="application/rss+xml" title="Talks" href="/talks.xml">';
    site.says("/", { headers: HTML, body: frontPage("Portal").replace("</head>", `${more}</head>`) });
    site.says("/feed.xml", { headers: RSS, body: rss({ title: "Portal", link: `${site.origin}/`, entries }) });
    site.says("/talks.xml", { hang: true });
    const { status, location } = await paste({ url: site.origin }, hasty);
    expect(status).toBe(303);
    const html = await until(location, "<p>Portal</p>");
    expect(html).toContain("takes its time");
    expect(html).toContain('hx-select="#found"');
    await site.close();
    expect(await until(location, "What would you like to follow?")).toContain('id="found"');
  });

  test("and has nothing in the end says why, as a page that can take the place of the one that waits", async () => {
    const site = await startMoodySite();
    open.push(site);
    site.says("/", { hang: true });
    const { location } = await paste({ url: site.origin }, hasty);
    await until(location, "takes its time");
    await site.close();
    const html = await until(location, "Or follow them by hand");
    expect(html).toContain('id="found"');
    expect((await look(location, hasty)).status).toBe(200);
  });
});

describe("a feed in which several people write", () => {
  test("is offered as a whole or by its authors, with the one who was meant ticked", async () => {
    const blog = await startBlog("The Ferry House");
    open.push(blog);
    const entries = posts(blog.origin, 4, house.clock.now());
    blog.publish(entries.map((entry, nth) => ({ ...entry, author: nth % 2 === 0 ? "Ada Bell" : "Kim Lee" })));
    const { status, html } = await paste({ url: blog.origin, who: "Kim Lee" });
    expect(status).toBe(200);
    expect(html).toContain("Whose posts of “The Ferry House”?");
    expect(html).toContain(`name="by:${blog.feedUrl}" value="kim lee" checked`);
    expect(html).not.toContain('value="ada bell" checked');
    expect(html).toContain('id="name" name="name" required="" type="text" autocomplete="off" value="Kim Lee"');
    const form = { url: blog.origin, name: "Kim Lee", feeds: blog.feedUrl, [`by:${blog.feedUrl}`]: "kim lee" };
    const { location } = await paste(form);
    const person = await look(location);
    expect(person.html).toContain("Post number 3");
    expect(person.html).not.toContain("Post number 4");
    expect(person.html).toContain("Whose posts come in");
    const everything = await ask(house, `${location}/authors`, { feeds: blog.feedUrl });
    expect(everything.status).toBe(303);
    expect((await look(location)).html).toContain("Post number 4");
  });

  test("of one author is followed at once", async () => {
    const blog = await startBlog("Solo");
    open.push(blog);
    blog.publish(posts(blog.origin, 2, house.clock.now()).map((entry) => ({ ...entry, author: "Ada Bell" })));
    expect((await paste({ url: blog.origin })).status).toBe(303);
  });
});

test("a portal offers its topics beside its feed, and what is ticked is followed", async () => {
  const site = await startMoodySite();
  open.push(site);
  const topic = (nth: number) =>
    `<link rel="alternate" type="application/rss+xml" title="Topic ${nth}" href="/tag/t${nth}/feed.xml">`;
  const topics = Array.from({ length: 40 }, (_, nth) => topic(nth)).join("");
  const more = '<link rel="alternate" type="application/rss+xml" title="Talks" href="/talks.xml">';
  site.says("/", { headers: HTML, body: frontPage("Portal").replace("</head>", `${more}${topics}</head>`) });
  const serve = (path: string, title: string) =>
    site.says(path, {
      headers: RSS,
      body: rss({
        title,
        link: `${site.origin}/`,
        entries: posts(site.origin, 2, house.clock.now()).map((one) => ({
          ...one,
          guid: `${path}${one.guid}`,
          link: `${one.link}${path}`,
        })),
      }),
    });
  serve("/feed.xml", "Portal");
  serve("/talks.xml", "Talks");
  serve("/tag/t7/feed.xml", "Topic 7");
  const { html } = await paste({ url: site.origin });
  expect(html).toContain("40 more feeds that the page names");
  expect(site.asked.length).toBeLessThanOrEqual(8);
  const { location } = await paste({ url: site.origin, name: "Portal", feeds: `${site.origin}/tag/t7/feed.xml` });
  expect((await look(location)).html).toContain("Topic 7");
});

describe("what was looked up a moment ago", () => {
  async function siteWithTwo(): Promise<MoodySite> {
    const site = await startMoodySite();
    open.push(site);
    const entries = posts(site.origin, 3, house.clock.now());
    const more = '<link rel="alternate" type="application/rss+xml" title="Talks" href="/talks.xml">';
    site.says("/", { headers: HTML, body: frontPage("Portal").replace("</head>", `${more}</head>`) });
    site.says("/feed.xml", { headers: RSS, body: rss({ title: "Portal", link: `${site.origin}/`, entries }) });
    const talks = [{ guid: "talk", title: "A talk", link: `${site.origin}/talk`, content: "<p>Slides.</p>" }];
    site.says("/talks.xml", { headers: RSS, body: rss({ title: "Talks", link: `${site.origin}/`, entries: talks }) });
    return site;
  }
  const paths = ({ asked }: MoodySite) => asked.map(({ path }) => path).toSorted();

  test("is followed from the choice without another request", async () => {
    const site = await siteWithTwo();
    expect((await paste({ url: site.origin })).html).toContain("Talks");
    expect(paths(site)).toEqual(["/", "/feed.xml", "/talks.xml"]);
    const form = { url: site.origin, name: "Portal", feeds: `${site.origin}/talks.xml` };
    expect((await paste(form)).location).toMatch(/^\/people\/[\w-]{20,}$/);
    expect(paths(site)).toEqual(["/", "/feed.xml", "/talks.xml"]);
    const { body } = await house.as(house.olga).get<List<Person>>("/people?q=Portal");
    expect(body.items[0]?.feeds.map(({ url, posts: count }) => [url, count])).toEqual([
      [`${site.origin}/talks.xml`, 1],
    ]);
    expect(body.items[0]?.handles.map(({ url }) => url)).toContain(`${site.origin}/`);
  });

  test("is followed without another request where there is nothing to choose, and by the API", async () => {
    const [one, two] = [await startBlog("One Feed"), await startBlog("Second Blog")];
    open.push(one, two);
    expect((await paste({ url: one.origin })).location).toMatch(/^\/people\/[\w-]{20,}$/);
    expect(paths(one)).toEqual(["/", "/feed.xml"]);
    const tarik = house.as(house.tarik);
    await tarik.post("/discover", { url: two.origin });
    const { status, body } = await tarik.post<Person>("/people", { url: two.origin });
    expect([status, body.name, body.feeds.length]).toEqual([201, "Second Blog", 1]);
    expect(paths(two)).toEqual(["/", "/feed.xml"]);
  });

  test("is the one who looked's alone", async () => {
    const blog = await startBlog("Somebody Else");
    open.push(blog);
    await house.as(house.tarik).post("/discover", { url: blog.origin });
    await house.as(house.uli).post("/people", { url: blog.origin });
    expect(paths(blog)).toEqual(["/", "/", "/feed.xml"]);
  });
});
