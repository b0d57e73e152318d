// What was sent: every request to a model on the user's account, and its text, word for word, where they ask for it.
import type { SentCall } from "../../db/sent-texts.ts";
import { EmptyState } from "../components/empty-state.tsx";
import { Layout, type Frame } from "../components/layout.tsx";
import { When } from "../components/when.tsx";
import type { View } from "../view.ts";
import { tellDollars, tellPurpose, tellTokens } from "./ai-words.ts";

/** @property open the one whose text is shown; null where it is kept no longer. @property here the address of this page. */
export type SentPageProps = {
  frame: Frame;
  view: View;
  calls: readonly SentCall[];
  days: number;
  open?: { id: string; text: string | null } | undefined;
  here: string;
  next: string | null;
};

export function SentPage({ frame, view, calls, days, open, here, next }: SentPageProps) {
  return (
    <Layout title="What was sent" here="settings" frame={frame}>
      <h1>What was sent</h1>
      <p class="lead">
        Every request to a model on your account, the newest first. Texts are kept for {days} days, counts for good.
        Nobody else here sees this. <a href="/settings/ai">The assistant</a>
      </p>
      {calls.length === 0 ? (
        <EmptyState title="Nothing was sent.">
          <p>When a model works for you, each request stands here before it leaves this machine.</p>
        </EmptyState>
      ) : (
        <ul class="sheet">
          {calls.map((call) => (
            <Sent key={call.id} call={call} view={view} here={here} open={open?.id === call.id ? open : undefined} />
          ))}
        </ul>
      )}
      {next === null ? null : (
        <p class="after">
          <a class="btn" href={next}>
            Earlier
          </a>
        </p>
      )}
    </Layout>
  );
}

const titleOf = ({ title }: SentCall): string => title || "a post without a title";

type SentProps = { call: SentCall; view: View; here: string; open: { text: string | null } | undefined };

function Sent({ call, view, here, open }: SentProps) {
  const again = here.includes("?") ? "&" : "?";
  return (
    <li class="sent" id={`sent-${call.id}`}>
      <p>
        <b>{tellPurpose(call.purpose)}</b>
        {call.postId === null ? null : (
          <>
            {": "}
            {call.isFollowed ? <a href={`/posts/${call.postId}`}>{titleOf(call)}</a> : titleOf(call)}
          </>
        )}
      </p>
      <p class="hint">
        <When at={call.at} view={view} />, to {call.host}
        {call.model === "" ? "" : `, ${call.model}`}: {tellWhat(call)}
      </p>
      {call.trouble === null ? null : <p class="wrong">{call.trouble}</p>}
      {open ? <SentText text={open.text} /> : null}
      {open === undefined && call.isKept ? (
        <p>
          <a href={`${here}${again}open=${call.id}#sent-${call.id}`}>Show the text</a>
        </p>
      ) : null}
    </li>
  );
}

function SentText({ text }: { text: string | null }) {
  if (text === null) return <p class="hint">The text is kept no longer.</p>;
  const { messages, rest } = readMessages(text);
  return (
    <>
      {messages.map(({ role, content }, at) => (
        <pre class="sent-text" key={at} aria-label={`Message of the ${role}`} tabindex={0}>
          {`${role}\n\n${content}`}
        </pre>
      ))}
      <pre
        class="sent-text"
        aria-label={messages.length === 0 ? "What was sent" : "What was sent with it"}
        tabindex={0}
      >
        {rest === "" ? "A question without a text: which models are there, or whether there are batches." : rest}
      </pre>
    </>
  );
}

/** The messages with their lines as lines; all that is beside them as it was sent. */
function readMessages(text: string): { messages: { role: string; content: string }[]; rest: string } {
  if (text === "") return { messages: [], rest: "" };
  const { messages, ...rest } = JSON.parse(text) as { messages?: { role: string; content: string }[] };
  return messages
    ? { messages, rest: JSON.stringify(rest, null, 2) }
    : { messages: [], rest: JSON.stringify(rest, null, 2) };
}

function tellWhat(call: SentCall): string {
  if (call.state === "sending")
    return `on its way${call.batchId === null ? "" : " in a batch"}, at most ${tellTokens(call.tokensIn + call.tokensOut)} tokens.`;
  const tokens = `${call.isEstimate && call.tokensIn + call.tokensOut > 0 ? "about " : ""}${tellTokens(call.tokensIn)} tokens read, ${tellTokens(call.tokensOut)} written`;
  const money = call.dollars === null ? "money unknown" : tellDollars(call.dollars);
  const took = call.ms === null ? "" : `, in ${(call.ms / 1_000).toFixed(1)} s`;
  return `${tokens}, ${money}${call.batchId === null ? "" : " (in a batch, at half the price)"}${took}.`;
}
