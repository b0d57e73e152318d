// Which addresses can be a feed's.

/** Longer ones are made to trouble us; an index of the database takes little more. */
export const ADDRESS_BYTES = 2_000;

export function isUsableAddress(url: string): boolean {
  return Buffer.byteLength(url) <= ADDRESS_BYTES;
}
