// How the user writes: from samples they chose, described in words they may change. Without a model it is counted.
import { describeVoiceWithModel } from "../../ai/voice.ts";
import { listOwnComments } from "../../db/comments.ts";
import { getProfile, type Profile } from "../../db/profiles.ts";
import type { Handle } from "../../db/transaction.ts";
import { PermanentError } from "../../errors.ts";
import type { Context } from "../context.ts";
import { describeLocally } from "./describe-locally.ts";
import { makeByModelOrRules, type Made, type Waiting } from "./made.ts";
import { editProfile } from "../profiles.ts";

const SAMPLES_MOST = 6;
const SAMPLE_CHARACTERS = 800;

/** What a model is shown of how they sound: the samples they chose, else their last posted comments. */
export async function pickSamples(
  db: Handle,
  userId: string,
  profile: Profile,
  exceptCommentId: string,
): Promise<string[]> {
  const earlier = profile.voiceSamples.length > 0 ? [] : await listOwnComments(db, userId, SAMPLES_MOST + 1);
  const posted = earlier.filter(({ id }) => id !== exceptCommentId).map(({ text }) => text);
  return [...profile.voiceSamples, ...posted]
    .slice(0, SAMPLES_MOST)
    .map((sample) => sample.slice(0, SAMPLE_CHARACTERS).toWellFormed());
}

/**
 * Describes the voice from the chosen samples, and keeps the description: unless a model was to make it and did not, and
 * another stands already, which may be the user's own.
 * @param by `rules`: nothing is sent. @returns also whether it is kept. @throws PermanentError `invalid-input` where there are no samples.
 */
export async function describeVoice(
  context: Context,
  userId: string,
  by: "model" | "rules",
  waiting: Waiting = {},
): Promise<Made<string> & { isKept: boolean }> {
  const { voiceSamples, voiceDescription } = await getProfile(context.db, userId);
  const samples = voiceSamples.filter((sample) => sample.trim() !== "");
  if (samples.length === 0)
    throw new PermanentError("invalid-input", "Choose or paste a few samples first.", { field: "samples" });
  const count = () => describeLocally(samples);
  const asked = by === "model" ? context : { ...context, model: undefined };
  const made = await makeByModelOrRules<string>(
    asked,
    { userId, purpose: "voice" },
    async (ask) => {
      const { signal } = waiting;
      const { description, model } = await describeVoiceWithModel(ask, samples, signal ? { signal } : {});
      return { value: description === "" ? undefined : description, model };
    },
    count,
  );
  const isKept = made.madeBy === by || voiceDescription.trim() === "";
  if (isKept) await editProfile(context, userId, { voiceDescription: made.value });
  return { ...made, isKept };
}
