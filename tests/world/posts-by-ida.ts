// Ida Marlowe runs appointments for a group of clinics and writes about waiting. Invented; her feed carries everything.
import type { InventedPost } from "./invented-post.ts";

export const POSTS_BY_IDA: readonly InventedPost[] = [
  {
    slug: "the-queue-you-cannot-see",
    title: "The queue you cannot see",
    hoursAgo: 22,
    excerpt:
      "Every clinic publishes the length of its waiting list, and none of ours publishes how many people never got onto it.",
    html: `<p>Every clinic publishes the length of its waiting list, and none of ours publishes how many people never got onto it. I used to think that there were few of them, because nobody complained. But people who give up at the telephone do not write letters.</p>
<p>In March we changed one thing. The switchboard no longer hangs up after nine minutes, and it counts how often it would have. On an ordinary Monday that was 212 calls out of 640. A third of the people who wanted an appointment were not waiting for one. They were waiting to be allowed to wait.</p>
<h2>The list got longer, and everything got better</h2>
<p>Once those calls were answered, our official waiting list grew from eleven weeks to fourteen. The board saw the graph and asked what had gone wrong. Nothing had. The same people had been there before, in kitchens and in bus shelters, pressing redial. A waiting list that grows because you started listening is good news with a bad face.</p>
<p>The part that surprised me came later. In June the list began to shrink, although we had hired nobody. When we read the notes we found out why: those who get through on the first day are seen for smaller things. A rash is a rash in the first week and a referral in the sixth. Forty of the two hundred callers needed no appointment at all, only an answer that a nurse could give in four minutes.</p>
<h2>What I would do again</h2>
<p>I would measure the people who leave before I measured the people who stay. It is cheaper than it sounds. We used the logs that the telephone system had kept all along, and one afternoon of a patient colleague.</p>
<p>I would also tell the board beforehand that the number they watch will get worse. We did not, and it cost us a month of meetings. If a measure can only be improved by not looking, it is not a measure of the thing you care about.</p>
<p>What I still do not know is how to count those who never pick up the telephone, because they were told by a neighbour that it is no use. How would you measure the people who gave up before anybody could count them?</p>`,
  },
  {
    slug: "calling-forty-people-back",
    title: "What we learnt from calling forty people back",
    hoursAgo: 9 * 24,
    excerpt: "Last autumn we rang forty people who had missed an appointment. Thirty-one had not forgotten it.",
    html: `<p>Last autumn we rang forty people who had missed an appointment, and asked why. The reminder system, which cost us more than a nurse, assumes that they forgot. Thirty-one of the forty had not forgotten.</p>
<p>Eleven had tried to cancel and had not got through. Nine could not leave work, and had been given a time without being asked for one. Six were better. Three were in another hospital. Two had come, had sat in the wrong corridor for an hour, and had gone home.</p>
<p>A second reminder would have helped none of them. A way to say "not this Tuesday" that works at eleven at night would have helped twenty. We built that in a week: a text message that understands three words. Missed appointments fell from fourteen in a hundred to eight, and have stayed there.</p>
<p>The forty calls took two people one day. I have sat in meetings about missed appointments that took longer, and in which nobody had spoken to a single person who had missed one. Whom have you not rung yet, because the dashboard already told you the answer?</p>`,
  },
  {
    slug: "two-clocks-in-every-clinic",
    title: "Two clocks in every clinic",
    hoursAgo: 23 * 24,
    excerpt:
      "There is the clock on the wall, and there is the clock of the person who has taken an unpaid morning off.",
    html: `<p>There is the clock on the wall, and there is the clock of the person who has taken an unpaid morning off. The first one says that the clinic runs twelve minutes late, which our handbook calls acceptable. The second one started when the alarm rang at five.</p>
<p>We asked sixty patients to write down when their appointment began for them and when it was over. The median was four hours and ten minutes for a consultation of eleven. Nobody on the staff had guessed more than two hours. The longest part was neither the journey nor the waiting room. It was the time kept free in case the appointment moved.</p>
<p>Since then we print two times on the letter: when you are expected, and when you will be free at the latest. The second one costs us discipline. It costs the patient nothing, and gives half a day back to people who are paid by the hour.</p>`,
  },
];
