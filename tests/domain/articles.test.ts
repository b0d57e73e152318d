import { afterAll, beforeAll, expect, test } from "vitest";
import { MINUTE } from "../../src/clock.ts";
import type { OpenedPost } from "../support/call.ts";
import type { Blog } from "../support/follow.ts";
import { followed } from "../support/follower.ts";
import { openHouse, type House } from "../support/house.ts";
import { PAGE, partialIn } from "../support/partial-post.ts";
import { HTML, WHOLE } from "../world/write-feed.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse({ overrides: { limits: { spacingMs: 0, wholeMs: 1_500, stallMs: 1_000 } } });
});
afterAll(async () => {
  await house.close();
  await close();
});

const { blogs, partialPost, workOn, close } = partialIn(() => house);

test("a partial post is fetched once and cleanly, and the brief is of the whole", async () => {
  const post = await partialPost(
    (blog) => `${blog.origin}/posts/1`,
    (blog) => blog.says("/posts/1", { headers: HTML, body: PAGE }),
  );
  await workOn();
  const { content, contentSource, contentTrouble, brief } = await post.open();
  expect([contentSource, contentTrouble]).toEqual(["page", null]);
  expect(content).toContain("forty small runners");
  expect(content).not.toContain("Home About");
  expect(brief?.points.length).toBeGreaterThan(0);
  expect(post.blog.asked.filter(({ path }) => path !== "/feed.xml").map(({ path }) => path)).toEqual([
    "/",
    "/robots.txt",
    "/posts/1",
  ]);
  await post.pass(30);
  await house.work();
  expect(post.blog.askedFor("/posts/1")).toHaveLength(1);
});

test.each([
  [
    "robots.txt says no",
    (blog: Blog) => blog.says("/robots.txt", { body: "User-agent: *\nDisallow: /posts/" }),
    /asks programs not to read/,
  ],
  ["the page is not there", () => undefined, /404/],
  ["the page is for members", (blog: Blog) => blog.says("/posts/1", { status: 403 }), /403/],
  [
    "the page is a picture",
    (blog: Blog) =>
      blog.says("/posts/1", { headers: { "content-type": "image/png" }, body: Uint8Array.of(137, 80, 78, 71, 13, 10) }),
    /./,
  ],
  [
    "the page is nested beyond reason",
    (blog: Blog) => blog.says("/posts/1", { headers: HTML, body: "<div>".repeat(60_000) }),
    /./,
  ],
])("where %s, the brief is made of what the feed had, and the reason is shown", async (_name, mood, reason) => {
  const post = await partialPost((blog) => `${blog.origin}/posts/1`, mood);
  await workOn();
  const { content, contentSource, contentTrouble, brief } = await post.open();
  expect(contentSource).toBe("excerpt");
  expect(content).toContain("We moved our builds");
  expect(contentTrouble).toMatch(reason);
  expect(brief?.by).toBe("extract");
  expect(await house.app.db.selectFrom("tasks").selectAll().execute()).toEqual([]);
});

test("robots.txt that says no is obeyed: the page is never asked for", async () => {
  const post = await partialPost(
    (blog) => `${blog.origin}/posts/1`,
    (blog) => blog.says("/robots.txt", { body: "User-agent: DoorOpener\nDisallow: /" }),
  );
  await workOn();
  await post.open();
  await workOn();
  expect(post.blog.askedFor("/posts/1")).toEqual([]);
});

test.each([
  ["a host that does not exist", () => "http://nowhere.invalid/posts/1"],
  ["a private network", () => "http://10.1.2.3/posts/1"],
  ["a file", () => "file:///etc/passwd"],
  ["a script", () => "javascript:alert(1)"],
])("a link to %s harms nothing: the brief is of what the feed had", async (_name, link) => {
  const post = await partialPost(link);
  await workOn();
  const { brief, url } = await post.open();
  expect(brief?.gist).toContain("We moved our builds");
  expect(url ?? "http:").toMatch(/^https?:/);
});

test("a page that hangs keeps nobody waiting: the brief is of the feed first, and of the page when it comes", async () => {
  const post = await partialPost(
    (blog) => `${blog.origin}/posts/1`,
    (blog) => blog.says("/posts/1", { hang: true }),
  );
  await workOn();
  const early = await post.open();
  expect(early.brief?.gist).toContain("We moved our builds to one machine");
  expect(early.contentSource).toBe("excerpt");
  post.blog.says("/posts/1", { headers: HTML, body: PAGE });
  house.clock.advance(10 * MINUTE);
  await workOn();
  const late = await post.open();
  expect(late.contentSource).toBe("page");
  expect(late.brief?.points.length).toBeGreaterThan(early.brief?.points.length ?? 0);
});

test("a page that answers 500 is asked again later, and not for ever", async () => {
  const post = await partialPost(
    (blog) => `${blog.origin}/posts/1`,
    (blog) => blog.says("/posts/1", { status: 500 }),
  );
  for (let hour = 0; hour < 24 * 14; hour += 1) {
    house.clock.advance(60 * MINUTE);
    await house.work();
  }
  expect(post.blog.askedFor("/posts/1").length).toBeGreaterThan(2);
  expect(post.blog.askedFor("/posts/1").length).toBeLessThan(10);
  expect((await post.open()).contentTrouble).toMatch(/500/);
  expect(await house.app.db.selectFrom("tasks").selectAll().execute()).toEqual([]);
});

test("what is hostile in a feed or in a page is gone before anybody sees it", async () => {
  const attack = `<script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)></svg><a href="java&#10;script:alert(4)">go</a>
<iframe srcdoc="<script>alert(5)</script>"></iframe><form action="https://evil.example"><input name=password></form><style>*{display:none}</style>
<math><mtext><table><mglyph><style><img src=x onerror=alert(6)></style></mglyph></table></mtext></math><p style="position:fixed">over all</p><base href="https://evil.example/">`;
  const carried = await followed(
    () => house,
    [{ guid: "h", title: "Hostile <b>title</b>", content: `${attack}${WHOLE}` }],
  );
  blogs.push(carried.blog);
  const fetched = await partialPost(
    (blog) => `${blog.origin}/posts/1`,
    (blog) => blog.says("/posts/1", { headers: HTML, body: PAGE.replace("<article>", `<article>${attack}`) }),
  );
  await workOn();
  const [first] = await carried.posts();
  for (const { content } of [
    (await house.as(house.olga).get<OpenedPost>(`/posts/${first!.id}`)).body,
    await fetched.open(),
  ]) {
    expect(content).toContain("forty small runners");
    expect(content).not.toMatch(
      /<(script|iframe|form|input|style|svg|math|base|object|embed)\b|\son\w+\s*=|javascript:|position:/i,
    );
  }
});
