// Habits of machine writing, each harmless alone: English, German, French, Spanish.
import { anyOf } from "../patterns.ts";

const WORK =
  "post|article|piece|essay|talk|episode|story|journey|experience|approach|example|account|reflection|method|insights?|work|initiative|perspective|project|observations?|data|case|breakdown|writing|text|experiment|decision|honesty|transparency|willingness";
const TELLS_OF =
  "highlights?|captures?|emphasi[sz]es|underscores?|discuss(?:es)?|explores?|explains|sheds?|dives?|reminds?|shows?|showcases?|illustrates?|demonstrates?|proves?|reveals?|serves?|offers?|provides?|exemplif(?:y|ies)|reflects?|speaks?|challenges?|makes? (?:a|an|for)|raises?|brings?|embod(?:y|ies)|resonates?|strikes?|touches|delves?|paints?|uncovers?|addresses|outlines?|beautifully|perfectly|truly|brilliantly|really|clearly";
const GRAND =
  "great|excellent|fantastic|wonderful|brilliant|superb|beautiful|outstanding|incredible|inspiring|insightful|thought-provoking|valuable|compelling|fascinating|powerful|refreshing|relatable|eye-opening|timely|remarkable|impressive|comprehensive|well-written|well-articulated|profound|poignant|honest|heartfelt|nuanced|practical|important|crucial|masterful|thoughtful|striking|interesting|stunning|moving|rare|raw|detailed|vivid|perfect|truly|really|deeply|incredibly|absolutely";
const ABSTRACT = String.raw`[\p{L}-]+(?:tion|sion|ity|ness|ment|ship|ance|ence|ancy|ency|ism|acy|hood|dom|ure|isation|ative|itive|ous|ful|ing|able|ible|ent|ant|ive|heit|keit|ung|schaft|tät|ción|dad|encia|ancia|miento|tude|té|erie)|trust|growth|freedom|focus|empathy|clarity|technique|intuition|patience|memory|respect|care|craft|data|design|people|community|balance|purpose|passion|technology|humanity|courage|insight|value|change|progress|skill|discipline|hope|love|raw|honest|clear|human|simple|bold|process|context|quality|trust|impact|outcomes?|strategy|culture|communication|vertrauen|mut|respekt|geduld|klarheit|confianza|respeto|patience|confiance|respect|partage|courage|écoute|rigueur`;
const FROM_TO = String.raw`from [\p{L}-]+,? to [\p{L}-]+,? to [\p{L}-]+`;

export type Tell =
  | "restating the post"
  | "an all-purpose verdict"
  | "not X but Y"
  | "triples"
  | "dash chains"
  | "stock words"
  | "a closing moral"
  | "a question for anywhere";

export const TELLS: Readonly<
  Record<Exclude<Tell, "dash chains" | "a closing moral" | "a question for anywhere">, RegExp>
