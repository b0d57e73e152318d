// What kind of file somebody brought, told by what is in it; names of files and content types lie.
import { PermanentError } from "../../errors.ts";
import { decodeFeed } from "../../feeds/decode.ts";
import { readOpml } from "../../feeds/opml.ts";
import { readCsvLines } from "./csv-lines.ts";
import { planCsv } from "./from-csv.ts";
import { planOpml } from "./from-opml.ts";
import type { Plan } from "./plan.ts";

/** @throws PermanentError `invalid-input` with a sentence that says what the file is and where it belongs. */
export function readImportFile(bytes: Uint8Array, contentType: string | undefined): Plan {
  refuseBinary(bytes);
  const { text, encoding, wrong } = decodeFeed(bytes, contentType);
  if (!encoding.startsWith("utf-16") && text.slice(0, 5_000).includes("\0"))
    throw notUsable("This file holds no text. Bring the list as OPML or CSV.");
  if (text.trim() === "") throw notUsable("The file is empty.");
  const plan = /^\s*</.test(text.slice(0, 5_000)) ? readMarkup(text) : planCsv(readCsvLines(text));
  if (plan.wishes.length === 0 && plan.skipped.length === 0) throw notUsable("Nobody stands in this file.");
  return { ...plan, notes: [...wrong, ...plan.notes] };
}

function readMarkup(text: string): Plan {
  const opml = readOpml(text);
  if (opml.isOpml) return planOpml(opml);
  const start = text.slice(0, 5_000);
  if (/<(?:[\w-]+:)?(?:rss|feed|rdf)\b/i.test(start))
    throw notUsable("This file is a feed itself. To follow it, paste its address on the watchlist.");
  if (/<!doctype html|<html\b|<head\b|<body\b|<div\b/i.test(start))
    throw notUsable(
      "This is a web page, not a list of feeds. In your feed reader look for Export; the file it gives ends in .opml.",
    );
  throw notUsable("There is no OPML in this file. In your feed reader look for Export.");
}

/** Files that are no text, by their first bytes. */
function refuseBinary(bytes: Uint8Array): void {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 8));
  if (start.startsWith("PK"))
    throw notUsable("This is a spreadsheet or an archive. Save the sheet as CSV, or unpack the file, and bring that.");
  if (start.startsWith("\x1f\x8b")) throw notUsable("This file is packed. Unpack it and bring what is in it.");
  if (start.startsWith("%PDF")) throw notUsable("This is a PDF. Bring the list as OPML or CSV.");
  if (start.startsWith("\xd0\xcf\x11\xe0"))
    throw notUsable("This is an old spreadsheet. Save it as CSV and bring that.");
  if (/^[[{]/.test(start.trimStart()) || start.startsWith("window."))
    throw notUsable("This is JSON. Bring the list as OPML or CSV.");
}

function notUsable(sentence: string): PermanentError {
  return new PermanentError("invalid-input", sentence, { field: "file" });
}
