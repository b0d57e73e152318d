import { capitalise, countOf } from "../words.ts";

/**
 * Tells that briefs are being made and, with htmx, fetches `page` again every two seconds and puts its
 * element `part` in the place of ours until nothing is being made any more. Without JavaScript a link does it.
 * It must stand inside that element.
 * @property also the id of a further element that changes with it.
 */
export type ProgressNoteProps = { making: number; page: string; part: string; also?: string | undefined };

export function ProgressNote({ making, page, part, also }: ProgressNoteProps) {
  if (making === 0) return null;
  return (
    <p
      class="progress"
      role="status"
      hx-get={page}
      hx-trigger="every 2s"
      hx-select={`#${part}`}
      hx-target={`#${part}`}
      hx-swap="outerHTML"
      hx-select-oob={also === undefined ? undefined : `#${also}`}
      hx-sync="this:drop"
    >
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {capitalise(countOf(making, "brief is", "briefs are"))} being made. They appear here by themselves;{" "}
      <a href={page}>look now</a>.
    </p>
  );
}
