// Sunniva Adeyemi talks with people who work at night. Invented; show notes as a podcast's feed carries them.
import type { InventedPost } from "./invented-post.ts";

export const EPISODES_BY_SUNNIVA: readonly (InventedPost & { minutes: number })[] = [
  {
    slug: "the-baker-who-stopped-hiring-for-speed",
    title: "The baker who stopped hiring for speed",
    hoursAgo: 2 * 24,
    minutes: 41,
    excerpt: "Per Halloran bakes for nine shops. Two years ago he stopped asking applicants how fast they are.",
    html: `<p>Per Halloran bakes for nine shops, between eleven at night and half past five. Two years ago he stopped asking applicants how fast they are, and started asking how they hand over to the next shift. Fewer loaves are burnt, and people stay for three years where they used to stay for one.</p>
<p>We talk about why the quickest baker was the most expensive one, about the quarter of an hour in which two shifts stand at the same table and both are paid, and about the night when the oven failed and the handover sheet turned out to be worth more than the oven.</p>
<p>Per says that speed can be taught in a month, and that telling the next person what you did not finish cannot. He also thinks that day shifts have the same trouble, and simply hide it in meetings. Is there a handover in your own work that nobody pays for?</p>`,
  },
  {
    slug: "handing-over-at-four",
    title: "Handing over at four in the morning",
    hoursAgo: 16 * 24,
    minutes: 36,
    excerpt: "A midwife, a train dispatcher and a cheese maker compare how they end a shift.",
    html: `<p>A midwife, a train dispatcher and a cheese maker compare how they end a shift. None of them knew the others, and all three say the same sentence to whoever comes next: what worries me most is this.</p>
<p>The dispatcher reads it aloud and has it repeated. The midwife says it beside the bed, so that the mother can correct it. The cheese maker writes it on the door, because the next shift is himself. We found that the sentence matters more than the form it stands in, and that forms with twenty boxes drive it out.</p>`,
  },
];
