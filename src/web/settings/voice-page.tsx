// How the user writes: the samples they chose, and the description that an editor keeps to.
import { AreaField } from "../components/field.tsx";
import { Layout, type Frame } from "../components/layout.tsx";
import { When } from "../components/when.tsx";
import type { View } from "../view.ts";

export type VoiceProps = {
  frame: Frame;
  view: View;
  samples: readonly string[];
  /** Posted comments that are no samples yet. */
  earlier: readonly { id: string; text: string; postedAt: Date | null }[];
  description: string;
  /** Whom a click would ask; null where it is counted here. */
  model: string | null;
};

export function VoicePage({ frame, view, samples, earlier, description, model }: VoiceProps) {
  return (
    <Layout title="Your voice" here="settings" frame={frame}>
      <h1>Your voice</h1>
      <p class="lead">When your words are tightened, they should still sound like you.</p>
      <div class="narrow">
        <section aria-labelledby="samples-title">
          <h2 id="samples-title">Samples</h2>
          <form class="sheet pad" method="post" action="/settings/voice/samples">
            {samples.length === 0 ? null : (
              <fieldset class="stacked">
                <legend>These are kept; untick what does not sound like you</legend>
                {samples.map((sample, at) => (
                  <label key={at}>
                    <input type="checkbox" name="keep" value={String(at)} checked />
                    <span class="said">{sample}</span>
                  </label>
                ))}
              </fieldset>
            )}
            {earlier.length === 0 ? null : (
              <fieldset class="stacked">
                <legend>What you posted before; tick what sounds like you</legend>
                {earlier.map((comment) => (
                  <label key={comment.id}>
                    <input type="checkbox" name="earlier" value={comment.id} />
                    <span>
                      <span class="said">{comment.text}</span>
                      {comment.postedAt === null ? null : (
                        <span class="hint">
                          <When at={comment.postedAt} view={view} />
                        </span>
                      )}
                    </span>
                  </label>
                ))}
              </fieldset>
            )}
            <AreaField
              name="paste"
              label="Paste something you wrote"
              hint="A comment, a letter, a paragraph. Several are kept apart by a line of three dashes."
              rows={5}
            />
            <button class="btn go">Save the samples</button>
            <p class="hint">
              They are shown to a model only when you click below, or sharpen or shorten a comment. Where there are
              none, sharpening and shortening show it the last comments you posted, six at most.
            </p>
          </form>
        </section>
        <section aria-labelledby="description-title">
          <h2 id="description-title">How you sound</h2>
          <form class="sheet pad" method="post" action="/settings/voice">
            <AreaField
              name="description"
              label="In a few sentences"
              hint="Yours to change. It is used when a comment is sharpened or shortened."
              rows={6}
              value={description}
            />
            <p class="acts">
              <button class="btn go">Save</button>
              {samples.length === 0 ? null : (
                <button class="btn" formaction="/settings/voice/rules">
                  Count it from the samples
                </button>
              )}
              {samples.length === 0 || model === null ? null : (
                <button class="btn" formaction="/settings/voice/model">
                  Ask {model}
                </button>
              )}
            </p>
          </form>
        </section>
      </div>
    </Layout>
  );
}
