// The assistant: what it can do, what it may take, what it took.
import type { Finding } from "../../domain/model-calls/connection.ts";
import { Layout, type Frame } from "../components/layout.tsx";
import { tellExactly, type View } from "../view.ts";
import { AiSwitch, type AiProps } from "./ai-switch.tsx";
import { Prices, Usage, type PricesProps, type UsageProps } from "./ai-usage.tsx";
import { tellTokens } from "./ai-words.ts";

/**
 * @property silence why the server is not asked just now, and until when.
 * @property findings of the test that was just made; a sentence where it could not be made.
 * @property nextDay when the next budget begins. @property batch posts that wait for a batch, and since when.
 */
export type AiPageProps = {
  frame: Frame;
  view: View;
  ai: AiProps;
  silence?: { why: string; until: Date } | undefined;
  findings?: readonly Finding[] | string | undefined;
  nextDay: Date;
  batch?: { posts: number; since: Date } | undefined;
  usage: UsageProps;
  prices: PricesProps;
};

export function AiPage({ frame, view, ai, silence, findings, nextDay, batch, usage, prices }: AiPageProps) {
  return (
    <Layout title="The assistant" here="settings" frame={frame}>
      <h1>The assistant</h1>
      <p class="lead">
        What a model does for you, what it takes, and <a href="/settings/ai/sent">what was sent to it</a>.
      </p>
      <section aria-labelledby="switch-title">
        <h2 id="switch-title">On or off</h2>
        <AiSwitch ai={ai} from="ai" />
      </section>
      {ai.provider === null ? null : (
        <>
          <section aria-labelledby="connection-title">
            <h2 id="connection-title">The connection</h2>
            <Connection provider={ai.provider} on={ai.on} silence={silence} findings={findings} view={view} />
          </section>
          <section aria-labelledby="today-title">
            <h2 id="today-title">Today's budget</h2>
            <Budget ai={ai} nextDay={nextDay} view={view} />
          </section>
          {batch ? (
            <section aria-labelledby="batch-title">
              <h2 id="batch-title">A batch is under way</h2>
              <p class="sheet pad">
                {batch.posts === 1 ? "One older post waits" : `${tellTokens(batch.posts)} older posts wait`} in a batch
                since {tellExactly(batch.since, view)}: it takes up to a day and costs half the price. A post that you
                open is asked for at once.
              </p>
            </section>
          ) : null}
        </>
      )}
      <section aria-labelledby="usage-title">
        <h2 id="usage-title">The last 30 days</h2>
        <Usage {...usage} />
      </section>
      {prices.models.length === 0 ? null : (
        <section aria-labelledby="prices-title">
          <h2 id="prices-title">Prices</h2>
          <Prices {...prices} />
        </section>
      )}
    </Layout>
  );
}

type ConnectionProps = Pick<AiPageProps, "silence" | "findings" | "view"> & {
  provider: { model: string; host: string };
  on: boolean;
};

function Connection({ provider, on, silence, findings, view }: ConnectionProps) {
  return (
    <form class="sheet pad" method="post" action="/settings/ai/test">
      <p>
        {provider.model} at {provider.host}. The key is never shown.
      </p>
      {silence ? (
        <p class="wrong">
          {silence.why} It is asked again on {tellExactly(silence.until, view)}; extracts serve until then, and nothing
          is lost.
        </p>
      ) : null}
      {typeof findings === "string" ? <p class="wrong">{findings}</p> : null}
      {typeof findings === "object" ? (
        <ul class="found" aria-label="What it can do">
          {findings.map((one) => (
            <li key={one.id}>
              <b>{one.can ? "Yes" : "No"}</b>
              <span>{one.text}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {on ? (
        <>
          <p class="hint">
            A test sends a few short questions, and counts a few hundred tokens against your budget. It may take a
            minute.
          </p>
          <button class="btn">Test the connection</button>
        </>
      ) : (
        <p class="hint">The assistant is off, so the connection cannot be tested either: nothing is sent for you.</p>
      )}
    </form>
  );
}

function Budget({ ai, nextDay, view }: { ai: AiProps; nextDay: Date; view: View }) {
  return (
    <div class="sheet pad">
      <p id="budget-words">
        {tellTokens(ai.tokensToday)} of {tellTokens(ai.tokensADay)} tokens are used or set aside for what is under way.
      </p>
      <progress
        class="bar apart"
        max={Math.max(ai.tokensADay, 1)}
        value={Math.min(ai.tokensToday, ai.tokensADay)}
        aria-labelledby="budget-words"
      ></progress>
      <p class="hint">
        Past it nothing is sent, and extracts serve. The next day of the budget begins at midnight UTC, for you on{" "}
        {tellExactly(nextDay, view)}; what waits is read then. Today's openings go by your own midnight. Whoever runs
        this installation sets the budget with <code>AI_DAILY_TOKENS</code>.
      </p>
    </div>
  );
}
