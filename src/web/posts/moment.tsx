import { tellStamp } from "../../feeds/transcripts/stamps.ts";
import { momentAddress, type EpisodeProps } from "./episode.ts";

/** A moment as a link to the recording at that second; with JavaScript the player on the page goes there instead. */
export function Moment({ episode, at }: { episode: Pick<EpisodeProps, "plays" | "watch">; at: number }) {
  const address = momentAddress(episode, at);
  const told = <time datetime={`PT${Math.floor(at)}S`}>{tellStamp(at)}</time>;
  if (address === null) return <span class="stamp">{told}</span>;
  return (
    <a
      class="stamp"
      href={address}
      data-at={episode.plays === null ? undefined : String(at)}
      target="_blank"
      rel="noopener noreferrer"
    >
      <span class="unseen">Play from </span>
      {told}
    </a>
  );
}
