// What was said, in paragraphs with their times; long ones in parts that unfold.
import type { TranscriptFormat } from "../../db/schema/shared.ts";
import type { EpisodeProps } from "./episode.ts";
import { backTo, BACK_LABEL, BACK_SIGN } from "./back.ts";
import { Moment } from "./moment.tsx";
import type { View } from "../view.ts";
import type { Piece, PreparedSaid } from "./prepare-said.ts";
import { toParts, type Part } from "./said-parts.ts";
import { WriteDown } from "./write-down.tsx";

type Said = NonNullable<EpisodeProps["said"]>;

export function Transcript(props: { postId: string; episode: EpisodeProps; prepared: PreparedSaid; view: View }) {
  const { postId, episode, prepared, view } = props;
  const { said } = episode;
  return (
    <section id="said" aria-labelledby="said-title">
      <h2 id="said-title">What was said</h2>
      {said === null ? (
        <>
          <NothingSaid episode={episode} />
          <WriteDown postId={postId} transcription={episode.transcription} view={view} />
        </>
      ) : (
        <Words episode={episode} said={said} prepared={prepared} />
      )}
    </section>
  );
}

function NothingSaid({ episode }: { episode: EpisodeProps }) {
  if (episode.pending)
    return <p class="soft">They publish a transcript. It is being fetched, and stands here when you look again.</p>;
  return (
    <p class="soft">
      {episode.trouble === null
        ? "Their feed names no transcript, so the brief is made of their show notes below."
        : `They publish a transcript, but it could not be had, so the brief is made of their show notes below. ${episode.trouble.replace(/\.?$/, ".")}`}
    </p>
  );
}

function Words({ episode, said, prepared }: { episode: EpisodeProps; said: Said; prepared: PreparedSaid }) {
  const parts = toParts(said.segments, episode.chapters);
  return (
    <>
      <div class="said-parts" lang={said.lang ?? undefined}>
        {parts.map((part, index) =>
          part.title === null ? (
            <Paragraphs key={part.from} part={part} episode={episode} prepared={prepared} />
          ) : (
            <details key={part.from} open={index === 0}>
              <summary>{part.title}</summary>
              <Paragraphs part={part} episode={episode} prepared={prepared} />
            </details>
          ),
        )}
      </div>
      <p class="hint">{sourceOf(said.format)}</p>
    </>
  );
}

function Paragraphs({ part, episode, prepared }: { part: Part; episode: EpisodeProps; prepared: PreparedSaid }) {
  return (
    <ol class="spoken">
      {part.segments.map(({ at, speaker }, index) => {
        const isNew = speaker !== undefined && speaker !== part.segments[index - 1]?.speaker;
        return (
          <li key={index} data-line={at === undefined ? undefined : String(at)}>
            {at === undefined ? <span class="stamp"></span> : <Moment episode={episode} at={at} />}
            <p>
              {isNew ? (
                <>
                  <b class="speaker">{speaker}</b>{" "}
                </>
              ) : null}
              {(prepared.paragraphs[part.from + index] ?? []).map((piece) => (
                <Shown piece={piece} />
              ))}
            </p>
          </li>
        );
      })}
    </ol>
  );
}

function Shown({ piece }: { piece: Piece }) {
  if (!piece.mark) return <>{piece.text}</>;
  return (
    <>
      <mark id={piece.mark.id}>{piece.text}</mark>
      {(piece.back ?? []).map((id) => (
        <a class="back" href={backTo(id)} aria-label={BACK_LABEL}>
          {BACK_SIGN}
        </a>
      ))}
    </>
  );
}

function sourceOf(format: TranscriptFormat): string {
  if (format === "model") return "Written down by a model that listened; it may have misheard.";
  return format === "plain" || format === "html"
    ? "From the transcript they publish."
    : "From the transcript they publish; captions are often made by machines and may be wrong.";
}
