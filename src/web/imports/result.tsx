// An import while it comes in, and what came of it.
import { Layout, type Frame } from "../components/layout.tsx";
import { capitalise, countOf, hostOf } from "../words.ts";
import { Notes, SkippedLines, type SkippedLine } from "./pages.tsx";

/**
 * @property left lines whose turn is still to come; `lines` all of them.
 * @property unread feeds that were never visited yet. @property troubles feeds that could not be read, with why.
 * @property kept what an undo left, because the user had touched it.
 */
export type ResultProps = {
  frame: Frame;
  id: string;
  fileName: string;
  undone: boolean;
  lines: number;
  left: number;
  added: number;
  updated: number;
  standing: number;
  unread: number;
  troubles: readonly { personId: string; name: string; url: string; error: string }[];
  kept: readonly SkippedLine[];
  notes: readonly string[];
  skipped: readonly SkippedLine[];
  skippedCount: number;
};

export function ResultPage(props: ResultProps) {
  const { frame, id, undone, left } = props;
  return (
    <Layout title="Your file" here="people" frame={frame}>
      <div id="import">
        <h1>{titleOf(props)}</h1>
        {props.fileName === "" ? null : <p class="lead">From {props.fileName}.</p>}
        <Progress {...props} />
        <p class="sheet pad">{undone ? tellUndone(props) : tellResult(props)}</p>
        {undone ? null : (
          <form class="acts" method="post" action={`/people/import/${id}/undo`} data-busy="Taking it back …">
            <a class="btn go" href="/people">
              To the watchlist
            </a>
            <button class="btn">{left > 0 ? "Stop, and take it back" : "Take it back"}</button>
          </form>
        )}
        <SkippedLines rows={props.kept} count={props.kept.length} title="Kept" />
        <Troubles troubles={undone ? [] : props.troubles} />
        <SkippedLines rows={props.skipped} count={props.skippedCount} title="Lines that brought nothing" />
        <Notes notes={props.notes} />
      </div>
    </Layout>
  );
}

function titleOf({ undone, left, added }: ResultProps): string {
  if (undone) return "Taken back";
  return left > 0 ? "They are coming in" : `${capitalise(countOf(added, "person", "people"))} added`;
}

function tellResult({ added, updated, standing, left }: ResultProps): string {
  const facts = [
    left > 0 ? `${capitalise(countOf(added, "person", "people"))} so far.` : "",
    updated === 0 ? "" : `${capitalise(countOf(updated, "line", "lines"))} added something to people you follow.`,
    standing === 0 ? "" : `${capitalise(countOf(standing, "was", "were"))} already there.`,
    "Their posts are read one after another; only the newest of each are briefed.",
  ];
  return facts.filter((fact) => fact !== "").join(" ");
}

function tellUndone({ kept }: ResultProps): string {
  return kept.length === 0
    ? "Everything that the file brought is gone again."
    : `Everything that the file brought is gone again, but for ${countOf(kept.length, "line", "lines")} that you have touched since.`;
}

/** Looks again by itself while something is still to come: often while lines are, seldom while only feeds are. */
function Progress({ id, undone, left, lines, unread }: ResultProps) {
  if (undone || (left === 0 && unread === 0)) return null;
  const page = `/people/import/${id}`;
  return (
    <div
      class="progress"
      role="status"
      hx-get={page}
      hx-trigger={left > 0 ? "every 2s" : "every 10s"}
      hx-select="#import"
      hx-target="#import"
      hx-swap="outerHTML"
      hx-sync="this:drop"
    >
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {left > 0
        ? `${capitalise(countOf(left, "line", "lines"))} of ${lines.toLocaleString("en-GB")} to go.`
        : `${capitalise(countOf(unread, "feed waits", "feeds wait"))} for a first visit.`}{" "}
      <a href={page}>Look now</a>.
    </div>
  );
}

function Troubles({ troubles }: Pick<ResultProps, "troubles">) {
  if (troubles.length === 0) return null;
  return (
    <section aria-labelledby="troubles-title">
      <h2 id="troubles-title">Feeds that could not be read</h2>
      <ul class="sheet">
        {troubles.map((one) => (
          <li class="row" key={`${one.personId} ${one.url}`}>
            <p>
              <a href={`/people/${one.personId}`}>{one.name}</a> <span class="soft">{hostOf(one.url)}</span>:{" "}
              {one.error}
            </p>
          </li>
        ))}
      </ul>
      <p class="soft">We go on trying. On their page you can look for where they publish now.</p>
    </section>
  );
}
