// What a model server understands, kept across restarts: no post is sent again only to learn it.
import type { Memory } from "../../ai/client.ts";
import type { ModelAccess } from "../../ai/model-access.ts";
import { recall, remember } from "../../db/installation.ts";
import type { Db } from "../../db/transaction.ts";

export function createMemory(db: Db, access: ModelAccess): Memory {
  const key = (model: string): string => `model-dialect ${access.host} ${model}`;
  return {
    read: (model) => recall(db, key(model)),
    write: (model, value) => remember(db, key(model), value),
  };
}
