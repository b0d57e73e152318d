import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { castOf } from "../world/characters.ts";
import { aWorld, COMMENT, type TestWorld } from "./a-world.ts";

type Comment = {
  id: number;
  parent: number;
  author: number;
  author_name: string;
  content: { rendered: string };
  link: string;
  status: string;
};

let world: TestWorld;
beforeAll(async () => {
  world = await aWorld(castOf("ines", "bo", "sol"));
});
afterAll(() => world.close());

const origin = (who = "ines"): string => new URL(world.addresses[who]!).origin;
const rest = (path: string, who?: string): string => `${origin(who)}/wp-json/wp/v2${path}`;
const comment = (fields: Record<string, string>): Promise<Response> =>
  fetch(`${origin()}/wp-comments-post.php`, { method: "POST", redirect: "manual", body: new URLSearchParams(fields) });

describe("reading a WordPress", () => {
  test("every answer names REST and admits that no recording stands behind it", async () => {
    const page = await world.get(world.at(world.newestOf("ines")));
    expect(page.headers.get("link")).toContain('rel="https://api.w.org/"');
    expect(page.headers.get("x-world")).toBe("unverified");
    const html = await page.text();
    expect(html).toContain(`postid-${world.newestOf("ines").id}`);
    expect(html).toContain('name="generator" content="WordPress');
  });

  test("a post is found by its slug, its number, its short link and its author", async () => {
    const post = world.newestOf("ines");
    const found = await world.readJson<{ id: number; link: string; author: number }[]>(
      rest(`/posts?slug=${post.slug}`),
    );
    expect(found).toEqual([expect.objectContaining({ id: post.id, link: world.at(post), author: 1 })]);
    expect((await world.get(`${origin()}/?p=${post.id}`)).headers.get("location")).toBe(world.at(post));
    expect((await world.get(`${origin()}/?author=1`)).headers.get("location")).toBe(`${origin()}/author/ines/`);
    expect((await world.get(rest("/posts/999999"))).status).toBe(404);
  });

  test("the feed has the whole text, the way to the comments and their number", async () => {
    const xml = await (await world.get(`${origin()}/feed/`)).text();
    expect(xml.match(/<item>/gu)).toHaveLength(10);
    for (const part of ["content:encoded", "wfw:commentRss", "slash:comments", "https://wordpress.org/?v="])
      expect(xml).toContain(part);
    expect(
      (
        await world.get(`${origin()}/feed/`, {
          "if-none-match": (await world.get(`${origin()}/feed/`)).headers.get("etag")!,
        })
      ).status,
    ).toBe(304);
  });

  test("comments come in pages that say how many there are", async () => {
    const first = await world.get(rest("/comments?per_page=2&order=asc"));
    const total = Number(first.headers.get("x-wp-total"));
    expect(total).toBe(world.story.remarks().filter((one) => one.post.by.id === "ines").length);
    expect(Number(first.headers.get("x-wp-totalpages"))).toBe(Math.ceil(total / 2));
    expect(first.headers.get("link")).toContain('rel="next"');
    expect((await world.get(rest("/comments?per_page=200"))).status).toBe(400);
    expect(await world.readJson(rest("/comments/424242"))).toMatchObject({ code: "rest_comment_invalid_id" });
    expect(await world.readJson(rest("/nothing"))).toMatchObject({ code: "rest_no_route" });
  });
});

