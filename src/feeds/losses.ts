// What a post lost on its way, counted: a feed with a thousand broken dates says one sentence, not a thousand.

/** One of each kind, and more than one. "#" is the number, "@" the first of them. */
const SENTENCES = {
  date: ['A date could not be read: "@".', '# dates could not be read, the first of them "@".'],
  address: [
    'A link is no web address and was left out: "@".',
    '# links are no web addresses and were left out, the first of them "@".',
  ],
  length: [
    "A post is longer than 1 MB; what comes after that was left out.",
    "# posts are longer than 1 MB; what comes after that was left out.",
  ],
  list: [
    "A post lists more than 200 of a kind; the first 200 were kept.",
    "# posts list more than 200 of a kind; the first 200 were kept.",
  ],
  depth: ["A post is nested absurdly deep; it was left out.", "# posts are nested absurdly deep; they were left out."],
  empty: [
    "There is 1 post with neither title, text nor link: there is nothing to read.",
    "There are # posts with neither title, text nor link: there is nothing to read.",
  ],
  repeated: [
    "1 post came again under an id already seen; the first of each was kept.",
    "# posts came again under an id already seen; the first of each was kept.",
  ],
} as const;
const LONGEST_EXAMPLE = 60;

export type Losses = {
  count: (kind: keyof typeof SENTENCES, example?: string) => void;
  /** In plain sentences, in the order in which they were first counted. */
  sentences: () => string[];
};

export function countLosses(): Losses {
  const counted = new Map<keyof typeof SENTENCES, { number: number; example: string }>();
  return {
    count: (kind, example = "") => {
      const one = counted.get(kind) ?? { number: 0, example: example.slice(0, LONGEST_EXAMPLE) };
      one.number += 1;
      counted.set(kind, one);
    },
    sentences: () =>
      Array.from(counted, ([kind, { number, example }]) =>
        SENTENCES[kind][number === 1 ? 0 : 1].replace("#", String(number)).replace("@", () => example),
      ),
  };
}
