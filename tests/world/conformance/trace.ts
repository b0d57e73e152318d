// The journal with what followed from what: a request that a redirect caused is told from one that was made on purpose.
import type { Exchange, Journal } from "./journal.ts";

export type Traced = Exchange & {
  /** The redirect that led here, if one did. */
  via?: Traced;
  /** How many redirects led here. */
  hops: number;
};

export function trace(journal: Journal): Traced[] {
  const open: { to: string; from: Traced }[] = [];
  return journal.map((exchange) => {
    const cause = open.findLastIndex(({ to, from }) => to === exchange.url && sameMoment(from, exchange));
    const via = cause < 0 ? undefined : open.splice(cause, 1)[0]?.from;
    const traced: Traced = { ...exchange, hops: via ? via.hops + 1 : 0, ...(via && { via }) };
    const to = redirectsTo(exchange);
    if (to !== undefined) open.push({ to, from: traced });
    return traced;
  });
}

/** Where a redirect leads, without a fragment; undefined where the answer is none. */
export function redirectsTo({ status, sent, url }: Exchange): string | undefined {
  const location = sent["location"];
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined || !URL.canParse(location, url))
    return undefined;
  const to = new URL(location, url);
  to.hash = "";
  return to.href;
}

/** From the first request of the chain to this one. */
export function chainOf(exchange: Traced): Traced[] {
  const chain = [exchange];
  for (let at = exchange.via; at; at = at.via) chain.unshift(at);
  return chain;
}

export function byUrl(all: readonly Traced[]): Map<string, Traced[]> {
  return Map.groupBy(all, ({ url }) => url);
}

function sameMoment(one: Exchange, other: Exchange): boolean {
  return Math.abs(other.at.getTime() - one.at.getTime()) < 60_000;
}
