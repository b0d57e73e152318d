import type { Child } from "hono/jsx";

/**
 * With htmx, fetches `page` again every `seconds` and puts its element `part` in the place of ours, until the note is
 * not there any more. Without JavaScript, a link among `children` does it. It must stand inside that element.
 * @property also the ids of further elements that change with it.
 */
export type PollingNoteProps = {
  page: string;
  part: string;
  also?: readonly string[] | undefined;
  seconds?: number;
  children?: Child;
};

export function PollingNote({ page, part, also, seconds = 2, children }: PollingNoteProps) {
  return (
    <p
      class="progress"
      role="status"
      hx-get={page}
      hx-trigger={`every ${seconds}s`}
      hx-select={`#${part}`}
      hx-target={`#${part}`}
      hx-swap="outerHTML"
      hx-select-oob={also?.map((id) => `#${id}`).join(",")}
      hx-sync="this:drop"
    >
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {children}
    </p>
  );
}
