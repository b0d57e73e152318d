// The entry of a worker that reads transcripts: piscina calls this with one file.
import { toStorable } from "../../storable.ts";
import { readTranscript, type TranscriptAnswer, type TranscriptRequest } from "./read-transcript.ts";

export function read(request: TranscriptRequest): TranscriptAnswer {
  return toStorable(readTranscript(request));
}
