// The weeks before the demo begins, made through the public API as a user would have logged them.
import { DAY } from "../../../src/clock.ts";
import type { Remark } from "../things.ts";
import type { World } from "../world.ts";
import type { Api, List, PersonSeen, PostSeen } from "./api.ts";
import { channelOf, type Notebook } from "./notebook.ts";
import { FOLLOWED, NEWCOMER, PROFILE, type Followed } from "./plans.ts";

/** @param begin domain time when the demo began. */
export async function settleIn(world: World, api: Api, notebook: Notebook, begin: Date): Promise<void> {
  await api("PATCH", "/profile", PROFILE);
  const ids = new Map<string, string>();
  await Promise.all(FOLLOWED.map(async (one) => ids.set(one.who, await follow(world, api, notebook, one, begin))));
  await notebook.logAnswers((who) => ids.get(who));
}

async function follow(
  world: World,
  api: Api,
  notebook: Notebook,
  { who, why, tags, met }: Followed,
  begin: Date,
): Promise<string> {
  const { id } = await api<PersonSeen>("POST", "/people", { url: world.addresses[who], why, tags });
  if (met !== undefined) {
    await api("POST", `/people/${id}/touches`, {
      kind: "meeting",
      direction: "outbound",
      channel: "in-person",
      at: new Date(begin.getTime() - met * DAY).toISOString(),
      text: "Met at the harbour fair. We talked for an hour about things that need somebody who would notice.",
    });
  }
  const { items } = await api<List<PostSeen>>("GET", `/posts?personId=${id}&limit=100`);
  const said = world.story.remarks().filter((one) => one.by.name === NEWCOMER.name && one.post.by.id === who);
  for (const remark of said) await logComment(world, api, notebook, { remark, personId: id, posts: items });
  return id;
}

/** On a post that the feed still carries as a comment of the studio, on an older one as a touch. */
async function logComment(
  world: World,
  api: Api,
  notebook: Notebook,
  { remark, personId, posts }: { remark: Remark; personId: string; posts: readonly PostSeen[] },
): Promise<void> {
  const home = world.homeOf(remark);
  const post = posts.find(({ url }) => url === home.urlOf(remark.post));
  const channel = channelOf(remark.post);
  const [url, at] = [home.placeOf(remark), remark.at.toISOString()];
  if (post) {
    const { id } = await api<{ id: string }>("POST", `/posts/${post.id}/comments`, { take: remark.text, channel });
    await api("POST", `/comments/${id}/posted`, { url, at });
  } else {
    const touch = { kind: "comment", direction: "outbound", channel, at, url, text: remark.text };
    await api("POST", `/people/${personId}/touches`, touch);
  }
  notebook.keep({ remark, personId, postId: post?.id, channel });
}
