// How people praise, thank and console without saying why: English, German, French, Spanish.
import { anyOf } from "../patterns.ts";

const GOOD =
  "great|awesome|amazing|excellent|fantastic|wonderful|brilliant|superb|beautiful|outstanding|incredible|inspiring|insightful|thought-provoking|valuable|helpful|lovely|perfect|impressive|remarkable|terrific|stunning|marvell?ous|exceptional|compelling|fascinating|powerful|refreshing|relatable|eye-opening|timely|moving|touching|heartfelt|heartwarming|gorgeous|phenomenal|magnificent|stellar|splendid|first-class|world-class|top-notch|much-needed|essential|fabulous|delightful|wise|courageous|brave|inspirational|masterful|profound";
const THING =
  "post|article|piece|read|essay|story|text|blog|write-?up|reflection|reminder|lesson|initiative|perspective|insights?|work|job|stuff|point|points|take|example|summary|overview|journey|approach|project|idea|content|contribution|message|account|analysis|reading|effort|achievement|thread|talk|episode|wisdom|advice|writing|words|tips|thoughts|attitude|spirit|team|author|writer";

export const EMPTY_PRAISE = anyOf([
  String.raw`(?:${GOOD})(?:(?:,? and |, | )(?:${GOOD}|little|real|personal|deeply|human))? (?:${THING})`,
  String.raw`(?:good|nice|fine|interesting|important|honest) (?:post|article|piece|read|job|work|stuff|write-?up|one|story|blog)`,
  String.raw`(?:what|such) an? (?:[\p{L}-]+ ){0,3}(?:${THING}|${GOOD})`,
  String.raw`what an? [\p{L}-]+(?: [\p{L}-]+){0,2}(?=!)|(?:so|very|really|truly) (?:grateful|thankful|lucky|glad (?:you|that you)|proud|[\p{L}-]+(?: and [\p{L}-]+)?(?=!))|one of the (?:most|best|finest|few)|the (?:best|finest|most \p{L}+) (?:thing|post|article|piece|text|story|essay|blog|writing)|(?:i|we)(?:'ve| have) (?:always|long) (?:admired|loved|followed|enjoyed)|(?:i|we) (?:so |really |truly |deeply )?(?:admire|salute|applaud)`,
  String.raw`(?:this|it|that|your \p{L}+|everything) (?:is|was|are|were) (?:so |just |truly |really |absolutely |simply |pure |very |totally ){0,4}(?:${GOOD}|gold|leadership|priceless|inspiration|everything|genius|perfection|art)`,
  String.raw`(?:truly|really|so|absolutely|simply|just|deeply|incredibly) (?:${GOOD}|inspired|moved|touched|impressed)`,
  String.raw`must-?reads?|bravo|kudos|hats off|chapeau|congrat\p{L}*|well (?:said|done|put|written|deserved|played)|nailed it|made my day|goosebumps|mic drop|wow|amen|hero(?:es)?|legends?|genius|masterpiece|masterclass|rock ?star|pure gold|take a bow`,
  String.raw`(?:I |we )(?:really |just |absolutely |totally )?(?:like|liked) (?:this|it|your|the)|(?:really |just |absolutely |totally )?(?:love|loved|enjoy|enjoyed|adore) (?:this|it|the|your|every|reading|how|all)`,
  String.raw`keep (?:it up|them coming|writing|going|up the \p{L}+ work|shining|inspiring|on)|(?:you )?never disappoints?|(?:can't|cannot) wait (?:for|to read)|looking forward to (?:more|your|the next)|always a (?:pleasure|joy|treat|delight)|best (?:\p{L}+ ){0,4}(?:read|seen|internet|week|year|month|ever)|one of the best|favou?rite (?:blog|author|writer|newsletter)`,
  String.raw`more (?:[\p{L}-]+ ){0,2}(?:like|of) (?:you|this|these|them|your)|(?:the|this|our) (?:world|industry|planet|country|community|field|trade) needs (?:more|people|this)`,
  String.raw`(?:hits|hit|strikes|struck) (?:close to )?(?:home|a chord)|resonates? (?:so |very )?(?:deeply|strongly|much|with me)|speaks? to (?:me|my soul)`,
  String.raw`(?:instant|new) (?:fan|follower)|big fan|you(?:'re| are) (?:an? |the |such an? )?(?:best|inspiration|star|gem|example|role model|treasure|credit|rare|amazing|great|brilliant|gift)`,
  String.raw`(?:every|each) (?:single )?(?:word|line|sentence)(?: of (?:it|this))?|always (?:learn|enjoy|love|find|look forward)\p{L}*|(?:as always|once again|yet another|another) (?:a |an |you )?(?:${GOOD}|nailed|delivers?|gem|winner|hit)|(?:you|he|she|they) (?:always |never |really |truly |simply ){0,4}(?:nail|nailed|rock|rocks|deliver|inspire|inspires|shine|have (?:such )?a (?:real |true |rare )?(?:gift|talent|way with words|heart|eye))`,
  String.raw`(?:required|compulsory|mandatory) reading|every(?:one|body) (?:should|must|needs to|ought to) read|(?:should|must|deserves? to|needs? to) be (?:read|shared|seen|framed|printed|taught)|in awe|speechless|(?:brought|brings?) (?:me )?(?:to )?tears|chills|(?:true|real|absolute|hidden) gem|treasure|on point|10/10|what would we do without|where have you been|please (?:write a book|never stop|keep)|so much (?:wisdom|truth|insight|heart|passion|value|food for thought)|food for thought|(?:real |truly |game-)?(?:leadership|role model|trailblazer|visionary|game[- ]changer)`,
  // German
  String.raw`(?:toll|großartig|hervorragend|wunderbar|super|klasse|spannend|inspirierend|genial|ausgezeichnet|lesenswert|gelungen|beeindruckend|fantastisch|wertvoll|stark|schön|ehrlich|gut|tiefgründig|berührend|wichtig|einfühlsam|interessant|hilfreich)(?:e[rsnm]?)? (?:\p{L}+ )?(?:artikel|beitrag|text|post|bericht|arbeit|sache|idee|projekt|einblick\p{L}*|beispiel|erfahrungsbericht|blog|leistung|worte|tipps|info\p{L}*|zusammenfassung|analyse|initiative)`,
  String.raw`(?:einfach |wirklich |echt |so |absolut |sehr )(?:toll|klasse|super|genial|großartig|spitze|wunderbar|inspirierend|beeindruckend|stark|lesenswert|schön|gut geschrieben)|weiter so|hut ab|respekt|herzlichen glückwunsch|glückwunsch|gratulation|chapeau|ich bin begeistert|sehr inspirierend|mehr davon|großes kino|daumen hoch|spricht mir aus (?:der|dem) (?:seele|herzen)|du bist (?:ein|eine|der|die) \p{L}+|mehr (?:menschen|leute) wie|großes lob|(?:jeder|jedes) (?:satz|wort) (?:sitzt|stimmt)|immer wieder (?:gern|schön|toll|inspirierend)\p{L}*|sollte (?:jeder|man) (?:gelesen haben|lesen)|pflichtlektüre|ich liebe (?:diesen|deinen|ihren|deine|ihre|eure)|(?:echt|wirklich|richtig) (?:inspirierend|beeindruckend|stark|gut|toll)|tolle \p{L}+|großartige[rsn]? \p{L}+|vorbild\p{L}*|meisterhaft|ein echter gewinn|bereicherung|super gemacht|gut gemacht|toll gemacht`,
  // French
  String.raw`(?:super|bel|beau|belle|bon|bonne|excellente?|magnifique|formidable|superbe|très bel|très beau|très bon|merveilleux|merveilleuse|remarquable|passionnante?|inspirante?|précieux|précieuse|grand|quel|quelle|joli|jolie)(?: \p{L}+)? (?:article|texte|billet|travail|témoignage|projet|initiative|exemple|histoire|partage|aventure|récit|réflexion|plume|leçon|expérience|analyse|lecture|idée)`,
  String.raw`(?:article|texte|billet|travail|témoignage|projet|initiative|exemple|histoire|partage|récit|réflexion|expérience) (?:très |vraiment |tout simplement |absolument |si )?(?:inspirante?|passionnante?|magnifique|remarquable|formidable|touchante?|précieux|essentiel|incontournable|admirable)`,
  String.raw`bravo|félicitations|chapeau|génial|respect|continuez|continue comme ça|quel talent|quelle (?:belle )?\p{L}+|on en redemande|(?:à|faut) (?:lire|partager|mettre entre toutes les mains)|toujours (?:un plaisir|aussi \p{L}+)|un (?:vrai |pur |réel )?(?:régal|bonheur|bijou|plaisir)|quelle (?:énergie|leçon|générosité)|(?:si|tellement|très|vraiment) (?:inspirant|touchant|beau|juste|vrai|bien (?:écrit|dit))\p{L}*|bien (?:dit|écrit|vu)|plein de sagesse|j'adore|j'ai adoré|tout simplement \p{L}+|que du bonheur|à lire absolument|coup de cœur|je suis (?:fan|admirati(?:f|ve))|vous êtes (?:une? |des )?(?:inspiration|exemple|formidables?|géni\p{L}+|modèles?|héros)|plus de (?:gens|personnes) comme`,
  // Spanish
  String.raw`(?:gran|excelente|magnífico|magnífica|estupendo|estupenda|maravilloso|maravillosa|precioso|preciosa|fantástico|fantástica|buen|buena|buenísimo|genial|inspirador|inspiradora|qué|tremendo|tremenda)(?: \p{L}+)? (?:artículo|texto|trabajo|entrada|post|iniciativa|ejemplo|historia|labor|reflexión|experiencia|proyecto|idea|relato|lección)`,
  String.raw`(?:artículo|texto|trabajo|post|iniciativa|ejemplo|historia|reflexión|experiencia|proyecto|idea) (?:tan |muy |realmente )?(?:imprescindible|inspirador|inspiradora|magnífic[oa]|maravillos[oa]|excelente|admirable|genial)`,
  String.raw`enhorabuena|felicidades|felicitaciones|bravo|sigue así|me encanta|me ha encantado|qué (?:bonito|grande|maravilla|bueno|crack)|eres (?:un|una|el|la|mi) \p{L}+|más (?:\p{L}+ )?como (?:tú|usted|vosotros|este|esta)|chapó|(?:siempre|como siempre) (?:un placer|tan|genial)|una? (?:joya|maravilla|placer|lección|inspiración)|(?:muy|tan|qué) (?:inspirador|bien escrito|bonito|emocionante)\p{L}*|lectura obligada|todo el mundo debería leer|ole|olé|imprescindible|admirable`,
  // Italian, Portuguese, Dutch and the north, as far as a nod goes
  String.raw`ottimo|bellissimo|complimenti|parabéns|muito bom|geweldig|świetn\p{L}*`,
]);

