// Text as HTML and XML, the way every server of this world writes it.
import type { Answer } from "./web-server.ts";
import type { Post } from "./things.ts";

export function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

export function paragraphs(text: string): string {
  return text
    .split(/\n{2,}/u)
    .map((part) => `<p>${escape(part).replaceAll("\n", "<br>")}</p>`)
    .join("\n");
}

/** A post as its writer marked it up. */
export function bodyOf(post: Post): string {
  const [first = "", second = "", ...rest] = post.paragraphs;
  const { mention } = post;
  const named =
    mention &&
    (mention.url === undefined ? escape(mention.name) : `<a href="${escape(mention.url)}">${escape(mention.name)}</a>`);
  const parts = [
    ...[first, second].filter((text) => text !== "").map((text) => paragraphs(text)),
    ...(post.heading === "" ? [] : [`<h2>${escape(post.heading)}</h2>`]),
    ...rest.map((text) => paragraphs(text)),
    ...(named === undefined
      ? []
      : [`<p>${named} made me think again about what I wrote last time, and I am grateful for it.</p>`]),
  ];
  return parts.join("\n");
}

export function htmlPage(title: string, body: string, head = ""): Extract<Answer, { body?: unknown }> {
  return {
    type: "text/html; charset=utf-8",
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)}</title>${head}<style>body{font:17px/1.6 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#222}header,footer,.by{color:#666;font-size:.9em}label{display:block;margin:.6rem 0}textarea,input{font:inherit;width:100%;box-sizing:border-box}</style></head><body>${body}</body></html>`,
  };
}

export function atomDate(at: Date): string {
  return at.toISOString().replace(/\.\d+Z$/u, "Z");
}

export function cdata(html: string): string {
  return `<![CDATA[${html.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}

/** The beginning, as teasers show it. */
export function excerptOf(post: Post): string {
  const text = post.paragraphs.join(" ");
  return text.length <= 160 ? text : `${text.slice(0, 160).replace(/\s+\S*$/u, "")} …`;
}
