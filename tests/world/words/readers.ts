// Translation, libraries and sound archives.
import type { Topic } from "./topic.ts";

export const TRANSLATION: Topic = {
  titles: [
    "The word for a borrowed chair",
    "Three drafts of one refusal",
    "A footnote is a confession",
    "When the joke stays at the border",
    "Reading aloud to find the seam",
    "The second reader",
  ],
  subjects: [
    "footnotes",
    "the smooth version",
    "first drafts",
    "hesitation",
    "reading aloud",
    "borrowed words",
    "the author’s mistakes",
  ],
  beliefs: [
    "A good translation, people say, reads as if it had been written here.",
    "Publishers hold that nobody reads a translator's note.",
    "The rule in our guild is never to translate into a language you did not dream in.",
    "It is said that machines now do the first draft as well as we do.",
  ],
  counters: [
    "My guest today translated the same refusal three times, and the smoothest was the lie.",
    "We asked readers, and the notes were what they remembered.",
    "I know four people who break it every day, and I would not want to read without them.",
    "That is so, and it is exactly the trouble: the first draft decides what you stop seeing.",
  ],
  acts: [
    "we gave one page to five translators and asked them to mark where they had hesitated",
    "we printed the notes in front instead of at the back",
    "we read both versions aloud to people who knew neither author",
    "we kept the first draft locked away until the second one was done",
    "we asked the author which mistake she could live with",
  ],
  findings: [
    "They hesitated at {n} places, and at only {k} of them all five.",
    "{n} readers wrote to us about the notes, and {k} about the plot.",
    "Read aloud, {p} per cent of the seams could be heard by somebody who did not know the language.",
    "The draft made from memory kept {k} of the {n} images and invented two better ones.",
    "It took {w} weeks longer, and the editor asked for it again.",
  ],
  surprises: [
    "What moved me was that the author chose the mistake that made her look stern.",
    "Nobody agreed on the hardest word; everybody agreed on the hardest silence.",
    "The youngest translator hesitated least and was right most often about the comma.",
    "People who knew neither language heard where the translator had been tired.",
  ],
  lessons: [
    "Hesitation is information: mark it, and do not smooth it over.",
    "A note is not a failure of the text but a chair beside it.",
    "Let somebody read aloud to you what you are proud of.",
    "Keep the machine's draft out of sight until you have made your own mistakes.",
  ],
  concessions: [
    "Poets will say that this is nothing new, and they are right.",
    "With contracts and leaflets I would decide differently.",
    "Five people are a conversation and no study.",
  ],
  doubts: [
    "Where in your work do you hesitate, and who gets to see it?",
    "Which mistake could you live with, if you were allowed to choose it?",
    "What do you lose when the first draft is no longer yours?",
    "Would you print the notes in front?",
  ],
  remarks: [
    "In our clinic we read the discharge letters aloud, and {k} of {n} were rewritten before the patient saw them.",
    "I am not sure about hiding the first draft: my students needed {w} weeks to trust their own, and some never did.",
    "The marked hesitations would help interpreters too. Did the five agree on what counts as one?",
  ],
};

