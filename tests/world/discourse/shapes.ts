// Topics and their posts as Discourse shows them.
import type { Character } from "../characters.ts";
import { bodyOf, paragraphs } from "../markup.ts";
import type { Story } from "../story.ts";
import type { Post, Remark } from "../things.ts";

/** One post of a topic: the first is the keeper's, every other is a remark. */
export type Turn = {
  id: number;
  /** From 1, in the topic. */
  number: number;
  topic: Post;
  username: string;
  name: string;
  cooked: string;
  at: Date;
  remark: Remark | undefined;
  likedBy: readonly Character[];
};

/** Ids of first posts and of remarks come from ranges of their own. */
const REMARKS_FROM = 100_000;

export function turnsOf(story: Story, topic: Post): Turn[] {
  const { by } = topic;
  const first = {
    id: topic.id,
    number: 1,
    topic,
    username: by.id,
    name: by.name,
    cooked: bodyOf(topic),
    at: topic.at,
    remark: undefined,
    likedBy: [],
  };
  const rest = story.remarks(topic).map((remark, index) => ({
    id: REMARKS_FROM + remark.id,
    number: index + 2,
    topic,
    username: usernameOf(remark),
    name: remark.by.name,
    cooked: paragraphs(remark.text),
    at: remark.at,
    remark,
    likedBy: remark.likedBy,
  }));
  return [first, ...rest];
}

export function showPost(turn: Turn, turns: readonly Turn[]): Record<string, unknown> {
  const to = turn.remark?.parent && turns.find((one) => one.remark === turn.remark?.parent);
  const at = turn.at.toISOString();
  return {
    id: turn.id,
    name: turn.name,
    username: turn.username,
    avatar_template: `/letter_avatar/${turn.username}/{size}.png`,
    created_at: at,
    cooked: turn.cooked,
    post_number: turn.number,
    post_type: 1,
    posts_count: turns.length,
    updated_at: at,
    reply_count: turns.filter((one) => one.remark?.parent !== undefined && one.remark.parent === turn.remark).length,
    reply_to_post_number: to ? to.number : null,
    ...(to && { reply_to_user: { username: to.username, name: to.name } }),
    quote_count: 0,
    topic_id: turn.topic.id,
    topic_slug: turn.topic.slug,
    actions_summary: turn.likedBy.length > 0 ? [{ id: 2, count: turn.likedBy.length }] : [],
    user_id: turn.username === turn.topic.by.id ? 1 : 100 + turn.username.length,
    mentioned_users: [],
    hidden: false,
    trust_level: 1,
    deleted_at: null,
    user_deleted: false,
    post_url: `/t/${turn.topic.slug}/${turn.topic.id}/${turn.number}`,
  };
}

/** The keeper, and everybody who ever said something. */
export function membersOf(story: Story, keeper: Character): string[] {
  const others = story
    .remarks()
    .filter((remark) => remark.post.by === keeper)
    .map(usernameOf);
  return [...new Set([keeper.id, ...others])];
}

function usernameOf(remark: Remark): string {
  return remark.by.id ?? remark.by.name.replaceAll(/[^\w.-]+/gu, "_");
}
