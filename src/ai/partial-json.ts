// JSON that is still being written.

/** What can be read of it so far; undefined where that is nothing. Strings may be cut, fields may be missing. */
export function readPartialJson(text: string): unknown {
  const answer = text.replace(/^\s*<think>[\s\S]*?(?:<\/think>|$)/u, "");
  const from = answer.indexOf("{");
  if (from < 0) return undefined;
  const { closed, cuts } = close(answer.slice(from));
  for (const candidate of [closed, ...cuts]) {
    try {
      return JSON.parse(candidate);
    } catch {
      // Half a name or half a number: one value less is tried.
    }
  }
  return undefined;
}

/** The text with everything closed that is open; and as it was before the last values began. */
function close(text: string): { closed: string; cuts: string[] } {
  const open: string[] = [];
  const cuts: string[] = [];
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]!;
    if (inString) {
      if (letter === "\\") at += 1;
      else if (letter === '"') inString = false;
      continue;
    }
    if (letter === '"') inString = true;
    else if (letter === "{" || letter === "[") {
      open.push(letter === "{" ? "}" : "]");
      cuts.unshift(text.slice(0, at + 1) + ending(open));
    } else if (letter === "}" || letter === "]") {
      open.pop();
      if (open.length === 0) return { closed: text.slice(0, at + 1), cuts };
    } else if (letter === ",") cuts.unshift(text.slice(0, at) + ending(open));
  }
  const whole = inString ? `${text.replace(/\\(?:u[0-9a-f]{0,3})?$/iu, "")}"` : text.replace(/(?<=\d)[.eE+-]+$/u, "");
  return { closed: whole + ending(open), cuts: cuts.slice(0, 3) };
}

function ending(open: readonly string[]): string {
  return open.toReversed().join("");
}
