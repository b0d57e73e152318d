// Columns for a terminal.

const segmenter = new Intl.Segmenter();

/** What a reader counts as characters. */
function characters(text: string): string[] {
  return Array.from(segmenter.segment(text), (one) => one.segment);
}

/** Rows under each other, as wide as needed; the last column is not filled up. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => characters(row[at] ?? "").length)));
  const fill = (cell: string, at: number): string => cell + " ".repeat((widths[at] ?? 0) - characters(cell).length);
  return rows.map((row) => row.map(fill).join("  ").trimEnd()).join("\n");
}

/** One line, whatever a stranger wrote: a control character must not steer the terminal. */
export function oneLine(text: string, length = 80): string {
  const clean = characters(text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim());
  return clean.length > length ? `${clean.slice(0, length - 1).join("")}…` : clean.join("");
}

/** The day, or a dash. */
export function day(iso: string | null): string {
  return iso?.slice(0, 10) ?? "–";
}
