// All rules at once, over days: what one feed's mood does to another's, nobody thought of beforehand.
import { expect, test } from "vitest";
import { useStage } from "../../../support/stage.ts";
import { followEveryMood, liveThrough, missing } from "../../../support/years.ts";

const stage = useStage();

test("thirty feeds of every mood, three days, and a house that is shut now and then: no rule broken, no post missed", async () => {
  const all = await followEveryMood(stage, stage.publisher());
  expect(all).toHaveLength(30);
  expect(await liveThrough(stage, 3, 2)).toBeGreaterThan(0);
  expect(await missing(stage, all, 60)).toEqual([]);
  expect(stage.publisher().journal.length).toBeGreaterThan(300);
}, 600_000);
