// The entry of a feed worker: piscina calls this with one file.
import { readFeed, type ReadAnswer, type ReadRequest } from "./read.ts";

export async function read(request: ReadRequest): Promise<ReadAnswer> {
  return readFeed(request);
}
