import { When } from "../components/when.tsx";
import type { View } from "../view.ts";

export type PostLineProps = {
  id: string;
  title: string;
  kind: string;
  publishedAt: Date | null;
  /** `null` while the brief is being made. */
  gist: string | null;
  read: boolean;
};

export function PostLine({ post, view }: { post: PostLineProps; view: View }) {
  return (
    <li class={post.read ? "post-line read-already" : "post-line"}>
      <p>
        <a class="title" href={`/posts/${post.id}`}>
          {post.title}
        </a>{" "}
        <span class="soft">
          {post.kind}
          {post.publishedAt === null ? null : (
            <>
              {", "}
              <When at={post.publishedAt} view={view} />
            </>
          )}
          {post.read ? ", read" : null}
        </span>
      </p>
      <p class={post.gist === null ? "why soft" : "why"}>{post.gist ?? "The brief is being made."}</p>
    </li>
  );
}
