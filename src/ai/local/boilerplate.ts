// What surrounds a post but is not the post: calls to subscribe, feed footers, credits, menus, link lists, code.

const LINK = /(?:https?:\/\/|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/giu;

// At the beginning of a sentence.
const OPENINGS = [
  "subscribe(?! to the (?:idea|view|notion|belief))|sign up|follow (?:me|us|along|@)|(?:click|tap) (?:here|below)|read (?:more|the (?:full|rest)|next|also|on\\b)|continue reading|keep reading|share (?:this|on)\\b|tweet this|like this|leave (?:a|us a|your) (?:comment|reply|review)|join (?:our|my|the) (?:newsletter|mailing|discord|slack|patreon|community|conversation)|support (?:me|us|(?:this|the|our|my) (?:show|podcast|blog|channel|newsletter|work))|buy me a coffee|download (?:our|the) app|(?:listen|watch|find us|available) on (?:apple|spotify|youtube|google)|enter your e-?mail|skip to|advertisement$|sponsor(?:ed|s)?\\b.{0,3}(?:by|content|post|:)|today's sponsor|(?:image|photo|photograph|picture|cover image|featured image|illustration)(?:s)?(?: (?:by|from|via|courtesy)|(?: credits?)?:)|filed under|tagged?(?: with|:)|posted (?:in|by|on)|originally (?:published|posted|appeared)|(?:last )?(?:updated|modified)(?: on)?:?\\s*\\d|table of contents|copyright (?:©|\\(c\\)|\\d)|©|\\(c\\) \\d|related (?:posts?|articles?|reading|stories)|you (?:may|might) also (?:like|enjoy)|more (?:from|posts|stories)|(?:affiliate )?disclosure:|if you (?:enjoyed|liked|like|enjoy|found) th(?:is|e) (?:post|article|episode|video|show|newsletter)|thank(?:s| you)(?: so much| very much)? for (?:reading|listening|watching|subscribing|tuning)|(?:log|sign) ?in(?:$| to (?:comment|reply|leave|read|your account))|menu$|home\\b.{0,3}(?:about|blog)|previous(?: post|:)|next(?: post|:)|newsletter:|tags:|categories:|transcript:|\\d+ (?:comments?|likes?|shares?|min(?:ute)?s? read|claps?)\\b",
  "abonnier|jetzt (?:abonnieren|anmelden)|melde? (?:dich|sie sich)|weiterlesen|mehr lesen|lesen sie (?:auch|mehr|weiter)|folge[nt]? (?:mir|uns|sie)|teile diesen|bild(?:quelle|nachweis)?:|foto:|anzeige$|werbung$",
  "abonnez|inscrivez-vous|lire (?:la suite|aussi|plus)|en savoir plus|suivez|partagez|crédits? (?:photo|image)",
  "suscr[ií]b|leer más|sigue leyendo|seguir leyendo|s[ií]guenos|comparte (?:este|esta|en)|foto de",
  "iscriviti|leggi (?:di più|tutto|anche)|continua a leggere|seguici|condividi",
  "inscreva-se|assine|leia (?:mais|também)|continue lendo|siga-nos|compartilhe",
  "abonneer|lees (?:meer|verder|ook)|schrijf je in|volg (?:ons|mij)|prenumerera|läs (?:mer|vidare|också)|följ oss|tilmeld|læs (?:mere|også)|følg (?:os|oss)|les (?:mer|også)|meld deg på|tilaa|lue (?:lisää|myös)",
  "subskrybuj|zapisz się|czytaj (?:dalej|więcej|też)|odebírejte|číst (?:dále|více)|přihlaste|abone ol|devamını oku|iratkozz|olvass tovább|abonează|citește",
  "подпис(?:ывайтесь|аться|ывайся)|подпишитесь|читать (?:далее|дальше|полностью|также)|читайте также|підпи(?:сатися|шіться)|читати далі|εγγραφείτε|διαβάστε (?:περισσότερα|επίσης)",
  "続きを読む|もっと読む|購読|フォロー|シェア|この記事が気に入|阅读(?:更多|全文|原文)|閱讀(?:更多|全文)|继续阅读|繼續閱讀|(?:欢迎|请|歡迎|請)?(?:订阅|訂閱|关注|關注)|关注我|關注我|点击|點擊|더 보기|더 읽기|구독|팔로우|اشترك|اقرأ (?:المزيد|أيضا)|تابعنا|تابعونا|शेयर|सब्सक्राइब|हमें फॉलो|आगे पढ़|הירשמו|קרא עוד",
];

// Anywhere in a sentence.
const SIGNS = [
  "(?:appeared|was (?:first )?published) first (?:on|at|in)|first appeared (?:on|at)|(?:subscribe|subscribing|sign up|signing up) (?:to|for|via|here|now|today|below|using) ?(?:my|our|the|this|a|free|its)? ?(?:\\w+ ){0,2}(?:newsletters?|channel|blog|podcast|feed|mailing list|e-?mails?|updates|rss)|affiliate links?|all rights reserved|unsubscribe|in your browser|enable javascript|(?:we|site) uses? cookies|rate and review|wherever you (?:get|find|listen)|your (?:favou?rite )?podcast (?:app|player)|ad choices|adchoices|public so feel free to share|free or paid subscriber|paid subscriber|to receive new posts|straight to your inbox|follow (?:me|us|him|her|them) on\\b|(?:share|like) (?:this|it) (?:on|with)|(?:use|with) (?:the )?(?:promo |discount )?code\\b|hit the like|smash that",
  "erschien zuerst (?:auf|bei)|alle rechte vorbehalten|(?:zum|den|unseren|meinen) newsletter|est apparu en premier sur|tous droits réservés|(?:notre|ma|la) newsletter|se publicó primero en|todos los derechos reservados|(?:nuestro|mi) (?:boletín|newsletter)|tutti i diritti riservati|todos os direitos reservados|apareceu primeiro em|verscheen eerst op|alle rechten voorbehouden|wszelkie prawa zastrzeżone|все права защищены|всі права захищені|版权所有|版權所有|無断転載|点赞|點讚|公众号|公眾號|チャンネル登録|メルマガ|좋아요와|جميع الحقوق محفوظة",
];

// Anywhere, in a sentence too short to be about it.
const WEAK_SIGNS =
  /cookie (?:policy|settings)|privacy policy|terms of (?:service|use)|in your inbox|leave a (?:comment|reply)|newsletter|let me know in the comments|datenschutz|impressum|mentions légales|política de privacidad/iu;

const OPENS = new RegExp(`^[\\s\\p{P}\\p{S}]*(?:${OPENINGS.join("|")})`, "iu");
const SHOWS = new RegExp(SIGNS.join("|"), "iu");
const FEED_FOOTER =
  /\b(?:appeared|published) first (?:on|at)\b|first appeared (?:on|at)|erschien zuerst auf|est apparu en premier sur/iu;
const LIST_TITLE =
  /^[\s\p{P}\p{S}]*(?:related|see also|further reading|links?\b|resources|references|mentioned in|more (?:from|posts|on)|popular|recent|archives?|tags|categories|share|comments|footnotes|sponsors?|credits|show notes|chapters|timestamps|connect|follow|weiterführende|verwandte|ähnliche|à lire|articles (?:liés|similaires)|relacionad|enlaces|artículos|correlati|関連|相关|相關|ссылки|похожие)/iu;

const OPENING_WORDS = 30;
const SIGN_WORDS = 40;
const WEAK_SIGN_WORDS = 9;

/** @param words how many words the sentence has: a long sentence that mentions a newsletter is about it. */
export function isBoilerplate(sentence: string, words: number): boolean {
  if (FEED_FOOTER.test(sentence)) return true;
  return (
    (words <= OPENING_WORDS && OPENS.test(sentence)) ||
    (words <= SIGN_WORDS && SHOWS.test(sentence)) ||
    (words <= WEAK_SIGN_WORDS && WEAK_SIGNS.test(sentence))
  );
}

/** A heading under which only links, credits or names follow. */
export function opensLinkList(heading: string): boolean {
  return heading.length < 60 && LIST_TITLE.test(heading);
}

/** Mostly addresses. */
export function isLinkLine(line: string): boolean {
  const rest = line.replace(LINK, "");
  return (
    rest.length < line.length && (line.length - rest.length > rest.length * 0.6 || rest.trim().split(/\s+/u).length < 5)
  );
}

const CODE_START =
  /^\s*(?:[$#%] \S|>>> |\/\/|\/\*|<\/?[a-z!?][^>]*>|#include|import [\w{*]|from \w+ import|export (?:const|function|default)|(?:const|let|var|val|fn|func|def|function|class|public|private|static|return|package|using|namespace) [\w<({$*]|(?:npm|npx|pip|git|docker|curl|sudo|apt|brew|cargo|yarn) [\w-]+|select .+ from |[\w.$]+\(.*\);?$|[\w.$[\]"']+ ?[:+-]?= ?\S)/u;
const DECLARATION = /^(?:let|var|val|const) \w+ ?[:=]/u;
const MARKS = /[{}()[\];=<>|\\_$#@&*+~^`/]/gu;

/** A line of a program or of its output rather than of prose. */
export function isCodeLine(line: string): boolean {
  const bare = line.replace(LINK, "").trim();
  if (bare.length < 3) return false;
  const density = (bare.match(MARKS)?.length ?? 0) / bare.length;
  if (density > 0.14 || DECLARATION.test(bare)) return true;
  const indented = /^(?: {4,}|\t)/u.test(line);
  if (/[{};]$|=>$|\\$/u.test(bare) && density > 0.04) return true;
  return CODE_START.test(line) && (density > 0.05 || indented || !/[.!?…]["'”’)]*$/u.test(bare)) && density > 0.02;
}
