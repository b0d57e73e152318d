// What people paste, made into addresses to try.
import { isIP } from "node:net";
import { PermanentError } from "../../errors.ts";

export type ReadAddress = {
  /** To try in turn: a second stands only where the scheme was missing. */
  urls: string[];
  /** `user@host` where it may be an account rather than an address. */
  account?: string;
};

// Their front pages say nothing about the people who have a mailbox there.
const MAIL_PROVIDERS =
  /^(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|proton|protonmail|pm|gmx|web|mail|yandex|qq|163|126|fastmail|hey|zoho|t-online|freenet|orange|free|laposte)\.(?:com?(?:\.[a-z]{2})?|net|org|de|at|ch|fr|ru|me|uk)$/;

/**
 * Forgives blanks, brackets and quotes around, a missing or broken scheme, `feed:` and its like, `@user@host`,
 * an e-mail address (its domain), and a sentence with one address in it.
 * @throws PermanentError `address-invalid` with a sentence for the user.
 */
export function readAddress(input: string): ReadAddress {
  const text = tidy(input);
  if (text === "") throw invalid("Paste an address: a site, a profile or a feed.");
  const account = /^(?:acct:|mailto:)?@?([\w.+-]{1,64})@([^\s@/?#]+)$/i.exec(text);
  if (account) return readAccount(account[1] ?? "", account[2] ?? "", text);
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme === "http" || scheme === "https") return { urls: [check(text, input)] };
  const looksLikeHost = scheme !== undefined && /^[^/:]+:\d{1,5}(?:[/?#]|$)/.test(text);
  if (scheme !== undefined && !looksLikeHost && !/^[^:]*[./?#]/.test(text)) {
    throw invalid(`An address that starts with “${scheme}:” cannot be followed. Paste one that starts with https://.`);
  }
  return { urls: withSchemes(text, input) };
}

/** Whether half the world has its mailbox there. @param host in lower case. */
export function isMailProvider(host: string): boolean {
  return MAIL_PROVIDERS.test(host);
}

function tidy(input: string): string {
  let text = input
    .slice(0, 4_000)
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, "")
    .trim();
  text = text.replace(/^[<("'“„«[]+|[>)"'”“»\],;]+$/g, "").trim();
  const embedded = /\s/.test(text) ? text.match(/https?:\/\/[^\s<>"')\]]+/gi) : null;
  if (embedded?.length === 1) text = embedded[0].replace(/[.,;:!?]+$/, "");
  // `feed:https://…`, `feed://…` and the podcast players' own schemes stand for the address behind them.
  text = text.replace(/^(?:feed|rss|podcast|pcast|itpc|webcal|view-source):(?:\/\/)?/i, "");
  return text.replace(/^(https?)(?::\/*|\/\/)(?=[^/])/i, "$1://").replace(/^\/\//, "");
}

function readAccount(user: string, host: string, text: string): ReadAddress {
  const urls = withSchemes(host, text);
  const domain = host.toLowerCase();
  if (!text.startsWith("@") && isMailProvider(domain)) {
    throw invalid(
      `${domain} is a mail provider and has no page of this person. Paste the address of their site or profile.`,
    );
  }
  if (/^mailto:/i.test(text)) return { urls };
  const account = `${user}@${host}`;
  return text.startsWith("@")
    ? { urls: urls.map((url) => new URL(`/@${user}`, url).href), account }
    : { urls, account };
}

function withSchemes(text: string, input: string): string[] {
  const secure = check(`https://${text}`, input);
  const { hostname } = new URL(secure);
  const plain = secure.replace(/^https:/, "http:");
  // A machine's own address has no certificate to speak of.
  if (hostname === "localhost" || isIP(hostname.replace(/^\[|\]$/g, "")) !== 0) return [plain];
  return [secure, plain];
}

function check(text: string, input: string): string {
  const shown = input.trim().slice(0, 80);
  if (!URL.canParse(text)) throw notAnAddress(shown);
  const url = new URL(text);
  const isHost = url.hostname === "localhost" || url.hostname.startsWith("[") || /[^.]\.[^.]/.test(url.hostname);
  if (!isHost || /[\s%]/.test(url.hostname) || /^\S+\s+\S/.test(text.replace(/[?#].*$/s, "")))
    throw notAnAddress(shown);
  url.username = "";
  url.password = "";
  url.hash = "";
  return url.href;
}

function notAnAddress(shown: string): PermanentError {
  return invalid(`“${shown}” is not an address. Paste one such as https://example.com, or add the person by name.`);
}

function invalid(sentence: string): PermanentError {
  return new PermanentError("address-invalid", sentence);
}
