// Lines of a table to people: the header is wherever it is, its columns are known by many names, and without one the
// cells tell by what they look like.
import { recognise } from "../../channels/registry.ts";
import { PermanentError } from "../../errors.ts";
import { looksLikeFeedAddress } from "../discovery/feed-links.ts";
import { toHandle } from "../discovery/handles.ts";
import { readAddress } from "../discovery/read-address.ts";
import { cleanName, cleanTags, cleanWhy } from "./clean-text.ts";
import { plain, profileAt, readColumn, type Column } from "./csv-columns.ts";
import type { CsvLine, CsvLines } from "./csv-lines.ts";
import { readFeedAddress } from "./from-opml.ts";
import { emptyWish, LIMITS, type Plan } from "./plan.ts";

type Wishing = Plan["wishes"][number];
type Header = { columns: (Column | undefined)[]; titles: string[]; index: number };

/** A header is looked for in so many lines: some programs explain themselves first. */
const HEADER_LINES = 30;

export function planCsv({ lines, broken, cut }: CsvLines): Plan {
  const header = findHeader(lines);
  const titles = header?.titles.map(plain) ?? [];
  refuseContacts(titles);
  const isMastodon = titles.includes("account address");
  const plan: Plan = { source: isMastodon ? "mastodon" : "csv", wishes: [], skipped: [], notes: [] };
  if (cut) plan.notes.push(`Only the first ${LIMITS.lines.toLocaleString("en")} lines were read.`);
  for (const line of broken) {
    const reason = "A quotation mark on this line opens and never closes.";
    plan.skipped.push({ line, name: "", reason });
  }
  const body = lines.slice(header === undefined ? 0 : header.index + 1);
  if (header === undefined && body.length > 0)
    plan.notes.push("The file has no line that names its columns, so names and addresses were told by their looks.");
  for (const line of body) {
    if (line.cells.every((cell) => cell === "")) continue;
    try {
      plan.wishes.push(header ? readByColumns(line, header.columns) : readByLooks(line));
    } catch (error) {
      if (!(error instanceof PermanentError)) throw error;
      plan.skipped.push({ line: line.line, name: nameOf(line, header), reason: error.message });
    }
  }
  plan.skipped.sort((a, b) => a.line - b.line);
  return plan;
}

/** The line with the most titles that we know; one alone counts where the line has no other cell. */
function findHeader(lines: readonly CsvLine[]): Header | undefined {
  let best: (Header & { known: number }) | undefined;
  for (const [index, { cells }] of lines.slice(0, HEADER_LINES).entries()) {
    const columns = readTitles(cells);
    const known = columns.filter((column) => column !== undefined).length;
    const isAlone = known === 1 && cells.filter((cell) => cell !== "").length <= 1;
    const isMastodon = plain(cells[0] ?? "") === "account address";
    if ((known >= 2 || isAlone || isMastodon) && known > (best?.known ?? 0))
      best = { columns, titles: cells, index, known };
  }
  return best;
}

/** "Title" is a name where nothing else is one; beside a name it is what they are. */
function readTitles(cells: readonly string[]): (Column | undefined)[] {
  const columns = cells.map(readColumn);
  const isNamed = columns.some((column, at) => /^(?:name|first)$/.test(column ?? "") && plain(cells[at]!) !== "title");
  return isNamed ? columns.map((column, at) => (plain(cells[at]!) === "title" ? undefined : column)) : columns;
}

const CONTACTS =
  "are contacts: people you know already, for introductions. Contacts come to Door Opener later, with a place of their own. To follow somebody among them, paste the address of what they publish.";

/** Files that other parts of the product will take. @throws PermanentError that says so. */
function refuseContacts(titles: readonly string[]): void {
  const has = (...names: string[]): boolean => names.every((name) => titles.includes(name));
  if (has("connected on"))
    throw new PermanentError("invalid-input", `These are your connections on LinkedIn. They ${CONTACTS}`);
  if (has("inviterprofileurl") || has("sender profile url"))
    throw new PermanentError(
      "invalid-input",
      "This file of LinkedIn's export holds invitations or messages, not people to follow.",
    );
  const isGoogle = titles.some((title) => /^(?:e mail|phone|organization) 1 /.test(title));
  if (isGoogle) throw new PermanentError("invalid-input", `This is an address book. The people in it ${CONTACTS}`);
}

