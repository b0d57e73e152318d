// A hundred thousand broken feeds. Each batch has a seed of its own; a failure prints the seed and the path to it.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { machineNow } from "../../../src/clock.ts";
import { read } from "../../../src/feeds/parse-worker.ts";
import { PARSE_LIMITS } from "../../../src/feeds/parse.ts";
import { SERVED_FROM } from "../../feeds/fixtures.ts";
import { mutant } from "../../feeds/mutants.ts";
import { checkPromises } from "../../feeds/promises.ts";

const BATCHES = 20;
const CASES = 5_000;

describe("of a hundred thousand broken feeds", () => {
  it.each(Array.from({ length: BATCHES }, (_, batch) => batch))(
    "each is read or refused within its limit and keeps every promise (batch %i)",
    async (batch) => {
      let readable = 0;
      await fc.assert(
        fc.asyncProperty(mutant, async (bytes) => {
          const start = machineNow();
          const answer = await read({ bytes, contentType: undefined, url: SERVED_FROM, without: [] });
          expect(machineNow() - start).toBeLessThan(PARSE_LIMITS.firstMs);
          checkPromises(answer);
          if (answer.ok) readable += 1;
        }),
        { numRuns: CASES, seed: 20_261_124 + batch },
      );
      // Most are still feeds: otherwise only refusals were tried.
      expect(readable).toBeGreaterThan(CASES / 3);
    },
  );
});
