// Who may ask a model: the rest of the house holds this, which says what there is and cannot ask. Only app.ts and
// domain/model-calls import from here as values (scripts/check-imports.ts holds the rule).
import { createHash } from "node:crypto";
import type { Config } from "../config.ts";
import { createModel, type Model } from "./client.ts";
import { serverHost } from "./connection.ts";
import { createTranscriber, type Transcriber } from "./transcriber.ts";

/**
 * @property host for people: `api.openai.com`. @property named the configured model; undefined: the server's first.
 * @property fingerprint changes with the address, the key and the model.
 */
export type ModelAccess = { readonly host: string; readonly named: string | undefined; readonly fingerprint: string };

export type TranscriberAccess = {
  readonly model: string;
  readonly host: string;
  readonly mostBytes: number | undefined;
};

const models = new WeakMap<ModelAccess, Model>();
const transcribers = new WeakMap<TranscriberAccess, Transcriber>();

export function openModel(
  config: NonNullable<Config["ai"]>,
  options: (access: ModelAccess) => Parameters<typeof createModel>[1],
): ModelAccess {
  const told = JSON.stringify([config.baseUrl, config.apiKey, config.model]);
  const fingerprint = createHash("sha256").update(told).digest("base64url").slice(0, 16);
  const access = Object.freeze({ host: serverHost(config), named: config.model, fingerprint });
  models.set(access, createModel(config, options(access)));
  return access;
}

export function openTranscriber(...args: Parameters<typeof createTranscriber>): TranscriberAccess {
  const transcriber = createTranscriber(...args);
  const { model, host, mostBytes } = transcriber;
  const access = Object.freeze({ model, host, mostBytes });
  transcribers.set(access, transcriber);
  return access;
}

export function modelOf(access: ModelAccess): Model {
  return models.get(access)!;
}

export function transcriberOf(access: TranscriberAccess): Transcriber {
  return transcribers.get(access)!;
}
