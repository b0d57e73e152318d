// What kind of post it is, by its title, its form and how it speaks. Told where it is plain, else "other".
import type { BriefKind } from "../../db/schema/shared.ts";

// In the title, in the languages in which we know how such titles are written.
const TITLES: readonly [BriefKind, RegExp][] = [
  [
    "links",
    /(?<!\p{L})(?:links?(?: of| for|dump)|weekly (?:links|reading|roundup|round-up)|round-?up|reading list|linkdump|bookmarks|this week in|week ?notes?|linksammlung|lesetipps|lectures de la semaine|enlaces|link della settimana)(?!\p{L})/iu,
  ],
  [
    "how-to",
    /(?<!\p{L})(?:how (?:to|i|we)(?! (?:quit|lost))|how-to|tutorial|a guide|guide to|guide:|getting started|step[- ]by[- ]step|cheat ?sheet|anleitung|so (?:geht|gelingt|richten?)|wie (?:man|ich|wir|du)|comment (?:faire|créer|utiliser|on|j['’])|tutoriel|cómo (?:hacer|crear|usar)|guía|come (?:fare|creare|usare)|guida|como (?:fazer|criar|usar)|guia|hoe (?:je|ik|maak)|handleiding|så (?:gör|bygger)|как (?:сделать|создать|настроить|использовать)|инструкция)(?!\p{L})|教程|指南|入门|入門|の(?:方法|作り方|使い方|やり方)|하는 (?:법|방법)|कैसे (?:करें|बनाएं)|كيفية/iu,
  ],
  [
    "review",
    /(?<!\p{L})(?:reviews?|reviewed|book notes|hands-?on|rezension|kritik zu|im test|critique (?:de|du)|reseña|recensione|resenha|recensie|recension|anmeldelse|обзор|рецензия|рецензія|inceleme(?:si)?)(?!\p{L})|书评|書評|评测|評測|レビュー|리뷰|서평/iu,
  ],
  [
    "interview",
    /(?<!\p{L})(?:interview(?:s|ing)?|a conversation with|in conversation|q ?& ?a|talks? (?:to|with)|im gespräch|gespräch mit|entretien avec|entrevista|intervista|интервью|інтерв['’]ю|samtal med|söyleşi)(?!\p{L})|访谈|訪談|专访|インタビュー|인터뷰/iu,
  ],
  [
    "announcement",
    /(?<!\p{L})(?:announc(?:ing|ement|es)|introducing|we(?:['’]re| are) (?:launching|releasing|hiring|joining|moving)|launch(?:ing|es)?|now available|is here|released?|release notes|changelog|what['’]s new|version \d|v\d+\.\d|beta|join(?:s|ing|ed) |ankündigung|neu:|wir stellen vor|veröffentlicht|annonce|lancement|presentamos|anuncio|presentiamo|annuncio|lançamento|aankondiging|introduceren|lansering|анонс|представляем|релиз)(?!\p{L})|\d+\.\d+(?:\.\d+)? (?:is|release)|发布|發布|公告|お知らせ|リリース|公開しました|출시/iu,
  ],
  [
    "research",
    /(?<!\p{L})(?:study|paper|preprint|experiment|findings|benchmark(?:s|ing)?|a survey|analysis of|measuring|we measured|evidence|studie|étude|estudio|studio|estudo|onderzoek|исследование|badanie)(?!\p{L})|研究|论文|論文|연구/iu,
  ],
  [
    "opinion",
    /(?<!\p{L})(?:why|against|in defen[cs]e of|the case (?:for|against)|stop|we need|should(?:n['’]t)?|considered harmful|is (?:dead|broken|wrong|overrated)|the problem with|my take|opinion|on the|unpopular|rethinking|warum|wieso|meinung|kommentar:|pourquoi|il faut|por qué|perché|por que|waarom|varför|hvorfor|почему|чому|dlaczego|neden)(?!\p{L})|为什么|為什麼|なぜ|왜/iu,
  ],
  ["question", /[?？؟;]\s*$/u],
  [
    "story",
    /(?<!\p{L})(?:my (?:first|last|year|journey|story)|the (?:day|night|year|time) (?:i|we|my)|a year (?:of|in|with)|what i learned|lessons (?:learned|from)|(?:one|two|three|five|ten) years|looking back|a letter to|mein jahr|meine geschichte|rückblick|mon année|mi historia|il mio anno|meu ano|mijn jaar)(?!\p{L})|我的|私の/iu,
  ],
];

const STEPS = /^\s*(?:\d{1,2}[.)]|step \d|schritt \d|étape \d|paso \d|first,|then,|next,|finally,)/iu;
const FIRST_PERSON =
  /(?<!\p{L})(?:i|i['’](?:ve|m|d|ll)|my|me|ich|mein\p{L}*|mir|mich|je|j['’]\p{L}+|mon|ma|yo|mi|mis|io|mio|mia|eu|meu|minha|ik|mijn|jag|min|jeg|я|мой|моя|мне|ben|benim)(?!\p{L})|我|私は|僕は|저는|나는/iu;
const HOLDS =
  /(?<!\p{L})(?:i (?:think|believe|argue|suspect|disagree|don['’]t think|would argue)|in my (?:view|opinion)|we (?:should|must|need to)|should(?:n['’]t)?|ought to|the (?:problem|trouble|truth) is|ich (?:glaube|denke|finde|meine)|wir (?:sollten|müssen)|je (?:pense|crois)|il faut|creo que|pienso que|deberíamos|credo che|penso che|acho que|devemos|ik (?:vind|denk)|jag (?:tycker|tror)|я (?:думаю|считаю)|мы должны)(?!\p{L})|我认为|我覺得|我觉得|と思う|と考え|생각한다|생각합니다/iu;
const REPORTS =
  /(?<!\p{L})(?:said|told|reported|according to|announced|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|sagte|teilte|laut|selon|a déclaré|según|dijo|secondo|ha detto|segundo|disse|volgens|zei|enligt|sade|сообщил\p{L}*|заявил\p{L}*|según)(?!\p{L})|据报道|表示|によると|에 따르면/iu;

/** @param links lines that are mostly addresses, @param sentences of the prose in its order. */
export function findKind(post: {
  title: string;
  sentences: readonly string[];
  words: number;
  links: number;
  questions: number;
}): BriefKind {
  const { title, sentences, words, links, questions } = post;
  if (words === 0) return "other";
  const named = TITLES.find(([, pattern]) => pattern.test(title))?.[0];
  if (named !== undefined && named !== "question") return named;
  if (links >= 5 && links * 15 > words) return "links";
  if (words < 80 && questions === 0) return "note";
  const share = (pattern: RegExp) =>
    sentences.filter((one) => pattern.test(one)).length / Math.max(1, sentences.length);
  if (named === "question" || (words < 200 && questions > 0 && questions * 3 >= sentences.length)) return "question";
  if (share(STEPS) > 0.15) return "how-to";
  const [own, holds, reports] = [share(FIRST_PERSON), share(HOLDS), share(REPORTS)];
  if (holds > 0.08 && holds > reports) return "opinion";
  if (reports > 0.12 && own < 0.25) return "news";
  return own > 0.4 ? "story" : "other";
}