export const LIBRARY: Topic = {
  titles: [
    "The shelf by the ferry",
    "Fines, and what they were for",
    "A card with no name on it",
    "Silence is a service, too",
    "The book that was never late",
    "Opening when nobody is there",
  ],
  subjects: [
    "late books",
    "the night key",
    "the reading room",
    "door counters",
    "postcards",
    "nameless cards",
    "the kettle",
  ],
  beliefs: [
    "A library, our statutes say, is there to lend books.",
    "Without fines, I was taught, nothing comes back.",
    "The ministry counts visitors at the door and calls that use.",
    "Everybody tells us that the young have stopped reading.",
  ],
  counters: [
    "On an island in November it is there to be warm in, and the books profit from that.",
    "We gave them up two years ago, and the shelves are fuller.",
    "The door counts the postman twice a day.",
    "They read at night, and we were closed.",
  ],
  acts: [
    "we gave up fines and sent a postcard instead",
    "we left the reading room open at night, with a key at the ferry office",
    "we lent ten books without asking for a name",
    "we stopped counting the door and asked one question at the desk",
    "we moved the shelf with the local maps beside the kettle",
  ],
  findings: [
    "Of {n} overdue books, {k} came back within a week of the postcard.",
    "At night we had {n} visitors in {w} weeks, more than on all Mondays of the year.",
    "All ten came back, one of them {w} weeks later and with a letter in it.",
    "Loans rose by {p} per cent, and the kettle broke twice.",
    "{n} people answered the question, and {k} of them had come to be among others.",
  ],
  surprises: [
    "What I had not expected was that people brought books that were not ours.",
    "The night readers tidied up better than we do.",
    "One reader returned a book that we had written off in 1998.",
    "The loudest opponent of the key now has one.",
  ],
  lessons: [
    "Trust is cheaper than a lock, and easier to repair.",
    "Count what you want more of, or you will get more of the door.",
    "A postcard says that somebody waits; a fine says that somebody is paid.",
    "Be open when people are free, not when you are.",
  ],
  concessions: [
    "Everybody knows everybody here, and that does half of the work.",
    "A city would need more than one key.",
    "We are small enough to lose ten books.",
  ],
  doubts: [
    "What would you lend without asking for a name?",
    "Which number do you report because it is easy, and what hides behind it?",
    "How would you know that somebody came in only to be warm?",
    "Whom does your closing time shut out?",
  ],
  remarks: [
    "Our tool shed works without names, and of {n} tools {k} are always out, which we take for praise.",
    "I would miss the fines: they paid for {p} per cent of our large-print books. What replaced them on your side?",
    "A key at the ferry office is a lovely idea, but who is called when the boiler fails at three?",
  ],
};

export const ARCHIVE: Topic = {
  titles: [
    "A voice on the wrong side of the tape",
    "What the label did not say",
    "Copies that age faster than their originals",
    "Listening at half speed",
    "The shelf of unknown speakers",
    "Keep the noise",
  ],
  subjects: [
    "unknown voices",
    "tape noise",
    "old labels",
    "second copies",
    "the market hall",
    "cleaned recordings",
    "weather reports",
  ],
  beliefs: [
    "An archive is as good as its catalogue, says every handbook.",
    "The received wisdom is to clean a recording before anybody hears it.",
    "We all learned that a digital copy is for ever.",
    "People assume that the rare recordings are the ones that matter.",
  ],
  counters: [
    "Our best finds stood under the wrong name.",
    "We cleaned forty tapes, and in six of them we cleaned away the room.",
    "I have outlived three formats that were for ever.",
    "What is asked for most is a weather report.",
  ],
  acts: [
    "we played unknown voices in the market hall and asked who they were",
    "we kept the noise on one copy of every tape",
    "we read back every copy after a year, bit by bit",
    "we catalogued what people asked for instead of what we had",
    "we let the oldest listeners write the labels",
  ],
  findings: [
    "Of {n} unknown voices, {k} had a name by the evening.",
    "{n} copies in a thousand could not be read after {w} weeks in the wrong room.",
    "Requests rose by {p} per cent once the weather reports were listed.",
    "{k} of {n} labels had been written by somebody who had not listened.",
    "In the noise of one tape we found the bell of a church that no longer stands.",
  ],
  surprises: [
    "What I remember is a man who recognised his own cough.",
    "The noise was what the sound historians asked for.",
    "Nobody quarrelled about a name; they quarrelled about the year.",
    "The worst copies were those that we had checked most often.",
  ],
  lessons: [
    "Ask the room before you ask the catalogue.",
    "Keep one copy as ugly as it came.",
    "What cannot be read back has not been kept.",
    "A label is an opinion with a date on it.",
  ],
  concessions: [
    "A market hall is no method, and I would not publish it as one.",
    "We have the luck of a region where people stay.",
    "With films I would clean first.",
  ],
  doubts: [
    "What have you cleaned away that somebody will ask for later?",
    "When did you last read back what you believe to be safe?",
    "Whose label do you trust, and did they listen?",
    "Which of your records exist only because nobody tidied up?",
  ],
  remarks: [
    "We restore our backups on a random Friday: {k} of {n} failed the first time, and none of those had raised an alarm.",
    "I would have kept the cleaned copies only, for space alone; what does one ugly tape cost you a year?",
    "The market hall makes me think of our old maps: half of the field names were known to {n} people, all above eighty.",
  ],
};
