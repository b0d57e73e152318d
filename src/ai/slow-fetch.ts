// A fetch for models at home: the built-in one gives up where an answer does not begin within five minutes.
import { Agent, fetch } from "undici";

let agent: Agent | undefined;

export const slowFetch = (async (input: string, init?: Parameters<typeof fetch>[1]) => {
  agent ??= new Agent({ headersTimeout: 0, bodyTimeout: 0 });
  return fetch(input, { ...init, dispatcher: agent });
}) as unknown as typeof globalThis.fetch;
