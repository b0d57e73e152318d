import type { Chance } from "../../src/chance.ts";

/** All over the place, and the same each time. */
export function scattered(): Chance {
  let last = 0;
  return () => {
    last = (last + 0.618) % 1;
    return last;
  };
}
