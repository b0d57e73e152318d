// Posts whose feed carries a summary only, with their page somewhere.
import { MINUTE } from "../../src/clock.ts";
import { WHOLE, type Entry } from "../world/write-feed.ts";
import type { OpenedPost } from "./call.ts";
import type { Blog } from "./follow.ts";
import { followed } from "./follower.ts";
import type { House } from "./house.ts";

export const SUMMARY = "We moved our builds to one machine. Read on for what it cost us.";
export const PAGE = `<!doctype html><html lang="en"><head><title>One machine</title></head><body><nav>Home About</nav>
<article><h1>One machine</h1>${WHOLE}<p>The argument about fairness is the part worth telling in full.</p></article></body></html>`;

export function partialIn(house: () => House) {
  const blogs: Blog[] = [];
  /** A post whose feed has a summary only, with its page somewhere. */
  async function partialPost(link: (blog: Blog) => string, before: (blog: Blog) => void = () => undefined) {
    const feed = await followed(house, [], (blog) => {
      blog.publish([
        {
          guid: "1",
          title: "One machine",
          link: link(blog),
          summary: SUMMARY,
          at: house().clock.now(),
        } satisfies Entry,
      ]);
      before(blog);
    });
    blogs.push(feed.blog);
    const open = async (): Promise<OpenedPost> => {
      const [post] = await feed.posts();
      return (await house().as(house().olga).get<OpenedPost>(`/posts/${post!.id}`)).body;
    };
    return { ...feed, open };
  }

  /** What is due, and the brief that gave the page a head start. */
  async function workOn(): Promise<void> {
    await house().work();
    house().clock.advance(MINUTE / 2);
    await house().work();
  }
  const close = async (): Promise<void> => {
    await Promise.all(blogs.map((blog) => blog.close()));
  };
  return { blogs, partialPost, workOn, close };
}
