// Two thousand broken feeds, the same each time; a hundred thousand in tests/long.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { machineNow } from "../../src/clock.ts";
import { read } from "../../src/feeds/parse-worker.ts";
import { PARSE_LIMITS } from "../../src/feeds/parse.ts";
import { SERVED_FROM } from "./fixtures.ts";
import { mutant } from "./mutants.ts";
import { checkPromises } from "./promises.ts";

const SEED = 20_261_123;

describe("a feed that something happened to", () => {
  it("is read or refused within its limit, and keeps every promise", { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(mutant, async (bytes) => {
        const start = machineNow();
        const answer = await read({ bytes, contentType: undefined, url: SERVED_FROM, without: [] });
        expect(machineNow() - start).toBeLessThan(PARSE_LIMITS.firstMs);
        checkPromises(answer);
      }),
      { numRuns: 2_000, seed: SEED },
    );
  });

  it("is the same feed the second time, with the last resort too", { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(mutant, async (bytes) => {
        const request = { bytes, contentType: undefined, url: SERVED_FROM, without: [] };
        expect(await read(request)).toEqual(await read(request));
        checkPromises(await read({ ...request, without: ["rss-parser", "feedsmith"] }));
      }),
      { numRuns: 200, seed: SEED },
    );
  });
});
