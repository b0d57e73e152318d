// Asks robots.txt before anything is fetched by itself. Kept in memory for a day of domain time.
import { DAY, HOUR, type Clock } from "../clock.ts";
import { DoorError, RetryLaterError } from "../errors.ts";
import type { Fetcher } from "./fetcher.ts";
import { parseWebAddress } from "./guard.ts";
import { isAllowed, parseRobots, type Rule } from "./robots-rules.ts";

export type Robots = {
  /**
   * Whether the site lets our crawler fetch `url`. Costs one request per origin and day.
   * @throws RetryLaterError where the site could not be asked: it is left alone until then.
   * @throws PermanentError where `url` is no address that could be fetched at all.
   */
  mayFetch: (url: string) => Promise<boolean>;
};

/** `rules` undefined: the site could not be asked. */
type Entry = { rules: Rule[] | undefined; until: number; weight: number };

/** Pattern characters kept over all sites; the least recently asked go first. */
const MOST_CHARACTERS = 4_000_000;
const COST_OF_A_SITE = 200;

/** @param token the product token of the User-Agent, without version: `DoorOpener`. */
export function createRobots(fetcher: Fetcher, clock: Clock, token: string): Robots {
  const known = new Map<string, Entry>();
  const asking = new Map<string, Promise<Entry>>();
  let weight = 0;

  async function mayFetch(address: string): Promise<boolean> {
    const url = parseWebAddress(address);
    const old = known.get(url.origin);
    const entry = old && old.until > clock.now().getTime() ? old : await ask(url.origin, old);
    remember(url.origin, entry);
    if (entry.rules === undefined) {
      const sentence = `${url.host} could not be asked whether programs may read it.`;
      throw new RetryLaterError("address-unreachable", sentence, { notBefore: new Date(entry.until) });
    }
    return isAllowed(entry.rules, url);
  }

  /** Asks once for all who want to know at the same time. */
  function ask(origin: string, old: Entry | undefined): Promise<Entry> {
    const running = asking.get(origin);
    if (running) return running;
    const answer = read(origin, old).finally(() => asking.delete(origin));
    asking.set(origin, answer);
    return answer;
  }

  async function read(origin: string, old: Entry | undefined): Promise<Entry> {
    const rules = await request(origin);
    const now = clock.now().getTime();
    if (rules) return { rules, until: now + DAY, weight: weigh(rules) };
    // The site is in trouble. RFC 9309, 2.3.1.4 says: fetch nothing, which is also what helps the site; the article
    // would hardly come either. What it said before still counts. Asked again after an hour, not a day: outages are
    // short, and the RFC's "after 30 days, all is allowed" would need memory over restarts for a case that does not
    // matter: an article that waits so long is read from the feed.
    return { rules: old?.rules, until: now + HOUR, weight: weigh(old?.rules ?? []) };
  }

  /** @returns undefined where the site could not be asked. */
  async function request(origin: string): Promise<Rule[] | undefined> {
    try {
      const { status, body } = await fetcher.fetch({ url: `${origin}/robots.txt`, purpose: "robots" });
      if (status >= 200 && status < 300) return parseRobots(new TextDecoder().decode(body), token);
      // 429 says "not now", as 5xx does; every other refusal says that there are no rules (RFC 9309, 2.3.1.3).
      return status === 429 || status >= 500 ? undefined : [];
    } catch (error) {
      if (!(error instanceof DoorError)) throw error;
      // More redirects than anybody follows: as good as no file (2.3.1.2).
      return error.kind === "address-redirects" ? [] : undefined;
    }
  }

  function remember(origin: string, entry: Entry): void {
    weight += entry.weight - (known.get(origin)?.weight ?? 0);
    known.delete(origin);
    known.set(origin, entry);
    for (const [other, { weight: freed }] of known) {
      if (weight <= MOST_CHARACTERS || other === origin) break;
      known.delete(other);
      weight -= freed;
    }
  }

  return { mayFetch };
}

function weigh(rules: readonly Rule[]): number {
  return rules.reduce((sum, { pattern }) => sum + pattern.length, COST_OF_A_SITE);
}
