/** A number is the least allowed; a text is `>= 0.9`, `<= 30`, or a bare number: exactly that. */
export type Limit = number | string;

/** @returns null where there is no limit. @throws Error for a limit that cannot be read. */
export function meets(value: number, limit: Limit | undefined): boolean | null {
  if (limit === undefined) return null;
  const { sign, at } = readLimit(limit);
  if (sign === ">=") return value >= at;
  if (sign === "<=") return value <= at;
  if (sign === ">") return value > at;
  return sign === "<" ? value < at : value === at;
}

/** The number that a limit is about. */
export function boundOf(limit: Limit): number {
  return readLimit(limit).at;
}

function readLimit(limit: Limit): { sign: string; at: number } {
  if (typeof limit === "number") return { sign: ">=", at: limit };
  const [, sign, bound] = /^\s*(>=|<=|<|>|)\s*(-?\d+(?:\.\d+)?)/.exec(limit) ?? [];
  if (sign === undefined || bound === undefined)
    throw new Error(`"${limit}" is no limit: expected ">= 0.9", "<= 30" or "0"`);
  return { sign, at: Number(bound) };
}
