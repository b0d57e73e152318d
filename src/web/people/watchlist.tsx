// One line a person: who, where it stands, what comes next.
import { Face } from "../components/face.tsx";
import { StageMeter } from "../components/stage-meter.tsx";
import { When } from "../components/when.tsx";
import type { View } from "../view.ts";
import { capitalise, STAGES, stageWord } from "../words.ts";

export type WatchlistPerson = {
  id: string;
  name: string;
  picture: string | null;
  stage: string;
  tags: readonly string[];
  /** A sentence; empty where nothing is to be done. */
  nextStep: string;
  lastPostAt: Date | null;
  lastTouchAt: Date | null;
  /** Feeds that do not come right by themselves. */
  brokenFeeds: number;
};

export type WatchlistFilter = { stage: string; tag: string; q: string };

export function PersonLine({ person, view }: { person: WatchlistPerson; view: View }) {
  return (
    <li class="row person">
      <Face name={person.name} picture={person.picture} />
      <div>
        <p class="named">
          <a href={`/people/${person.id}`}>{person.name}</a> <StageMeter stage={person.stage} />
        </p>
        <p class="why">{person.nextStep}</p>
        {person.brokenFeeds === 0 ? null : (
          <p class="hook">
            <a href="/feeds">A feed of theirs</a> needs you; what we had is kept.
          </p>
        )}
        {person.tags.length === 0 ? null : (
          <ul class="tags">
            {person.tags.map((tag) => (
              <li key={tag}>
                <a href={`/people?tag=${encodeURIComponent(tag)}`}>{tag}</a>
              </li>
            ))}
          </ul>
        )}
      </div>
      <p class="lasts">
        <span>
          {person.lastPostAt === null ? (
            "No post yet"
          ) : (
            <>
              Published <When at={person.lastPostAt} view={view} />
            </>
          )}
        </span>
        <span>
          {person.lastTouchAt === null ? (
            "Nothing said so far"
          ) : (
            <>
              Last touch <When at={person.lastTouchAt} view={view} />
            </>
          )}
        </span>
      </p>
    </li>
  );
}

export function FilterForm({ filter, tags }: { filter: WatchlistFilter; tags: readonly string[] }) {
  return (
    <form class="filter" method="get" action="/people" role="search" aria-label="Filter the watchlist">
      <label class="unseen" for="q">
        Name, reason or tag
      </label>
      <input id="q" name="q" type="search" value={filter.q} placeholder="Name or reason" />
      <label class="unseen" for="filter-stage">
        Stage
      </label>
      <select id="filter-stage" name="stage">
        <option value="">Every stage</option>
        {STAGES.map((stage) => (
          <option key={stage} value={stage} selected={stage === filter.stage}>
            {capitalise(stageWord(stage))}
          </option>
        ))}
      </select>
      {tags.length === 0 ? null : (
        <>
          <label class="unseen" for="filter-tag">
            Tag
          </label>
          <select id="filter-tag" name="tag">
            <option value="">Every tag</option>
            {tags.map((tag) => (
              <option key={tag} value={tag} selected={tag === filter.tag}>
                {tag}
              </option>
            ))}
          </select>
        </>
      )}
      <button class="btn">Show</button>
    </form>
  );
}
