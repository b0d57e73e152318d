// The small rules: who signs, who can be reached, how long, how often.
import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY, HOUR, SECOND } from "../../src/clock.ts";
import { leaseOf } from "../../src/websub/lease.ts";
import { isReachable, mayKnowSecret } from "../../src/websub/reach.ts";
import { asReason, refusalOf } from "../../src/websub/requests.ts";
import { isSigned } from "../../src/websub/signature.ts";
import { createTurnstile } from "../../src/websub/turnstile.ts";

describe("a signature", () => {
  const sign = (method: string, body: Uint8Array, secret: string) =>
    `${method}=${createHmac(method, secret).update(body).digest("hex")}`;

  test("is right for this body and this secret only", () => {
    const methods = fc.constantFrom("sha1", "sha256", "sha384", "sha512");
    fc.assert(
      fc.property(
        methods,
        fc.uint8Array(),
        fc.string({ minLength: 1 }),
        fc.uint8Array(),
        (method, body, secret, other) => {
          const header = sign(method, body, secret);
          expect(isSigned(header, body, secret)).toBe(true);
          expect(isSigned(header.toUpperCase(), body, secret)).toBe(true);
          expect(isSigned(header, body, `${secret}x`)).toBe(false);
          expect(isSigned(header, other, secret)).toBe(Buffer.compare(body, other) === 0);
        },
      ),
    );
  });

  test("by a method that is none of the four, or in a shape of its own, is none", () => {
    const body = Buffer.from("news");
    const right = sign("sha256", body, "s").slice(7);
    for (const header of [
      undefined,
      "",
      "sha256",
      `sha256 ${right}`,
      `sha256=${right}00`,
      `sha256=${right.slice(2)}`,
      `sha256=${right.slice(0, -1)}`,
      `sha1=${right}`,
      `sha256=${right}, sha1=00`,
      sign("md5", body, "s"),
      sign("sha224", body, "s"),
      "constructor=00",
    ])
      expect(isSigned(header, body, "s")).toBe(false);
  });
});

describe("we can be called", () => {
  test.each([
    "https://door.example.org",
    "http://reader.somebody.dev:8080",
    "https://93.184.215.14",
    "https://[2606:2800::1]",
  ])("at %s", (baseUrl) => {
    expect(isReachable(baseUrl, [])).toBe(true);
  });

  test.each([
    "http://127.0.0.1:3000",
    "http://localhost:3000",
    "http://door.localhost",
    "http://192.168.1.4",
    "http://10.1.2.3",
    "http://[::1]:3000",
    "http://[fd00::1]",
    "http://100.64.0.1",
    "http://0.0.0.0",
    "http://nas",
    "http://door.local",
    "http://door.lan",
    "http://door.internal",
    "http://door.home.arpa",
    "https://door.example",
    "http://LOCALHOST.",
  ])("not at %s", (baseUrl) => {
    expect(isReachable(baseUrl, [])).toBe(false);
  });

  test("where the operator says so", () => {
    expect(isReachable("http://127.0.0.1:3000", ["127.0.0.0/8"])).toBe(true);
    expect(isReachable("http://door.lan", ["door.lan"])).toBe(true);
    expect(isReachable("http://door.lan", ["127.0.0.0/8"])).toBe(false);
  });
});

test("a secret goes over closed lines, or to the operator's own machines", () => {
  expect(mayKnowSecret("https://hub.example.org/", [])).toBe(true);
  expect(mayKnowSecret("http://hub.example.org/", [])).toBe(false);
  expect(mayKnowSecret("http://127.0.0.1:9/", [])).toBe(false);
  expect(mayKnowSecret("http://127.0.0.1:9/", ["127.0.0.0/8"])).toBe(true);
});

describe("a lease", () => {
  const now = new Date("2026-11-23T08:00:00Z");
  const hours = (said: string | undefined) => {
    const { until, renewAt } = leaseOf(said, now);
    return [(until.getTime() - now.getTime()) / HOUR, (renewAt.getTime() - now.getTime()) / HOUR];
  };

  test("is renewed at two thirds", () => {
    expect(hours("86400")).toEqual([24, 16]);
  });

  test("of a second ends after it, and is not asked for again before an hour", () => {
    expect(hours("1")).toEqual([SECOND / HOUR, 1]);
  });

  test("without end ends after thirty days", () => {
    for (const said of ["99999999999", "999999999999999"]) expect(hours(said)[0]).toBe((30 * DAY) / HOUR);
  });

  test("that makes no sense is what we asked for", () => {
    for (const said of [undefined, "", "0", "-5", "1e9", "NaN", "for ever", "9".repeat(400)])
      expect(hours(said)[0]).toBe(240);
  });
});

describe("what a hub says of its no", () => {
  const said = (status: number, body: string) =>
    refusalOf({ status, body: Buffer.from(body), url: "https://hub.example/x" });

  test("is told in one plain line", () => {
    expect(said(202, "fine")).toBeUndefined();
    expect(said(400, "<h1>Bad\n topic</h1>\u0000")).toBe("hub.example answered 400: Bad topic");
    expect(said(500, "")).toBe("hub.example answered 500.");
    expect(said(302, "")).toBe("hub.example answered 302.");
  });

  test("is never longer than a line", () => {
    expect(asReason("x".repeat(10_000))).toHaveLength(200);
    expect(asReason("\u202Eevil \ud800")).toBe("evil \ufffd");
  });
});

describe("at the turnstile", () => {
  test("a burst passes, a flood does not, and nobody stands in another's way", () => {
    const { pass } = createTurnstile(1);
    const passed = Array.from({ length: 500 }, () => pass("one")).filter(Boolean).length;
    expect(passed).toBeGreaterThanOrEqual(30);
    expect(passed).toBeLessThan(100);
    expect(pass("other")).toBe(true);
  });

  test("no more are inside than there are places, and each leaves its own", async () => {
    const { enter } = createTurnstile(1);
    const { promise, resolve } = Promise.withResolvers<string>();
    const first = enter(() => promise);
    expect(await enter(async () => "second")).toBeUndefined();
    resolve("first");
    expect(await first).toBe("first");
    await expect(enter(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect(await enter(async () => "third")).toBe("third");
  });
});
