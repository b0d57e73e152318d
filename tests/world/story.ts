// The story of the simulated web: what its people do, by their nature and a seed, as domain time passes.
import { DAY, HOUR } from "../../src/clock.ts";
import { createAgenda } from "./agenda.ts";
import type { Character } from "./characters.ts";
import { createRandom } from "./random.ts";
import type { Author, Happening, Post, Remark } from "./things.ts";
import { TOPICS } from "./words/topics.ts";
import { isFlattery, writeAnswer } from "./words/write-answer.ts";
import { writeNote, writePost, writeRemark } from "./words/write-post.ts";

/** What somebody decided beforehand. `visit`: a stranger comments on the newest post of `who`. */
export type Plan =
  | { at: Date; who: string; what: "publish" }
  | { at: Date; who: string; what: "move" }
  | { at: Date; who: string; what: "visit"; by: Author; say: (post: Post) => string };

export type Story = {
  now: () => Date;
  people: readonly Character[];
  /** Everything that happened, in order. */
  record: readonly Happening[];
  /** Newest first; of one person or of all. */
  posts: (who?: string) => Post[];
  /** Oldest first, those that wait for approval among them. */
  remarks: (post?: Post) => Remark[];
  hasMoved: (who: string) => boolean;
  /** A stranger says something under a post, now. */
  receive: (post: Post, by: Author, text: string, parent?: Remark) => Remark;
  /** It is as if it had never been said, but in the record. */
  withdraw: (remark: Remark) => void;
  /** Lets everything happen that happens until then. Time never goes back. */
  advanceTo: (to: Date) => void;
};

/** An author answers the same reader under one post so often at most. */
const MOST_ANSWERS = 3;

type Start = { seed: number; people: readonly Character[]; from: Date; plans?: readonly Plan[] };

export function createStory({ seed, people, from, plans = [] }: Start): Story {
  const agenda = createAgenda(from);
  const record: Happening[] = [];
  const posts: Post[] = [];
  const remarks: Remark[] = [];
  const moved = new Set<string>();
  let spoken = 0;
  const randoms = new Map(people.map(({ id }) => [id, createRandom(seed, id)]));
  const lot = (...about: (string | number)[]) => createRandom(seed, ...about);
  const later = (hours: number): Date => new Date(agenda.now().getTime() + hours * HOUR);
  const note = (who: string, what: Happening["what"], about: string, text: string): void =>
    void record.push({ at: agenda.now(), who, what, about, text });

  function publish(who: Character): void {
    const random = randoms.get(who.id)!;
    const topicId = random.pick(who.topics);
    const topic = TOPICS[topicId];
    const taken = new Set(posts.filter((post) => post.by === who).map(({ title }) => title));
    const written =
      who.home === "mastodon"
        ? { title: "", heading: "", paragraphs: [writeNote(random, topic)] }
        : writePost(random, topic, taken);
    const id = posts.length + 1;
    const mention = random.chance(who.links) ? lastAnswered(who) : undefined;
    const slug = written.title === "" ? String(id) : slugOf(written.title);
    const post: Post = {
      ...written,
      id,
      key: `${who.id}/${slug}`,
      slug,
      by: who,
      at: agenda.now(),
      topicId,
      ...(mention && { mention }),
    };
    posts.unshift(post);
    note(who.id, "published", post.key, post.title || post.paragraphs.join(" "));
    if (mention) note(who.id, "mentioned", post.key, mention.name);
    for (const other of people) {
      const chance = lot("reads", other.id, post.key);
      if (other !== who && chance.chance(other.comments))
        agenda.add(later(chance.between(1, 30)), () => {
          put(post, { name: other.name, id: other.id }, writeRemark(chance, topic), undefined);
        });
    }
  }

  /** The last stranger that they answered and have not named yet. */
  function lastAnswered(who: Character): Author | undefined {
    const named = posts.filter((post) => post.by === who).map((post) => post.mention?.name);
    const answered = remarks.filter((one) => one.by.id === who.id && one.parent !== undefined);
    const by = answered.at(-1)?.parent?.by;
    return by === undefined || by.id !== undefined || named.includes(by.name) ? undefined : by;
  }

  function live(who: Character): void {
    publish(who);
    agenda.add(later(randoms.get(who.id)!.between(0.5, 1.5) * who.every * (DAY / HOUR)), () => live(who));
  }

  function put(post: Post, by: Author, text: string, parent: Remark | undefined): Remark {
    const { holds } = post.by;
    const isKnown =
      by.id !== undefined || remarks.some((one) => one.by.name === by.name && one.post.by === post.by && !one.held);
    const held = holds !== undefined && !isKnown;
    const remark: Remark = { id: (spoken += 1), post, by, text, at: agenda.now(), parent, held, likedBy: [] };
    remarks.push(remark);
    const isAnswer = by.id === post.by.id && parent !== undefined;
    note(by.id ?? by.name, held ? "held" : isAnswer ? "answered" : "commented", post.key, text);
    const random = lot("approves", post.key, text);
    if (held)
      agenda.add(later(random.between(...holds)), () => {
        remark.held = false;
        note(post.by.id, "approved", post.key, text);
        consider(remark);
      });
    else if (by.id !== post.by.id) consider(remark);
    return remark;
  }

  /** The author reads a comment, and does with it what is in their nature. */
  function consider(remark: Remark): void {
    const { post, by, text } = remark;
    const author = post.by;
    const random = lot("considers", post.key, by.name, text);
    const [answers, likes, hours, likesAfter] = [
      random.next(),
      random.next(),
      random.between(...author.answers.hours),
      random.between(0.2, 4),
    ];
    if (author.ignoresFlattery && isFlattery(text)) return;
    if (likes < author.likes)
      agenda.add(later(likesAfter), () => {
        remark.likedBy.push(author);
        note(author.id, "liked", post.key, text);
      });
    const before = remarks.filter(
      (one) => one.post === post && one.by.id === author.id && one.parent?.by.name === by.name,
    );
    // Among themselves one answer is enough: their threads would never end.
    if (before.length >= (by.id === undefined ? MOST_ANSWERS : 1) || answers >= author.answers.chance) return;
    agenda.add(later(hours), () => {
      put(post, { name: author.name, id: author.id }, writeAnswer(random, TOPICS[post.topicId], text), remark);
    });
  }

  function carryOut(plan: Plan): void {
    const who = people.find(({ id }) => id === plan.who);
    if (!who) throw new Error(`nobody here is called ${plan.who}`);
    if (plan.what === "publish") return publish(who);
    if (plan.what === "move") {
      moved.add(who.id);
      return note(who.id, "moved", who.id, who.title);
    }
    const newest = posts.find((post) => post.by === who);
    if (newest) put(newest, plan.by, plan.say(newest), undefined);
  }

  for (const plan of plans) agenda.add(plan.at, () => carryOut(plan));
  for (const who of people)
    agenda.add(later(randoms.get(who.id)!.between(0, who.every * (DAY / HOUR))), () => live(who));
  return {
    now: agenda.now,
    people,
    record,
    posts: (who) => (who === undefined ? [...posts] : posts.filter((post) => post.by.id === who)),
    remarks: (post) => (post === undefined ? [...remarks] : remarks.filter((one) => one.post === post)),
    hasMoved: (who) => moved.has(who),
    receive: (post, by, text, parent) => put(post, by, text, parent),
    withdraw: (remark) => void remarks.splice(remarks.indexOf(remark), remarks.includes(remark) ? 1 : 0),
    advanceTo: agenda.advanceTo,
  };
}

function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, "-")
    .replaceAll(/^-|-$/gu, "");
}
