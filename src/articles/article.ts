/** What was found on a page. Everything in it came from a stranger; only `html` may be put into a page, all else is plain text. */
export type Article = {
  title?: string;
  /** One or several names, parted by ", ". */
  author?: string;
  /** When the page says it was published; midnight UTC where it names a day only. Not checked against the clock. */
  publishedAt?: Date;
  /** BCP 47, as the page declares it. */
  language?: string;
  /** Sanitised, links absolute. */
  html: string;
  /** One line a block, without pictures. */
  text: string;
  words: number;
  /** Address of the picture the page shows for itself elsewhere. */
  picture?: string;
  siteName?: string;
  /** Only where it is on the same site as the page. */
  canonicalUrl?: string;
};

export type ArticleMetadata = Omit<Article, "html" | "text" | "words">;
