// 6. No self-promotion: an own link only where it answers the point, disclosed, and never in a first comment.
import { spanOf, type Reading } from "../reading.ts";
import type { Finding, Span } from "../verdict.ts";
import { hostOf } from "../hosts.ts";

const PITCH =
  /\b(?:check out (?:my|our)|(?:my|our) (?:product|app|tool|startup|service|course|newsletter|book|platform|agency|webinar|e-?book|podcast|channel|company) (?:can|helps?|does|offers?|solves?|is|lets|makes)|we (?:offer|help (?:companies|teams|businesses|people|brands|founders))|sign up|subscribe to (?:my|our)|(?:use|with) (?:my )?(?:promo|discount|coupon) code|free (?:trial|demo)|book a (?:demo|call)|visit (?:my|our)|link in (?:my )?bio|follow me|dm me|hire (?:me|us)|limited offer|buy (?:my|our))\b/giu;
const OWN_WORK =
  /\b(?:I|we) (?:wrote|write|blogged|made|built|recorded|published|covered|explain(?:ed)?)\b|\b(?:my|our) (?:blog|own|post|article|write-up|newsletter|site|book|tool|product)\b/iu;
const DISCLOSED =
  /\b(?:disclosure|disclaimer|my own|I wrote|I work (?:for|at|on)|I built|we built|my (?:post|article|write-up|blog)|full disclosure)\b/iu;

export function noSelfPromotion({ text, urls, sentences, input }: Reading): Finding {
  const pitches: Span[] = [...text.matchAll(PITCH)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
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

function isOwn(host: string, own: ReadonlySet<string>): boolean {
  return [...own].some((site) => site !== "" && (host === site || host.endsWith(`.${site}`)));
}
