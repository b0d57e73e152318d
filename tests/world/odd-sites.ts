// Sites that ask for a choice, offer nothing to follow, or break later.
import type { Resource, Site } from "./static-sites.ts";

/** A site with two feeds, called after whoever it belongs to. */
export function siteWithTwoFeeds(origin: string): Site {
  const link = (title: string, path: string) =>
    `<link rel="alternate" type="application/rss+xml" title="${title}" href="${path}">`;
  return {
    "/": page("Site of Someone", link("Articles", "/articles.xml") + link("Links", "/links.xml")),
    "/articles.xml": feed(origin, "Site of Someone"),
    "/links.xml": feed(origin, "Links"),
  };
}

/** A page without a feed. */
export function siteWithoutFeed(): Site {
  return { "/": page("Team | A company", "") };
}

/** A site whose feed is gone once `breakIt` was called. */
export function siteThatBreaks(): { build: (origin: string) => Site; breakIt: () => void } {
  const files: Record<string, Resource> = {};
  return {
    build: (origin) => {
      files["/"] = page(
        "The Daily Lathe",
        '<link rel="alternate" type="application/rss+xml" title="The Daily Lathe" href="/feed.xml">',
      );
      files["/feed.xml"] = feed(origin, "The Daily Lathe");
      return files;
    },
    breakIt: () => {
      files["/feed.xml"] = { type: "text/plain", body: "database error" };
    },
  };
}

function page(title: string, head: string): Resource {
  return {
    type: "text/html; charset=utf-8",
    body: `<!doctype html><html lang="en"><title>${title}</title>${head}<h1>${title}</h1>`,
  };
}

function feed(origin: string, title: string): Resource {
  const item = `<item><title>On beginning</title><link>${origin}/${title.length}</link><pubDate>Sun, 22 Nov 2026 08:00:00 GMT</pubDate><description>Every workshop has a bench that nobody uses, and that nobody may clear. We asked eleven of them why.</description></item>`;
  return {
    type: "application/rss+xml; charset=utf-8",
    body: `<?xml version="1.0"?><rss version="2.0"><channel><title>${title}</title><link>${origin}/</link><description>Now and then.</description>${item}</channel></rss>`,
  };
}
