import type { Context } from "../../src/domain/context.ts";
import { findOpenings } from "../../src/domain/openings.ts";
import { renewNextSteps } from "../../src/domain/openings/follow-up.ts";
import type { PayloadOf } from "../../src/jobs/catalog.ts";

export async function handleFindOpenings(context: Context, { postId }: PayloadOf<"find-openings">): Promise<void> {
  await findOpenings(context, postId);
  await renewNextSteps(context, postId);
}
