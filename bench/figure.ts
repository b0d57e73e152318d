import type { Limit } from "./limits.ts";

export type Figure<Bound extends Limit = Limit> = {
  name: string;
  value: number;
  unit: string;
  limit?: Bound;
  /** What others reach, or we did before: shown beside it, nothing depends on it. */
  peer?: { name: string; value: number };
};
