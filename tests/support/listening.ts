// An episode that offers no transcript, its follower, and a model that can listen to it.
import { readdir } from "node:fs/promises";
import { expect } from "vitest";
import { startModelServer, type ModelServer } from "../world/model/model-server.ts";
import type { List, OpenedPost } from "./call.ts";
import { follow } from "./follow.ts";
import { openHouse, type House } from "./house.ts";
import { startPodcast, type Podcast } from "./podcast.ts";
import { signIn, type Visitor } from "./visitor.ts";

export const KEY = "sk-never-to-be-seen";
export const MP3 = Buffer.concat([Buffer.from("ID3\u0004\u0000"), Buffer.alloc(700_000, 0x55)]);
export const LENGTH = "<itunes:duration>52:00</itunes:duration>";

export type Scene = {
  house: House;
  model: ModelServer;
  podcast: Podcast;
  postId: string;
  olga: Visitor;
  page: () => Promise<string>;
  open: () => Promise<OpenedPost>;
  ask: () => Promise<void>;
  heard: () => ModelServer["calls"];
};

type Hear = NonNullable<NonNullable<Parameters<typeof startModelServer>[0]>["hear"]>;

type Stage = {
  env?: Record<string, string>;
  recording?: { url?: string; bytes?: number };
  tags?: string;
  hear?: Hear;
};

/** Olga follows a podcast of one episode that offers no transcript, in a house where a model can listen. */
export async function openScene(closers: (() => Promise<void>)[], options: Stage = {}): Promise<Scene> {
  const model = await startModelServer(options.hear === undefined ? {} : { hear: options.hear });
  closers.push(model.close);
  const house = await openHouse({
    env: { OPENAI_BASE_URL: model.url, OPENAI_API_KEY: KEY, OPENAI_TRANSCRIBE_MODEL: "listener-1", ...options.env },
    overrides: { limits: { spacingMs: 0, stallMs: 1_000 } },
  });
  closers.push(house.close);
  const podcast = await startPodcast(options.tags ?? LENGTH, house.clock.now(), {
    bytes: 48_000_000,
    ...options.recording,
  });
  closers.push(podcast.close);
  podcast.says("/4.mp3", { headers: { "content-type": "audio/mpeg" }, body: MP3 });
  const person = await follow(house.as(house.olga), podcast.feedUrl);
  await house.work();
  const { items } = (await house.as(house.olga).get<List<OpenedPost>>(`/posts?personId=${person.id}`)).body;
  const postId = items[0]!.id;
  const olga = await signIn(house, house.olga);
  const page = () => olga.text(`/posts/${postId}`);
  return {
    house,
    model,
    podcast,
    postId,
    olga,
    page,
    open: async () => (await house.as(house.olga).get<OpenedPost>(`/posts/${postId}`)).body,
    ask: async () => {
      expect((await olga.post(`/posts/${postId}/write-down`, {})).status).toBe(303);
    },
    heard: () => model.calls.filter(({ recording }) => recording !== undefined),
  };
}

export const tasks = (house: House) =>
  house.app.db.selectFrom("tasks").selectAll().where("kind", "=", "transcribe-episode").execute();
export const scratch = (house: House) => readdir(house.app.scratch).catch(() => []);
