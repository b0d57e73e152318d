// Link headers (RFC 8288): a page's links that its server tells before the page.

export type HeaderLink = { href: string; rels: string[]; type: string; title: string; hreflang: string };

const MAX_LENGTH = 20_000;

/** @param value all `Link` headers joined by commas. @param base what relative addresses are resolved against. */
export function parseLinkHeader(value: string | null | undefined, base: string): HeaderLink[] {
  return splitOutsideQuotes((value ?? "").slice(0, MAX_LENGTH), ",").flatMap((part) => {
    const match = /^\s*<([^<>]*)>/.exec(part);
    if (!match || !URL.canParse(match[1] ?? "", base)) return [];
    const parameters = new Map<string, string>();
    for (const parameter of splitOutsideQuotes(part.slice(match[0].length), ";")) {
      const at = parameter.indexOf("=");
      const name = (at === -1 ? parameter : parameter.slice(0, at)).trim().toLowerCase();
      const text = at === -1 ? "" : parameter.slice(at + 1).trim();
      // The first `rel` counts (RFC 8288, 3.3).
      if (name !== "" && !parameters.has(name)) parameters.set(name, unquote(text));
    }
    const get = (name: string) => parameters.get(name) ?? "";
    return [
      {
        href: new URL(match[1] ?? "", base).href,
        rels: get("rel").toLowerCase().split(/\s+/).filter(Boolean),
        type: (get("type").split(";", 1)[0] ?? "").trim().toLowerCase(),
        title: get("title"),
        hreflang: get("hreflang").toLowerCase(),
      },
    ];
  });
}

function unquote(text: string): string {
  return text.startsWith('"') ? text.slice(1, text.endsWith('"') ? -1 : undefined).replace(/\\(.)/g, "$1") : text;
}

/** Splits at `separator` where it stands neither in quotes nor between angle brackets. */
function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  let bracketed = false;
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i];
    if (quoted && char === "\\") i += 1;
    else if (char === '"' && !bracketed) quoted = !quoted;
    else if (!quoted && char === "<") bracketed = true;
    else if (!quoted && char === ">") bracketed = false;
    else if (!quoted && !bracketed && char === separator) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  return [...parts, text.slice(start)];
}
