import type { Kind } from "./attack.ts";
import { FIELDS, INVENTIONS, LINKS, MARKUP, SECRETS, VOLUME } from "./answers.ts";
import { CARRIERS, FORGERIES, MISLED, QUOTES, STUFFING, TITLES } from "./carriers.ts";
import { CHARACTERS, ENCODINGS, LOOKALIKES } from "./characters.ts";
import { FENCES, PLACEHOLDERS } from "./fences.ts";
import { HIDDEN, HIDDEN_ON_PAGES } from "./hidden-text.ts";
import { ORDERS, ROLES } from "./orders.ts";

export const KINDS: readonly Kind[] = [
  ORDERS,
  ROLES,
  FENCES,
  PLACEHOLDERS,
  HIDDEN,
  HIDDEN_ON_PAGES,
  CHARACTERS,
  LOOKALIKES,
  ENCODINGS,
  CARRIERS,
  TITLES,
  QUOTES,
  FORGERIES,
  STUFFING,
  MISLED,
  MARKUP,
  LINKS,
  FIELDS,
  INVENTIONS,
  SECRETS,
  VOLUME,
];
