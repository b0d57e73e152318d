// What an invented person published: enough of it to be read, briefed and answered.

/** @property html paragraphs, as the person wrote them. */
export type InventedPost = {
  slug: string;
  title: string;
  hoursAgo: number;
  /** The beginning, as a feed that carries a part only shows it. */
  excerpt: string;
  html: string;
};
