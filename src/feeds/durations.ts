// How long a recording is, in the forms that feeds use.

/** Longer than that is no recording. */
const MAX_SECONDS = 1_000_000;

/** "1:02:03", "62:03", "3723", "1h 2m 3s", "62 min", "PT1H2M3S" in whole seconds. */
export function secondsOf(text: string | undefined): number | undefined {
  const plain = text?.trim().slice(0, 40) ?? "";
  const seconds = Math.round(inColons(plain) ?? inWords(plain) ?? 0);
  return seconds > 0 && seconds < MAX_SECONDS ? seconds : undefined;
}

function inColons(text: string): number | undefined {
  if (!/^\d+(?::\d{1,2}){0,2}(?:\.\d+)?$/.test(text)) return undefined;
  return text.split(":").reduce((total, part) => total * 60 + Number(part), 0);
}

const WORDS =
  /^(?:pt)?\s*(?:(\d+)\s*h(?:(?:ou)?rs?)?[\s,]*)?(?:(\d+)\s*m(?:in(?:ute)?s?)?[\s.,]*)?(?:(\d+(?:\.\d+)?)\s*s(?:ec(?:ond)?s?)?\.?)?$/i;

function inWords(text: string): number | undefined {
  const [, hours, minutes, seconds] = WORDS.exec(text) ?? [];
  if (hours === undefined && minutes === undefined && seconds === undefined) return undefined;
  return Number(hours ?? 0) * 3_600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
}
