// Keyset paging: a cursor is the sort key of the last row, opaque to whoever carries it.

export type Cursor = { at: Date; id: string };

export type Page<T> = { items: T[]; next: string | null };

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.at.toISOString(), cursor.id])).toString("base64url");
}

/** Undefined where the text is no cursor of ours. */
export function decodeCursor(text: string): Cursor | undefined {
  try {
    const [at, id] = JSON.parse(Buffer.from(text, "base64url").toString()) as [string, string];
    const date = new Date(at);
    // Dates beyond four-digit years are written otherwise, there is no year 0, and no list gives them out.
    return !/^(?!0000)\d{4}-/.test(date.toISOString()) || typeof id !== "string" ? undefined : { at: date, id };
  } catch {
    return undefined;
  }
}

/** Cuts one row more than asked for into a page and the way on. */
export function toPage<T>(rows: T[], limit: number, key: (row: T) => Cursor): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? encodeCursor(key(last)) : null };
}
