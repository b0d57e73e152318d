// Languages by their codes and by their names: models and people are told names, rows hold codes.

const CODE = /^[a-z]{2,3}$/u;

/** In English, as prompts and pages say it: "French". */
export function nameLanguage(code: string | undefined): string {
  return findLanguageName(code) ?? "the language of the post";
}

/** Undefined where there is no such language. */
export function findLanguageName(code: string | undefined): string | undefined {
  const short = code?.toLowerCase().split("-")[0] ?? "";
  if (short === "und" || !CODE.test(short)) return undefined;
  return new Intl.DisplayNames("en", { type: "language", fallback: "none" }).of(short);
}
