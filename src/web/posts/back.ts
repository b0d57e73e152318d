// From a passage back to what the brief says of it: a link, so that it needs nothing but the keyboard.

export const BACK_SIGN = "\u2191";
export const BACK_LABEL = "Back to the brief";

/** The address of the link in the brief that leads to the passage of this id. */
export function backTo(id: string): string {
  return `#to-${id}`;
}
