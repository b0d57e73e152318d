// Four people the newcomer follows already, each with a story of their own, and what is bound to happen in the first minutes.
import { DAY, HOUR } from "../../../src/clock.ts";
import { CAST } from "../characters.ts";
import { createRandom } from "../random.ts";
import type { Plan } from "../story.ts";
import type { Author, Post } from "../things.ts";
import { TOPICS } from "../words/topics.ts";
import { writeRemark } from "../words/write-post.ts";

/** In whose name the history was made; the newcomer goes on from there. */
export const NEWCOMER: Author & { email: string } = { name: "Robin Vale", email: "robin@example.org" };

export const PROFILE = {
  name: NEWCOMER.name,
  about: "Runs the booking desk of a small ferry line and collects what queues teach.",
  interests: ["bread", "bicycles", "street trees", "translation", "libraries", "queues"],
  expertise: ["ferries", "booking desks", "waiting lines"],
};

/** @property met days before the demo begins on which they met in person. */
export type Followed = { who: string; why: string; tags: string[]; met?: number };

export const FOLLOWED: readonly Followed[] = [
  {
    who: "ines",
    why: "She counts what nobody counts. I would like to compare her slate with our booking desk.",
    tags: ["numbers"],
  },
  { who: "tomas", why: "Teaches his customers to need him less, and it works.", tags: ["craft"] },
  { who: "noor", why: "Asks better questions than anybody I know of.", tags: ["podcast"] },
  {
    who: "wim",
    why: "We met at the harbour fair and talked about plants that outlive their planters.",
    tags: ["city", "met"],
    met: 6,
  },
];

/** @param begin domain time when the demo begins. Nobody else's plans are changed by these. */
export function plansFrom(begin: Date): Plan[] {
  const at = (hours: number): Date => new Date(begin.getTime() + hours * HOUR);
  const daysAgo = (days: number): Date => new Date(begin.getTime() - days * DAY);
  const visit = (who: string, when: Date): Plan => ({ at: when, who, what: "visit", by: NEWCOMER, say });
  const publish = (who: string, when: Date): Plan => ({ at: when, who, what: "publish" });
  return [
    // Ines: one exchange weeks ago, and a second comment that she is about to answer: then there is enough to connect on.
    publish("ines", daysAgo(41)),
    visit("ines", daysAgo(40)),
    publish("ines", daysAgo(1.2)),
    visit("ines", at(-1)),
    // Noor: read often, answered next to never.
    ...[36, 28, 20, 11].flatMap((days) => [publish("noor", daysAgo(days + 0.5)), visit("noor", daysAgo(days))]),
    // Tomas: nothing said yet; he publishes while one looks, moves, and publishes again at his new address.
    publish("tomas", daysAgo(0.9)),
    publish("tomas", at(4)),
    { at: at(9), who: "tomas", what: "move" },
    publish("tomas", at(13)),
    publish("wim", daysAgo(2)),
    publish("wim", at(17)),
  ];
}

/** What the newcomer said in those weeks: about the post, from another trade. */
function say(post: Post): string {
  return writeRemark(createRandom("newcomer", post.key), TOPICS[post.topicId]);
}

export const SEED = 2026;

/** All of them live here; four are followed, and the others can be. */
export const DEMO_CAST = CAST;
