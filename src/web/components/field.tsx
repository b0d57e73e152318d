import type { Child } from "hono/jsx";
import { errorOf, valueOf, type FormState } from "../form-state.ts";

type FieldProps = {
  /** The name sent with the form; with `prefix`, its id on the page. */
  name: string;
  label: Child;
  hint?: Child | undefined;
  value?: string | undefined;
  form?: FormState | undefined;
  /** Keeps ids apart where two forms on a page have a field of the same name. */
  prefix?: string | undefined;
  required?: boolean | undefined;
};

type TextFieldProps = FieldProps & {
  type?: "text" | "email" | "url" | "date" | "search" | undefined;
  inputmode?: "url" | "email" | "text" | undefined;
  autocomplete?: string | undefined;
  placeholder?: string | undefined;
  max?: string | undefined;
};

export function TextField(props: TextFieldProps) {
  const { type = "text", inputmode, autocomplete = "off", placeholder, max } = props;
  const more = { type, inputmode, autocomplete, placeholder, max };
  return (
    <Field {...props}>
      <input {...controlOf(props)} {...more} value={valueOf(props.form, props.name, props.value)} />
    </Field>
  );
}

export function AreaField(props: FieldProps & { rows?: number | undefined }) {
  return (
    <Field {...props}>
      <textarea {...controlOf(props)} rows={props.rows ?? 3}>
        {valueOf(props.form, props.name, props.value)}
      </textarea>
    </Field>
  );
}

export type Choice = Readonly<{ id: string; word: string }>;

export function SelectField(props: FieldProps & { choices: readonly Choice[] }) {
  const chosen = valueOf(props.form, props.name, props.value);
  return (
    <Field {...props}>
      <select {...controlOf(props)}>
        {props.choices.map((choice) => (
          <option key={choice.id} value={choice.id} selected={choice.id === chosen}>
            {choice.word}
          </option>
        ))}
      </select>
    </Field>
  );
}

function Field({ children, ...props }: FieldProps & { children?: Child }) {
  const id = idOf(props);
  const error = errorOf(props.form, props.name);
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {children}
      {error === undefined ? null : (
        <p class="wrong" id={`${id}-error`}>
          {error}
        </p>
      )}
      {props.hint === undefined ? null : (
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
    </div>
  );
}

function controlOf(props: FieldProps) {
  const id = idOf(props);
  const wrong = errorOf(props.form, props.name) !== undefined;
  const described = [wrong ? `${id}-error` : "", props.hint === undefined ? "" : `${id}-hint`].filter(
    (part) => part !== "",
  );
  return {
    id,
    name: props.name,
    required: props.required,
    "aria-invalid": wrong ? "true" : undefined,
    "aria-describedby": described.length === 0 ? undefined : described.join(" "),
  };
}

function idOf({ name, prefix }: FieldProps): string {
  return prefix === undefined ? name : `${prefix}-${name}`;
}
