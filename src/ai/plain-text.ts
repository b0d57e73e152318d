// What a model writes is shown as plain text: no tags, no Markdown, no address that the source does not have.
import { INVISIBLE } from "./invisible.ts";

const TAG = /<\/?[a-z!][^<>]{0,500}>/giu;
const MARKDOWN_LINK = /!?\[([^\]]{0,300})\]\([^)\s]{0,500}\)/gu;
const ADDRESS = /(?:[a-z][a-z+.-]{1,15}:\/\/|www\.|javascript:|data:|mailto:)[^\s<>"')\]]+/giu;
const MARKS = /\*\*|__|~~|`+|^\s*(?:#{1,6}|[-*•>]|\d{1,2}[.)])\s+/gmu;

/** @param source where an address must stand to be kept. @returns one line. */
export function toPlainText(written: string, source: string): string {
  return written
    .replaceAll(INVISIBLE, "")
    .replaceAll(MARKDOWN_LINK, "$1")
    .replaceAll(TAG, "")
    .replaceAll(ADDRESS, (address) => (source.includes(address.replace(/[.,;:!?]+$/u, "")) ? address : ""))
    .replaceAll(MARKS, "")
    .replaceAll(/\s+/gu, " ")
    .replaceAll(/\(\s*\)|\[\s*\]/gu, "")
    .replaceAll(/ +([.,;:!?])/gu, "$1")
    .replaceAll(/ {2,}/gu, " ")
    .trim();
}
