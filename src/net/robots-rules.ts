// What a robots.txt says to one crawler (RFC 9309). Our own, because robots-parser (last released in 2023) splits a
// group at a Sitemap line, does not compare "/%7Efoo" with "/~foo" as equal, and its matching takes seconds on a
// file made to hurt it.

export type Rule = { allow: boolean; pattern: string };

/**
 * @param token the product token of our User-Agent, e.g. `DoorOpener`.
 * @returns the rules of all groups that name the token, else of all groups for `*`, patterns normalised.
 */
export function parseRobots(text: string, token: string): Rule[] {
  const wanted = token.toLowerCase();
  const own: Rule[] = [];
  const everyones: Rule[] = [];
  let named = false;
  let groups: Rule[][] = [];
  let inRules = true;
  for (const line of text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/)) {
    const [, key = "", value = ""] = /^\s*([a-z-]+)\s*:([^#]*)/i.exec(line) ?? [];
    const field = key.toLowerCase();
    if (field === "user-agent") {
      // Agents in a row share the rules that follow; other lines between them (Sitemap) change nothing.
      if (inRules) groups = [];
      inRules = false;
      const agent = agentOf(value);
      if (agent === wanted) {
        named = true;
        groups.push(own);
      } else if (agent === "*") groups.push(everyones);
    } else if (field === "allow" || field === "disallow") {
      inRules = true;
      const pattern = normalisePattern(value.trim());
      if (pattern !== "") for (const rules of new Set(groups)) rules.push({ allow: field === "allow", pattern });
    }
  }
  return named ? own : everyones;
}

/** The longest matching pattern decides; of two as long, the one that allows. Where none matches: allowed. */
export function isAllowed(rules: readonly Rule[], url: URL): boolean {
  if (url.pathname === "/robots.txt") return true;
  const path = normalisePath(url.pathname + url.search);
  let best: Rule | undefined;
  for (const rule of rules) {
    const longer = !best || rule.pattern.length > best.pattern.length;
    const kinder = rule.allow && rule.pattern.length === best?.pattern.length;
    if ((longer || kinder) && matches(rule.pattern, path)) best = rule;
  }
  return best?.allow ?? true;
}

/** `*` stands for anything, `$` at the end for the end. Each literal part is taken where it first fits: linear. */
function matches(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith("$");
  const [start = "", ...parts] = (anchored ? pattern.slice(0, -1) : pattern).split("*");
  if (!path.startsWith(start)) return false;
  const end = anchored ? parts.pop() : undefined;
  if (anchored && end === undefined) return path === start;
  let at = start.length;
  for (const part of parts) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return end === undefined || (path.endsWith(end) && path.length - end.length >= at);
}

function agentOf(value: string): string {
  const name = value.trim().toLowerCase();
  return /^\*(\s|$)/.test(name) ? "*" : (/^[a-z_-]+/.exec(name)?.[0] ?? "");
}

/** A `*` or `$` in a path is itself; in a pattern it is itself only as `%2A` or `%24`. */
function normalisePath(path: string): string {
  return normalise(path).replaceAll("*", "%2A").replaceAll("$", "%24");
}

function normalisePattern(pattern: string): string {
  const anchor = pattern.endsWith("$") ? "$" : "";
  const body = anchor ? pattern.slice(0, -1) : pattern;
  return normalise(body).replaceAll("$", "%24").replace(/\*+/g, "*") + anchor;
}

/** Percent-encoding compared as RFC 9309, 2.2.2 wants it: unreserved characters bare, all others as capital hex. */
function normalise(text: string): string {
  return text
    .replace(/[^\x21-\x7e]+/g, (raw) => encodeURIComponent(raw.toWellFormed()))
    .replace(/%[0-9a-f]{2}/gi, (code) => {
      const char = String.fromCharCode(Number.parseInt(code.slice(1), 16));
      return /[\w.~-]/.test(char) ? char : code.toUpperCase();
    });
}
