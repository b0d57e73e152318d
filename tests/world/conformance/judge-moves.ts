// Rule 10: where redirects are followed to, and what is believed of them.
import { byUrl, chainOf, type Traced } from "./trace.ts";

const HOPS = 5;
/** On so many distinct polls a move must have been seen before it is believed. */
const SEVERAL = 3;

export function moveOffences(all: readonly Traced[]): string[] {
  return [...all.flatMap(chainOffences), ...[...byUrl(all).values()].flatMap(believedWrongly)];
}

function chainOffences(visit: Traced): string[] {
  const where = `(${visit.url}, ${visit.at.toISOString()})`;
  const isRound = chainOf(visit.via ?? visit).some(({ url }) => visit.via && url === visit.url);
  return [
    ...(visit.hops > HOPS ? [`rule 10: followed ${visit.hops} redirects ${where}`] : []),
    ...(isRound ? [`rule 10: followed a loop ${where}`] : []),
  ];
}

/** An address known from redirects alone that is asked by itself has been stored. */
function believedWrongly(visits: readonly Traced[]): string[] {
  const stored = visits.findIndex(({ via }) => via === undefined);
  const seen = visits.slice(0, Math.max(stored, 0)).filter((visit) => chainOf(visit)[0]?.kind === "feed");
  const { url, at } = visits[Math.max(stored, 0)]!;
  if (seen.length === 0) return [];
  const where = `(${url}, ${at.toISOString()})`;
  const last = seen.at(-1)!;
  if (chainOf(last.via!).some(({ status }) => status !== 301 && status !== 308))
    return [`rule 10: the target of a temporary redirect was stored ${where}`];
  if (last.kind !== "feed") return [`rule 10: a target that is no feed was stored ${where}`];
  return seen.length < SEVERAL ? [`rule 10: a move was believed after ${seen.length} polls ${where}`] : [];
}
