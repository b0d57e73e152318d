// GitHub's accounts by name or public e-mail: ten searches a minute and 60 look-ups an hour without a token, so that only
// the first few are looked up. Source: design/channels.md 2.12.
import { z } from "zod";
import { DoorError } from "../../../errors.ts";
import type { Ask, Hit, NameQuery, SearchSource } from "./types.ts";

const LOOKED_UP = 3;

const found = z.object({ items: z.array(z.object({ login: z.string().regex(/^[\w-]+$/) })) });
const user = z.object({
  login: z.string(),
  html_url: z.url({ protocol: /^https?$/ }),
  name: z.string().nullish(),
  bio: z.string().nullish(),
  blog: z.string().nullish(),
  company: z.string().nullish(),
  twitter_username: z.string().nullish(),
  avatar_url: z.url().optional().catch(undefined),
});

export const gitHubSearch: SearchSource = {
  id: "github",
  title: "GitHub",
  requests: 1 + LOOKED_UP,
  suits: ({ name, email }, { directories }) => (name !== "" || email !== undefined) && directories.gitHub !== undefined,
  find: async (query, { context, ask }) => {
    const base = context.directories.gitHub;
    const url = new URL("/search/users", base);
    url.search = new URLSearchParams({ q: wordsFor(query), per_page: "5" }).toString();
    const { items } = found.parse(await ask(url.href));
    const logins = items.slice(0, LOOKED_UP).map(({ login }) => login);
    return (await Promise.all(logins.map((login) => lookUp(login, query, base, ask)))).flat();
  },
};

function wordsFor({ name, email }: NameQuery): string {
  if (email) return `${email.address} in:email type:user`;
  return name.includes(" ") ? `${name} in:name type:user` : `${name} in:login in:name type:user`;
}

async function lookUp(login: string, query: NameQuery, base: string | undefined, ask: Ask): Promise<Hit[]> {
  try {
    const parsed = user.safeParse(await ask(new URL(`/users/${login}`, base).href));
    return parsed.success ? [toHit(parsed.data, query)] : [];
  } catch (error) {
    if (!(error instanceof DoorError)) throw error;
    // The hourly look-ups are used up: the account is there all the same.
    return [toHit({ login, html_url: `https://github.com/${login}` }, query)];
  }
}

function toHit(account: z.infer<typeof user>, { email }: NameQuery): Hit {
  const { login, html_url, name, bio, blog, company, twitter_username, avatar_url } = account;
  const site = blog == null || blog === "" ? undefined : /^https?:/i.test(blog) ? blog : `https://${blog}`;
  const said = [bio, company].filter((text) => text != null && text !== "").join(" · ");
  return {
    name: name == null || name.trim() === "" ? login : name,
    handle: login,
    url: html_url,
    picture: avatar_url,
    about: `GitHub ${login}${said === "" ? "" : ` · ${said}`}`,
    links: [
      ...(site !== undefined && URL.canParse(site) ? [site] : []),
      ...(twitter_username == null || twitter_username === "" ? [] : [`https://x.com/${twitter_username}`]),
    ],
    proof: email && `The account on GitHub shows ${email.address}.`,
  };
}
