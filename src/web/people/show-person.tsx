// The person's page, from what the domain knows.
import type { App } from "../../app.ts";
import { listFeedAuthors } from "../../db/feed-authors.ts";
import { countMaking } from "../../db/tasks.ts";
import { listTouches } from "../../db/touches.ts";
import { findPosts } from "../../db/posts.ts";
import { readinessOf } from "../../domain/dialogue.ts";
import { listReading } from "../../domain/reading.ts";
import { viewPerson } from "../../domain/watchlist.ts";
import { found, framing, type WebContext } from "../environment.ts";
import { toFeedProps } from "../feeds/routes.tsx";
import { PersonPage, type PersonProps } from "./pages.tsx";

const POSTS_SHOWN = 20;

export async function showPerson(
  app: App,
  c: WebContext,
  personId: string,
  forms: Pick<PersonProps, "aboutForm" | "touchForm"> = {},
): Promise<Response> {
  const { id: userId } = c.get("user");
  const person = found(await viewPerson(app.db, userId, personId));
  // Before what it promises is read: a brief that is made in between must not be missing from a page that looks no more.
  const making = await countMaking(app.db, userId, { personId });
  const { frame, view } = await framing(app, c);
  const posts = await listReading(app.db, userId, { personId, limit: POSTS_SHOWN });
  const touches = (await listTouches(app.db, userId, personId)).toReversed();
  const about = await findPosts(
    app.db,
    touches.flatMap((touch) => touch.postId ?? []),
  );
  const authors = await listFeedAuthors(
    app.db,
    person.feeds.map((feed) => feed.id),
  );
  const readiness = await readinessOf(app, userId, personId);
  return c.html(
    <PersonPage
      frame={frame}
      view={view}
      person={{ ...person, picture: null }}
      feeds={person.feeds.map((feed) => toFeedProps(feed, view.now))}
      posts={posts.items.map((post) => ({ ...post, gist: post.brief?.gist ?? null, read: post.readAt !== null }))}
      touches={touches.map((touch) => {
        const post = touch.postId === null ? undefined : about.get(touch.postId);
        return { ...touch, post: post ? { id: post.id, title: post.title } : null };
      })}
      readiness={readiness && touches.length > 0 ? { ...readiness, learnt: false } : null}
      making={making}
      authors={person.feeds
        .filter((feed) => authors.has(feed.id) || feed.onlyBy.length > 0)
        .map(({ id, url, title, onlyBy }) => ({ url, title, authors: authors.get(id) ?? [], only: onlyBy }))}
      {...forms}
    />,
    forms.touchForm || forms.aboutForm ? 422 : 200,
  );
}