describe("commenting on a WordPress", () => {
  let held = "";

  test("a stranger's first comment waits, and only its writer sees it", async () => {
    const post = world.newestOf("ines");
    const fields = {
      comment_post_ID: String(post.id),
      comment_parent: "0",
      author: "Olga Wandel",
      email: "olga@example.org",
      url: "https://olga.example/",
      comment: COMMENT,
    };
    const answer = await comment(fields);
    held = answer.headers.get("location")!;
    expect(answer.status).toBe(302);
    expect(held).toMatch(/\?unapproved=\d+&moderation-hash=[0-9a-f]{32}#comment-\d+$/u);
    expect(await (await world.get(held)).text()).toContain("awaiting moderation");
    expect(await (await world.get(world.at(post))).text()).not.toContain("31 of 340");
    const id = new URL(held).searchParams.get("unapproved")!;
    expect((await world.get(rest(`/comments/${id}`))).status).toBe(401);
    expect(await world.readJson<Comment[]>(rest(`/comments?post=${post.id}`))).not.toContainEqual(
      expect.objectContaining({ id: Number(id) }),
    );
  });

  test("the same again is refused, and so is another at once", async () => {
    const post = world.newestOf("ines");
    const fields = {
      comment_post_ID: String(post.id),
      author: "Olga Wandel",
      email: "olga@example.org",
      comment: COMMENT,
    };
    expect((await comment(fields)).status).toBe(409);
    expect((await comment({ ...fields, comment: `${COMMENT} And then?` })).status).toBe(429);
    expect((await comment({ ...fields, email: "", comment: "Something else." })).status).toBe(400);
  });

  test("once approved it is seen, and the author's answer names it as its parent everywhere", async () => {
    const post = world.newestOf("ines");
    world.pass(12);
    const all = await world.readJson<Comment[]>(rest(`/comments?post=${post.id}&order=asc&per_page=100`));
    const mine = all.find((one) => one.author_name === "Olga Wandel")!;
    const answer = all.find((one) => one.parent === mine.id)!;
    expect(mine).toMatchObject({ author: 0, status: "approved" });
    expect(answer).toMatchObject({ author: 1, author_name: "Ines Okafor" });
    const atom = await (await world.get(`${world.at(post)}feed/atom/`)).text();
    expect(atom).toContain(`ref="${world.at(post)}#comment-${mine.id}"`);
    expect(atom).toContain("<uri>https://olga.example/</uri>");
    const rss = await (await world.get(`${world.at(post)}feed/`)).text();
    expect(rss).toContain(`In reply to <a href="${world.at(post)}#comment-${mine.id}">Olga Wandel</a>`);
    expect(await (await world.get(`${origin()}/comments/feed/`)).text()).toContain("By: Olga Wandel");
    expect(await (await world.get(world.at(post))).text()).toContain("bypostauthor");
  });

  test("a known commenter does not wait, and may answer an answer", async () => {
    const post = world.newestOf("ines");
    const answer = world.story
      .remarks(post)
      .find((one) => one.by.id === "ines" && one.parent?.by.name === "Olga Wandel")!;
    const second = "We did ask them, at 14 doors, and most had simply been cold.";
    const sent = await comment({
      comment_post_ID: String(post.id),
      comment_parent: String(answer.id),
      author: "Olga Wandel",
      email: "olga@example.org",
      comment: second,
    });
    expect(sent.headers.get("location")).not.toContain("unapproved");
    expect(await world.readJson<Comment[]>(rest(`/comments?parent=${answer.id}`))).toEqual([
      expect.objectContaining({ author_name: "Olga Wandel" }),
    ]);
  });

  test("REST takes nobody's comment without an account, unless the site says so", async () => {
    const send = (who: string, content: string): Promise<Response> =>
      fetch(rest("/comments", who), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({
          post: world.newestOf(who).id,
          content,
          author_name: "Pia",
          author_email: "pia@example.org",
        }),
      });
    expect(await (await send("ines", COMMENT)).json()).toMatchObject({
      code: "rest_comment_login_required",
      data: { status: 401 },
    });
    const made = await send("bo", COMMENT);
    expect(made.status).toBe(201);
    expect(made.headers.get("location")).toMatch(/\/wp-json\/wp\/v2\/comments\/\d+$/u);
    expect(await (await send("bo", COMMENT)).json()).toMatchObject({ code: "comment_duplicate" });
  });
});
