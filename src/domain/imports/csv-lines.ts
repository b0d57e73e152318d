// A table as people save it: any of the usual delimiters, quotes, and lines that broke. csv-parse reads; what it refuses
// is read line by line, so that one broken line costs that line only.
import { CsvError, parse } from "csv-parse/sync";
import { LIMITS } from "./plan.ts";

/** `line` counts from 1, as an editor shows it. */
export type CsvLine = { line: number; cells: string[] };

export type CsvLines = { lines: CsvLine[]; broken: number[]; cut: boolean };

const DELIMITERS = [",", ";", "\t", "|"] as const;

const RECORD_CHARACTERS = 100_000;

export function readCsvLines(text: string): CsvLines {
  const normal = text.replace(/\r\n?/g, "\n");
  // Spreadsheets say in a first line of their own what parts the cells.
  const said = /^sep=([,;\t|])\n/i.exec(normal)?.[1];
  const delimiter = said ?? findDelimiter(normal);
  const skipped = said === undefined ? 0 : 1;
  const body = skipped === 0 ? normal : normal.slice(normal.indexOf("\n") + 1);
  try {
    return toLines(body, delimiter, skipped);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return readOneByOne(body, delimiter, skipped);
  }
}

type Record = { info: { lines: number }; record: string[]; raw: string };

function toLines(text: string, delimiter: string, before: number): CsvLines {
  const records = parseText(text, delimiter, LIMITS.lines + 1);
  const lines = records.slice(0, LIMITS.lines).map(({ info, record, raw }) => {
    const inside = raw.replace(/^\n+|\n+$/g, "").split("\n").length - 1;
    return { line: before + info.lines - inside, cells: record };
  });
  return { lines, broken: [], cut: records.length > LIMITS.lines };
}

function readOneByOne(text: string, delimiter: string, before: number): CsvLines {
  const found: CsvLines = { lines: [], broken: [], cut: false };
  const all = text.split("\n", LIMITS.lines + 1);
  for (const [index, line] of all.slice(0, LIMITS.lines).entries()) {
    if (line.trim() === "") continue;
    try {
      const [first] = parseText(line, delimiter, 1);
      if (first) found.lines.push({ line: before + index + 1, cells: first.record });
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      found.broken.push(before + index + 1);
    }
  }
  found.cut = all.length > LIMITS.lines;
  return found;
}

function parseText(text: string, delimiter: string, most: number): Record[] {
  // Its types know no records with their raw text.
  return parse(text, {
    delimiter,
    to: most,
    info: true,
    raw: true,
    trim: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: "\n",
    max_record_size: RECORD_CHARACTERS,
  }) as unknown as Record[];
}

/** What parts most of the first lines into the same number of cells. */
function findDelimiter(text: string): string {
  const lines = text
    .slice(0, 50_000)
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(0, 20)
    .map((line) => line.replace(/"[^"]*"/g, ""));
  const scores = DELIMITERS.map((delimiter) => {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const count = line.split(delimiter).length - 1;
      if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1);
    }
    return Math.max(0, ...[...counts].map(([count, times]) => times * (times + count)));
  });
  return DELIMITERS[scores.indexOf(Math.max(...scores))] ?? ",";
}
