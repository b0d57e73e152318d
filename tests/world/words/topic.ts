// What the people of the simulated web know something about. `{n}` is a count, `{k}` a part of the last count, `{p}` a percentage,
// `{w}` a number of weeks; each is drawn anew.

export type Topic = {
  titles: readonly string[];
  /** Noun phrases that further titles are made of. */
  subjects: readonly string[];
  /** What is commonly held, whole sentences. */
  beliefs: readonly string[];
  /** What the writer sets against it. */
  counters: readonly string[];
  /** "we …", in the past tense. */
  acts: readonly string[];
  /** What came of it, with figures. */
  findings: readonly string[];
  surprises: readonly string[];
  lessons: readonly string[];
  concessions: readonly string[];
  /** Questions that stay open. */
  doubts: readonly string[];
  /** What somebody else, with another trade, adds. */
  remarks: readonly string[];
};
