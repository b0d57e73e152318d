// Rules 1, 2, 3, 4 and 21: which validators are sent, and to whom.
import { byUrl, chainOf, redirectsTo, type Traced } from "./trace.ts";

const NAMES = [
  ["if-none-match", "etag"],
  ["if-modified-since", "last-modified"],
] as const;

/** What an address served last, by the name under which it is sent back. `firm`: it answers by itself and to the end. */
export type Served = { values: Map<string, string>; firm: boolean };

export function conditionOffences(all: readonly Traced[]): string[] {
  const everywhere = new Set(all.flatMap(({ sent }) => [sent["etag"], sent["last-modified"]]));
  return [...byUrl(all)].flatMap(([url, visits]) => {
    const feed = visits.filter(({ kind }) => kind === "feed");
    const before = new Set<string | undefined>();
    let served: Served = { values: new Map(), firm: false };
    let isHeld = false;
    return feed.flatMap((visit) => {
      const wrong = visit.via
        ? [...conditionAfterRedirect(visit), ...(isHeld ? askedTwice(visit, served) : [])]
        : wrongConditions(visit, served, before, everywhere);
      isHeld ||= visit.via === undefined;
      served = servedAfter(served, visit);
      for (const [, name] of NAMES) before.add(visit.sent[name]);
      return wrong.map((what) => `${what} (${url}, ${visit.at.toISOString()})`);
    });
  });
}

export function servedAfter(served: Served, visit: Traced): Served {
  if (redirectsTo(visit) !== undefined) return { ...served, firm: false };
  if (![200, 203, 304].includes(visit.status)) return served;
  const values = new Map(visit.status === 304 ? served.values : []);
  // Of an answer that broke off nothing may be sent back: a 304 would hide what is missing.
  if (!visit.whole) return { values, firm: false };
  for (const [condition, name] of NAMES) {
    const value = visit.sent[name];
    if (value !== undefined && value !== "") values.set(condition, value);
  }
  return { values, firm: true };
}

function conditionAfterRedirect({ headers }: Traced): string[] {
  return NAMES.filter(([condition]) => headers[condition] !== undefined).map(
    ([condition]) => `rule 21: ${condition} sent after a redirect`,
  );
}

/** Moved to where another feed is that is asked by itself, and what came last is the same: there is nothing to ask for. */
function askedTwice(visit: Traced, served: Served): string[] {
  const isForGood = chainOf(visit.via!).every(({ status }) => status === 301 || status === 308);
  const isServed = served.firm && served.values.size > 0;
  const isSame = [...served.values].every(([condition, value]) => value === sentAs(visit, condition));
  return isForGood && isServed && isSame ? ["rule 1: an unconditional GET of a feed that is held, after a move"] : [];
}

function sentAs({ sent }: Traced, condition: string): string | undefined {
  return sent[NAMES.find(([one]) => one === condition)![1]];
}

function wrongConditions(
  { headers }: Traced,
  served: Served,
  before: ReadonlySet<string | undefined>,
  everywhere: ReadonlySet<string | undefined>,
): string[] {
  const wrong: string[] = [];
  for (const [condition] of NAMES) {
    const value = headers[condition];
    if (value === undefined || value === served.values.get(condition)) continue;
    if (before.has(value)) wrong.push(`rule 2: an older ${condition} than was last served: ${value}`);
    else if (everywhere.has(value)) wrong.push(`rule 21: ${condition} of another address: ${value}`);
    else wrong.push(`rule 2: ${condition} that was never served: ${value}`);
  }
  const missing = [...served.values.keys()].filter((condition) => headers[condition] === undefined);
  if (!served.firm || missing.length === 0) return wrong;
  if (NAMES.some(([condition]) => headers[condition] !== undefined))
    wrong.push(`rule 3: both validators were served, ${missing.join()} was not sent`);
  else wrong.push("rule 1: an unconditional GET too many");
  return wrong;
}
