// Bread, bicycles and street trees.
import type { Topic } from "./topic.ts";

export const BREAD: Topic = {
  titles: [
    "The loaf nobody misses",
    "Counting what comes back",
    "Warm bread is a bad witness",
    "A shelf that is empty at noon",
    "Flour has a memory",
    "Prices on a slate",
  ],
  subjects: [
    "the empty shelf",
    "yesterday’s loaf",
    "the price of rye",
    "morning queues",
    "the second oven",
    "regulars",
    "recipes that sell",
  ],
  beliefs: [
    "Everybody who opens a bakery is told that a full shelf sells bread.",
    "Our trade paper repeats every spring that people want more kinds of loaf.",
    "It is an old rule that nobody changes a recipe that sells.",
    "Bakers like to say that the customer tastes the difference.",
  ],
  counters: [
    "I believed it for nine years, until I began to count what we carried home.",
    "The slate by our door says otherwise, and the slate is written by the people who pay.",
    "That is true of the first visit and wrong about every other one.",
    "I no longer think so, and it took a broken oven to teach me.",
  ],
  acts: [
    "we took the seventh kind of loaf off the shelf and told nobody",
    "we wrote down every loaf that was handed back over the counter",
    "we baked the same dough in two batches, one of them four hours later",
    "we let the shelf run empty at noon instead of filling it at eleven",
    "we asked people at the door what they had come for, before they saw the shelf",
  ],
  findings: [
    "Of {n} regulars who had bought it, {k} took another loaf without a word, and the rest asked once.",
    "Waste went down by {p} per cent in {w} weeks, and takings stayed where they were.",
    "We carried home {n} loaves in the old week and {k} in the new one.",
    "{n} of the people we asked had come for company as much as for bread.",
    "The later batch was gone first on {k} of {n} days.",
  ],
  surprises: [
    "What surprised me were the children: they had noticed on the first morning.",
    "Nobody had told me that an empty shelf makes people talk to each other.",
    "The complaint I had feared came from one person, and she was a baker.",
    "The dearest loaf suffered least, which no book on prices had prepared me for.",
  ],
  lessons: [
    "A shelf is a promise, and a smaller promise is easier to keep.",
    "I would rather run out of bread than out of reasons to bake it.",
    "What comes back over the counter teaches more than what goes out of the door.",
    "Count for a month before you change anything; the change will look wiser than it was.",
  ],
  concessions: [
    "In a town with two bakeries this might have gone differently.",
    "It was a mild spring, and mild springs flatter every experiment.",
    "I do not claim that this holds for cake.",
  ],
  doubts: [
    "Which of your offers would nobody miss, if you asked the slate and not the staff?",
    "How do you count the people who looked in, saw the shelf and went on?",
    "Is there a trade in which waste is measured by those who pay for it?",
    "What would you stop making if you were allowed to stop one thing without giving a reason?",
  ],
  remarks: [
    "In our school kitchen we dropped the second dessert and it took the cooks {w} weeks to notice that nobody had asked.",
    "We tried this with soup and lost {p} per cent of our lunch guests, so the rule may end where habits are daily.",
    "I wonder whether your regulars only forgave you because they know your name; did you try it at the market stall too?",
  ],
};

