import type { View } from "../view.ts";
import { channelPlace, firstName, isWebAddress, touchVerb } from "../words.ts";
import { When } from "./when.tsx";

export type TouchProps = {
  id: string;
  kind: string;
  direction: "outbound" | "inbound";
  channel: string;
  at: Date;
  url: string | null;
  text: string | null;
  post: { id: string; title: string } | null;
};

/** One line of the timeline; evidence elsewhere links to its id. */
export function Touch({ touch, name, view }: { touch: TouchProps; name: string; view: View }) {
  const theirs = touch.direction === "inbound";
  const place = channelPlace(touch.channel);
  return (
    <li id={touchAnchor(touch.id)} class={theirs ? "them" : undefined}>
      <p class="at">
        <When at={touch.at} view={view} />, {touch.url === null ? place : <OutLink url={touch.url} text={place} />}
      </p>
      <p>
        <b>{theirs ? firstName(name) : "You"}</b>{" "}
        {touchVerb(touch.kind, touch.direction).replace("them", firstName(name))}
        {touch.post === null ? null : (
          <>
            {" on "}
            <a href={`/posts/${touch.post.id}`}>
              <cite>{touch.post.title}</cite>
            </a>
          </>
        )}
        {touch.text === null || touch.text === "" ? "." : ":"}
      </p>
      {touch.text === null || touch.text === "" ? null : <p class="said">{touch.text}</p>}
    </li>
  );
}

export function touchAnchor(id: string): string {
  return `touch-${id}`;
}

/** A link to a page of somebody else, which learns nothing of where the user came from. Other schemes stay text. */
export function OutLink({ url, text }: { url: string; text: string }) {
  if (!isWebAddress(url)) return <>{text}</>;
  return (
    <a class="out" href={url} target="_blank" rel="noopener noreferrer">
      {text}
      <span class="unseen"> (opens their page)</span>
    </a>
  );
}
