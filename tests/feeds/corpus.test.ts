import { afterAll, describe, expect, it } from "vitest";
import { compareCorpus, corpusIsPresent } from "../../bench/feeds.ts";
import { closeFeedParser } from "../../src/feeds/parse.ts";

const absent = corpusIsPresent() ? "" : " (skipped: the corpus is not beside the repository)";

describe.skipIf(absent !== "")(`real feeds against the reference parser${absent}`, () => {
  afterAll(closeFeedParser);

  it("agree on the number of posts and on every field of the first, in at least 40 of 43 files", async () => {
    const { feeds, disagreements } = await compareCorpus();
    const agreeing = feeds - new Set(disagreements.map(({ file }) => file)).size;
    if (agreeing < 40) expect(disagreements).toEqual([]);
    expect(feeds).toBeGreaterThanOrEqual(40);
  });
});
