// Every pair of colours that carries words meets WCAG 2.2 AA (4.5 to 1), edges of controls 3 to 1, in light and in dark.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const css = await readFile(join(import.meta.dirname, "../../src/web/public/look.css"), "utf8");
const words: [string, string][] = [
  ...["paper", "sheet"].flatMap((ground) =>
    ["ink", "soft", "accent", "warm"].map((ink): [string, string] => [ink, ground]),
  ),
  ["soft", "accent-wash"],
  ["ink", "accent-wash"],
  ["accent-deep", "accent-wash"],
  ["accent", "accent-wash"],
  ["warm", "warm-wash"],
  ["ink", "warm-wash"],
  ["accent", "warm-wash"],
  ["on-accent", "accent"],
  ["on-accent", "accent-deep"],
];

describe.each(["light", "dark"])("in the %s", (scheme) => {
  test.each(words)("%s can be read on %s", (ink, ground) => {
    expect(contrast(colour(ink, scheme), colour(ground, scheme))).toBeGreaterThanOrEqual(4.5);
  });
  test.each(["sheet", "paper"])("the edge of a field can be seen on %s", (ground) => {
    expect(contrast(colour("edge", scheme), colour(ground, scheme))).toBeGreaterThanOrEqual(3);
  });
});

function colour(name: string, scheme: string): string {
  const found = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`, "u").exec(css);
  const value = found?.[scheme === "light" ? 1 : 2];
  if (value === undefined) throw new Error(`look.css has no colour ${name}`);
  return value;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
