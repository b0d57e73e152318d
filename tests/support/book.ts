// A ledger that only writes down: what was about to be sent, and what came of it.
import type { CallEnd, Ledger, Sending } from "../../src/ai/ledger.ts";

export type Book = { ledger: Ledger; entries: (Sending & { end?: CallEnd })[] };

export function openBook(): Book {
  const entries: Book["entries"] = [];
  const ledger: Ledger = async (sending) => {
    const entry: Book["entries"][number] = { ...sending };
    entries.push(entry);
    return async (end) => {
      entry.end = end;
    };
  };
  return { ledger, entries };
}