> = {
  "restating the post": anyOf([
    String.raw`(?:your|this|the)(?: [\p{L}\p{N}'-]+){0,4} (?:${WORK})(?: [\p{L}-]+ly)?(?: of [\p{L}-]+)? (?:${TELLS_OF})`,
    String.raw`(?:it|this|that|which) (?:truly |really |beautifully |perfectly |also |so |powerfully ){0,4}(?:reminds (?:us|me|everyone)|underscores|highlights|illustrates|demonstrates|showcases|emphasi[sz]es|exemplifies|speaks to|captures|reflects)|reminding us|serves? as (?:a|an)|by (?:[\p{L}-]+ing|[\p{L}-]+ly [\p{L}-]+ing)(?: [\p{L}\p{N}'-]+){1,14},(?: [^.!?]{0,90},)? you(?:'ve| have)? [\p{L}]+|you(?:'ve| have)? (?:so |really |truly |beautifully |perfectly |clearly |also )?(?:raise|raised|highlight|highlighted|show how|showed how|demonstrate|demonstrated|illustrate|illustrated|capture|captured|showcase|showcased|make an? \p{L}+ (?:point|case)|articulate|articulated|underscore|remind us|bring up|shed light|touch on|touched on)|the (?:shift|move|transition|journey|contrast|tension|balance|interplay|intersection|idea|notion) (?:from|between|of|that)(?: [\p{L}\p{N}'-]+){1,12} (?:is|are|makes?|shows?|creates?|together|really|truly|resonates?|highlights?|offers?)`,
    String.raw`(?:ihr|dein|der|dieser|euer)(?: \p{L}+)? (?:beitrag|artikel|text|bericht|erfahrungsbericht|beispiel|ansatz) (?:\p{L}+ )?(?:zeigt|verdeutlicht|unterstreicht|beleuchtet|macht|bringt|erinnert|veranschaulicht|liefert|bietet|führt|illustriert|beweist)|(?:zeigt|verdeutlicht|unterstreicht|veranschaulicht) (?:eindrucksvoll|eindrücklich|anschaulich|sehr|wie|dass|einmal)|(?:du zeigst|sie zeigen|ihr zeigt)(?: \p{L}+)? (?:eindrucksvoll|anschaulich|wunderbar|sehr|wie)|erinnert uns`,
    String.raw`(?:votre|ton|cet|cette|ce|le)(?: \p{L}+)? (?:article|texte|billet|témoignage|récit|expérience|projet|exemple|initiative|approche|démarche|retour)(?: d'expérience)? (?:\p{L}+ )?(?:montre|illustre|met|rappelle|souligne|démontre|éclaire|témoigne|offre|révèle|incarne|prouve)|met(?:tez|s)? en lumière|(?:vous|tu) (?:montrez|montres|illustrez|soulignez|rappelez|démontrez)|nous rappelle|rappelant que`,
    String.raw`(?:tu|su|este|esta|el|vuestr[oa]|la)(?: \p{L}+)? (?:artículo|texto|experiencia|ejemplo|relato|historia|enfoque|proyecto|propuesta|testimonio|iniciativa) (?:\p{L}+ )?(?:demuestra|muestra|refleja|ilustra|pone|resalta|subraya|destaca|nos recuerda|recuerda|evidencia|ofrece)|nos recuerda|pone de (?:manifiesto|relieve)`,
  ]),
  "an all-purpose verdict": anyOf([
    String.raw`(?:what an?|such an?|this is (?:such )?an?|an?|you raise an?|you make an?|you've made an?|it's an?|thank you for (?:sharing )?(?:such |this )?(?:an?)?)(?: (?:${GRAND}))+,?`,
    String.raw`(?:great|valuable|wonderful|brilliant|excellent|fantastic|powerful|important|thoughtful) (?:insights?|post|article|piece|read|points?|reflections?|perspective|overview|reminder|breakdown|story|summary|example)|thought[- ]provoking|(?:resonates?|resonated) (?:so )?(?:deeply|strongly|with me)|couldn't agree more|thank(?:s| you) (?:so much )?for sharing|this is pure|your (?:post|article|piece|story|reflection)[^.!?]{0,25} (?:truly|really|deeply|beautifully)`,
    String.raw`ein (?:wirklich |sehr |äußerst |rundum )?(?:hervorragender|spannender|inspirierender|wertvoller|gelungener|beeindruckender|großartiger|toller|ausgezeichneter|lesenswerter|wichtiger|interessanter|differenzierter|fundierter|aufschlussreicher)|eine (?:wirklich |sehr )?(?:hervorragende|spannende|wertvolle|beeindruckende|inspirierende|großartige|aufschlussreiche)|vielen dank für (?:diesen|den|ihre|deine|die|das)`,
    String.raw`(?:un|une|quel|quelle|votre|ce|cet|cette) (?:magnifique|remarquable|excellente?|très bel|très belle|bel|belle|superbe|inspirante?|précieux|précieuse|passionnante?|formidable|article|texte|témoignage|récit)(?: \p{L}+){0,2} (?:inspirante?|remarquable|précieux|essentiel|passionnante?|touchante?|article|témoignage|récit|texte|exemple|réflexion|partage|retour)|merci pour (?:ce|cet|cette|votre)`,
    String.raw`(?:un|una|qué|excelente|gran|magnífic[oa]) (?:artículo|ejemplo|reflexión|texto|iniciativa|experiencia|relato|excelente|magnífic[oa]|gran|maravillos[oa]|valios[oa])(?: \p{L}+)? ?(?:inspirador|inspiradora|valios[oa]|imprescindible|fascinante|artículo|ejemplo|reflexión)?|gracias por compartir`,
  ]),
  "not X but Y": anyOf([
    String.raw`(?:not|n't|never|no longer)(?: [^.!?;—–]{2,70})?(?:\s?[;,—–]| -|\.) ?(?:but |rather )?(?:it|that|this|they|these|we|you)(?:'s|'re| is| are| mean| means| was| were)`,
    String.raw`(?:not|n't) (?:just|only|merely|simply|about)[^.!?]{2,80}?(?:, but|[;—–]|but also|but about|but rather)|(?:less|more) about [^.!?]{2,50} (?:and more|than|and less) about|not (?:a |an |the )?[\p{L}-]+(?: [\p{L}-]+)?(?:,| —| –) but|is only the beginning|goes beyond|more than (?:just )?(?:a|an|the) [\p{L}-]+(?:,|;| —| –)|what [^.!?]{3,60} could not\s?[—–:]`,
    String.raw`(?:nicht (?:nur|bloß|allein)|kein(?:e|en|er)?)[^.!?]{2,70}(?:, sondern|[—–;] (?:es|sie|er|das))|weit mehr als|mehr als nur`,
    String.raw`(?:non seulement|n'est pas (?:seulement|juste|simplement)?|ne sont pas)[^.!?]{2,70}(?:, mais|[—–;,] ?c'est|, ce sont)|bien plus qu|au-delà d`,
    String.raw`no (?:es|son|se trata|solo|sólo)[^.!?]{2,70}(?:, sino|[—–;,] ?es)|mucho más que|va más allá`,
  ]),
  triples: anyOf([
    String.raw`(?:${ABSTRACT})(?: [\p{L}-]+)?, (?:and |or )?(?:[\p{L}'-]+ )?(?:${ABSTRACT})(?: [\p{L}-]+)?,? (?:and|or|und|oder|et|y|e) (?:[\p{L}'-]+ ){0,2}[\p{L}-]{4,30}`,
    FROM_TO,
    String.raw`[\p{L}-]+ (?:over|not|before) [\p{L}-]+, [\p{L}-]+ (?:over|not|before) [\p{L}-]+,? (?:and )?[\p{L}-]+ (?:over|not|before) [\p{L}-]+`,
    String.raw`(?:das|die|la|el|le|les|los|las|the) [\p{L}'-]+(?: [\p{L}'-]+){0,5}, (?:die|der|das|la|el|le|les|the) [\p{L}'-]+(?: [\p{L}'-]+){0,5},? (?:und|y|et|and) (?:die|das|der|la|el|le|les|the)`,
    String.raw`you [\p{L}]+ (?:the|your) [\p{L}]+, you [\p{L}]+ (?:the|your) [\p{L}]+, (?:and )?you [\p{L}]+`,
  ]),
  "stock words": anyOf([
    "delv(?:e|es|ing)|tapestry|landscape|leverag(?:e|es|ing)|robust|pivotal|foster(?:s|ing)?|underscor(?:e|es|ing)|testament|crucial|game[- ]chang(?:er|ing)|nuanced?|navigat(?:e|ing)|holistic|seamless(?:ly)?|unlock(?:s|ing)?|empower(?:s|ing|ed|ment)?|realm|paradigm|synergy|elevat(?:e|es|ing)|ever-(?:evolving|changing)|fast-paced|transform(?:ative|ation|s)|intricate|multifaceted|invaluable|profound(?:ly)?|resonat(?:e|es|ed)|intersection|interplay|actionable|impactful|meaningful|sustainab(?:le|ility)|resilien(?:ce|t)|authentic(?:ity)?|vulnerab(?:le|ility)|human (?:connection|touch|element|expertise)|people-first|community-driven|continuous improvement|broader (?:truth|lesson|conversation|point|context)|blueprint|cornerstone|catalyst|beacon|roadmap|journey|mindset|ecosystem|stakeholders|best practices|key takeaways?|moving forward|worth considering|striking the (?:right )?balance|delicate balance|in (?:an age|a world|today's)|when it comes to|operational|counterintuitive|compelling|insights?|embrac(?:e|es|ing)|harness(?:es|ing)?|streamlin(?:e|es|ing)|showcas(?:e|es|ing)|timeless|true (?:power|value|cost|meaning)|hidden costs?|power of|importance of|beautifully|truly|effortless(?:ly)?|ownership|lasting",
    "ganzheitlich\\p{L}*|nachhaltig\\p{L}*|mehrwert|maßgeblich\\p{L}*|entscheidend\\p{L}*|unverzichtbar\\p{L}*|wertvoll\\p{L}*|eindrucksvoll|beeindruckend\\p{L}*|einblicke?|facettenreich\\p{L}*|wegweisend\\p{L}*|zukunftsweisend\\p{L}*|transformation|essenziell\\p{L}*|bewusstsein|im einklang|spannungsfeld|energiewende|transparenz|verantwortung|schlüssel|potenzial\\p{L}*|meilenstein",
    "véritable(?:ment)?|incontournable|essentiel(?:le)?s?|primordial\\p{L}*|précieux|précieuse|enjeux?|levier|résilience|bienveillance|durable|collectif|lien social|richesse|au cœur|témoigne|incarne|inspirant\\p{L}*|authentique|transformation|harmonie|épanouissement|synergie",
    "fundamental\\p{L}*|clave|claves|esencial\\p{L}*|enriquecedor\\p{L}*|inspirador\\p{L}*|sin duda|valios[oa]s?|transformador\\p{L}*|resiliencia|potenciar|fomentar|innovación|creatividad|colaboración|motivación|invaluable|testimonio",
  ]),
};

