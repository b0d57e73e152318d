// What a subscriber says to a hub (WebSub, 5.1), and how to read its no.
import type { FetchAnswer } from "../net/fetcher.ts";
import { toStorable } from "../storable.ts";
import { LEASE_SECONDS } from "./lease.ts";

export type Asked = { callback: string; topic: string; secret: string | null };

export function subscribeForm({ callback, topic, secret }: Asked): URLSearchParams {
  return new URLSearchParams({
    "hub.callback": callback,
    "hub.mode": "subscribe",
    "hub.topic": topic,
    "hub.lease_seconds": String(LEASE_SECONDS),
    ...(secret !== null && { "hub.secret": secret }),
  });
}

export function unsubscribeForm({ callback, topic }: Asked): URLSearchParams {
  return new URLSearchParams({ "hub.callback": callback, "hub.mode": "unsubscribe", "hub.topic": topic });
}

/** Why the hub refuses, as one sentence; undefined where it accepts. */
export function refusalOf(answer: Pick<FetchAnswer, "status" | "body" | "url">): string | undefined {
  if (answer.status >= 200 && answer.status < 300) return undefined;
  const reason = asReason(new TextDecoder().decode(answer.body.subarray(0, 2_000)));
  return `${new URL(answer.url).host} answered ${answer.status}${reason === "" ? "." : `: ${reason}`}`;
}

/** A stranger's words as one short line of plain text. */
export function asReason(text: string): string {
  const line = toStorable(text)
    .replace(/<[^>]*>/g, " ")
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, " ")
    .trim();
  return line.length > 200 ? `${line.slice(0, 199).toWellFormed()}…` : line;
}
