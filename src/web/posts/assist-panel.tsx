// Help with the take: questions to the user, and their own words tightened. What it says is by whom, and never their comment.
import type { Assist } from "../../domain/assists/results.ts";
import { RewordingView } from "./assist-rewording.tsx";

export type AssistProps = {
  postId: string;
  /** Why nothing is drafted or reworded here; null where it may be. */
  refusal: string | null;
  /** Who is asked on a click, as `name, at host`; null where rules serve. */
  model: string | null;
  draft: { id: string; text: string; limit: number | null } | null;
  assists: readonly Assist[];
  /** What a model brought into the saved text and nobody confirmed. */
  unconfirmed: readonly { words: string; reason: string }[];
};

const ACTS = [
  { kind: "angles", word: "Angles" },
  { kind: "ask-me", word: "Ask me" },
  { kind: "sharpen", word: "Sharpen" },
  { kind: "shorten", word: "Shorten" },
  { kind: "second-opinion", word: "Second opinion" },
] as const;

/** The whole element is what an answer puts in its place. */
export function AssistPanel(props: AssistProps) {
  const { postId, refusal, model, draft, assists, unconfirmed } = props;
  return (
    <section id="assist" class="sheet pad assist" aria-labelledby="assist-title">
      <h2 id="assist-title">Help with it</h2>
      {draft === null || unconfirmed.length === 0 ? null : <Confirm commentId={draft.id} unconfirmed={unconfirmed} />}
      {refusal === null ? (
        <>
          <p class="acts" data-assists>
            {ACTS.filter(({ kind }) => kind !== "second-opinion" || model !== null).map(({ kind, word }) => (
              <button
                key={kind}
                class="btn"
                form="take-form"
                formaction={`/posts/${postId}/assist/${kind}`}
                data-assist={kind}
              >
                {word}
              </button>
            ))}
            <button class="btn quiet" type="button" data-stop hidden>
              Stop
            </button>
          </p>
          <p class="hint">
            {model === null
              ? "By rules, on this machine: nothing is sent. It begins with your take, which is saved first."
              : `Each click asks ${model}. It begins with your take, which is saved first; what is sent stands under Settings.`}
          </p>
          <p class="said writing" data-writing aria-live="polite" hidden></p>
          <p class="trouble" role="alert" data-trouble hidden></p>
        </>
      ) : (
        <p>
          {refusal} A line of your own is enough, if you know them. Ask for nothing, advise nothing, and do not speak of
          yourself.
        </p>
      )}
      {refusal === null ? assists.map((assist) => <Given assist={assist} draft={draft} />) : null}
    </section>
  );
}

function Given({ assist, draft }: { assist: Assist; draft: AssistProps["draft"] }) {
  return (
    <article class="given" data-given={assist.kind}>
      <h3>{ACTS.find(({ kind }) => kind === assist.kind)?.word}</h3>
      <p class="hint">
        {assist.madeBy === "model" ? `By ${assist.model ?? "the model"}.` : "By rules, here."}
        {assist.note === null ? "" : ` ${assist.note}`}
      </p>
      <Result assist={assist} draft={draft} />
    </article>
  );
}

function Result({ assist, draft }: { assist: Assist; draft: AssistProps["draft"] }) {
  if (assist.kind === "angles")
    return (
      <ul class="asked">
        {assist.result.angles.map(({ question, passage }) => (
          <li key={passage}>
            <b>{question}</b>
            <q class="hint">{passage}</q>
          </li>
        ))}
      </ul>
    );
  if (assist.kind === "ask-me")
    return (
      <ul class="asked">
        {assist.result.questions.map((question) => (
          <li key={question}>
            <b>{question}</b>
          </li>
        ))}
      </ul>
    );
  if (assist.kind === "second-opinion")
    return assist.result.remarks.length === 0 ? null : (
      <p>What it says stands with the coach's findings, under its name.</p>
    );
  return draft === null ? null : <RewordingView kind={assist.kind} rewording={assist.result} draft={draft} />;
}

function Confirm({ commentId, unconfirmed }: { commentId: string } & Pick<AssistProps, "unconfirmed">) {
  return (
    <form class="confirm" method="post" action={`/comments/${commentId}/confirm`}>
      <fieldset class="stacked">
        <legend>Before you copy or post it: is this true?</legend>
        {unconfirmed.map(({ words, reason }) => (
          <label key={words}>
            <input type="checkbox" name="words" value={words} />
            <span>
              <mark>{words}</mark>
              <span class="hint">{reason}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <p class="acts">
        <button class="btn">It is true, and mine to say</button>
      </p>
      <p class="hint">Or take it out of your text and save.</p>
    </form>
  );
}
