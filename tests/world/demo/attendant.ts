// Sits beside the newcomer: carries what they say they posted into the world, and logs what comes back. The product's own
// tracker is for a later issue; until then this is the user's hand.
import type { Post, Remark } from "../things.ts";
import type { World } from "../world.ts";
import type { Api, EntrySeen, List, PersonSeen, PostSeen } from "./api.ts";
import { channelOf, type Notebook } from "./notebook.ts";
import { NEWCOMER } from "./plans.ts";

/** Something that the newcomer could see happen in the product. */
export type Seen = { what: "post" | "posted" | "answer" | "stage"; text: string };

export type Attendant = { round: () => Promise<void> };

export function startAttendant(world: World, api: Api, notebook: Notebook, see: (seen: Seen) => void): Attendant {
  const lookedAt = new Map<string, string | null>();
  const stages = new Map<string, string>();
  const entries = new Set<string>();
  let known: Set<string> | undefined;

  const homeIdOf = (person: PersonSeen): string | undefined => {
    const origins = [...person.feeds, ...person.handles].map(({ url }) => URL.parse(url)?.origin);
    return world.people.find((home) => home.sites.some((site) => origins.includes(site.origin)))?.who.id;
  };

  const postOf = async (entry: EntrySeen): Promise<Post | undefined> => {
    const direct = entry.url === null ? undefined : world.postAt(entry.url);
    if (direct || entry.postId === null) return direct;
    const { url } = await api<PostSeen>("GET", `/posts/${entry.postId}`);
    return url === null ? undefined : world.postAt(url);
  };

  /** What was sent by the page's own form is there already; what was only marked as posted is said now. */
  const bringOut = (post: Post, text: string, isReply: boolean): Remark => {
    const there = world.story
      .remarks(post)
      .find((one) => one.by.id === undefined && !notebook.has(one) && alike(one.text, text));
    const answers = world.story
      .remarks(post)
      .filter((one) => one.by.id === post.by.id && one.parent?.by.id === undefined);
    return there ?? world.story.receive(post, NEWCOMER, text, isReply ? answers.at(-1) : undefined);
  };

  const listen = async (person: PersonSeen, isFirst: boolean): Promise<void> => {
    if (lookedAt.get(person.id) === person.lastTouchAt) return;
    const { items } = await api<List<EntrySeen>>("GET", `/people/${person.id}/timeline?limit=50`);
    lookedAt.set(person.id, person.lastTouchAt);
    const said = items.filter(
      (one) => one.type === "touch" && ["comment", "reply"].includes(one.kind) && !entries.has(one.id),
    );
    for (const entry of said.reverse()) {
      entries.add(entry.id);
      if (entry.direction === "inbound") {
        if (!isFirst) see({ what: "answer", text: `${person.name} answered: ${entry.text ?? ""}` });
        continue;
      }
      const post = isFirst || entry.text === null ? undefined : await postOf(entry);
      if (!post || entry.text === null) continue;
      const remark = bringOut(post, entry.text, entry.kind === "reply");
      notebook.keep({ remark, personId: person.id, postId: entry.postId ?? undefined, channel: channelOf(post) });
      see({
        what: "posted",
        text: `You commented on ${person.name}'s “${post.title}”${remark.held ? "; it waits for approval" : ""}`,
      });
    }
  };

  const lookForPosts = async (): Promise<void> => {
    const { items } = await api<List<PostSeen & { author: string | null }>>("GET", "/posts?limit=20");
    const before = known;
    known = new Set([...(known ?? []), ...items.map(({ id }) => id)]);
    for (const post of before ? items.filter(({ id }) => !before.has(id)) : [])
      see({ what: "post", text: `A post came in: ${post.author ?? "somebody"}, “${post.title}”` });
  };

  return {
    round: async () => {
      const { items: people } = await api<List<PersonSeen>>("GET", "/people?limit=200");
      for (const person of people) {
        const before = stages.get(person.id);
        stages.set(person.id, person.stage);
        await listen(person, before === undefined);
        if (before !== undefined && before !== person.stage)
          see({ what: "stage", text: `${person.name}: ${before} → ${person.stage}` });
      }
      await notebook.logAnswers((who) => people.find((person) => homeIdOf(person) === who)?.id);
      await lookForPosts();
    },
  };
}

/** Forms change line ends and spaces. */
function alike(a: string, b: string): boolean {
  const bare = (text: string): string => text.replaceAll(/\s+/gu, " ").trim();
  return bare(a) === bare(b);
}
