import { afterAll, describe, expect, it } from "vitest";
import { compareCorpus, corpusIsPresent } from "../../bench/feeds.ts";
import { closeFeedParser } from "../../src/feeds/parse.ts";

const absent = corpusIsPresent() ? "" : " (skipped: the corpus is not beside the repository)";

describe.skipIf(absent !== "")(`real feeds against the reference parser${absent}`, () => {
  afterAll(closeFeedParser);

  it("agree on the number of posts and on every field of the first, in all but three of 43 files", async () => {
    const { feeds, disagreements } = await compareCorpus();
    const files = Array.from(new Set(disagreements.map(({ file }) => file)));
    // Not a bare number, so that a failure names the files.
    expect({ feeds, beyondTheThree: files.slice(3) }).toEqual({ feeds: 43, beyondTheThree: [] });
  });
});
