// Reads a body piece by piece: decompressed by us so that the limit holds for what comes out, not for what came in.
import { PassThrough, Readable, pipeline, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw, createZstdDecompress } from "node:zlib";

export const ACCEPT_ENCODING = "gzip, br, zstd";

export type ReadBody = {
  /** Empty where the pieces were given to `keep`. */
  bytes: Uint8Array;
  /** More than `limit` came; `bytes` holds the first `limit`. */
  overflowed: boolean;
  /** What broke the body off, if anything did; `bytes` holds what came before. */
  broken: unknown;
};

/** More layers than two are nobody's honest feed; each one multiplies what a small body can cost. */
const MOST_LAYERS = 2;

/**
 * @param encoding the header `Content-Encoding`; unknown names are taken for "not encoded", as browsers do.
 * @param limit bytes at most, of the decoded body and of the encoded one.
 * @param keep is given each decoded piece, in place of memory. @throws what `keep` throws.
 */
export async function readBody(
  source: Readable,
  encoding: string,
  limit: number,
  keep?: (piece: Uint8Array) => Promise<void>,
): Promise<ReadBody> {
  const chunks: Buffer[] = [];
  let size = 0;
  let broken: unknown;
  let unkept: { error: unknown } | undefined;
  const encoded = { size: 0 };
  const layers = encoding
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => Object.hasOwn(DECODERS, name));
  if (layers.length > MOST_LAYERS) {
    return { bytes: new Uint8Array(), overflowed: false, broken: new Error(`encoded ${layers.length} times over`) };
  }
  let stream: AsyncGenerator<Buffer> = tolerate(source, encoded, limit, (error) => {
    broken ??= error;
  });
  for (const name of layers.toReversed()) {
    const createDecoder = DECODERS[name];
    if (createDecoder) stream = decode(stream, createDecoder);
  }
  try {
    for await (const chunk of stream) {
      size += chunk.length;
      if (!keep) chunks.push(chunk);
      if (size > limit) break;
      await keep?.(chunk).catch((error: unknown) => {
        unkept = { error };
        throw error;
      });
    }
  } catch (error) {
    if (unkept) throw unkept.error;
    broken ??= error;
  }
  const overflowed = size > limit || encoded.size > limit;
  const all = Buffer.concat(chunks);
  return { bytes: size > limit ? all.subarray(0, limit) : all, overflowed, broken };
}

/** Ends where the source breaks, so that the decoders still give out what they have. */
async function* tolerate(
  source: Readable,
  encoded: { size: number },
  limit: number,
  onBroken: (error: unknown) => void,
): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      encoded.size += chunk.length;
      yield chunk;
      if (encoded.size > limit) return;
    }
  } catch (error) {
    onBroken(error);
  }
}

// Some servers name gzip and send plain text; its first two bytes tell.
const gunzip = (start: Buffer) =>
  start[0] === 0x1f && (start[1] ?? 0x8b) === 0x8b ? createGunzip() : new PassThrough();

const DECODERS: Readonly<Record<string, (start: Buffer) => Transform>> = {
  gzip: gunzip,
  "x-gzip": gunzip,
  br: () => createBrotliDecompress(),
  zstd: () => createZstdDecompress(),
  // "deflate" means zlib (RFC 9110, 8.4.1.2), yet bare deflate is sent as well.
  deflate: (start) => (((start[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw()),
};

async function* decode(
  source: AsyncGenerator<Buffer>,
  createDecoder: (start: Buffer) => Transform,
): AsyncGenerator<Buffer> {
  const first = await source.next();
  if (first.done) return;
  const decoder = createDecoder(first.value);
  const whole = Readable.from(startWith(first.value, source), { objectMode: false });
  // The callback form: its error also arrives at the reader of `decoder`, which is where it is dealt with.
  pipeline(whole, decoder, () => undefined);
  yield* decoder as AsyncIterable<Buffer>;
}

async function* startWith(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}
