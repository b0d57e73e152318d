// What a model writes is shown as plain text: no tags, no Markdown, no address that the source does not have.
import { removeInvisible } from "../html/invisible.ts";
import { dropUnknownAddresses } from "./addresses.ts";

/** Far more than the longest thing a model is asked for. */
const MOST = 2_000;
const TAG = /<\/?[a-z!?][^<>]{0,500}>/giu;
/** What is left of one that is not closed, or was put together from two. */
const TAG_BEGINS = /<(?=[a-z!/?])/giu;
const MARKDOWN_LINK = /!?\[([^\]]{0,300})\]\((?:[^()]|\([^()]{0,200}\)){0,500}\)/gu;
const REFERENCE = /!?\[([^\]]{1,300})\]\s?\[[^\]]{0,100}\]/gu;
const DEFINITION = /^\s{0,3}\[[^\]]{1,100}\]:.*$/gmu;
const MARKS = /\*\*|__|~~|`+|^\s*(?:#{1,6}|[-*•>]|\d{1,2}[.)])\s+/gmu;
/** What no reader reads: words that were coded to be carried out. */
const CODED = /[\w+/=%-]{40,}/gu;

/**
 * @param source where an address must stand, whole, to be kept.
 * @returns one line of at most 2,000 characters.
 */
export function toPlainText(written: string, source: string): string {
  let text = removeInvisible(written.slice(0, MOST).toWellFormed().replaceAll("\uFFFD", ""));
  // What is taken out may join what stood around it to something new: until nothing is left to take out.
  for (let before; before !== text;) {
    before = text;
    text = onePass(text, source);
  }
  return text;
}

function onePass(written: string, source: string): string {
  const bare = written
    .replaceAll(MARKDOWN_LINK, "$1")
    .replaceAll(REFERENCE, "$1")
    .replaceAll(DEFINITION, "")
    .replaceAll(TAG, "")
    .replaceAll(TAG_BEGINS, "")
    .replaceAll(MARKS, "");
  return dropUnknownAddresses(bare, source)
    .replaceAll(CODED, (code) => ((/\d/u.test(code) || code.length > 80) && !source.includes(code) ? "" : code))
    .replaceAll(/\s+/gu, " ")
    .replaceAll(/\(\s*\)|\[\s*\]/gu, "")
    .replaceAll(/ +([.,;:!?])/gu, "$1")
    .replaceAll(/ {2,}/gu, " ")
    .trim();
}
