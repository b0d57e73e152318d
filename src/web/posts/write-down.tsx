// A model writes down what is said, where somebody asks for it: what that takes is said before it begins.
import type { Transcription } from "../../domain/episodes/transcription.ts";
import { PollingNote } from "../components/polling-note.tsx";
import { When } from "../components/when.tsx";
import type { View } from "../view.ts";
import { tellSize } from "./episode.ts";

export type WriteDownProps = { postId: string; transcription: Transcription | null; view: View };

export function WriteDown({ postId, transcription, view }: WriteDownProps) {
  if (transcription === null) return null;
  if (transcription.state === "closed") return <p class="hint">{transcription.why}</p>;
  if (transcription.state === "offered") return <Offer postId={postId} offer={transcription} />;
  const { trouble, again } = transcription;
  const page = `/posts/${postId}`;
  return (
    <>
      {again === null ? (
        <PollingNote page={page} part="said" seconds={5}>
          What is said is being written down, which may take some minutes. It appears here by itself;{" "}
          <a href={page}>look now</a>.
        </PollingNote>
      ) : (
        <p class="soft" role="status">
          It could not be written down yet, and is tried again <When at={again} view={view} />.
        </p>
      )}
      {trouble === null ? null : <p class="hint">{trouble.replace(/\.?$/, ".")}</p>}
    </>
  );
}

function Offer({ postId, offer }: { postId: string; offer: Extract<Transcription, { state: "offered" }> }) {
  return (
    <form class="write-down" method="post" action={`/posts/${postId}/write-down`}>
      {offer.trouble === null ? null : (
        <p class="soft" role="status">
          It could not be written down. {offer.trouble.replace(/\.?$/, ".")}
        </p>
      )}
      <p class="hint" id="write-down-hint">
        {tellWay(offer)}
      </p>
      <button class="btn" aria-describedby="write-down-hint">
        {offer.trouble === null ? "Write down what is said" : "Try once more"}
      </button>
    </form>
  );
}

function tellWay(offer: Extract<Transcription, { state: "offered" }>): string {
  const known = [
    ...(offer.bytes === null ? [] : [tellSize(offer.bytes)]),
    ...(offer.seconds === null ? [] : [tellMinutes(offer.seconds)]),
  ];
  const size = known.length === 0 ? "" : `, about ${known.join(" and ")},`;
  const unknown =
    known.length === 2
      ? ""
      : ` Their feed does not say how ${known.length === 0 ? "large or how long" : offer.bytes === null ? "large" : "long"} it is.`;
  const price = offer.dollars === null ? "" : ` That costs about ${tellDollars(offer.dollars)}.`;
  return `The recording${size} is fetched from ${offer.from} and sent to ${offer.model} at ${offer.to}.${unknown}${price}`;
}

function tellMinutes(seconds: number): string {
  const minutes = Math.max(1, Math.round(seconds / 60));
  return minutes === 1 ? "one minute" : `${minutes} minutes`;
}

function tellDollars(dollars: number): string {
  return dollars < 0.01 ? "one US cent" : `US$${dollars.toFixed(2)}`;
}
