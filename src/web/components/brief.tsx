import { WARNING_LANGUAGES } from "../../ai/local/warning-words.ts";
import type { Brief as BriefShape, Sourced } from "../../ai/brief.ts";

export type BriefProps = {
  /** `null` while it is being made. */
  brief: BriefShape | null;
  /** The id of the passage on this page, where it was found in the article. */
  anchorOf: (passage: string) => string | undefined;
  /** When it is said, "23:10", where the brief is made of what was said. */
  stampOf?: ((passage: string) => string | undefined) | undefined;
  model?: string | undefined;
  /** Of the post, ISO 639-1. */
  language?: string | undefined;
};

/** What the post says, each point linked to the words it rests on. */
export function Brief({ brief, anchorOf, stampOf, model, language }: BriefProps) {
  if (brief === null) return <p class="gist soft">The brief is being made. It will stand here in a moment.</p>;
  // Chosen sentences give the gist as well: it is a point already made, and the link to its passage belongs there.
  const inGist = brief.points.filter((point) => brief.gist.includes(point.text) || isCutOf(brief.gist, point.text));
  const places = { anchorOf, stampOf };
  const isHeard = brief.points.some((point) => stampOf?.(point.passage) !== undefined);
  const others = brief.points.filter((point) => !inGist.includes(point));
  return (
    <>
      <p class="gist">
        {brief.gist}{" "}
        {inGist.map((point) => (
          <Source key={point.passage} item={point} {...places} />
        ))}
      </p>
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
      <p class="hint">
        {brief.by === "model"
          ? `Written by ${model ?? "the model"} from ${isHeard ? "what was said" : "the post"} alone. Each passage was checked against it.`
          : `Sentences chosen from ${isHeard ? "what was said" : "the post itself"}; no model was asked.`}
        {brief.by === "extract" && language !== undefined && !WARNING_LANGUAGES.includes(language)
          ? " In this language grief, illness and lay-offs are not recognised: read it before you write."
          : ""}
      </p>
    </>
  );
}

/** A long sentence is cut to make the gist, and ends in "…". */
function isCutOf(gist: string, text: string): boolean {
  return gist.endsWith("…") && text.startsWith(gist.slice(0, -1));
}

type Places = Pick<BriefProps, "anchorOf" | "stampOf">;

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

function Source({ item, anchorOf, stampOf }: { item: Sourced } & Places) {
  const anchor = anchorOf(item.passage);
  const stamp = stampOf?.(item.passage);
  if (anchor === undefined) return null;
  return (
    <a class="source" href={`#${anchor}`}>
      {stamp === undefined ? "in the post" : `at ${stamp}`}
      <span class="unseen">: {item.text.slice(0, 60)}</span>
    </a>
  );
}
