/** Whether a feed's hub can be relied on: then a look now and then is enough. */
export function isPushed(feed: { pushedUntil: Date | null; pushMissed: boolean }, now: Date): boolean {
  return feed.pushedUntil !== null && feed.pushedUntil > now && !feed.pushMissed;
}
