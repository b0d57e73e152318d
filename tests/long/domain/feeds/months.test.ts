// The same as in the short weeks of the tests, long enough for whatever comes around seldom.
import { expect, test } from "vitest";
import { useStage } from "../../../support/stage.ts";
import { followEveryMood, liveThrough, missing } from "../../../support/years.ts";

const stage = useStage();

test.each([[1], [2]])(
  "thirty feeds of every mood, sixty days, restarts at random (seed %i): no rule broken, no post missed",
  async (seed) => {
    const all = await followEveryMood(stage, stage.publisher());
    expect(await liveThrough(stage, 60, seed)).toBeGreaterThan(20);
    expect(await missing(stage, all, 60)).toEqual([]);
    expect(stage.publisher().journal.length).toBeGreaterThan(5_000);
  },
);
