import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readBody } from "../../src/net/body.ts";

const TEXT = "Give first, before you ask. ".repeat(5_000);
const LIMIT = 1_000_000;

function inPieces(bytes: Uint8Array, size = 1_000): Readable {
  return Readable.from(
    (function* () {
      for (let at = 0; at < bytes.length; at += size) yield Buffer.from(bytes.subarray(at, at + size));
    })(),
  );
}

async function read(bytes: Uint8Array, encoding: string, limit = LIMIT, size = 1_000) {
  const { bytes: body, ...rest } = await readBody(inPieces(bytes, size), encoding, limit);
  return { text: Buffer.from(body).toString(), ...rest };
}

describe("a body", () => {
  const plain = Buffer.from(TEXT);
  it.each([
    ["", plain],
    ["identity", plain],
    ["utf-8", plain],
    ["constructor", plain],
    ["gzip", gzipSync(TEXT)],
    ["x-gzip", gzipSync(TEXT)],
    ["GZip", gzipSync(TEXT)],
    ["br", brotliCompressSync(TEXT)],
    ["zstd", zstdCompressSync(TEXT)],
    ["deflate", deflateSync(TEXT)],
    ["deflate", deflateRawSync(TEXT)],
    ["gzip, br", brotliCompressSync(gzipSync(TEXT))],
    ["gzip", Buffer.concat([gzipSync(TEXT.slice(0, 70_000)), gzipSync(TEXT.slice(70_000))])],
    ["gzip", Buffer.concat([gzipSync(TEXT), Buffer.from("\0\0trailing rubbish")])],
  ])("sent as %s is read whole", async (encoding, bytes) => {
    expect(await read(bytes, encoding)).toEqual({ text: TEXT, overflowed: false, broken: undefined });
    expect((await read(bytes, encoding, LIMIT, 1)).text).toBe(TEXT);
  });

  it("that claims gzip but is plain is read as it is", async () => {
    expect(await read(plain, "gzip")).toMatchObject({ text: TEXT, broken: undefined });
  });

  it("that is empty is empty, whatever its encoding", async () => {
    expect(await read(Buffer.of(), "gzip")).toEqual({ text: "", overflowed: false, broken: undefined });
    expect(await read(Buffer.of(), "br")).toMatchObject({ text: "", overflowed: false });
  });
});

describe("a body that breaks off", () => {
  // Random text does not compress well, so that there is something to lose.
  const text = randomBytes(300_000).toString("base64");
  it.each([
    ["gzip", gzipSync(text)],
    ["br", brotliCompressSync(text)],
    ["zstd", zstdCompressSync(text)],
    ["deflate", deflateSync(text)],
  ])("in the middle of %s gives what came before", async (encoding, whole) => {
    const { text: start, broken } = await read(whole.subarray(0, whole.length >> 1), encoding);
    expect(broken).toBeInstanceOf(Error);
    expect(text.startsWith(start)).toBe(true);
    // zstd gives out whole blocks only.
    expect(start.length).toBeGreaterThan(encoding === "zstd" ? 0 : text.length / 4);
  });

  it("because the connection did keeps the beginning and the reason", async () => {
    const reason = new Error("reset");
    const source = Readable.from(
      (async function* () {
        yield gzipSync(text).subarray(0, 200_000);
        throw reason;
      })(),
    );
    const { bytes, broken } = await readBody(source, "gzip", LIMIT);
    expect(broken).toBe(reason);
    expect(bytes.length).toBeGreaterThan(text.length / 4);
  });

  it("with a wrong checksum is not called whole", async () => {
    const bytes = gzipSync(text);
    bytes.writeUInt32LE(1, bytes.length - 8);
    expect((await read(bytes, "gzip")).broken).toBeInstanceOf(Error);
  });
});

describe("a body beyond the limit", () => {
  const bombs: [string, Buffer][] = [
    ["gzip", gzipSync(Buffer.alloc(50_000_000))],
    ["br", brotliCompressSync(Buffer.alloc(50_000_000), { params: { 1: 5 } })],
    ["zstd", zstdCompressSync(Buffer.alloc(50_000_000))],
    ["deflate", deflateSync(Buffer.alloc(50_000_000))],
    ["gzip, gzip", gzipSync(gzipSync(Buffer.alloc(50_000_000)))],
  ];
  it.each(bombs)("is cut at the limit, %s bombs too", async (encoding, bomb) => {
    expect(bomb.length).toBeLessThan(100_000);
    const { bytes, overflowed } = await readBody(inPieces(bomb), encoding, 100_000);
    expect(overflowed).toBe(true);
    expect(bytes.length).toBe(100_000);
  });

  it("is cut when what comes in is endless, though nothing comes out", async () => {
    // Stored blocks of no length: valid deflate that never yields a byte.
    const empty = Buffer.from([0, 0, 0, 0xff, 0xff]);
    const source = Readable.from(
      (async function* () {
        yield deflateSync("").subarray(0, 2);
        for (;;) yield Buffer.concat(Array.from({ length: 2_000 }, () => empty));
      })(),
    );
    expect(await readBody(source, "deflate", 100_000)).toMatchObject({ overflowed: true });
  });

  it("is one that is encoded again and again", async () => {
    const { bytes, broken } = await readBody(inPieces(gzipSync("x")), "gzip, gzip, gzip", 100);
    expect(broken).toBeInstanceOf(Error);
    expect(bytes).toHaveLength(0);
  });

  it("may be exactly as long as the limit", async () => {
    expect(await read(Buffer.from("12345"), "", 5)).toMatchObject({ text: "12345", overflowed: false });
    expect(await read(gzipSync("1".repeat(100)), "gzip", 100)).toMatchObject({ overflowed: false });
    expect(await read(Buffer.from("123456"), "", 5)).toMatchObject({ text: "12345", overflowed: true });
  });
});
