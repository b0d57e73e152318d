const MOST = 10;

/** The web addresses in a text or a piece of HTML, as people write them about themselves. */
export function linksIn(text: string): string[] {
  const found = text.slice(0, 10_000).match(/https?:\/\/[^\s<>"')\]]+/gi) ?? [];
  const clean = found.map((address) => address.replace(/[.,;:!?]+$/, "")).filter((address) => URL.canParse(address));
  return [...new Set(clean)].slice(0, MOST);
}
