// One look at a feed: a request, and its answer read. No handle on the database, and nothing is thrown: what came of it
// is a value, for others to store.
import { hash } from "node:crypto";
import type { ClaimedFeed } from "../../db/polls.ts";
import { describeError, DoorError, NotYetError } from "../../errors.ts";
import { parseFeed } from "../../feeds/parse.ts";
import type { ParsedFeed } from "../../feeds/types.ts";
import type { FetchAnswer, Redirect } from "../../net/fetcher.ts";
import { offerOf, type Offer } from "../../websub/offer.ts";
import type { Context } from "../context.ts";
import { troubleFrom, troubleOf, unexpectedTrouble, type Trouble, type TroubleKind } from "../feeds/health.ts";
import { mayBeSent } from "../feeds/validators.ts";
import { afterSkips } from "../feeds/wishes.ts";
import { HeldElsewhere } from "./held.ts";

/** An answer without its body, which is long: `hash` tells two bodies apart. */
export type Answered = Omit<FetchAnswer, "body"> & { hash: string };

export type Outcome = { feed: ClaimedFeed; at: Date } & (
  | { kind: "unchanged"; answer: Answered }
  | { kind: "read"; answer: Answered; parsed: ParsedFeed; offer: Offer }
  /** `isUnreached` where not even the first host on the way was heard of: the trouble may be ours. */
  | { kind: "trouble"; trouble: Trouble; answer?: Answered; isUnreached?: boolean }
  /** Nothing went out; `dueAt` says when it may, where that is known. */
  | { kind: "unasked"; dueAt?: Date }
  /** Something went out, and nobody waited for the answer. */
  | { kind: "broken-off" }
);

export type VisitContext = Pick<Context, "fetcher" | "clock" | "chance" | "logger"> & {
  /** Until when the host of an address wants no request. */
  silentUntil: (url: string) => Promise<Date | undefined>;
  /** Whether a redirect leads to what another feed of ours brings. */
  isHeldElsewhere: (feed: ClaimedFeed, url: string, redirects: readonly Redirect[]) => Promise<boolean>;
};

const UNREACHED: ReadonlySet<TroubleKind> = new Set<TroubleKind>(["name", "refused", "timeout"]);

/** @param signal ends the visit; nothing is the feed's fault then. */
export async function visitFeed(context: VisitContext, feed: ClaimedFeed, signal?: AbortSignal): Promise<Outcome> {
  const { clock, chance } = context;
  const begin = clock.now();
  const wanted = afterSkips(begin, feed, chance);
  if (wanted > begin) return { feed, at: begin, kind: "unasked", dueAt: wanted };
  const sent = { any: false, beyond: false };
  try {
    return { feed, at: clock.now(), ...(await ask(context, feed, sent, signal)) };
  } catch (error) {
    const at = clock.now();
    if (signal?.aborted) return { feed, at, kind: sent.any ? "broken-off" : "unasked" };
    if (error instanceof HeldElsewhere) return { feed, at, kind: "unchanged", answer: toAnswered(error, at) };
    if (error instanceof NotYetError) {
      const trouble = {
        ...troubleFrom(error, feed.url),
        kind: "pause",
        pause: true,
        silence: error.notBefore,
      } as const;
      return { feed, at, kind: "trouble", trouble };
    }
    if (error instanceof DoorError) {
      const trouble = troubleFrom(error, feed.url);
      return { feed, at, kind: "trouble", trouble, isUnreached: !sent.beyond && UNREACHED.has(trouble.kind) };
    }
    context.logger.error({ feed: feed.id, error: describeError(error) }, "a feed could not be read");
    return { feed, at, kind: "trouble", trouble: unexpectedTrouble() };
  }
}

type Found =
  | { kind: "unchanged"; answer: Answered }
  | { kind: "read"; answer: Answered; parsed: ParsedFeed; offer: Offer }
  | { kind: "trouble"; trouble: Trouble; answer: Answered };

async function ask(
  context: VisitContext,
  feed: ClaimedFeed,
  sent: { any: boolean; beyond: boolean },
  signal: AbortSignal | undefined,
): Promise<Found> {
  const validators = mayBeSent(feed)
    ? { etag: feed.etag ?? undefined, lastModified: feed.lastModified ?? undefined }
    : {};
  const { body, ...rest } = await context.fetcher.fetch({
    url: feed.url,
    purpose: "feed",
    validators,
    beforeHop: async (url, hop, redirects) => {
      // A host that wants silence gets none of those requests either that somebody else sends its way.
      if (hop > 0) await keepSilent(context, url);
      if (hop > 0 && (await context.isHeldElsewhere(feed, url, redirects)))
        throw new HeldElsewhere(url, [...redirects]);
      sent.any = true;
      sent.beyond ||= hop > 0;
    },
    ...(signal && { signal }),
  });
  const answer = { ...rest, hash: hash("sha256", body, "base64url") };
  const trouble = troubleOf({ ...rest, body }, context.clock.now());
  if (trouble) return { kind: "trouble", trouble, answer };
  if (answer.status === 304) {
    // Said without being asked whether anything changed, or of a body that could not be read: we hold nothing by it.
    if (answer.url !== feed.url || !mayBeSent(feed)) return { kind: "trouble", trouble: unaskedFor(answer), answer };
    if (feed.contentHash === null && feed.error !== null) return { kind: "trouble", trouble: stillOf(feed), answer };
    return { kind: "unchanged", answer };
  }
  if (answer.hash === feed.contentHash) return { kind: "unchanged", answer };
  try {
    // Only what was followed as a page may be one: a portal in between must not pass for a feed.
    const how = { page: feed.format === "html", toStore: true };
    const parsed = await parseFeed(body, answer.headers, answer.url, how);
    return { kind: "read", answer, parsed, offer: offerOf({ ...rest, body }, parsed) };
  } catch (error) {
    return { kind: "trouble", trouble: troubleFrom(error, feed.url, { ...rest, body }), answer };
  }
}

/** As if it had been asked with what it served last: our own look at that feed answers for it. */
function toAnswered({ url, redirects }: HeldElsewhere, receivedAt: Date): Answered {
  const nothing = { status: 304, headers: new Headers(), complete: true, hash: "" };
  return { ...nothing, url, redirects: [...redirects], permanentUrl: url, receivedAt };
}

async function keepSilent({ silentUntil }: VisitContext, url: string): Promise<void> {
  const notBefore = await silentUntil(url);
  if (!notBefore) return;
  const { host } = new URL(url);
  throw new NotYetError("address-status", `${host} asks for a pause. We wait.`, { notBefore });
}

function stillOf({ error, trouble }: ClaimedFeed): Trouble {
  return { ...unexpectedTrouble(), text: error!, ...(trouble !== null && { kind: trouble as Trouble["kind"] }) };
}

function unaskedFor({ url }: Answered): Trouble {
  const text = `${new URL(url).host} says that nothing has changed, but it never gave us this feed. We try again.`;
  return { ...unexpectedTrouble(), kind: "odd-answer", text };
}
