// Languages as people name them, and as their browsers do.
import { findLanguageName } from "../ai/language-names.ts";

const LETTERS = "abcdefghijklmnopqrstuvwxyz".split("");
const MOST = 10;

let named: Map<string, string> | undefined;

/** Codes of ISO 639-1 by their English names, in small letters. */
function byName(): Map<string, string> {
  named ??= new Map(
    LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).flatMap((code) => {
      const name = findLanguageName(code);
      return name === undefined ? [] : [[name.toLowerCase(), code] as const];
    }),
  );
  return named;
}

/** "German, English". */
export function tellLanguages(codes: readonly string[]): string {
  return codes.map((code) => findLanguageName(code) ?? code).join(", ");
}

/** @param names English names or codes. @returns codes, each once, and what nobody knows. */
export function readLanguages(names: readonly string[]): { codes: string[]; unknown: string[] } {
  const read = names.map((name) => {
    const said = name.trim().toLowerCase();
    const code = /^[a-z]{2}$/u.test(said) && findLanguageName(said) !== undefined ? said : byName().get(said);
    return { name, code };
  });
  const codes = read.flatMap(({ code }) => code ?? []);
  const unknown = read.filter(({ code }) => code === undefined).map(({ name }) => name);
  return { codes: [...new Set(codes)].slice(0, MOST), unknown };
}

/** What a browser says of its user (`Accept-Language`, RFC 9110), the most wanted first; empty where it says nothing. */
export function guessLanguages(header: string | undefined): string[] {
  const wanted = (header ?? "")
    .slice(0, 200)
    .split(",")
    .map((part) => {
      const [tag = "", quality] = part.trim().split(";");
      return { code: tag.toLowerCase().split("-")[0] ?? "", weight: Number(quality?.split("=")[1] ?? 1) };
    })
    .filter(({ code, weight }) => weight > 0 && /^[a-z]{2}$/u.test(code) && findLanguageName(code) !== undefined)
    .sort((a, b) => b.weight - a.weight);
  return [...new Set(wanted.map(({ code }) => code))].slice(0, MOST);
}
