// The few pictures, drawn here so that no page asks for a file. They are ornaments: the words beside them say it all.
export type IconName = "today" | "people" | "search" | "settings" | "pass" | "fix" | "open" | "close" | "plus" | "look";

const paths: Record<IconName, string> = {
  today:
    "M10 2.5v2M10 15.5v2M2.5 10h2M15.5 10h2M4.7 4.7l1.4 1.4M13.9 13.9l1.4 1.4M15.3 4.7l-1.4 1.4M6.1 13.9l-1.4 1.4M10 6.6a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 0 0 0-6.8z",
  people:
    "M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 16.5c.3-3 2.4-4.6 5.5-4.6s5.2 1.6 5.5 4.6M13 4a2.8 2.8 0 0 1 0 5.2M14.8 12.2c1.9.6 3 2.1 3.2 4.3",
  search: "M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM13 13l4 4",
  settings: "M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4",
  pass: "M4 10.5l4 4 8-9",
  fix: "M4 10h10M10 5.5l4.5 4.5-4.5 4.5",
  open: "M8 4H4v12h12v-4M11.5 3.5h5v5M16 4l-7 7",
  close: "M5 5l10 10M15 5L5 15",
  plus: "M10 4v12M4 10h12",
  look: "M10 6v5M10 13.8v.2M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15z",
};

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}

/** A door ajar: the mark of the product. */
export function DoorMark({ large = false }: { large?: boolean }) {
  const size = large ? "56" : "22";
  return (
    <svg class="door" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d="M4 18V3h12v15M2 18h16" />
      <path class="leaf" d="M4 3l7 2.5V18" />
      <circle cx="9" cy="11.5" r=".7" />
    </svg>
  );
}
