// JSON-LD found in a page, flattened: what a search engine would be told about the page.

export type JsonLdObject = Readonly<Record<string, unknown>>;

const MAX_OBJECTS = 200;
const MAX_DEPTH = 6;
const MAX_CHARACTERS = 300_000;

/** The objects with a type in these script texts, outermost first. What does not parse is no statement and is left out. */
export function readJsonLd(texts: readonly string[]): JsonLdObject[] {
  const found: JsonLdObject[] = [];
  for (const text of texts) {
    if (text.length <= MAX_CHARACTERS) collect(parse(text), 0, found);
  }
  return found;
}

/** Whether `object` is of this schema.org type, however the type is written. */
export function isOfType(object: JsonLdObject, type: string): boolean {
  const types = Array.isArray(object["@type"]) ? object["@type"] : [object["@type"]];
  return types.some(
    (name) => typeof name === "string" && name.replace(/^https?:\/\/schema\.org\/|^schema:/, "") === type,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(
      text.replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[)|(?:-->|\/\*\]\]>\*\/|\]\]>)\s*$/g, ""),
    );
  } catch {
    return undefined;
  }
}

function collect(value: unknown, depth: number, found: JsonLdObject[]): void {
  if (depth > MAX_DEPTH || found.length >= MAX_OBJECTS || typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value.slice(0, MAX_OBJECTS)) collect(item, depth + 1, found);
    return;
  }
  const object = Object.fromEntries(Object.entries(value));
  if (object["@type"] !== undefined) found.push(object);
  for (const inner of Object.values(object)) collect(inner, depth + 1, found);
}
