import { describe, expect, it } from "vitest";
import { findingOf, POST, verdictOf } from "../draft.ts";
import { judgesPairs } from "../pairs.ts";

const GRIEF = { post: { ...POST, title: "My father passed away", text: "He baked for forty years." } };

describe("readable", () => {
  it.each([
    ["We closed our list. Nobody minded.", "pass"],
    [`We closed our list ${"and then we waited for a while ".repeat(8)}.`, "fix"],
  ])("%j: %s", (text, verdict) => {
    expect(verdictOf("readable", text)).toBe(verdict);
  });

  it("only guides where somebody writes about a loss", () => {
    expect(verdictOf("readable", "Great read!", GRIEF)).toBe("fix");
    expect(findingOf("readable", "His rye bread was the first thing I ate here.", GRIEF)).toMatchObject({
      verdict: "pass",
      text: expect.stringContaining("loss"),
    });
  });
});

judgesPairs("readable", [
  [
    "one thought a sentence",
    "We closed our list. Nobody minded.",
    "We closed our list and then we waited for a while and then we waited for a while and then we waited for a while and then we waited for a while and then we waited for a while and then we waited for a while and then we waited for a while and then we waited for a while .",
    "We closed our list",
  ],
  [
    "where the full stop is",
    "The bags were packed. The ovens were cold. Two of us stood there.",
    "The bags were packed and the ovens were cold and the ovens were cold and the ovens were cold and the ovens were cold and the ovens were cold and the ovens were cold and the ovens were cold and the ovens were cold and the ovens were cold and the ovens were cold while two of us stood there.",
    "The bags",
  ],
  [
    "a bracket",
    "Our list was short (twelve names).",
    "Our list was short (a name here and a name there and so on a name here and a name there and so on a name here and a name there and so on a name here and a name there and so on a name here and a name there and so on a name here and a name there and so on ).",
    "Our list",
  ],
  [
    "commas",
    "Rye, wheat, spelt: all of it went.",
    "Rye, wheat, spelt, and what else there was of it, wheat, spelt, and what else there was of it, wheat, spelt, and what else there was of it, wheat, spelt, and what else there was of it, wheat, spelt, and what else there was of it, wheat, spelt, and what else there was of it went.",
    "Rye",
  ],
  [
    "which after which",
    "The shop which I mean is closed.",
    "The shop which stood beside the other one which stood beside the other one which stood beside the other one which stood beside the other one which stood beside the other one which stood beside the other one which stood beside the other one which stood beside the other one which stood beside the other one is closed.",
    "The shop",
  ],
  [
    "because after because",
    "It failed because nobody came.",
    "It failed because nobody came to the shop because nobody came to the shop because nobody came to the shop because nobody came to the shop because nobody came to the shop because nobody came to the shop because nobody came to the shop because nobody came to the shop because nobody came to the shop.",
    "It failed",
  ],
  [
    "a list in words",
    "We tried two ways.",
    "We tried one way and then another way one way and then another way one way and then another way one way and then another way one way and then another way one way and then another way one way and then another way one way and then another way one way and then another way.",
    "We tried",
  ],
  [
    "an if after an if",
    "If they come, they pay.",
    "If they come and if they stay a little longer and if they stay a little longer and if they stay a little longer and if they stay a little longer and if they stay a little longer and if they stay a little longer and if they stay a little longer and if they stay a little longer, they pay.",
    "If they come",
  ],
  [
    "a story",
    "She came on Friday. She took the loaf.",
    "She came on Friday and she took the loaf she liked and she took the loaf she liked and she took the loaf she liked and she took the loaf she liked and she took the loaf she liked and she took the loaf she liked and she took the loaf she liked and she took the loaf she liked.",
    "She came",
  ],
  [
    "a long middle",
    "The list, a short one, was for the old.",
    "The list, a rather short one as lists go, a rather short one as lists go, a rather short one as lists go, a rather short one as lists go, a rather short one as lists go, a rather short one as lists go, a rather short one as lists go, a rather short one as lists go, was for the old.",
    "The list",
  ],
]);