export const MORAL = anyOf([
  String.raw`in conclusion|in summary|overall|ultimately|at the end of the day|to sum up|in essence|all in all|in short|in the end|at its core|a (?:great|valuable|powerful|good|gentle|timely|needed|beautiful|wonderful) (?:reminder|lesson|example)|(?:is|are|will be) (?:the (?:real |true )?(?:goal|key|keys|answer|unlock|future|foundation|difference)|key|essential|crucial|what (?:truly )?matters|everything)|moving forward|is only the beginning|let that sink in|sometimes,? (?:the|it|we|a|slowing|less)[^.!?]{3,80}|that's (?:the|what|how|where|why) [^.!?]{3,60}|it's an? [\p{L}-]+ (?:necessity|reminder|testament|choice)|a must-read|(?:for|of) [\p{L} ]{3,25} everywhere|whether (?:we|you)(?:'re| are)|simplicity|true \p{L}+ (?:is|lies|comes)`,
  String.raw`letztlich|letztendlich|insgesamt|abschließend|zusammenfassend|am ende(?: des tages)?|alles in allem|ein (?:schönes|gutes|tolles|starkes|echtes) beispiel|(?:ist|sind|bleibt) (?:der|ein|eine|die) (?:schlüssel|wichtiger|wichtige|beweis|weg)|beweis dafür|ein vorbild`,
  String.raw`en somme|en définitive|en conclusion|finalement|au final|en fin de compte|un (?:bel|beau|véritable|bel et) (?:exemple|rappel)|une (?:belle|véritable|vraie) (?:leçon|source|preuve)|(?:est|sont|reste) (?:la|les|une?) (?:clé|clés|véritable|preuve|leçon)|preuve que`,
  String.raw`en definitiva|en resumen|en conclusión|al final|sin duda|un (?:ejemplo|recordatorio|modelo) (?:\p{L}+ )?(?:de|inspirador)|(?:es|son) (?:la|las|una) (?:clave|claves|verdadera|prueba)|un ejemplo`,
]);

