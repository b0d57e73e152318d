import { TextField } from "../components/field.tsx";
import { FormTrouble } from "../components/form-trouble.tsx";
import { When } from "../components/when.tsx";
import type { FormState } from "../form-state.ts";
import type { View } from "../view.ts";

export type TokenLine = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null };
export type TokensProps = {
  tokens: readonly TokenLine[];
  /** The one just made: shown this once and never again. */
  fresh?: { name: string; token: string } | undefined;
  form?: FormState | undefined;
};

export function Tokens({ tokens, fresh, form, view }: TokensProps & { view: View }) {
  return (
    <div class="sheet pad">
      {fresh === undefined ? null : (
        <div class="fresh" role="status">
          <p>
            Here is the token <b>{fresh.name}</b>. Copy it now: it is shown this once.
          </p>
          <p class="token">
            <code id="fresh-token">{fresh.token}</code>
            <button class="btn" type="button" data-copy="fresh-token" hidden>
              Copy
            </button>
          </p>
        </div>
      )}
      {tokens.length === 0 ? <p class="soft">No program may speak for you yet.</p> : null}
      <ul>
        {tokens.map((token) => (
          <li class="row bare" key={token.id}>
            <div>
              <b>{token.name}</b>
              <p class="hint">
                Made <When at={token.createdAt} view={view} />,{" "}
                {token.lastUsedAt === null ? (
                  "never used"
                ) : (
                  <>
                    last used <When at={token.lastUsedAt} view={view} />
                  </>
                )}
                .
              </p>
            </div>
            <form method="post" action={`/settings/tokens/${token.id}/revoke`}>
              <button class="btn quiet">
                Revoke<span class="unseen"> {token.name}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
      <form class="add" method="post" action="/settings/tokens">
        <FormTrouble form={form} />
        <TextField
          name="name"
          prefix="token"
          label="A token for which program?"
          placeholder="My script"
          form={form}
          required
        />
        <button class="btn">Make a token</button>
      </form>
    </div>
  );
}
