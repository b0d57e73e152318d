// Rules 7, 8 and 16: what a host as a whole is spared.
import { DAY, HOUR, SECOND } from "../../../src/clock.ts";
import type { Traced } from "./trace.ts";

/** More silence than this nobody means. */
const LONGEST = 7 * DAY;

export function hostOffences(all: readonly Traced[]): string[] {
  return [...Map.groupBy(all, ({ host }) => host).values()].flatMap((visits) => {
    const wrong: string[] = [];
    let silence = { until: 0, by: "" };
    for (const visit of visits) {
      const { at, url, beside, kind } = visit;
      const where = `(${url}, ${at.toISOString()})`;
      if (beside > 0) wrong.push(`rule 16: ${beside + 1} requests at once ${where}`);
      if (at.getTime() < silence.until)
        wrong.push(
          `rule ${silence.by === url ? 7 : 8}: a ${kind} asked for while the host wants silence until ${new Date(silence.until).toISOString()} ${where}`,
        );
      const until = silenceAfter(visit);
      if (until > silence.until) silence = { until, by: url };
    }
    return wrong;
  });
}

function silenceAfter({ status, sent, at }: Traced): number {
  if (status !== 429 && status !== 503) return 0;
  const said = sent["retry-after"];
  // Without a word on how long, an hour is the least that can be meant; by 503 of this one feed only (rule 5 has it).
  if (said === undefined) return status === 429 ? at.getTime() + HOUR : 0;
  const ms = /^\d+$/.test(said) ? Number(said) * SECOND : Date.parse(said) - at.getTime();
  return at.getTime() + Math.min(Number.isNaN(ms) ? 0 : ms, LONGEST);
}
