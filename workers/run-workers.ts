// Starts what works in the background: a worker for each lane, the poller, and the sweep that finds what no job looked at.
import type { Context } from "../src/domain/context.ts";
import { handBack } from "../src/domain/tasks/keep-claim.ts";
import { describeError } from "../src/errors.ts";
import { JOBS, LANES, type JobName } from "../src/jobs/catalog.ts";
import type { Lane } from "../src/jobs/define-job.ts";
import type { JobQueue } from "../src/jobs/queue.ts";
import { handleBriefPostModel } from "./handlers/brief-post-model.ts";
import { handleBriefPost } from "./handlers/brief-post.ts";
import { handleEmbedPost } from "./handlers/embed-post.ts";
import { handleFetchArticle } from "./handlers/fetch-article.ts";
import { handleFetchTranscript } from "./handlers/fetch-transcript.ts";
import { handleFindOpenings } from "./handlers/find-openings.ts";
import { handleFollowRow } from "./handlers/follow-row.ts";
import { handleImportPeople } from "./handlers/import-people.ts";
import { handleTranscribeEpisode } from "./handlers/transcribe-episode.ts";
import { startPolling } from "./poller.ts";
import { startSweeping } from "./schedule.ts";
import { startBatching } from "./batch.ts";
import { startSubscribing } from "./subscribe.ts";

/** `poll-feeds` is for the poller of this process. */
type Handlers = { [Name in Exclude<JobName, "poll-feeds">]: (context: Context, payload: never) => Promise<void> };

const HANDLERS: Handlers = {
  "fetch-article": handleFetchArticle,
  "fetch-transcript": handleFetchTranscript,
  "transcribe-episode": handleTranscribeEpisode,
  "brief-post": handleBriefPost,
  "brief-post-model": handleBriefPostModel,
  "find-openings": handleFindOpenings,
  "embed-post": handleEmbedPost,
  "import-people": handleImportPeople,
  "follow-row": handleFollowRow,
};

/** Machine milliseconds to give back what the poller was asking for. */
const GIVE_BACK_MS = 3_000;

export type Workers = {
  /** Takes no more work, and waits for what is in hand; what is not done after `ms` machine milliseconds is handed back. */
  close: (ms: number) => Promise<void>;
};

export function runWorkers(context: Context & { queue: JobQueue }): Workers {
  const lanes = Object.keys(LANES) as Lane[];
  const poller = startPolling(context);
  const workers = lanes.map((lane) => {
    const worker = context.queue.work(lane, async (name, payload) =>
      name === "poll-feeds" ? poller.wake() : handle(context, name, payload),
    );
    worker.onError((error) => context.logger.error({ lane, error: describeError(error) }, "job failed"));
    return worker;
  });
  const sweeping = startSweeping(context);
  const subscribing = startSubscribing(context);
  const batching = startBatching(context);
  return {
    close: async (ms) => {
      const closed = Promise.all([
        sweeping.close(),
        subscribing.close(),
        batching.close(),
        poller.close(ms - GIVE_BACK_MS),
        ...workers.map((worker) => worker.close()),
      ]);
      const { promise: late, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, ms);
      await Promise.race([closed, late]);
      clearTimeout(timer);
      const count = await handBack(context);
      if (count > 0) context.logger.info({ count }, "handed back what was in hand");
    },
  };
}

async function handle(context: Context, name: Exclude<JobName, "poll-feeds">, payload: unknown): Promise<void> {
  const job = JOBS.find((candidate) => candidate.name === name);
  if (!job) throw new Error(`there is no job called ${name as string}`);
  await HANDLERS[name](context, job.payload.parse(payload) as never);
}
