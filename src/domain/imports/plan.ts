// What a file turns out to ask for, before anything of it is stored.
import type { ImportSource, Wish } from "../../db/schema/imports.ts";

export type Skipped = { line: number; name: string; reason: string };

export type Plan = {
  source: ImportSource;
  wishes: (Wish & { line: number })[];
  skipped: Skipped[];
  /** About the file as a whole, as sentences. */
  notes: string[];
};

/** As the API takes them by hand (api/schemas.ts). */
export const LIMITS = { name: 200, tag: 60, tags: 50, why: 2_000, lines: 20_000 } as const;

export function emptyWish(line: number): Wish & { line: number } {
  return { line, name: "", isNamed: false, feeds: [], handles: [], why: "", tags: [] };
}
