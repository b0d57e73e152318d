// What went wrong with a poll, as a sentence for the person who follows the feed, and what it means for the next one.
import { DoorError } from "../../errors.ts";
import type { FetchAnswer } from "../../net/fetcher.ts";
import { parseRetryAfter } from "../../net/caching.ts";

export type Trouble = {
  text: string;
  /** Stop for good: the publisher says it will not come back. */
  gone: boolean;
  /** The host wants silence: not the feed's failure. */
  pause: boolean;
  /** Until when, where it says so. */
  silence: Date | undefined;
};

/** Undefined where the answer is fine. */
export function troubleOf(answer: FetchAnswer, now: Date): Trouble | undefined {
  const { host } = new URL(answer.url);
  const trouble = (text: string, more: Partial<Trouble> = {}): Trouble => ({
    text,
    gone: false,
    pause: false,
    silence: undefined,
    ...more,
  });
  switch (answer.status) {
    case 200:
    case 304:
      return undefined;
    case 410:
      return trouble(`${host} says that this feed is gone for good.`, { gone: true });
    case 404:
      return trouble(`${host} has nothing at this address any more. We keep looking.`);
    case 401:
    case 403:
      return trouble(`${host} does not let us read this feed (it answered ${answer.status}).`);
    case 429:
    case 503: {
      const silence = parseRetryAfter(answer.headers, now);
      return trouble(`${host} asks for a pause. We wait.`, { pause: true, silence });
    }
    default:
      return trouble(`${host} answered with an error (${answer.status}). We try again.`);
  }
}

/** What went wrong was in the feed or in us; the log knows. */
export function unexpectedTrouble(): Trouble {
  const text = "Something in this feed could not be understood. What we had is kept, and we try again.";
  return { text, gone: false, pause: false, silence: undefined };
}

/** The same for what the fetcher or the parser threw. */
export function troubleFrom(error: unknown): Trouble {
  if (!(error instanceof DoorError)) throw error;
  return { text: error.message, gone: false, pause: false, silence: undefined };
}
