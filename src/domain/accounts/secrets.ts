// Tokens as users hold them, and the only form in which we do.
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** A new random API token: 256 bits, with a prefix by which leaked ones can be found. */
export function newToken(): string {
  return `door_${randomBytes(32).toString("base64url")}`;
}

/** SHA-256 in hexadecimal: what is random needs no salt. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Whether two secrets are the same, in time that tells nothing. */
export function sameSecret(one: string, other: string): boolean {
  return timingSafeEqual(createHash("sha256").update(one).digest(), createHash("sha256").update(other).digest());
}
