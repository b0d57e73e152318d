// What is shown of an answer while it is written.
const MOST = 4_000;

/**
 * The user's own words are shown as they come; of what was made with a stranger's text beside it only how much there is:
 * nothing of that is shown before it was checked.
 */
export function tellPartial(value: unknown): string {
  if (typeof value !== "object" || value === null) return "…";
  const { text, ...lists } = value as Record<string, unknown>;
  if (typeof text === "string") return text.slice(0, MOST).toWellFormed();
  const list = Object.values(lists).find((one) => Array.isArray(one));
  return Array.isArray(list) ? `${list.length} so far …` : "…";
}
