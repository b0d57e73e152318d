import type { FormState } from "../form-state.ts";
import { FormTrouble } from "./form-trouble.tsx";
import { TextField } from "./field.tsx";

/** Follow somebody: one address, whatever kind it is. */
export function AddBox({ form }: { form?: FormState | undefined }) {
  return (
    <form class="add" method="post" action="/people" data-busy="Looking for what they publish …">
      <FormTrouble form={form} kept="" />
      <TextField
        name="url"
        label="Whom would you like to get to know?"
        hint="Paste the address of a blog, podcast, channel or profile, or write a name. We find the rest."
        placeholder="their-blog.example"
        form={form}
        required
      />
      <button class="btn go">Follow</button>
    </form>
  );
}
