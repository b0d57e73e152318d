import type { Brief as BriefShape, Sourced } from "../../ai/brief.ts";
import { findLanguageName } from "../../ai/language-names.ts";
import { WARNING_LANGUAGES } from "../../ai/local/warning-words.ts";
import type { BriefKind } from "../../db/schema/shared.ts";

export type BriefProps = {
  /** `null` while it is being made. */
  brief: BriefShape | null;
  /** The id of the passage on this page, where it was found in the article. */
  anchorOf: (passage: Sourced) => string | undefined;
  /** When it is said, "23:10", where the brief is made of what was said. */
  stampOf?: ((passage: Sourced) => string | undefined) | undefined;
  model?: string | undefined;
  /** Of the post, ISO 639-1. */
  language?: string | undefined;
  /** The gist in a language that the user reads, where the post's is none. */
  inYourLanguage?: { language: string; gist: string; model: string } | null | undefined;
};

const KINDS: Record<BriefKind, string | undefined> = {
  opinion: "An opinion",
  "how-to": "How to do it",
  story: "A story of their own",
  news: "News",
  announcement: "An announcement",
  review: "A review",
  research: "Research",
  interview: "An interview",
  question: "A question",
  links: "A list of links",
  note: "A note",
  other: undefined,
};

/** What the post says, each point linked to the words it rests on, and from there back. */
export function Brief(props: BriefProps) {
  const { brief, anchorOf, stampOf, model, language, inYourLanguage } = props;
  if (brief === null) return <p class="gist soft">The brief is being made. It will stand here in a moment.</p>;
  // Chosen sentences give the gist as well: it is a point already made, and the link to its passage belongs there.
  const inGist = brief.points.filter((point) => brief.gist.includes(point.text) || isCutOf(brief.gist, point.text));
  const others = brief.points.filter((point) => !inGist.includes(point));
  const isHeard = brief.points.some((point) => stampOf?.(point) !== undefined);
  const places = {
    anchorOf,
    stampOf,
    firsts: firstsOf([...inGist, ...others, ...brief.questions, ...brief.quotes], anchorOf),
  };
  return (
    <>
      {inYourLanguage ? (
        <p class="gist" lang={inYourLanguage.language}>
          {inYourLanguage.gist}{" "}
          <span class="hint" lang="en">
            In {findLanguageName(inYourLanguage.language) ?? "your language"}, by {inYourLanguage.model}.
          </span>
        </p>
      ) : null}
      <p class="gist" lang={language === "und" ? undefined : language}>
        {brief.gist}{" "}
        {inGist.map((point) => (
          <Source key={point.passage} item={point} {...places} />
        ))}
      </p>
      {brief.warnings.length === 0 ? <About brief={brief} /> : null}
      <Points items={others} {...places} />
      {brief.questions.length === 0 ? null : (
        <>
          <h3 class="minor">{isHeard ? "Asked in it" : "Asked in the post"}</h3>
          <Points items={brief.questions} {...places} />
        </>
      )}
      {brief.quotes.length === 0 ? null : (
        <>
          <h3 class="minor">Worth quoting</h3>
          {brief.quotes.map((quote) => (
            <blockquote class="quote" key={quote.passage}>
              {quote.text} <Source item={quote} {...places} />
            </blockquote>
          ))}
        </>
      )}
      <p class="hint">{tellOrigin({ brief, model, language, isHeard })}</p>
    </>
  );
}

function About({ brief }: { brief: BriefShape }) {
  const told = [KINDS[brief.kind], brief.topics.length === 0 ? undefined : `about ${brief.topics.join(", ")}`];
  const said = told.filter((one) => one !== undefined).join(", ");
  return said === "" ? null : <p class="soft">{`${said.slice(0, 1).toUpperCase()}${said.slice(1)}.`}</p>;
}

function tellOrigin(of: {
  brief: BriefShape;
  model: string | undefined;
  language: string | undefined;
  isHeard: boolean;
}): string {
  const { brief, language, isHeard } = of;
  const by =
    brief.by === "model"
      ? `Written by ${of.model ?? "the model"} from ${isHeard ? "what was said" : "the post"} alone. Each passage was checked against it.`
      : `Sentences chosen from ${isHeard ? "what was said" : "the post itself"}; no model wrote it.`;
  const part = brief.whole ? "" : " It is very long: its beginning, a piece of its middle and its end were read.";
  const isUnknown = brief.by === "extract" && language !== undefined && !WARNING_LANGUAGES.includes(language);
  const mood = isUnknown
    ? " In this language grief, illness and lay-offs are not recognised: read it before you write."
    : "";
  return `${by}${part}${mood}`;
}

/** A long sentence is cut to make the gist, and ends in "…". */
function isCutOf(gist: string, text: string): boolean {
  return gist.endsWith("…") && text.startsWith(gist.slice(0, -1));
}

/** Several may rest on the same words: the way back leads to the first of them. */
function firstsOf(items: readonly Sourced[], anchorOf: BriefProps["anchorOf"]): Map<string, Sourced> {
  const firsts = new Map<string, Sourced>();
  for (const item of items) {
    const anchor = anchorOf(item);
    if (anchor !== undefined && !firsts.has(anchor)) firsts.set(anchor, item);
  }
  return firsts;
}

type Places = Pick<BriefProps, "anchorOf" | "stampOf"> & { firsts: Map<string, Sourced> };

function Points({ items, ...places }: { items: readonly Sourced[] } & Places) {
  if (items.length === 0) return null;
  return (
    <ul class="points">
      {items.map((item) => (
        <li key={item.passage}>
          {item.text} <Source item={item} {...places} />
        </li>
      ))}
    </ul>
  );
}

function Source({ item, anchorOf, stampOf, firsts }: { item: Sourced } & Places) {
  const anchor = anchorOf(item);
  const stamp = stampOf?.(item);
  if (anchor === undefined) return null;
  return (
    <a class="source" href={`#${anchor}`} id={firsts.get(anchor) === item ? `to-${anchor}` : undefined}>
      {stamp === undefined ? "in the post" : `at ${stamp}`}
      <span class="unseen">: {item.text.slice(0, 60)}</span>
    </a>
  );
}
