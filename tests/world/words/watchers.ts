// On call, and beekeeping.
import type { Topic } from "./topic.ts";

export const ON_CALL: Topic = {
  titles: [
    "The alarm that trained us",
    "Three in the morning is a design review",
    "A runbook is a letter to a tired person",
    "Quiet weeks are not empty weeks",
    "The graph we look at by habit",
    "Handing over on a Wednesday",
  ],
  subjects: [
    "silent alarms",
    "runbooks",
    "the handover",
    "quiet weeks",
    "night calls",
    "breaking things on purpose",
    "old graphs",
  ],
  beliefs: [
    "More alarms, the argument goes, mean fewer surprises.",
    "It is an article of faith that whoever built it should be woken by it.",
    "Runbooks are said to be out of date by the time they are needed.",
    "We like to believe that a quiet week was a good week.",
  ],
  counters: [
    "Ours had trained us to turn over and go on sleeping.",
    "I believed that too, until I read the notes of those who were woken.",
    "Ours were, because they were written by people who were awake.",
    "In two of our quiet weeks the alarms were broken.",
  ],
  acts: [
    "we deleted every alarm that nobody had acted on for a quarter",
    "we had each runbook read by somebody from another team, at night",
    "we moved the handover from Monday to Wednesday",
    "we wrote one sentence after each call: what would have let me sleep",
    "we broke one thing on purpose every second week",
  ],
  findings: [
    "Of {n} alarms, {k} went, and in {w} weeks we missed one incident.",
    "Calls at night fell by {p} per cent, and the mornings were honest again.",
    "{n} sentences came together, and {k} of them asked for the same missing graph.",
    "People who were new to the system found the wrong line in {k} of {n} runbooks.",
    "The broken thing was noticed after {n} minutes at first, and after {k} in the end.",
  ],
  surprises: [
    "The one incident we missed was reported by a customer, politely, and cost less than the alarm.",
    "What surprised me was who objected: those who had not been on call for a year.",
    "Wednesday mattered more than any tool that we had bought.",
    "The tired reader was right, and the author was offended.",
  ],
  lessons: [
    "An alarm that asks for nothing is a rumour.",
    "Write for the person you are at three in the morning.",
    "Break it while you are watching.",
    "Ask what would have let somebody sleep, and then build that first.",
  ],
  concessions: [
    "Nobody dies when our machines stand still, and that makes courage cheap.",
    "We are nine people; with three I would be more careful.",
    "One quarter without a disaster proves little.",
  ],
  doubts: [
    "Which of your alarms would nobody miss?",
    "Who reads your instructions when you are asleep?",
    "How do you tell a quiet week from a deaf one?",
    "What do you check only because you have always checked it?",
  ],
  remarks: [
    "On our ward we switched off {k} of {n} monitor alarms and had to bring one back within {w} weeks; the list of reasons was worth it.",
    "Breaking things on purpose needs somebody who is allowed to say stop. Who was that with you?",
    "We hand over at noon and not in the morning, and it cut the forgotten things by about {p} per cent.",
  ],
};

export const HIVES: Topic = {
  titles: [
    "The colony that refused sugar",
    "Notes from under the lid",
    "Counting mites with a jar",
    "A hive is not a household",
    "The swarm we let go",
    "What the landing board tells",
  ],
  subjects: ["weak colonies", "the landing board", "mite counts", "closed lids", "scales", "late swarms", "calm bees"],
  beliefs: [
    "A weak colony, the course taught us, is to be fed and joined to a strong one.",
    "Most keepers open the hive once a week to be sure.",
    "It is said that a calm colony is a healthy one.",
    "Old hands swear by treating in August, whatever the count says.",
  ],
  counters: [
    "The one we left alone is now our strongest.",
    "Each look costs the bees a day, and our records showed it.",
    "The calmest of ours had half the mites of the whole stand, and all the trouble.",
    "We counted first, and found that August was too late for some and too early for others.",
  ],
  acts: [
    "we left one weak colony alone and fed the other",
    "we looked at the landing board for ten minutes instead of opening the lid",
    "we counted mites with a jar and sugar, on the same day in every hive",
    "we let a swarm go and wrote down what stayed behind",
    "we weighed the hives at night and opened none for a month",
  ],
  findings: [
    "Of {n} colonies that were left closed, {k} came through the winter.",
    "The jar showed {n} mites in the calm hive and {k} in the angry one.",
    "By weight alone we were right about stores in {k} of {n} cases.",
    "We opened {p} per cent less often, and lost no queen that season.",
    "It took {w} weeks until the fed colony had caught up with the other one.",
  ],
  surprises: [
    "What stayed behind after the swarm was the better half.",
    "The landing board told us about the queen a week before the comb did.",
    "Nobody had written down the weather, and it explained most of it.",
    "The scales were the cheapest thing we bought, and the only one we all trusted.",
  ],
  lessons: [
    "Look from outside first; the lid is the last resort.",
    "Count on one day, or do not compare.",
    "A weak colony is a question and not yet an answer.",
    "Write the weather beside every number.",
  ],
  concessions: [
    "We have rape in May and lime in June, and much is forgiven.",
    "Two winters are not a trend.",
    "A neighbour with forty hives would laugh at our sample.",
  ],
  doubts: [
    "What do you open just to be sure, and what does it cost what is inside?",
    "When did leaving something alone turn out to be the work?",
    "Which sign at the door do you trust more than the look inside?",
    "How would you weigh a team at night?",
  ],
  remarks: [
    "With our interns it is the same: of {n} who were left alone for {w} weeks, {k} stayed, and they were not the loud ones.",
    "I would not give up the weekly look in May. We missed two swarms and then the harvest with them.",
    "The scales convince me. Do you weigh before or after the foragers are home?",
  ],
};
