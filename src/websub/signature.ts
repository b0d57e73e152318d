// Whether a delivery comes from the hub that knows our secret (WebSub, 8).
import { createHmac, timingSafeEqual } from "node:crypto";

const METHODS: ReadonlySet<string> = new Set(["sha1", "sha256", "sha384", "sha512"]);

/** @param header `X-Hub-Signature`: `method=hex`, over the body as it came. Takes the same time wherever it differs. */
export function isSigned(header: string | undefined, body: Uint8Array, secret: string): boolean {
  const match = /^\s*([a-z0-9]+)=([0-9a-f]+)\s*$/i.exec(header ?? "");
  const method = match?.[1]?.toLowerCase() ?? "";
  if (!match || !METHODS.has(method)) return false;
  const right = createHmac(method, secret).update(body).digest();
  const given = Buffer.from(match[2] ?? "", "hex");
  return match[2]?.length === right.length * 2 && timingSafeEqual(right, given);
}
