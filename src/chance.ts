// Chance comes from here and nowhere else, as the time does from clock.ts: so that tests can do without it.

/** A number from 0 up to, not including, 1; not the same for everybody. Never for secrets. */
export type Chance = () => number;

export const chance: Chance = Math.random;
