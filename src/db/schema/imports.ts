import type { Generated } from "kysely";
import type { Json, JsonDefault } from "./accounts.ts";
import type { Optional } from "./shared.ts";

export type ImportSource = "opml" | "csv" | "mastodon";

export type RowState = "planned" | "waiting" | "added" | "updated" | "standing" | "skipped" | "undone" | "kept";

/** What one line of a file asks for. */
export type Wish = {
  /** Empty where the file names nobody. */
  name: string;
  /** The name is a person's by the user's own word, not a feed's title. */
  isNamed: boolean;
  /** Feeds to follow, without looking at the site. */
  feeds: { url: string; title: string }[];
  /** An address to find feeds at, as people write it; where `feeds` is not empty, only a handle. */
  site?: string;
  handles: { channel: string; url: string }[];
  why: string;
  tags: string[];
};

/** What a row changed: exactly that is taken back by an undo. */
export type Made = {
  person?: true;
  tags?: string[];
  feedIds?: string[];
  handleKeys?: string[];
  why?: string;
};

export type ImportTables = {
  imports: {
    id: string;
    userId: string;
    source: ImportSource;
    fileName: Generated<string>;
    notes: Generated<string[]>;
    createdAt: Date;
    startedAt: Optional<Date>;
    undoneAt: Optional<Date>;
  };
  importRows: {
    id: string;
    userId: string;
    importId: string;
    line: number;
    wanted: Json<Wish>;
    state: RowState;
    reason: Optional<string>;
    personId: Optional<string>;
    made: JsonDefault<Made>;
    doneAt: Optional<Date>;
  };
};
