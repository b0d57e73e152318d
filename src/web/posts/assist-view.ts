// What the panel shows, from what is stored.
import type { App } from "../../app.ts";
import type { Channel } from "../../channels/channel-ids.ts";
import { listAssists } from "../../db/assists.ts";
import type { Comment } from "../../db/comments.ts";
import { getProfile } from "../../db/profiles.ts";
import { findUnconfirmed } from "../../domain/assists/confirmed.ts";
import { gatherMaterial } from "../../domain/assists/material.ts";
import { readAssist } from "../../domain/assists/results.ts";
import { LENGTH_RULES } from "../../domain/coach/lengths.ts";
import type { AssistProps } from "./assist-panel.tsx";

/** @returns undefined where the user follows no such post. */
export async function viewAssists(
  app: App,
  userId: string,
  postId: string,
  draft: Comment | undefined,
): Promise<AssistProps | undefined> {
  const material = await gatherMaterial(app.db, userId, postId);
  if (!material) return undefined;
  return {
    postId,
    refusal: material.refusal ?? null,
    model: await nameModel(app, userId),
    draft: draft
      ? {
          id: draft.id,
          text: draft.text.trim() === "" ? draft.take : draft.text,
          limit: LENGTH_RULES[draft.channel as Channel].limit,
        }
      : null,
    assists: (await listAssists(app.db, userId, postId)).map((stored) => readAssist(stored)),
    unconfirmed: draft ? await findUnconfirmed(app.db, userId, draft) : [],
  };
}

/** Whom a click would ask, for people; null where the account lets no model work or none is set up. */
export async function nameModel(app: App, userId: string): Promise<string | null> {
  const { aiEnabled } = await getProfile(app.db, userId);
  if (!app.model || !aiEnabled) return null;
  return app.model.named === undefined ? `the model at ${app.model.host}` : `${app.model.named}, at ${app.model.host}`;
}
