// All jobs there are. A job only says "look now"; losing every one of them loses nothing (see workers/schedule.ts).
import { z } from "zod";
import type { TaskKind } from "../db/schema/shared.ts";
import { defineJob, type Lane } from "./define-job.ts";

const post = z.object({ postId: z.uuid() });

/** Wakes a poller: some feed is due that was not before. */
export const pollFeeds = defineJob({
  name: "poll-feeds",
  lane: "feeds",
  payload: z.object({}),
  key: () => "all",
});

export const fetchArticle = defineJob({
  name: "fetch-article",
  lane: "articles",
  payload: post,
  key: ({ postId }) => postId,
});

/** What was said in an episode, and its chapters, as the publisher has them. */
export const fetchTranscript = defineJob({
  name: "fetch-transcript",
  lane: "articles",
  payload: post,
  key: ({ postId }) => postId,
});

/** What is said in an episode, written down by a model that somebody asked to listen. */
export const transcribeEpisode = defineJob({
  name: "transcribe-episode",
  lane: "recordings",
  payload: post,
  key: ({ postId }) => postId,
});

/** The local brief: never needs a network. */
export const briefPost = defineJob({
  name: "brief-post",
  lane: "briefs",
  payload: post,
  key: ({ postId }) => postId,
});

export const briefPostModel = defineJob({
  name: "brief-post-model",
  lane: "models",
  payload: post,
  key: ({ postId }) => postId,
});

/** For every follower of a post's feed: is there something to say? */
export const findOpenings = defineJob({
  name: "find-openings",
  lane: "briefs",
  payload: post,
  key: ({ postId }) => postId,
});

/** For what it means beside its words: a vector of the post and of what its followers named. */
export const embedPost = defineJob({
  name: "embed-post",
  lane: "models",
  payload: post,
  key: ({ postId }) => postId,
});

/** What a file asks for, made people: no network. */
export const importPeople = defineJob({
  name: "import-people",
  lane: "imports",
  payload: z.object({ importId: z.uuid() }),
  key: ({ importId }) => importId,
});

/** A line of a file that names a site: its feeds are looked for. */
export const followRow = defineJob({
  name: "follow-row",
  lane: "imports",
  payload: z.object({ rowId: z.uuid() }),
  key: ({ rowId }) => rowId,
});

export const JOBS = [
  pollFeeds,
  fetchArticle,
  fetchTranscript,
  transcribeEpisode,
  briefPost,
  briefPostModel,
  findOpenings,
  embedPost,
  importPeople,
  followRow,
] as const;

export type Job = (typeof JOBS)[number];
export type JobName = Job["name"];
export type PayloadOf<Name extends JobName> = z.infer<Extract<Job, { name: Name }>["payload"]>;

/** What a job says of a task: its subject, under the name that its handler knows. */
export function payloadFor(kind: TaskKind, subjectId: string): PayloadOf<TaskKind> {
  if (kind === "import-people") return { importId: subjectId };
  return kind === "follow-row" ? { rowId: subjectId } : { postId: subjectId };
}

/** How many jobs of a lane one process works on at a time. */
export const LANES: Record<Lane, { concurrency: number }> = {
  feeds: { concurrency: 1 },
  // Most of them wait for their turn at a host; the reading itself has two threads.
  articles: { concurrency: 24 },
  briefs: { concurrency: 4 },
  // Each waits for somebody's model, for minutes maybe: briefs that need none never wait behind them.
  models: { concurrency: 2 },
  // Each is hundreds of megabytes and minutes of somebody's model.
  recordings: { concurrency: 1 },
  // A lane of their own: a thousand sites to look at hold up nobody else.
  imports: { concurrency: 4 },
};
