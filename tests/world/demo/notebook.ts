// Which comments of this world are the newcomer's, and what of the answers stands in the product already.
import type { Post, Remark } from "../things.ts";
import type { World } from "../world.ts";
import type { Api } from "./api.ts";
import { NEWCOMER } from "./plans.ts";

export type Mine = { remark: Remark; personId: string; postId: string | undefined; channel: string };

export type Notebook = {
  /** From now on, what is answered to this comment is logged for this person. */
  keep: (mine: Mine) => void;
  has: (remark: Remark) => boolean;
  /** Logs what came of the newcomer's comments since the last time, through the API as the user would by hand. */
  logAnswers: (personOf: (who: string) => string | undefined) => Promise<void>;
};

const CHANNELS = {
  blog: "blog",
  wordpress: "blog",
  podcast: "podcast",
  mastodon: "mastodon",
  discourse: "forum",
  webmention: "webmention",
} as const;

export function channelOf(post: Post): string {
  return CHANNELS[post.by.home];
}

export function openNotebook(world: World, api: Api): Notebook {
  const kept: Mine[] = [];
  const logged = new Set<unknown>();

  const inbound = async (mine: Mine, touch: { kind: string; at: Date; url: string; text?: string }): Promise<void> =>
    void (await api("POST", `/people/${mine.personId}/touches`, {
      ...touch,
      direction: "inbound",
      channel: mine.channel,
      at: touch.at.toISOString(),
      ...(mine.postId !== undefined && { postId: mine.postId }),
    }));

  const logFor = async (mine: Mine): Promise<void> => {
    const { remark } = mine;
    const url = world.homeOf(remark).placeOf(remark);
    for (const answer of world.story
      .remarks(remark.post)
      .filter((one) => one.parent === remark && one.by.id === remark.post.by.id)) {
      if (logged.has(answer)) continue;
      logged.add(answer);
      await inbound(mine, {
        kind: "reply",
        at: answer.at,
        url: world.homeOf(answer).placeOf(answer),
        text: answer.text,
      });
    }
    const like = world.record.find(
      ({ what, about, text }) => what === "liked" && about === remark.post.key && text === remark.text,
    );
    if (!like || logged.has(like)) return;
    logged.add(like);
    await inbound(mine, { kind: "like", at: like.at, url });
  };

  const logMentions = async (personOf: (who: string) => string | undefined): Promise<void> => {
    for (const post of world.story.posts().filter((one) => one.mention?.name === NEWCOMER.name)) {
      const personId = personOf(post.by.id);
      if (personId === undefined || logged.has(post)) continue;
      logged.add(post);
      const body = {
        kind: "mention",
        direction: "inbound",
        channel: channelOf(post),
        at: post.at.toISOString(),
        url: world.homeOf(post).urlOf(post),
        text: post.title,
      };
      await api("POST", `/people/${personId}/touches`, body);
    }
  };

  return {
    keep: (mine) => void kept.push(mine),
    has: (remark) => kept.some((one) => one.remark === remark),
    logAnswers: async (personOf) => {
      for (const mine of kept) await logFor(mine);
      await logMentions(personOf);
    },
  };
}
