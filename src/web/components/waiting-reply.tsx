import type { View } from "../view.ts";
import { Face } from "./face.tsx";
import { OutLink, touchAnchor } from "./touch.tsx";
import { When } from "./when.tsx";

export type WaitingReplyProps = {
  /** The id of their touch. */
  id: string;
  person: { id: string; name: string; picture: string | null };
  at: Date;
  text: string | null;
  url: string | null;
  post: { id: string; title: string } | null;
};

/** Something they said that waits for an answer. */
export function WaitingReply({ reply, view }: { reply: WaitingReplyProps; view: View }) {
  const { person, post } = reply;
  return (
    <li class="row">
      <Face name={person.name} picture={person.picture} size="small" />
      <div>
        <p>
          <a class="who" href={`/people/${person.id}#${touchAnchor(reply.id)}`}>
            {person.name}
          </a>
          {post === null ? null : (
            <>
              {" on "}
              <cite>{post.title}</cite>
            </>
          )}
          <span class="soft">
            {", "}
            <When at={reply.at} view={view} />
          </span>
        </p>
        {reply.text === null ? null : <p class="said">{reply.text}</p>}
        {reply.url === null ? null : (
          <p class="hint">
            <OutLink url={reply.url} text="See it where it was said" />
          </p>
        )}
      </div>
      <a class="btn" href={post === null ? `/people/${person.id}#log` : `/posts/${post.id}#take-form`}>
        Answer<span class="unseen"> {person.name}</span>
      </a>
    </li>
  );
}
