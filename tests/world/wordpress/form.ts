// wp-comments-post.php, as a browser uses it: what a stranger says waits for approval, and only they see it meanwhile.
import { HOUR } from "../../../src/clock.ts";
import { htmlPage } from "../markup.ts";
import type { Story } from "../story.ts";
import type { Author, Post, Remark } from "../things.ts";
import type { Answer, Asked } from "../web-server.ts";
import { moderationHash } from "./pages.ts";
import { pathOf } from "./permalink.ts";

/** WordPress lets the same person speak again after 15 seconds. */
const FLOOD_HOURS = 15 / 3_600;

export type Refusal = { status: number; code: string; message: string };

/** The checks that form and REST share; undefined where the comment may be stored. */
export function refuse(story: Story, post: Post, by: Author, text: string): Refusal | undefined {
  if (by.name === "" || !by.email?.includes("@"))
    return {
      status: 400,
      code: "rest_comment_author_data_required",
      message: "Creating a comment requires valid author name and email values.",
    };
  if (text.trim() === "")
    return { status: 400, code: "rest_comment_content_invalid", message: "Invalid comment content." };
  const own = story.remarks().filter((one) => one.by.email !== undefined && one.by.email === by.email);
  if (own.some((one) => one.post === post && one.text === text))
    return {
      status: 409,
      code: "comment_duplicate",
      message: "Duplicate comment detected; it looks as though you’ve already said that!",
    };
  const last = own.at(-1);
  if (last && story.now().getTime() - last.at.getTime() < FLOOD_HOURS * HOUR)
    return { status: 400, code: "comment_flood", message: "You are posting comments too quickly. Slow down." };
  return undefined;
}

export function takeForm(story: Story, posts: readonly Post[], asked: Asked): Answer {
  if (asked.method !== "POST") return { status: 405, headers: { allow: "POST" } };
  const form = new URLSearchParams(asked.body);
  const field = (name: string): string => form.get(name)?.trim() ?? "";
  const post = posts.find((one) => String(one.id) === field("comment_post_ID"));
  if (!post) return { status: 302, headers: { location: `${asked.origin}/` } };
  const by = { name: field("author"), email: field("email"), ...(field("url") !== "" && { url: field("url") }) };
  const text = field("comment");
  const refusal = refuse(story, post, by, text);
  // The form says 429 to those who are too quick, where REST says 400.
  if (refusal)
    return {
      ...htmlPage("Comment Submission Failure", `<p>${refusal.message}</p>`),
      status: refusal.code === "comment_flood" ? 429 : refusal.status,
    };
  const parent = story.remarks(post).find((one) => String(one.id) === field("comment_parent"));
  return { status: 302, headers: { location: asked.origin + placeOf(story.receive(post, by, text, parent)) } };
}

/** Where the browser is sent afterwards: what waits is shown to whoever knows its hash. */
function placeOf(remark: Remark): string {
  const key = remark.held ? `?unapproved=${remark.id}&moderation-hash=${moderationHash(remark)}` : "";
  return `${pathOf(remark.post)}${key}#comment-${remark.id}`;
}