function readByColumns({ line, cells }: CsvLine, columns: readonly (Column | undefined)[]): Wishing {
  const wish = emptyWish(line);
  const names: Partial<Record<"name" | "first" | "last", string>> = {};
  for (const [index, cell] of cells.entries()) {
    const column = columns[index];
    if (column === undefined || cell === "") continue;
    if (column === "name" || column === "first" || column === "last") names[column] ??= cell;
    else addCell(wish, column, cell);
  }
  const name = names.name ?? [names.first, names.last].filter((part) => part !== undefined).join(" ");
  return finish(wish, name);
}

function addCell(wish: Wishing, column: Column, cell: string): void {
  if (column === "feed") for (const address of addressesIn(cell)) addFeed(wish, address);
  else if (column === "site") addSites(wish, addressesIn(cell));
  else if (column === "account") addSites(wish, [accountIn(cell)]);
  else if (column === "why") wish.why = cleanWhy([wish.why, cell].filter((part) => part !== "").join("\n"));
  else if (column === "tags") wish.tags = cleanTags([...wish.tags, ...tagsIn(cell)]);
  else addHandle(wish, column, cell);
}

function addFeed(wish: Wishing, address: string): void {
  const url = readFeedAddress(address);
  if (!wish.feeds.some((feed) => feed.url === url)) wish.feeds.push({ url, title: "" });
}

/** Parted by whatever; Google marks its own with a star. */
function tagsIn(cell: string): string[] {
  return cell.split(/[,;|]| ::: /).map((tag) => tag.replace(/^\s*\*\s*/, ""));
}

/** "user@host", as Mastodon writes it, is an account here and not an e-mail address. */
function accountIn(cell: string): string {
  return /^[\w.-]+@[^\s@/]+$/.test(cell) ? `@${cell}` : cell;
}

/** The first is where feeds are looked for; closed networks and all others are handles. */
function addSites(wish: Wishing, addresses: readonly string[]): void {
  for (const address of addresses) {
    const { urls } = readAddress(address);
    const url = urls[0] ?? address;
    const known = recognise(new URL(url));
    const isClosed = known !== undefined && known.feeds.length === 0 && known.lookup === undefined;
    if (looksLikeFeedAddress(url)) addFeed(wish, url);
    else if (isClosed || wish.site !== undefined) wish.handles.push(toHandle(url) ?? { channel: "other", url });
    else wish.site = address;
  }
}

function addHandle(wish: Wishing, column: Column, cell: string): void {
  const address = column === "email" ? `mailto:${cell}` : /^https?:/i.test(cell) ? cell : profileAt(column, cell);
  // "linkedin.com/in/jane" is an address without its scheme.
  const handle = toHandle(address ?? `https://${cell.replace(/^\/+/, "")}`);
  if (handle && (column !== "email" || /^[^\s@]+@[^\s@]+$/.test(cell))) wish.handles.push(handle);
}

function addressesIn(cell: string): string[] {
  const parts = cell.split(/\s+(?=\S+\.\S)|[,;|](?=\s*https?:)| ::: /i).map((part) => part.trim());
  return parts.filter((part) => part !== "");
}

/** Addresses are addresses, the first cell of words is the name, the longest further one the reason. */
function readByLooks({ line, cells }: CsvLine): Wishing {
  const wish = emptyWish(line);
  const words: string[] = [];
  for (const cell of cells.filter((cell) => cell !== "")) {
    if (/^[\w.+-]+@[\w-]+\.[\w.-]+$/.test(cell)) addHandle(wish, "email", cell);
    else if (/^(?:https?|feed):|^@[\w.-]+@\S+$|^[^\s@]+\.[a-z]{2,}(?:[/?#:]\S*)?$/i.test(cell)) addSites(wish, [cell]);
    else words.push(cell);
  }
  wish.why = cleanWhy(words.slice(1).join("\n"));
  return finish(wish, words[0] ?? "");
}

/** @throws PermanentError where there is neither name nor address. */
function finish(wish: Wishing, name: string): Wishing {
  wish.name = cleanName(name);
  wish.isNamed = wish.name !== "";
  if (!wish.isNamed && wish.feeds.length === 0 && wish.site === undefined) {
    const { url } = wish.handles[0] ?? {};
    const advice = url === undefined || !URL.canParse(url) ? undefined : recognise(new URL(url))?.advice;
    throw new PermanentError(
      "invalid-input",
      advice ?? "There is neither a name nor an address of theirs on this line.",
    );
  }
  // A feed without a name or a title is shown by its host until it is read.
  if (!wish.isNamed && wish.feeds[0]) wish.name = new URL(wish.feeds[0].url).host;
  return wish;
}

function nameOf({ cells }: CsvLine, header: Header | undefined): string {
  const at = header?.columns.findIndex((column) => column === "name" || column === "first") ?? 0;
  return cleanName(cells[at === -1 ? 0 : at] ?? "");
}
