// A small element tree under canonical names: what both the rss-parser reader and the last-resort reader yield.

export type Element = {
  /** Canonical name (`names.ts`). */
  name: string;
  /** Names in lower case. */
  attributes: Record<string, string>;
  /** Decoded text; the inner markup where `markup` is set. */
  text: string;
  /** Markup stood in it unescaped. */
  markup: boolean;
  children: Element[];
};

export function children(parent: Element | undefined, name: string): Element[] {
  return parent?.children.filter((child) => child.name === name) ?? [];
}

export function child(parent: Element | undefined, name: string): Element | undefined {
  return parent?.children.find((candidate) => candidate.name === name);
}

/** The text of the first child of that name that has any. */
export function textOf(parent: Element | undefined, ...names: string[]): string | undefined {
  for (const name of names) {
    for (const element of children(parent, name)) if (element.text.trim() !== "") return element.text;
  }
  return undefined;
}

/** The texts of all children of these names, in the order of the names. */
export function textsOf(parent: Element | undefined, ...names: string[]): string[] {
  return names.flatMap((name) => children(parent, name).map((element) => element.text)).filter((t) => t.trim() !== "");
}

/** One attribute of each child of that name that has it. */
export function attributesOf(parent: Element | undefined, name: string, attribute: string): string[] {
  return children(parent, name).flatMap((element) => element.attributes[attribute] ?? []);
}
