// What is going to happen and when; nothing happens but by letting time pass.

export type Agenda = {
  now: () => Date;
  /** What is due already happens next. Of two at the same moment, the one added first comes first. */
  add: (at: Date, act: () => void) => void;
  advanceTo: (to: Date) => void;
};

export function createAgenda(from: Date): Agenda {
  let now = from;
  let added = 0;
  const waiting: { at: number; nth: number; act: () => void }[] = [];
  const isBefore = (a: (typeof waiting)[number], b: (typeof waiting)[number]): boolean =>
    a.at < b.at || (a.at === b.at && a.nth < b.nth);
  return {
    now: () => now,
    add: (at, act) => {
      const one = { at: at.getTime(), nth: (added += 1), act };
      const place = waiting.findIndex((other) => isBefore(one, other));
      waiting.splice(place === -1 ? waiting.length : place, 0, one);
    },
    advanceTo: (to) => {
      for (let next = waiting[0]; next !== undefined && next.at <= to.getTime(); next = waiting[0]) {
        waiting.shift();
        if (next.at > now.getTime()) now = new Date(next.at);
        next.act();
      }
      if (to > now) now = to;
    },
  };
}
