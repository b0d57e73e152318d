// What an element says of itself that keeps it from readers. Rules of style sheets are not read: what they hide is shown.
import { isSameColour } from "./colours.ts";

type Attributes = Readonly<Record<string, string>>;

/** What may hide an element; nothing else need be looked at. */
const MAY_HIDE =
  /hidden|display|visibility|opacity|font|text-indent|position|clip|transform|height|width|scale|color|margin|translate|\\/i;

const STYLE_LIMIT = 2_000;
const SIZE = /^(-?\d*\.?\d+)(px|pt|r?em|ex|ch|%|v[wh]|)$/;
/** Further out than any screen is wide, in CSS pixels, and the same in other units. */
const FAR: Readonly<Record<string, number>> = { px: 900, pt: 675, em: 50, rem: 50, ex: 100, ch: 100, "%": 150 };
/** Letters smaller than this are dust. */
const DUST: Readonly<Record<string, number>> = { px: 2, pt: 1.5, em: 0.1, rem: 0.1, ex: 0.2, ch: 0.2, "%": 10 };

/** Whether the element's own attributes keep it from readers (`hidden`, or an inline style that says so). */
export function isHidden(attributes: Attributes): boolean {
  if (Object.hasOwn(attributes, "hidden") && attributes.hidden?.toLowerCase() !== "until-found") return true;
  const style = Object.hasOwn(attributes, "style") ? attributes.style : undefined;
  return style !== undefined && MAY_HIDE.test(style) && hides(readStyle(style));
}

type Style = ReadonlyMap<string, string>;

function hides(style: Style): boolean {
  const says = (name: string): string => style.get(name) ?? "";
  return (
    says("display") === "none" ||
    /^(?:hidden|collapse)$/.test(says("visibility")) ||
    says("content-visibility") === "hidden" ||
    isNearly(says("opacity"), 0.05) ||
    isDust(says("font-size") || sizeOfFont(says("font"))) ||
    isFar(says("text-indent")) ||
    isFar(`-${says("text-indent")}`) ||
    isOutside(says) ||
    isShut(says) ||
    /\bscale(?:3d|x|y)?\(\s*0?\.?0*\s*[,)]/.test(says("transform")) ||
    /^0(?:\.0*)?$/.test(says("scale")) ||
    isPainted(says)
  );
}

type Says = (name: string) => string;

/** Moved out of sight: by its place, its margins or a transformation. */
function isOutside(says: Says): boolean {
  const margins = ["margin-left", "margin-top", "margin"].flatMap((name) => says(name).split(/\s+/));
  const moves = /\btranslate(?:3d|x|y)?\(/.test(says("transform")) ? says("transform").split(/[(),\s]+/) : [];
  if ([...margins, ...moves, ...says("translate").split(/\s+/)].some(isFar)) return true;
  if (!/^(?:absolute|fixed|relative)$/.test(says("position"))) return false;
  const places = ["left", "top", "right", "bottom", "inset"].flatMap((name) => says(name).split(/\s+/));
  return places.some((place) => isFar(place) || isFar(`-${place}`) || place === "-100%");
}

/** Cut down to nothing: what "for screen readers only" is made of too. */
function isShut(says: Says): boolean {
  if (/^rect\((?:\s*[01](?:px)?\s*[, )]){4}/.test(says("clip"))) return true;
  if (/^(?:inset\(\s*(?:[5-9]\d|100)%|circle\(\s*0|polygon\(\s*\))/.test(says("clip-path"))) return true;
  // A box without height that is held open by its padding is how players keep their shape.
  if (
    !/hidden|clip/.test(says("overflow")) ||
    /[1-9]/.test(`${says("padding")}${says("padding-bottom")}${says("padding-top")}`)
  )
    return false;
  return ["width", "height", "max-width", "max-height"].some((name) => /^(?:0(?:\.\d+)?[a-z%]*|1px)$/.test(says(name)));
}

/** In no colour, or in the colour of its own ground. What an ancestor's ground is stands elsewhere, and is not asked. */
function isPainted(says: Says): boolean {
  const letters = says("-webkit-text-fill-color") || says("color");
  if (letters === "") return false;
  if (isSameColour(letters, "transparent"))
    return !/text/.test(`${says("background-clip")} ${says("-webkit-background-clip")}`);
  const ground = says("background-color") || says("background");
  return ground !== "" && isSameColour(letters, ground);
}

function isFar(size: string): boolean {
  const [, number = "", unit = ""] = SIZE.exec(size) ?? [];
  return number !== "" && -Number(number) >= (FAR[unit] ?? Infinity);
}

function isDust(size: string): boolean {
  const [, number = "", unit = ""] = SIZE.exec(size) ?? [];
  return number !== "" && (Number(number) === 0 || Number(number) < (DUST[unit] ?? 0));
}

function sizeOfFont(shorthand: string): string {
  return (
    shorthand
      .split(/[\s/]+/)
      .slice(0, 6)
      .find((part) => /\d(?:px|pt|r?em|%)$/.test(part) || part === "0") ?? ""
  );
}

function isNearly(number: string, most: number): boolean {
  const [, value = "", unit = ""] = /^(\d*\.?\d+)(%?)$/.exec(number) ?? [];
  return value !== "" && Number(value) < (unit === "%" ? most * 100 : most);
}

/** Declarations as a browser would read them: the last of a name counts, comments and escapes are seen through. */
function readStyle(style: string): Style {
  const plain = style
    .slice(0, STYLE_LIMIT)
    .replace(/\/\*[\s\S]*?\*\//g, " ")
    .replace(/\\([\da-f]{1,6})\s?/gi, (_, point: string) => fromPoint(Number.parseInt(point, 16)))
    .replace(/\\(?=[a-z-])/gi, "")
    .toLowerCase();
  const found = new Map<string, string>();
  const important = new Set<string>();
  for (const declaration of plain.split(";")) {
    const colon = declaration.indexOf(":");
    if (colon < 0) continue;
    const name = declaration.slice(0, colon).trim();
    const value = declaration.slice(colon + 1);
    const isImportant = /!\s*important\s*$/.test(value);
    if (important.has(name) && !isImportant) continue;
    if (isImportant) important.add(name);
    found.set(name, value.replace(/!\s*important\s*$/, "").trim());
  }
  return found;
}

function fromPoint(point: number): string {
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : "";
}
