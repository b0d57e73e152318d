// Comments the simple way: a list under the post and a form that shows them at once.
import { escape, htmlPage, paragraphs } from "./markup.ts";
import type { Story } from "./story.ts";
import type { Post } from "./things.ts";
import type { Answer, Asked } from "./web-server.ts";

/** The form posts to `action`; a comment's anchor is `#c` and its number. */
export function commentsUnder(story: Story, post: Post, action: string): string {
  const said = story
    .remarks(post)
    .filter((remark) => !remark.held)
    .map((one) => `<li id="c${one.id}"><b>${escape(one.by.name)}</b> ${paragraphs(one.text)}</li>`);
  return `<section id="comments"><h2>Comments</h2><ol>${said.join("")}</ol>
<form method="post" action="${action}"><label>Your name <input name="name" required></label><label>Comment <textarea name="text" rows="6" required></textarea></label><button>Send</button></form></section>`;
}

/** @param page where the browser goes afterwards. */
export function takeComment(story: Story, post: Post, asked: Asked, page: string): Answer {
  const form = new URLSearchParams(asked.body);
  const [name, text] = [form.get("name")?.trim() ?? "", form.get("text")?.trim() ?? ""];
  if (name === "" || text === "")
    return { ...htmlPage("Missing", "<p>A name and a comment are needed.</p>"), status: 400 };
  const remark = story.receive(post, { name }, text);
  return { status: 303, headers: { location: `${page}#c${remark.id}` } };
}
