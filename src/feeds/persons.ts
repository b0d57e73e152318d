// A person as RSS writes one: "ann@example.org (Ann Lee)", "Ann Lee <ann@example.org>", an address, or a name.
import type { RawPerson } from "./raw.ts";

const EMAIL = /[^\s<>()@"]+@[^\s<>()@"]+\.[^\s<>()@"]+/;

export function personFrom(text: string): RawPerson {
  const plain = text.replace(/\s+/g, " ").trim();
  const found = EMAIL.exec(plain)?.[0];
  if (!found) return { name: plain };
  const email = found.replace(/^mailto:/i, "").replace(/\?.*$/, "");
  const name = plain
    .replace(found, "")
    .replace(/mailto:/i, "")
    .replace(/[<(]\s*[>)]/g, "")
    .replace(/^[\s,;(<"'-]+|[\s,;)>"'-]+$/g, "")
    .trim();
  return name === "" ? { email } : { name, email };
}
