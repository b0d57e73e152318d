// What the user can change about a person. Each form waits folded until it is wanted, or needs another look.
import { AreaField, SelectField, TextField } from "../components/field.tsx";
import { FormTrouble } from "../components/form-trouble.tsx";
import { hasErrors, valueOf, type FormState } from "../form-state.ts";
import { dayOf, type View } from "../view.ts";
import { capitalise, channelWord, CHANNELS, firstName, TOUCH_KINDS } from "../words.ts";

export type PersonRef = { id: string; name: string };

export function AboutForm(props: {
  person: PersonRef;
  why: string;
  tags: readonly string[];
  form: FormState | undefined;
}) {
  const { person, why, tags, form } = props;
  return (
    <details class="sheet fold" id="edit" open={hasErrors(form)}>
      <summary>Why you want to know {firstName(person.name)}, and tags</summary>
      <form method="post" action={`/people/${person.id}`}>
        <FormTrouble form={form} />
        <AreaField
          name="why"
          label={`Why would you like to know ${firstName(person.name)}?`}
          hint="Only you see this. It helps to choose which posts are worth your time."
          value={why}
          form={form}
        />
        <TextField name="tags" label="Tags" hint="Separated by commas." value={tags.join(", ")} form={form} />
        <button class="btn go">Keep it</button>
      </form>
    </details>
  );
}

export function TouchForm({ person, view, form }: { person: PersonRef; view: View; form: FormState | undefined }) {
  const name = firstName(person.name);
  const inbound = valueOf(form, "direction", "outbound") === "inbound";
  const shared = { form, prefix: "touch" };
  return (
    <details class="sheet fold" id="log" open={hasErrors(form)}>
      <summary>Something happened elsewhere? Add it</summary>
      <form method="post" action={`/people/${person.id}/touches`}>
        <FormTrouble form={form} />
        <fieldset class="either">
          <legend>Who did it?</legend>
          <label>
            <input type="radio" name="direction" value="outbound" checked={!inbound} /> I did
          </label>
          <label>
            <input type="radio" name="direction" value="inbound" checked={inbound} /> {name} did
          </label>
        </fieldset>
        <div class="pair">
          <SelectField name="kind" label="What was it?" choices={TOUCH_KINDS} {...shared} />
          <SelectField
            name="channel"
            label="Where?"
            choices={CHANNELS.map((id) => ({ id, word: capitalise(channelWord(id)) }))}
            {...shared}
          />
        </div>
        <AreaField name="text" label="What was said" hint="Optional. A word or two is enough." {...shared} />
        <div class="pair">
          <TextField
            name="at"
            type="date"
            label="When?"
            value={dayOf(view.now, view)}
            max={dayOf(view.now, view)}
            {...shared}
          />
          <TextField name="url" label="Its address" hint="Optional." inputmode="url" {...shared} />
        </div>
        <button class="btn go">Add to the dialogue</button>
      </form>
    </details>
  );
}

export function UnfollowForm({ person }: { person: PersonRef }) {
  return (
    <details class="sheet fold" id="unfollow">
      <summary>Stop following {firstName(person.name)}</summary>
      <form method="post" action={`/people/${person.id}/unfollow`}>
        <p>
          {person.name} leaves your watchlist, with the timeline and your notes. {firstName(person.name)} is not told,
          and what you posted stays where you posted it.
        </p>
        <button class="btn">Stop following</button>
      </form>
    </details>
  );
}
