// The 240 comments of tests/fixtures/coach with what their two readers agree on.
import { readFileSync } from "node:fs";
import type { CoachInput } from "../../src/domain/coach/verdict.ts";

export const LABELS = ["flattery", "pitch", "cliche", "machine", "invented", "repeated"] as const;
export type Label = (typeof LABELS)[number];

export type LabelledComment = {
  id: string;
  input: CoachInput;
  words: number;
  /** Of the two readers, in their order. */
  says: readonly [ReadonlySet<Label>, ReadonlySet<Label>];
  /** Every second post, in the order of their ids, is held out: nothing was tuned by looking at the comments under it. */
  heldOut: boolean;
};

type Post = { id: string; title: string; text: string; comments: { author: string; text: string }[] };

export function readLabelledComments(): LabelledComment[] {
  const posts = readLines<Post>("posts").sort((a, b) => a.id.localeCompare(b.id));
  const readers = (["labels-a", "labels-b"] as const).map(
    (name) => new Map(readLines<{ id: string; labels: Label[] }>(name).map(({ id, labels }) => [id, new Set(labels)])),
  );
  return readLines<{ id: string; post: string; text: string }>("comments").map(({ id, post: postId, text }) => {
    const index = posts.findIndex((post) => post.id === postId);
    const { title, text: body, comments } = posts[index]!;
    // Not the first comment, so that an own link is judged by what it is for, not by when it comes.
    const input: CoachInput = {
      text,
      channel: "blog",
      firstComment: false,
      post: { title, text: body, comments: comments.map((comment) => comment.text) },
    };
    const [a, b] = readers.map((reader) => reader.get(id)!);
    return { id, input, words: text.split(/\s+/u).length, says: [a!, b!], heldOut: index % 2 === 1 };
  });
}

/** Those on which both readers agree, each with what they say. */
export function goldOf(comments: readonly LabelledComment[], label: Label): (LabelledComment & { is: boolean })[] {
  return comments
    .map((comment) => ({ ...comment, is: comment.says[0].has(label) }))
    .filter(({ is, says }) => says[1].has(label) === is);
}

function readLines<Row>(name: string): Row[] {
  const text = readFileSync(new URL(`../fixtures/coach/${name}.jsonl`, import.meta.url), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Row);
}
