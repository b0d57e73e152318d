const HIDING_STYLE = /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/i;
const STYLE_LIMIT = 2_000;

/** Whether the element's own attributes keep it from readers (`hidden`, or an inline style that says so). */
export function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  if (Object.hasOwn(attributes, "hidden") && attributes.hidden?.toLowerCase() !== "until-found") return true;
  const style = Object.hasOwn(attributes, "style") ? attributes.style : undefined;
  return style !== undefined && HIDING_STYLE.test(style.slice(0, STYLE_LIMIT));
}
