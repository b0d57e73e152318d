// What cannot be asked without a key, or lets no program ask at all: the search is made ready, the user opens it.
import type { NameQuery } from "./types.ts";

type Prepared = { title: string; url: string };

export function prepareWebSearches({ name, email, text }: NameQuery): Prepared[] {
  const words = name === "" ? text : name;
  const exact =
    email === undefined ? `"${words}"` : name === "" ? `"${email.address}"` : `"${words}" OR "${email.address}"`;
  return [
    prepare("DuckDuckGo: their blog or newsletter", "https://duckduckgo.com/", { q: `${exact} (blog OR newsletter)` }),
    prepare("DuckDuckGo: where they were interviewed", "https://duckduckgo.com/", {
      q: `${exact} (interview OR podcast OR talk)`,
    }),
    prepare("LinkedIn", "https://www.linkedin.com/search/results/people/", { keywords: words }),
    prepare("YouTube channels", "https://www.youtube.com/results", { search_query: words, sp: "EgIQAg==" }),
    prepare("Substack", `https://substack.com/search/${encodeURIComponent(words)}`, { searching: "all_publications" }),
    prepare("Medium", "https://medium.com/search/users", { q: words }),
    prepare("X", "https://x.com/search", { q: words, f: "user" }),
    prepare("Podcast Index", "https://podcastindex.org/search", { q: words }),
    prepare("Hacker News", "https://hn.algolia.com/", { query: exact }),
  ];
}

function prepare(title: string, address: string, query: Record<string, string>): Prepared {
  const url = new URL(address);
  url.search = new URLSearchParams(query).toString();
  return { title, url: url.href };
}
