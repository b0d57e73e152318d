import { TextField } from "./field.tsx";

/** Follow somebody who publishes nothing that could be read: a name is enough. `handle` is an address that is theirs. */
export function ByNameForm({ name, handle }: { name: string; handle?: string | undefined }) {
  return (
    <form method="post" action="/people">
      <p class="soft">They join your watchlist, and you add what happens yourself. A feed can come later.</p>
      {handle === undefined ? null : <input type="hidden" name="handles" value={handle} />}
      <TextField name="name" prefix="by-hand" label="What is their name?" value={name} required />
      <button class="btn">Follow by hand</button>
    </form>
  );
}
