// Which of the names on offer is a person's.

const NOBODY =
  /^(?:admin(?:istrator)?|author|editor|root|user|webmaster|web ?site|staff|team|wordpress|unknown|anonymous|guest|owner|me|info|contact|test|default|null|undefined|none|home|feed|rss|blog|posts?|noreply|no-reply|hello)$/i;

/** A name fit to be shown, or undefined: never an address, a role or a word that stands for nobody. */
export function cleanName(text: string | undefined): string | undefined {
  let name = (text ?? "").slice(0, 500).replace(/\s+/g, " ").trim();
  // RSS writes `jane@example.com (Jane Doe)`, Mastodon `Jane Doe (@jane@example.social)`.
  name = /^\S+@\S+\s+\(([^()]+)\)$/.exec(name)?.[1] ?? name;
  name = name
    .replace(/\s*[(<]@?[\w.-]+@[\w.-]+[)>].*$|\s+\(@[\w.-]+\).*$/, "")
    .replace(/^(?:by|von|par|por)\s+(?=\p{Lu})/iu, "");
  name = name.replace(/^[\s"'“”,;:|-]+|[\s"'“”,;:|-]+$/g, "");
  const isAddress = /^\S*@\S+\.\S+$|^https?:|^www\./i.test(name);
  if (name === "" || name.length > 100 || isAddress || NOBODY.test(name) || !/\p{L}/u.test(name)) return undefined;
  return name;
}

/** The name in a feed's own title: without what platforms and generators put around it. */
export function nameFromTitle(title: string | undefined): string | undefined {
  const text = (title ?? "").replace(/\s+/g, " ").trim();
  const around =
    /^Stories by (.+) on Medium$/i.exec(text) ??
    /^@[\w.-]+ - (.+)$/.exec(text) ??
    /^(?:Recent (?:content|posts) (?:in|on)|(?:Blog )?Posts (?:on|by)|DEV Community:|GitHub Activity of|Hacker News:|Uploads by|Posts from|Videos by)\s+(.+)$/i.exec(
      text,
    );
  const bare = (around?.[1] ?? text).replace(
    /\s*(?:»|&raquo;|[-–—|:])\s*(?:(?:rss|atom|json|all|main|blog|posts?|full)\s*)*(?:feed|rss|atom|blog|posts|home|articles)$/i,
    "",
  );
  return cleanName(bare.replace(/\s+on Medium$|['’]s (?:favorite )?(?:blog|activity|feed)$/i, ""));
}

/** The page's own title up to the separator before its motto. */
export function nameFromPageTitle(title: string): string | undefined {
  return cleanName(title.split(/\s+[|–—·•»]\s+|\s+-\s+|:\s+/, 1)[0]);
}

/** The author of most of these posts: a feed of many people is nobody's. */
export function mainAuthor(authors: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const author of authors) {
    const name = cleanName(author);
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [name, count] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? ["", 0];
  return count > 0 && count >= authors.length * 0.8 ? name : undefined;
}
