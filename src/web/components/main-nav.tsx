import { Icon, type IconName } from "./icon.tsx";

export type Place = "today" | "people" | "search" | "settings";

// Only what is built: a link that leads nowhere is worse than none.
const places: readonly { id: Place; href: string; word: string; icon: IconName }[] = [
  { id: "today", href: "/", word: "Today", icon: "today" },
  { id: "people", href: "/people", word: "Watchlist", icon: "people" },
  { id: "search", href: "/search", word: "Search", icon: "search" },
  { id: "settings", href: "/settings", word: "Settings", icon: "settings" },
];

type MainNavProps = { here?: Place | undefined; counts?: Readonly<Partial<Record<Place, number>>> | undefined };

export function MainNav({ here, counts = {} }: MainNavProps) {
  return (
    <nav aria-label="Main">
      <ul>
        {places.map((place) => (
          <li key={place.id}>
            <a href={place.href} aria-current={place.id === here ? "page" : undefined}>
              <Icon name={place.icon} />
              <span>{place.word}</span>
              {(counts[place.id] ?? 0) > 0 ? <b>{counts[place.id]}</b> : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
