// The words that pages use for the ids in the contract. Ids that are not known yet are shown as they are, without dashes.

export const STAGES = [
  "stranger",
  "listening",
  "noticed",
  "in-dialogue",
  "ready",
  "invited",
  "connected",
  "declined",
  "dormant",
] as const;

const channelWords: Record<string, string> = {
  blog: "blog",
  webmention: "webmention",
  mastodon: "Mastodon",
  bluesky: "Bluesky",
  x: "X",
  linkedin: "LinkedIn",
  facebook: "Facebook",
  youtube: "YouTube",
  podcast: "podcast",
  forum: "forum",
  hackernews: "Hacker News",
  reddit: "Reddit",
  github: "GitHub",
  email: "e-mail",
  "in-person": "in person",
  other: "elsewhere",
};

export const CHANNELS: readonly string[] = Object.keys(channelWords);

/** Kinds of touch that a user may log by hand, as they are offered in the form. */
export const TOUCH_KINDS: readonly { id: string; word: string }[] = [
  { id: "comment", word: "A comment" },
  { id: "reply", word: "A reply" },
  { id: "email", word: "An e-mail" },
  { id: "meeting", word: "A meeting or call" },
  { id: "mention", word: "A mention" },
  { id: "share", word: "A share" },
  { id: "like", word: "A like" },
  { id: "follow", word: "A follow" },
  { id: "introduction", word: "An introduction" },
  { id: "gift", word: "A gift or favour" },
  { id: "ask", word: "A request" },
];

/** What somebody did, after their name: "Ines" + "replied to you", "You" + "shared it". */
const touchVerbs: Record<string, { outbound: string; inbound: string }> = {
  comment: { outbound: "commented", inbound: "commented on yours" },
  reply: { outbound: "replied", inbound: "answered" },
  like: { outbound: "liked a post", inbound: "liked what you wrote" },
  follow: { outbound: "began to follow", inbound: "followed you" },
  share: { outbound: "shared a post", inbound: "shared what you wrote" },
  mention: { outbound: "mentioned them", inbound: "mentioned you" },
  webmention: { outbound: "linked to them", inbound: "linked to you" },
  email: { outbound: "wrote an e-mail", inbound: "wrote you an e-mail" },
  meeting: { outbound: "met them", inbound: "met you" },
  introduction: { outbound: "introduced them", inbound: "introduced you" },
  gift: { outbound: "gave something", inbound: "gave you something" },
  ask: { outbound: "asked for something", inbound: "asked you for something" },
};

const numbers = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

export function stageWord(stage: string): string {
  return stage.replaceAll("-", " ");
}

export function channelWord(channel: string): string {
  return channelWords[channel] ?? channel.replaceAll("-", " ");
}

/** "on the blog", "by e-mail", "in person": the channel as a place in a sentence. */
export function channelPlace(channel: string): string {
  if (channel === "email") return "by e-mail";
  if (channel === "in-person" || channel === "other") return channelWord(channel);
  if (channel === "webmention") return "by webmention";
  if (channel === "blog" || channel === "podcast" || channel === "forum") return `on the ${channelWord(channel)}`;
  return `on ${channelWord(channel)}`;
}

export function touchVerb(kind: string, direction: "outbound" | "inbound"): string {
  return touchVerbs[kind]?.[direction] ?? kind;
}

/** "one person", "three people", "17 people". */
export function countOf(n: number, one: string, many: string): string {
  return `${numbers[n] ?? n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;
}

/** "a", "a and b", "a, b, and c". */
export function listOf(parts: readonly string[]): string {
  return new Intl.ListFormat("en", { type: "conjunction" }).format(parts);
}

export function capitalise(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

const TITLES = /^(?:dr|prof|mr|mrs|ms|sir|dame|rev)\.?$/iu;
// A site is called by its whole name: "Site of Someone", "The Daily Lathe", "Harbour Notes".
const SITES =
  /^(?:an?|the|my|our|site|website|home|\w*blog|notes|news|journal|podcast|show|times|labs?|daily|weekly|planet|radio|team|magazine|diary|letters?|newsletter|media|tech|software|studio|press|reviews?|reports?|posts|stories|hours|inc|ltd|llc|gmbh|of|on|and|at|in|for|from|to|with|about|und|et|y)\.?$/iu;

/** How one calls a person in running text: the first word of what reads like a person's name, else the whole name. */
export function firstName(name: string): string {
  const whole = name.trim().replaceAll(/\s+/gu, " ");
  const words = whole.split(" ");
  const first = words[0] ?? "";
  const isPerson =
    words.length <= 5 &&
    !words.some((word) => SITES.test(word)) &&
    words.every((word) => /^[\p{L}\p{M}.'’-]+$/u.test(word));
  return isPerson && /^\p{Lu}/u.test(first) && !/^\p{L}\.?$/u.test(first) && !TITLES.test(first) ? first : whole;
}

/** Whether it may become a link: other schemes are never followed. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\//iu.test(url);
}

export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host.replace(/^www\./u, "") : url;
}