export const ANYWHERE_QUESTION = anyOf([
  String.raw`what (?:metrics|advice|challenges?|steps|tips|strategies|role|lessons?|surprised|would you (?:say|recommend|suggest|advise)|inspired|other|are your (?:thoughts|plans)|do you (?:think|see|believe)|has been|was the (?:most|biggest|hardest)|part of|else|impact|changes|excites|next)|how (?:do|did|can|might|would|have|has|could) (?:you|we|others|your (?:team|experience|approach)|organi[sz]ations|teams|leaders|this)(?: [\p{L}]+){0,8} (?:see|envision|balance|approach|evolve|navigate|ensure|foster|apply|scale|handle|shape|maintain|feel|think|measure|inspire)|curious (?:to hear|how|what|if)|(?:i'd|i would|we'd) love to (?:know|hear|learn|see)|looking forward to|most (?:challenging|surprising|rewarding|important)|would you recommend|any (?:advice|tips|thoughts)|(?:have you|do you) (?:considered|consider|think|plan|see|believe)|others navigate|going forward|in the future|tracking next`,
  String.raw`wie (?:sehen|siehst|schätzen|könnte|können|geht|seht)|was (?:waren|war|denken|denkst|würden|würdest|sind|hat)|welche(?:n|r|s)? (?:tipps|rat|herausforderungen|schritte|erfahrungen|rolle|strategien|maßnahmen|ratschläge)|(?:mich würde|ich bin) (?:interessieren|gespannt)|quels? (?:conseils?|défis?|sont|a été)|quelles? (?:sont|leçons?|étapes?|stratégies?)|comment (?:voyez|imaginez|envisagez|pensez|avez|peut)|qué (?:consejos?|retos?|estrategias?|papel|opinas|pasos)|cuál (?:fue|ha sido|es)|cómo (?:ves|crees|podemos|imaginas)`,
]);
