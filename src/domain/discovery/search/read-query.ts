// Whether what somebody typed is a name or an e-mail address rather than the address of something.
import { PermanentError } from "../../../errors.ts";
import { isMailProvider, readAddress } from "../read-address.ts";
import type { NameQuery } from "./types.ts";

const EMAIL = /^(?:mailto:)?([\w.+-]{1,64})@([^\s@/?#:]+\.[^\s@/?#:]+(?::\d+)?)$/i;
const NAMED_EMAIL = /^"?([^<>"]{1,100}?)"?\s*<([^<>\s]+)>$/;
const NOT_IN_A_NAME = /[/:?#@<>\\=%&;{}[\]|~^]|https?:/i;

/** Undefined where it is an address, or nothing that could be looked for. */
export function readQuery(input: string): NameQuery | undefined {
  const text = tidy(input);
  const named = NAMED_EMAIL.exec(text);
  const email = EMAIL.exec(named?.[2] ?? text);
  if (email) return byEmail(email[1] ?? "", (email[2] ?? "").toLowerCase(), named?.[1]);
  // `@jane` without a host is a handle: it can be looked for.
  const name = text.replace(/^@(?=[\w.-]+$)/, "");
  if (name.length < 2 || name.length > 100 || NOT_IN_A_NAME.test(name) || !/\p{L}/u.test(name)) return undefined;
  if (hasHost(name) || isAddress(text)) return undefined;
  return { text, name };
}

function byEmail(user: string, host: string, named: string | undefined): NameQuery {
  const words = (named ?? user.replace(/\+.*$/, ""))
    .split(/[._\s-]+/)
    .map((word) => word.replace(/\d+$/, ""))
    .filter((word) => /\p{L}/u.test(word));
  const address = `${user}@${host}`;
  return { text: address, name: words.length > 1 ? words.join(" ") : "", email: { address, user, host } };
}

/** False for the big providers: their domain says nothing about who has a mailbox there. */
export function hasOwnDomain({ email }: NameQuery): boolean {
  return email !== undefined && !isMailProvider(email.host);
}

function tidy(input: string): string {
  return input
    .slice(0, 1_000)
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, "")
    .replace(/\s+/g, " ")
    .replace(/^[\s"'“„«(]+|[\s"'“”»),;]+$/g, "");
}

/** "look at jane.example" is no name. */
function hasHost(text: string): boolean {
  return text.split(" ").some((word) => /^(?:[a-z\d-]+\.)+[a-z]{2,}$/.test(word));
}

function isAddress(text: string): boolean {
  try {
    return readAddress(text).urls.length > 0;
  } catch (error) {
    if (error instanceof PermanentError) return false;
    throw error;
  }
}
