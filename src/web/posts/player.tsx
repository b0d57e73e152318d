// The recording itself. Nothing of it is asked for before somebody presses play, and no page of others is embedded.
import { OutLink } from "../components/touch.tsx";
import { hostOf } from "../words.ts";
import { tellLength, tellSize, type EpisodeProps } from "./episode.ts";
import { Moment } from "./moment.tsx";

/** Fewer chapters are shown at once, more are folded. */
const CHAPTERS_OPEN = 8;

export function Recording({ episode, title }: { episode: EpisodeProps; title: string }) {
  const { plays, watch } = episode;
  return (
    <>
      {plays === null ? null : <Player file={plays} title={title} />}
      {plays === null && watch !== null ? (
        <p class="soft">
          <OutLink url={watch} text="Watch it on YouTube" />. The times below lead there too.
        </p>
      ) : null}
      {plays === null ? null : (
        <p class="hint about-file">
          {[
            ...(plays.seconds === null ? [] : [tellLength(plays.seconds)]),
            ...(plays.bytes === null ? [] : [tellSize(plays.bytes)]),
          ].join(", ")}
          {plays.seconds === null && plays.bytes === null ? "It" : ". It"} comes from {hostOf(plays.url)} once you press
          play. <OutLink url={plays.url} text="Open the file" />
          {episode.others.map((other) => (
            <>
              {", "}
              <OutLink url={other.url} text={other.title} />
            </>
          ))}
          .
        </p>
      )}
      <Chapters episode={episode} />
    </>
  );
}

/** Sound stays in sight while one reads along; a picture would hide what is read. */
function Player({ file, title }: { file: NonNullable<EpisodeProps["plays"]>; title: string }) {
  return file.kind === "video" ? (
    <video class="player" src={file.url} controls preload="none" aria-label={title} data-player></video>
  ) : (
    <div class="player-bar">
      <audio class="player" src={file.url} controls preload="none" aria-label={title} data-player></audio>
      <p class="hint" data-player-trouble hidden role="status">
        Their server does not let it play here. Open the file instead.
      </p>
    </div>
  );
}

function Chapters({ episode }: { episode: EpisodeProps }) {
  const { chapters } = episode;
  if (chapters.length === 0) return null;
  return (
    <details class="chapters" id="chapters" open={chapters.length <= CHAPTERS_OPEN}>
      <summary>{chapters.length === 1 ? "One chapter" : `${chapters.length} chapters`}</summary>
      <ol>
        {chapters.map(({ at, title, url }) => (
          <li key={at} data-chapter={String(at)}>
            <Moment episode={episode} at={at} />
            <span>
              {title}
              {url === null ? null : (
                <>
                  {" "}
                  <OutLink url={url} text={hostOf(url)} />
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** "Season 2, episode 7, with Sunniva Adeyemi and Ayo Lind (guest)." */
export function People({ number, people }: Pick<EpisodeProps, "number" | "people">) {
  if (number === null && people.length === 0) return null;
  return (
    <p class="soft with">
      {number}
      {people.map(({ name, role, url }, index) => (
        <>
          {index === 0 ? (number === null ? "With " : ", with ") : index === people.length - 1 ? " and " : ", "}
          {url === null ? name : <OutLink url={url} text={name} />}
          {role === "host" ? "" : ` (${role})`}
        </>
      ))}
      .
    </p>
  );
}
