import type { FormState } from "../form-state.ts";

/** Atop a form that needs another look: what is wrong with the form as a whole, and that nothing was lost. */
export function FormTrouble({
  form,
  kept = "What you typed is still here.",
}: {
  form?: FormState | undefined;
  kept?: string;
}) {
  if (form === undefined || form.errors.length === 0) return null;
  const whole = form.errors.filter((error) => error.path === "").map((error) => error.message);
  return (
    <p class="trouble" role="alert">
      {whole.length === 0 ? "One more look, please." : whole.join(" ")} {kept}
    </p>
  );
}
