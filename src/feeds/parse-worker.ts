// The entry of a feed worker: piscina calls this with one file.
import { toStorable } from "../storable.ts";
import { readFeed, type ReadAnswer, type ReadRequest } from "./read.ts";

export async function read(request: ReadRequest): Promise<ReadAnswer> {
  return toStorable(await readFeed(request));
}
