import { raw } from "hono/html";

/**
 * The only place where HTML that strangers wrote is put on a page as it is. It was sanitised when it was stored and
 * re-written by `prepareArticle`; `hx-disable` keeps htmx from reading any of it.
 */
export function ArticleHtml({ html, lang }: { html: string; lang?: string | undefined }) {
  return (
    <div class="read" lang={lang} hx-disable>
      {raw(html)}
    </div>
  );
}
