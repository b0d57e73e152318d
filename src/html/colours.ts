// Colours as inline styles write them, as far as it takes to see that letters have the colour of their ground.

const NAMED: Readonly<Record<string, string>> = {
  white: "ffffff",
  black: "000000",
  snow: "fffafa",
  ivory: "fffff0",
  ghostwhite: "f8f8ff",
  whitesmoke: "f5f5f5",
  red: "ff0000",
  blue: "0000ff",
  yellow: "ffff00",
  green: "008000",
  gray: "808080",
  grey: "808080",
};
/** Of 255, in each channel: closer ones no eye tells apart on a screen. */
const CLOSE = 12;

/** Whether nobody could read the one on the other. Unknown ways of writing a colour differ from everything. */
export function isSameColour(one: string, other: string): boolean {
  const [left, right] = [readColour(one), readColour(other)];
  if (left === undefined || right === undefined) return false;
  if (left.length === 0 || right.length === 0) return left.length === right.length;
  return left.every((channel, at) => Math.abs(channel - (right[at] ?? 0)) <= CLOSE);
}

/** Red, green and blue from 0 to 255; nothing of either for what is transparent. */
function readColour(written: string): number[] | undefined {
  const colour = written.trim().toLowerCase();
  if (colour === "transparent") return [];
  const hex = /^#([\da-f]{3,8})$/.exec(NAMED[colour] === undefined ? colour : `#${NAMED[colour]}`)?.[1];
  if (hex !== undefined) {
    const pairs = hex.length <= 4 ? Array.from(hex, (digit) => digit + digit) : (hex.match(/../g) ?? []);
    const [red = 0, green = 0, blue = 0, alpha = 255] = pairs.map((pair) => Number.parseInt(pair, 16));
    return alpha < CLOSE ? [] : [red, green, blue];
  }
  const inside = /^(rgb|hsl)a?\(([^()]{1,60})\)$/.exec(colour);
  if (inside === null) return undefined;
  const parts = (inside[2] ?? "").split(/[\s,/]+/).filter(Boolean);
  const [first = 0, second = 0, third = 0, alpha = 1] = parts.map(
    (part) => Number.parseFloat(part) / (part.endsWith("%") ? 100 : 1),
  );
  if (alpha < 0.05) return [];
  if (inside[1] === "rgb")
    return [first, second, third].map((channel, at) => (parts[at]?.endsWith("%") ? channel * 255 : channel));
  // Only what has no colour at all can be told from lightness alone.
  return second === 0 || third === 0 || third === 1 ? [third * 255, third * 255, third * 255] : undefined;
}
