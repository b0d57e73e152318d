// Bram Castellan keeps the pumps of a water board running and writes about repair. Invented; his feed carries a part only.
import type { InventedPost } from "./invented-post.ts";

export const POSTS_BY_BRAM: readonly InventedPost[] = [
  {
    slug: "the-part-that-outlived-its-factory",
    title: "The spare part that outlived its factory",
    hoursAgo: 5,
    excerpt: "The controller of pump four was built in 1987 by a firm that no longer exists. Last week it failed …",
    html: `<p>The controller of pump four was built in 1987 by a firm that no longer exists, in a building that is now flats. Last week it failed for the first time. We had a replacement on the shelf, wrapped in a newspaper from 1994, and it worked at once. I have been thinking about that newspaper ever since.</p>
<p>Somebody bought two of everything, and wrote down why. The note was still in the box: "They will stop making these before we stop needing them." It is signed with initials that nobody here recognises. He, or she, spent about nine hundred guilders of public money on a thing that sat in the dark for thirty-two years, and saved a town from three days without water.</p>
<h2>Shelf or contract?</h2>
<p>Today we do not keep spare parts, we keep contracts. The contract for our newest pumps promises a replacement within five working days, for ten years, unless the supplier is sold. The supplier has been sold twice since we signed. I rang the number on the contract as a test. It was answered by a very kind person at a company that makes lifts.</p>
<p>A shelf is expensive in a way that everybody can see: it takes room, it is counted every December, and an auditor asks what it is for. A contract is expensive in a way that nobody sees until the evening when it is needed. I do not think that the people who chose the contract were careless. They were asked to make the visible cost smaller, and they did.</p>
<h2>A rule of thumb that has held so far</h2>
<p>We now ask three questions of each part. Can the town do without it for a week? Can we make it ourselves, badly, in a day? Is there more than one firm in the world that can? Where the answer is no three times, we buy two and wrap one in a newspaper. That was so for 14 of 1,260 parts. The shelf cost less than the meeting about it.</p>
<p>What I would like to know is who writes the note. Nobody is paid to think about thirty-two years from now, and yet somebody did. How do you make room for that in an organisation without making it one more form?</p>`,
  },
  {
    slug: "a-log-book-nobody-was-told-to-keep",
    title: "A log book nobody had to be told to keep",
    hoursAgo: 6 * 24,
    excerpt: "Our maintenance software has a field for remarks. In eleven years it has collected the word “ok” …",
    html: `<p>Our maintenance software has a field for remarks. In eleven years it has collected the word "ok" some forty thousand times. Beside pump two hangs a school exercise book on a string, and it is the best technical document that we own.</p>
<p>The exercise book says that the bearing hums before rain, that the left valve wants a quarter turn more than the drawing shows, and that one should not believe the second gauge on Mondays. It was begun by a fitter who was tired of being telephoned at home. Others wrote below, because the page was open and the pencil was there.</p>
<p>I tried to move the book into the software. I typed in two pages, and people stopped writing in both. The software asks who you are, what class of event it was, and how severe. The book asks nothing. It is also read by the person who will stand on this spot at three in the morning, which is the only reader that matters.</p>
<p>So we left it, and photograph it once a month. If you want people to record what they know, put the pencil where the knowing happens. Every field that you add is a reason to write "ok".</p>`,
  },
  {
    slug: "when-not-to-repair",
    title: "When not to repair",
    hoursAgo: 17 * 24,
    excerpt: "I repair things for a living, so you may discount what follows accordingly …",
    html: `<p>I repair things for a living, so you may discount what follows accordingly. There are machines that should be left to die, and we are bad at saying so, because every single repair is sensible.</p>
<p>Pump seven was mended nineteen times in four years. No repair cost more than a fifth of a new pump, so no repair was ever refused. Together they cost two new pumps and one marriage, or so its fitter says. Nobody had added them up, because each had its own form.</p>
<p>We now write the running total on the machine itself, in chalk. Nothing else about the procedure changed. The first time that the chalk passed the price of a new one, the fitter who had mended it most often asked for it to be replaced. People are perfectly able to stop, once the thing they are continuing has a number.</p>`,
  },
];
