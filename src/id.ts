// UUIDv7 (RFC 9562 §5.7): time-ordered, so that indexes grow at one end.
import { randomBytes, randomUUID } from "node:crypto";
import { wallNow } from "./clock.ts";

let lastMs = 0;
let counter = 0;

/** A new identifier; those made by one process are strictly increasing. */
export function newId(): string {
  const ms = Math.max(wallNow(), lastMs);
  counter = ms === lastMs ? counter + 1 : randomBytes(2).readUInt16BE() & 0x7ff;
  lastMs = counter > 0xfff ? ms + 1 : ms;
  if (counter > 0xfff) counter = 0;
  const hex = lastMs.toString(16).padStart(12, "0");
  const random = randomBytes(8);
  random[0] = (random[0]! & 0x3f) | 0x80;
  const tail = random.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${counter.toString(16).padStart(3, "0")}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}

/** An identifier that tells nothing, for rows shared by users: when it was made is nobody's business. */
export function newSharedId(): string {
  return randomUUID();
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a string from outside could be one of our ids at all; what is not is simply not found. */
export function isId(value: string): boolean {
  return UUID.test(value);
}
