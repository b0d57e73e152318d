// What a form remembers when something in it needs another look: nothing typed is lost.

/** `values` as they were sent; `errors` name the field (`path`, empty for the form as a whole) and say what would be right. */
export type FormState = Readonly<{
  values: Readonly<Record<string, string>>;
  errors: readonly { path: string; message: string }[];
}>;

export function valueOf(form: FormState | undefined, name: string, otherwise = ""): string {
  return form?.values[name] ?? otherwise;
}

export function errorOf(form: FormState | undefined, name: string): string | undefined {
  return form?.errors.find((error) => error.path === name)?.message;
}

export function hasErrors(form: FormState | undefined): boolean {
  return form !== undefined && form.errors.length > 0;
}
