// Where nothing is drafted: a post about grief, an illness or lay-offs is no opening.
import type { Warning } from "../../db/schema/shared.ts";

const WORDS: Record<Warning, string> = {
  grief: "somebody's death",
  illness: "an illness",
  layoffs: "people who lost their work",
};

/** Whether anything may be drafted or suggested on the post of this brief: ask it when a page is made, not only once. */
export function mayDraft(brief: { warnings: readonly Warning[] } | null | undefined): boolean {
  return (brief?.warnings.length ?? 0) === 0;
}

/** Why nothing is drafted, as a sentence for people; undefined where it may be. */
export function tellWhyNoDraft(brief: { warnings: readonly Warning[] } | null | undefined): string | undefined {
  if (!brief || mayDraft(brief)) return undefined;
  const about = new Intl.ListFormat("en", { type: "conjunction" }).format(brief.warnings.map((one) => WORDS[one]));
  return `This seems to be about ${about}. Nothing is suggested or drafted here; what you write, you write as a person.`;
}
