import { describe, expect, test } from "vitest";
import { describeError, DoorError, PermanentError, RetryLaterError } from "../src/errors.ts";

describe("a named error", () => {
  test("bears its kind, its own name and its cause", () => {
    const cause = new Error("no route");
    for (const [error, name] of [
      [new DoorError("conflict", "taken", { cause }), "DoorError"],
      [new PermanentError("not-found", "gone", { cause }), "PermanentError"],
      [new RetryLaterError("address-status", "busy", { cause }), "RetryLaterError"],
    ] as const) {
      expect(error.name).toBe(name);
      expect(error.cause).toBe(cause);
      expect(error).toBeInstanceOf(DoorError);
    }
  });

  test("says from when on another try is welcome, where somebody said so", () => {
    const notBefore = new Date("2026-11-23T09:00:00Z");
    expect(new RetryLaterError("address-status", "busy", { notBefore }).notBefore).toEqual(notBefore);
    expect(new RetryLaterError("address-status", "busy").notBefore).toBeUndefined();
  });
});

describe("an error as one line", () => {
  test("names its causes, nearest first", () => {
    const error = new Error("the feed could not be read", {
      cause: new Error("socket hang up", { cause: "ECONNRESET" }),
    });
    expect(describeError(error)).toBe("the feed could not be read: socket hang up: ECONNRESET");
  });

  test("is made of whatever was thrown", () => {
    expect(describeError("a word")).toBe("a word");
    expect(describeError({ code: 7 })).toBe("{ code: 7 }");
    expect(describeError(7n)).toBe("7n");
    const circle: Record<string, unknown> = {};
    circle["self"] = circle;
    expect(describeError(circle)).toContain("Circular");
    expect(describeError(Symbol("odd"))).toBe("Symbol(odd)");
    expect(describeError(null)).toBe("null");
    expect(describeError(undefined)).toBe("");
    expect(describeError(new TypeError())).toBe("TypeError");
  });

  test("ends, however long or circular it is", () => {
    const first = new Error("first");
    first.cause = new Error("second", { cause: first });
    expect(describeError(first)).toBe("first: second: first: second: first");
    expect(describeError(new Error("x".repeat(2_000)))).toHaveLength(500);
  });
});