export const BICYCLES: Topic = {
  titles: [
    "The bolt that always comes last",
    "Repairs that nobody asked for",
    "What a chain says about its rider",
    "Twelve minutes per wheel",
    "The shop that taught its customers away",
    "A stand by the door",
  ],
  subjects: [
    "the free stand",
    "quiet chains",
    "bills that explain",
    "lost tools",
    "spring check-ups",
    "apprentices",
    "the last bolt",
  ],
  beliefs: [
    "A workshop lives on the repairs that people cannot do themselves.",
    "Mechanics say that riders only come when something breaks.",
    "The books on running a shop tell you to hide the workbench.",
    "We were taught that a good repair is one the rider never notices.",
  ],
  counters: [
    "Our order book of the last two years says the opposite.",
    "That was before we put a stand by the door and lent out the tools.",
    "I repeated it to every apprentice, and I owe three of them an apology.",
    "It is half of the truth, and the cheaper half.",
  ],
  acts: [
    "we put a stand and six tools by the door, free to use",
    "we wrote the cause of every repair on the bill, in words and not in part numbers",
    "we timed every wheel we trued, and wrote down who had trued it before",
    "we rang people three months after a repair and asked whether it had held",
    "we stopped replacing chains that measured worn and ran quietly",
  ],
  findings: [
    "In the first season {n} people used the stand, and {k} of them came back with a larger repair.",
    "Of {n} chains that we left alone, {k} were still quiet {w} weeks later.",
    "Complaints fell by {p} per cent, mostly because people knew what they had paid for.",
    "{n} of those we rang had stopped riding, and only {k} because of the bicycle.",
    "A wheel took twelve minutes on average, and {k} minutes of that were looking for the tool.",
  ],
  surprises: [
    "The best customers turned out to be those who did the small things themselves.",
    "What I had not expected was the silence: a stand by the door makes people look, not talk.",
    "Nobody stole a tool; somebody added one.",
    "The apprentices got faster, because every passer-by asked them why.",
  ],
  lessons: [
    "Teach people the repair you are tired of, and they will bring you the one you like.",
    "A bill that explains itself saves the next argument.",
    "Whoever only sees bicycles when they are broken learns nothing about riding.",
    "Measure the search for the tool before you measure the work.",
  ],
  concessions: [
    "We stand on a street with three schools, so our passers-by have time.",
    "The winter will tell whether this was more than a warm summer's mood.",
    "For electric drives I would not dare it yet.",
  ],
  doubts: [
    "What would your customers learn to do without you, if you let them?",
    "How do you find out about the repair that held, when only failures come back?",
    "Would you ring people up to hear that they no longer need you?",
    "Which tool do you look for longest, and who put it there?",
  ],
  remarks: [
    "Our library lends out sewing machines, and {k} of {n} borrowers later paid for a course; the stand by your door may work the same way.",
    "I would be careful with worn chains: on my commute one that ran quietly took a cassette with it after {w} weeks.",
    "The phone calls interest me most. Did people tell you the truth, or did they want to be kind?",
  ],
};

export const TREES: Topic = {
  titles: [
    "The tree in front of number nine",
    "Water is a schedule, not a substance",
    "Why the third row died",
    "Neighbours with watering cans",
    "A lime is not a lamp post",
    "Planting for people who will complain",
  ],
  subjects: [
    "young limes",
    "watering days",
    "stakes",
    "residents with opinions",
    "the second summer",
    "mixed streets",
    "dead trees",
  ],
  beliefs: [
    "A street tree, the handbook says, dies of drought in its second summer.",
    "Every council believes that planting is the expensive part.",
    "We are told that residents do not care until a branch falls.",
    "The usual advice is one species for one street.",
  ],
  counters: [
    "Ours died of something else, and we only saw it on the map.",
    "Seven years of lists tell another story.",
    "The people at number nine proved that wrong with a watering can.",
    "I have dug up enough of them to disagree.",
  ],
  acts: [
    "we hung a card with a name and a telephone number on every young tree",
    "we left the stakes on half of the row and took them off the other half",
    "we dug up every tree that had died and drew its roots",
    "we watered once a week and thoroughly instead of daily and politely",
    "we mixed three kinds in one street and told the residents which was which",
  ],
  findings: [
    "Of {n} trees with a card, {k} were still alive after the second summer.",
    "{n} trees died in the row with the stakes, and {k} in the row without.",
    "We had {n} calls in {w} weeks, and {k} of them were about water.",
    "Survival rose by {p} per cent, at the price of one postage stamp a tree.",
    "Most of the dead had roots that went round in the shape of their pot.",
  ],
  surprises: [
    "What I did not see coming was jealousy: the next street asked for cards as well.",
    "The trees nearest to the school did best, although they were kicked most.",
    "People forgave us the leaves once the tree had a name.",
    "It was the carefully tended row that we lost.",
  ],
  lessons: [
    "A tree needs one person who would notice.",
    "Take away the support while somebody is still looking.",
    "What is planted for the photograph dies after it.",
    "Plant fewer, and spend the money on the second summer.",
  ],
  concessions: [
    "Our soil is heavy, and what drowns here may thrive elsewhere.",
    "I have no control street, only streets that we had not reached yet.",
    "A tree that lives for three years has proved little.",
  ],
  doubts: [
    "Who would notice first if the thing you look after began to die?",
    "How long do you leave the stake on, in a street or in a team?",
    "Would you plant half as many, if the other half of the money went into water?",
    "What do you do with a row that everybody loves and that should not be there?",
  ],
  remarks: [
    "We gave every new machine in our hall the name of one operator, and in {w} weeks the small faults were reported a day earlier.",
    "I doubt the cards: in our street {k} of {n} were gone after the first storm, and the trees did well all the same.",
    "Your row with the stakes reminds me of training wheels; did you take them all off on one day, or one after the other?",
  ],
};
