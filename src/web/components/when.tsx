import { tellExactly, tellMoment, type View } from "../view.ts";

export function When({ at, view }: { at: Date; view: View }) {
  return (
    <time datetime={at.toISOString()} title={tellExactly(at, view)}>
      {tellMoment(at, view)}
    </time>
  );
}
