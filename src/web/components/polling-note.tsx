import type { Child } from "hono/jsx";

/**
 * With htmx, fetches `page` again every two seconds and puts its element `part` in the place of ours, until the note is
 * not there any more. Without JavaScript, a link among `children` does it. It must stand inside that element.
 * @property also the id of a further element that changes with it.
 */
export type PollingNoteProps = { page: string; part: string; also?: string | undefined; children?: Child };

export function PollingNote({ page, part, also, children }: PollingNoteProps) {
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
      {children}
    </p>
  );
}
