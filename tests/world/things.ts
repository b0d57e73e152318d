// What there is in the simulated web, whatever kind of server shows it.
import type { Character } from "./characters.ts";
import type { TopicId } from "./words/topics.ts";

/** Somebody of this world (`id`), or a stranger with whatever they said of themselves. */
export type Author = { name: string; id?: string; url?: string; email?: string };

export type Post = {
  /** Unique in the world; platforms show it as their own id. */
  id: number;
  /** `person/slug`: names the post in the record. */
  key: string;
  slug: string;
  by: Character;
  at: Date;
  topicId: TopicId;
  /** Empty for notes. */
  title: string;
  heading: string;
  /** Plain text. */
  paragraphs: string[];
  /** A stranger whom this post names, with a link where they left one. */
  mention?: Author;
};

/** A comment or an answer. */
export type Remark = {
  id: number;
  post: Post;
  by: Author;
  text: string;
  at: Date;
  parent: Remark | undefined;
  /** Waits for approval: nobody but its writer may see it. */
  held: boolean;
  likedBy: Character[];
};

/**
 * Something that happened. `who` is a person's id, or a stranger's name; `about` is the key of a post (of a person, where
 * they moved); `text` is what was said or, for likes and approvals, what was said to them.
 */
export type Happening = {
  at: Date;
  who: string;
  what: "published" | "commented" | "held" | "approved" | "answered" | "liked" | "mentioned" | "moved";
  about: string;
  text: string;
};
