import type { Child } from "hono/jsx";
import { DoorMark } from "./icon.tsx";

/** Says what is not there yet and, in its children, what to do next. */
export function EmptyState({ title, children }: { title: string; children?: Child }) {
  return (
    <div class="sheet empty">
      <DoorMark large />
      <p class="say">{title}</p>
      {children}
    </div>
  );
}
