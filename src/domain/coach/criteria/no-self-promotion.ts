// 6. No self-promotion: an own link only where it answers the point, disclosed, and never in a first comment.
import { hostOf } from "../hosts.ts";
import { holds, matchesOf } from "../patterns.ts";
import { spanOf, type Reading } from "../reading.ts";
import type { Finding, Span } from "../verdict.ts";
import { CALL, IMPERATIVE, OWN_OFFER, PAST, TERMS } from "./pitch-phrases.ts";

const OWN_WORK =
  /\b(?:I|we) (?:wrote|write|blogged|made|built|recorded|published|covered|explain(?:ed)?)\b|\b(?:my|our) (?:blog|own|post|article|write-up|newsletter|site|book|tool|product)\b/iu;
const DISCLOSED =
  /\b(?:disclosure|disclaimer|my own|I wrote|I work (?:for|at|on)|I built|we built|my (?:post|article|write-up|blog)|full disclosure)\b/iu;

/** Of a site or a mailbox, as people write them in passing. */
const ADDRESS = /[\p{L}\d-]\.(?:com|org|net|io|app|dev|shop|co|example|de|fr|es|eu|uk)(?![\p{L}\p{N}])/iu;
/** Fewer words that say something than this only carry a link. */
const BARE = 5;
/** So many sentences may lie between a thing of one's own and the terms it is offered on. */
const NEAR = 3;

export function noSelfPromotion(reading: Reading): Finding {
  const { text, urls, sentences, input } = reading;
  const pitches = findPitch(reading);
  if (pitches.length > 0) {
    return {
      verdict: "fix",
      text: "Leave out the pitch; say instead what you learned and let them ask.",
      spans: pitches,
    };
  }
  const own = new Set((input.ownSites ?? []).map(hostOf));
  const links = urls.filter(({ url, start }) => {
    const sentence = sentences.find((candidate) => start >= candidate.start && start < candidate.end);
    return isOwn(hostOf(url), own) || OWN_WORK.test(sentence?.text ?? "");
  });
  if (links.length === 0) return { verdict: "pass", text: "Nothing is promoted here.", spans: [] };
  if (input.firstComment !== false) {
    const wish = "Take out your own link in a first comment and write its point here in a sentence.";
    return { verdict: "fix", text: wish, spans: links.map(spanOf) };
  }
  if (sentences.reduce((sum, { stems }) => sum + stems.size, 0) < BARE) {
    const wish =
      "There is little here but the link. Write its point in two sentences, so that nobody has to follow it.";
    return { verdict: "fix", text: wish, spans: links.map(spanOf) };
  }
  if (!DISCLOSED.test(text)) {
    return {
      verdict: "fix",
      text: "Say that the link is your own, for example “I wrote about this”.",
      spans: links.map(spanOf),
    };
  }
  return {
    verdict: "pass",
    text: "Your own link is disclosed; keep it only if it answers the point.",
    spans: [],
    strength: 0.5,
  };
}

/** Where the reader is asked for something, or something of one's own is offered on terms. */
function findPitch({ text, sentences, urls }: Reading): Span[] {
  const calls = matchesOf(CALL, text);
  const offers = sentences.filter((sentence) => holds(OWN_OFFER, sentence.text) && !holds(PAST, sentence.text));
  const terms = sentences.filter((sentence) => holds(TERMS, sentence.text) && !holds(PAST, sentence.text));
  const undisclosed = offers.length > 0 && (ADDRESS.test(text) || urls.length > 0) && !DISCLOSED.test(text);
  if (undisclosed) return [...calls, ...offers.map(spanOf)];
  const near = offers.filter((offer) =>
    terms.some((term) => Math.abs(sentences.indexOf(offer) - sentences.indexOf(term)) <= NEAR),
  );
  const commands = offers.length === 0 ? [] : sentences.filter((sentence) => IMPERATIVE.test(sentence.text));
  return [...calls, ...near.map(spanOf), ...commands.map(spanOf)];
}

function isOwn(host: string, own: ReadonlySet<string>): boolean {
  return [...own].some((site) => site !== "" && (host === site || host.endsWith(`.${site}`)));
}
