// What a column is called, in the words of many programs.
export type Column =
  | "name"
  | "first"
  | "last"
  | "site"
  | "feed"
  | "why"
  | "tags"
  | "account"
  | "email"
  | "at-x"
  | "at-linkedin"
  | "at-bluesky"
  | "at-github"
  | "at-youtube"
  | "at-facebook"
  | "at-instagram"
  | "at-reddit";

const NAMES: Record<Column, string> = {
  name: "name|full name|fullname|display name|displayname|person|people|who|author|title|nom complet|vollständiger name|nombre completo",
  first: "first name|firstname|given name|givenname|first|vorname|prénom|prenom|nombre",
  last: "last name|lastname|family name|familyname|surname|last|nachname|nom|apellido|apellidos",
  site: "url|site|website|web site|web|webpage|web page|blog|blog url|homepage|home page|page|link|links|address|website url|site url|html url|htmlurl|webseite|internetseite|adresse|site web|sitio web",
  feed: "feed|feeds|feed url|feedurl|rss|rss feed|rss url|atom|xml url|xmlurl|podcast|podcast feed|subscription|flux",
  why: "why|reason|note|notes|comment|comments|remark|remarks|description|about|notiz|notizen|warum|bemerkung|pourquoi",
  tags: "tag|tags|label|labels|group|groups|category|categories|folder|folders|list|lists|topic|topics|schlagwort|schlagworte|gruppe|kategorie",
  account:
    "account address|account|fediverse|fedi|mastodon|mastodon handle|mastodon account|mastodon url|mastodon address|pleroma|pixelfed",
  email: "email|e mail|mail|email address|e mail address|e mail 1 value|mailadresse|e mail adresse",
  "at-x": "twitter|x|twitter handle|x handle|twitter url|x url|twitter username|x com|twitter x|x twitter",
  "at-linkedin": "linkedin|linked in|linkedin url|linkedin profile|linkedin handle",
  "at-bluesky": "bluesky|bsky|bluesky handle|bluesky url",
  "at-github": "github|github handle|github username|github url",
  "at-youtube": "youtube|youtube channel|youtube url|channel",
  "at-facebook": "facebook|facebook url|facebook profile",
  "at-instagram": "instagram|instagram handle|instagram url",
  "at-reddit": "reddit|reddit user|reddit username",
};

const BY_NAME = new Map(
  Object.entries(NAMES).flatMap(([column, names]) => names.split("|").map((name) => [name, column as Column] as const)),
);

/** Undefined where we know no column by this name. */
export function readColumn(title: string): Column | undefined {
  return BY_NAME.get(plain(title));
}

/** "E-mail_1  (Value)" → "e mail 1 value" */
export function plain(title: string): string {
  return title
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const PROFILES: Partial<Record<Column, (account: string) => string>> = {
  "at-x": (account) => `https://x.com/${account}`,
  "at-linkedin": (account) => `https://www.linkedin.com/in/${account}`,
  "at-bluesky": (account) => `https://bsky.app/profile/${account.includes(".") ? account : `${account}.bsky.social`}`,
  "at-github": (account) => `https://github.com/${account}`,
  "at-youtube": (account) => `https://www.youtube.com/@${account}`,
  "at-facebook": (account) => `https://www.facebook.com/${account}`,
  "at-instagram": (account) => `https://www.instagram.com/${account}`,
  "at-reddit": (account) => `https://www.reddit.com/user/${account}`,
};

/** The profile that a bare name in such a column means. */
export function profileAt(column: Column, name: string): string | undefined {
  const account = name.trim().replace(/^@/, "");
  return /^[\w.-]{1,100}$/.test(account) ? PROFILES[column]?.(account) : undefined;
}