/** Thanks, wishes, sympathy and agreement: nothing to cut beside a point, but no point themselves. */
export const NOD_PHRASES = anyOf([
  String.raw`thank(?:s| you)(?: so much| a lot| very much)?|much appreciated|(?:really |truly )?appreciate (?:this|you|your|it)`,
  String.raw`(?:so |very |deeply )?sorry (?:for your|to hear|about (?:your|the))|sending (?:you )?(?:\p{L}+ )?(?:hugs|love|strength|thoughts)|condolences|thoughts and prayers|my heart goes out|stay strong|all the best|good luck|best wishes|thinking of you`,
  String.raw`so true|spot on|exactly|absolutely|totally|this|agree|agreed|couldn't agree more|couldn't have said it better|took the words|(?:shared|sharing|forwarded|sent|printed|bookmarked|saved|saving) (?:this|it)|interesting|nice|same here|following|\+1`,
  String.raw`danke(?:schön)?|vielen dank|herzlichen dank|tausend dank|genau|stimmt|sehe ich auch so|ganz mein\p{L}* meinung|auf den punkt|alles gute|viel (?:glück|erfolg|kraft)|mein beileid|tut mir (?:sehr )?leid|geteilt`,
  String.raw`merci|d'accord|tout à fait|exactement|bon courage|bonne (?:chance|continuation)|condoléances|de tout cœur|désolée?|partagé`,
  String.raw`gracias|de acuerdo|exacto|tal cual|mucho ánimo|ánimo|suerte|lo siento|un abrazo|compartido|grazie|obrigad[oa]|bedankt|tack|tak|dzięki`,
]);

export const PRAISING_SIGNS = /👏|🔥|💯|❤|🙌|👍|😍|🙏|100\s?%/u;

/** A clause that says why, or carries something of its own. */
export const REASON = anyOf([
  String.raw`because|but|however|although|though|since|except|unless|whereas|if|when (?:I|we)|which (?:means|is why)|that you (?:\p{L}+ )?(?:show|name|say|count|give|tell|write|kept|left|put|also|did|asked|admit)\p{L}*|(?:I|we)(?:'d| would| wonder| think| tried| found| saw| used| had| did| will| was| were)|my (?:own|experience)|in my|our`,
  String.raw`weil|aber|obwohl|denn|sondern|wenn|bei uns|bei mir|wir (?:haben|hatten)|parce que|car|mais|puisque|quand|chez (?:nous|moi)|si|porque|pero|aunque|ya que|cuando|en mi|nosotros`,
]);
