// A touch as it is stored, made one that is judged.
import type { Channel } from "../../channels/channel-ids.ts";
import type { Touch as StoredTouch } from "../../db/touches.ts";
import { canonicalUrl } from "../../html/canonical-url.ts";
import type { TouchKind } from "../touch-kinds.ts";
import type { Touch } from "./facts.ts";

export function toJudged(touch: StoredTouch): Touch {
  return {
    id: touch.id,
    kind: touch.kind as TouchKind,
    direction: touch.direction,
    channel: touch.channel as Channel,
    at: touch.at,
    text: touch.text,
    postId: touch.postId,
    url: touch.url === null ? null : canonicalUrl(touch.url),
    about: touch.about,
    ...(touch.passedCoach !== null && { passedCoach: touch.passedCoach }),
  };
}
