// The body of the article: @extractus/article-extractor leads, defuddle checks it.
import { extractFromHtml } from "@extractus/article-extractor";
import { DefuddleClass } from "defuddle/node";
import { htmlToText } from "../html/text.ts";
import { keepAgreed } from "./agreement.ts";
import { removeAsides } from "./asides.ts";
import { openPage } from "./page.ts";

/** Below this many characters the lead has probably taken a teaser or a notice for the article. */
const LEAD_ENOUGH = 250;

// The extractor's own list deletes whatever is not on it together with its contents; our sanitiser decides later what may stay.
const KEPT_BY_LEAD = (
  "a abbr acronym address article aside b bdi bdo big blink blockquote body br caption center cite code col colgroup data dd del details dfn div dl dt em " +
  "fieldset figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i iframe img ins kbd label legend li main mark nobr ol p picture pre q rb rp " +
  "rt rtc ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr form noindex"
).split(" ");

/** @param html of a page, scripts and styles removed or not. @returns unsanitised HTML of the article, or undefined where there is none. */
export async function findContent(html: string, url: string): Promise<string | undefined> {
  const lead = await leadOpinion(html, url);
  const second = secondOpinion(html, url);
  const secondText = htmlToText(second);
  if (lead === undefined || htmlToText(lead).length < LEAD_ENOUGH) {
    const better = secondText.length > htmlToText(lead ?? "").length ? second : lead;
    return better === "" ? undefined : better;
  }
  if (secondText === "") return lead;
  const { body } = openPage(`<html><head></head><body>${lead}</body></html>`);
  keepAgreed(body, secondText);
  removeAsides(body);
  return htmlToText(body.innerHTML) === "" ? lead : body.innerHTML;
}

async function leadOpinion(html: string, url: string): Promise<string | undefined> {
  const found = await extractFromHtml(html, url, { allowedTags: KEPT_BY_LEAD, contentLengthThreshold: 1 });
  return found?.content;
}

/** Synchronous on purpose: its asynchronous way asks other servers. */
function secondOpinion(html: string, url: string): string {
  const document = openPage(html);
  Object.assign(document, { styleSheets: [] });
  return new DefuddleClass(document, { url, useAsync: false, includeReplies: false }).parse().content;
}
