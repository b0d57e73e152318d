// Whether a model works for the user at all: on the page of all settings and on that of the assistant.

/** @property provider `null` where the installation has no model: everything then works by extracts. */
export type AiProps = {
  provider: { model: string; host: string } | null;
  on: boolean;
  /** Where recordings are sent to be written down; null where nothing listens. */
  listener: string | null;
  tokensToday: number;
  tokensADay: number;
};

export function AiSwitch({ ai, from }: { ai: AiProps; from?: string }) {
  if (ai.provider === null) {
    return (
      <div class="sheet pad">
        <p>No model is set up. Briefs are sentences chosen from the posts themselves, and the coach works by rules.</p>
        <p class="hint">
          Whoever runs this installation can name a model with <code>OPENAI_API_KEY</code> or, for one that runs at
          home, <code>OPENAI_BASE_URL</code>.
        </p>
      </div>
    );
  }
  return (
    <form class="sheet pad" method="post" action="/settings/ai">
      {from === undefined ? null : <input type="hidden" name="from" value={from} />}
      <fieldset class="stacked">
        <legend>Who digests what they publish?</legend>
        <label>
          <input type="radio" name="on" value="yes" checked={ai.on} />
          <span>
            {ai.provider.model}, at {ai.provider.host}
            <span class="hint">
              It is sent the text of posts and your interests, and what you ask help with: your take and your comment,
              how you sound, and your samples, or, where you chose none, the last comments you posted.
              {ai.listener === null
                ? " Nothing else."
                : ` Recordings that you have written down go to ${ai.listener}. Nothing else.`}
            </span>
          </span>
        </label>
        <label>
          <input type="radio" name="on" value="no" checked={!ai.on} />
          <span>
            No model: extracts
            <span class="hint">
              Sentences chosen from the posts. Nothing is sent on your account from that moment on; what is under way
              ends within a second.
            </span>
          </span>
        </label>
      </fieldset>
      <p class="soft">
        {ai.tokensToday >= ai.tokensADay
          ? "Today's budget is used up; extracts serve until tomorrow."
          : `${Math.round((100 * ai.tokensToday) / ai.tokensADay)} in 100 of today's budget is used.`}
      </p>
      <button class="btn go">Save</button>
    </form>
  );
}
