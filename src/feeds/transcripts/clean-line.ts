// Text of a cue or a label as one plain line.
import { decodeHTML } from "entities";
import { removeInvisible } from "../../html/invisible.ts";

/** Of one cue. */
const MAX_LINE = 20_000;

/** White space folded, what nobody sees removed; tags are gone and entities decoded where the format has them. */
export function cleanLine(raw: string, is: { markup: boolean }): string {
  const cut = raw.slice(0, MAX_LINE);
  // Tags first: what was escaped is text, and stays text.
  const text = is.markup ? decodeHTML(cut.replace(/<[^<>]{0,500}>/g, "").replace(/\{\\[^{}]{0,50}\}/g, "")) : cut;
  return removeInvisible(text).replace(/\s+/g, " ").trim().toWellFormed();
}

/** The name of who speaks; undefined where nothing is left of it. */
export function cleanSpeaker(raw: string | undefined, is: { markup: boolean }): string | undefined {
  const name = cleanLine(raw ?? "", is)
    .replace(/^(?:>>|[-–—\s])+|[\s:]+$/g, "")
    .slice(0, 80)
    .trim();
  return name === "" ? undefined : name;
}
