// Where a person of this world is at home: a server that shows the story as its kind of software does.
import type { Character } from "./characters.ts";
import type { Story } from "./story.ts";
import type { Post, Remark } from "./things.ts";
import type { Site } from "./web-server.ts";

export type Home = {
  who: Character;
  /** What one would paste to follow them. Stays the same where they move: it leads on. */
  address: string;
  feed: string;
  /** Where a post stands now. */
  urlOf: (post: Post) => string;
  /** Where a comment stands. */
  placeOf: (remark: Remark) => string;
  sites: readonly Site[];
};

export type OpenHome = (story: Story, who: Character) => Promise<Home>;

/** As many as feeds usually show. */
export const FEED_LENGTH = 10;
