// An answer that is shown while it is written: pieces put together into what an answer at once would have been.
import { readPartialJson } from "./partial-json.ts";

type Piece = {
  choices?: { delta?: { content?: string | null; refusal?: string | null }; finish_reason?: string | null }[];
  usage?: unknown;
};

/**
 * @param heard is told of all that has been written so far.
 * @returns the shape of a chat completion. @throws where the stream ends before the answer does; `heard` was told.
 */
export async function gather(pieces: AsyncIterable<Piece>, heard: (content: string) => void): Promise<unknown> {
  let content = "";
  let refusal = "";
  let reason: string | undefined;
  let usage: unknown;
  for await (const piece of pieces) {
    const [choice] = piece.choices ?? [];
    refusal += choice?.delta?.refusal ?? "";
    reason = choice?.finish_reason ?? reason;
    usage = piece.usage ?? usage;
    const more = choice?.delta?.content ?? "";
    if (more === "") continue;
    content += more;
    heard(content);
  }
  if (reason === undefined) throw new Error("The model server hung up in the middle of its answer.");
  return { choices: [{ finish_reason: reason, message: { content, refusal: refusal || null } }], usage };
}

/** Tells a caller of the JSON in what was written so far, each time there is more of it. */
export function toPartial(onPartial: (value: unknown) => void): (content: string) => void {
  let last = "";
  return (content) => {
    const value = readPartialJson(content);
    const shown = JSON.stringify(value);
    if (value === undefined || shown === last) return;
    last = shown;
    onPartial(value);
  };
}
