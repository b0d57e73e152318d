// Looking for a person by name: one interface for whoever may know them.
import type { Context } from "../../context.ts";

/** Somebody's name or e-mail address, as typed. */
export type NameQuery = {
  /** What was typed, tidied. */
  text: string;
  /** The words to look for; empty where an e-mail address gives no more than a first name. */
  name: string;
  email?: { address: string; user: string; host: string };
};

/** What one source knows of one person. */
export type Hit = {
  name: string;
  /** What discovery would follow: a profile, a site or a feed. */
  url: string;
  /** The account's own name there, without `@` and host. */
  handle?: string | undefined;
  picture?: string | undefined;
  /** What it is, plain text. */
  about: string;
  latestAt?: Date | undefined;
  /** Other addresses that this one calls its own. */
  links: readonly string[];
  /** Set where it is no matter of likeness: a sentence that says why this is who was meant. */
  proof?: string | undefined;
};

/** Asks for a JSON document, counted; @throws DoorError with a sentence, for anything but one. */
export type Ask = (url: string) => Promise<unknown>;

export type SearchSource = {
  id: string;
  /** For people: `Apple Podcasts`. */
  title: string;
  /** Requests at most, in one search. */
  requests: number;
  /** Whether it can say anything about this query on this installation. */
  suits: (query: NameQuery, context: Context) => boolean;
  /** @throws DoorError with a sentence; the search goes on without it. */
  find: (query: NameQuery, at: { context: Context; ask: Ask; signal: AbortSignal }) => Promise<Hit[]>;
};

export type Candidate = Omit<Hit, "links" | "proof" | "handle"> & {
  source: string;
  /** Why we think so, as a sentence. */
  why: string;
  /** The same person elsewhere: by links of their own, or by the same name and handle. */
  also: readonly { source: string; url: string }[];
};

export type NameSearch = {
  query: NameQuery;
  /** The likeliest first. */
  candidates: readonly Candidate[];
  /** Prepared searches for what cannot be asked without a key. */
  searches: readonly { title: string; url: string }[];
  /** What went wrong, as sentences. */
  notes: readonly string[];
  /** Whom we still wait for, by title; empty once it is done. */
  waiting: readonly string[];
};
