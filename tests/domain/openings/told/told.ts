// What a told example says: somebody's interests, and posts in the order in which a thoughtful person would take them.

/** @property hours since it was published. @property gapDays between two posts of theirs, usually; null: not known. */
export type ToldPost = {
  title: string;
  text: string;
  language?: string;
  /** What they ask their readers. */
  asks?: string;
  /** As the brief has them. */
  topics?: string[];
  hours: number;
  gapDays: number | null;
  /** null: nobody says how many there are. */
  comments: number | null;
  stage: string;
  /** Since the last touch either way; null: there was none. */
  quietDays?: number | null;
  /** Of the user's comments there, how many they answered. */
  answered?: [answered: number, of: number];
  /** Comments in a row that they have not answered. */
  unanswered?: number;
  /** Posts turned down: how many days ago each. */
  turnedDown?: { theirs?: number[]; topic?: { name: string; authors: number; daysAgo: number } };
  /** Why it stands here and no higher. */
  because: string;
};

/** @property ranked best first. */
export type ToldGroup = {
  about: string;
  interests: string[];
  expertise: string[];
  ranked: ToldPost[];
};
