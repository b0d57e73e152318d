// At whose door a sentence lays what it says: the post's, the user's own, the world's. English, German, French, Spanish.
import { anyOf } from "./patterns.ts";

export const SPEECH =
  "says?|said|writes?|wrote|argues?|argued|claims?|claimed|mentions?|mentioned|notes?|noted|points? out|pointed out|shows?|showed|asks?|asked|describes?|described|quotes?|quoted|reports?|reported|cites?|cited|calls?|called|explains?|explained|tells?|told|admits?|admitted";

export const ATTRIBUTES = anyOf([
  String.raw`(?:you|your|she|he|author|post|article|piece|essay|episode|talk)(?: \w+){0,3}? (?:${SPEECH})`,
  String.raw`as you|your? (?:own )?(?:figure|number|quote|claim|statistic|point|example|story|line|sentence|words|colleague|boss|neighbour|neighbor|wife|husband|brother|sister|son|daughter|friend|client|boss|editor|publisher|director|manager|teacher|accountant)s?|according to (?:you|your|the (?:post|article|author))|(?:told|taught|warned|gave|sent|showed|promised|asked|advised|wrote|paid|helped) you`,
  String.raw`(?:du|sie|ihr) (?:schreibst|schreiben|schreibt|sagst|sagen|sagt|erwähnst|erwähnen|nennst|nennen|erzählst|erzählen)|(?:schreibst|sagst|erwähnst|nennst|erzählst) du|(?:schreiben|sagen|erwähnen|nennen) sie|wie (?:du|sie)|laut (?:deinem|ihrem|dem)|de[in]+(?:e[rnms]?)? (?:zahl|kollege|kollegin|nachbar|nachbarin|mann|frau|satz|beispiel)\p{L}*`,
  String.raw`(?:vous|tu) (?:dites|dis|écrivez|écris|mentionnez|mentionnes|citez|cites|racontez|racontes|parlez|parles|expliquez|expliques|notez|notes)|selon (?:vous|toi|votre|ton)|comme (?:vous|tu)|(?:votre|ton|ta) (?:chiffre|voisine?|collègue|exemple|phrase|mari|femme|ami|amie)`,
  String.raw`(?:dices|dice|escribes|escribe|mencionas|menciona|cuentas|cuenta|explicas|explica|citas) que|según (?:tú|usted|tu|su|el artículo)|como (?:tú|usted|dices|cuentas|escribes)|como (?:bien )?dices|(?:tu|su) (?:cifra|compañer[oa]|colega|vecin[oa]|ejemplo|frase|alumn[oa])`,
]);

/** "…, as her neighbour told you." */
export const TRAILING =
  /, (?:as|like|so|wie|so|comme|como) [^,]{0,40}(?:you|du|sie|vous|tu|dices)(?: \p{L}+){0,2}[.!]?$/iu;

/** Told by somebody else to the author, so not by the author. */
export const TOLD_YOU = /^ (?:told|taught|warned|gave|sent|showed|promised|asked|advised|paid|helped) you/u;

export const ADDRESSES = anyOf([
  "you|your|yours|you've|du|dir|dich|dein\\p{L}*|ihr|ihre\\p{L}?|ihnen|vous|votre|vos|ton|ta|tes|toi|tu|tus|usted|vuestr\\p{L}*",
]);

export const ABOUT_ME = anyOf([
  "I|I'\\p{L}+|me|my|mine|we|we'\\p{L}+|us|ours?|ich|mir|mich|mein\\p{L}*|wir|uns|unser\\p{L}*|je|j'\\p{L}+|moi|mon|ma|mes|nous|notre|nos|yo|mi|mis|nosotr\\p{L}+|nuestr\\p{L}+|hemos|tengo|tenemos|llevo|llevamos",
]);

/** "I like that your colleague …" is not about the user. */
export const OPENER =
  /^(?:[\p{L}]+, )?(?:what )?(?:I|we)(?: (?:really|just|also|most|do))?(?:'m| am)? (?:find|like|love|loved|liked|think|believe|wonder|suppose|guess|see|noticed|read|remember|agree|admire|hear|enjoyed|smiled|glad|surprised|impressed|struck|amazed|sorry|happy|moved)(?:,| that| how| when| about| by| at| is| most)*(?: telling)?(?: is)?(?: that)?/iu;

export const HYPOTHETICAL =
  /(?:^|[^\p{L}])(?:if|would|could|imagine|suppose|say,|perhaps|might|maybe|I guess|roughly speaking|wenn|vielleicht|würde|könnte|peut-être|si|quizá|tal vez)(?![\p{L}])|\?$/iu;

/** Findings and figures about everybody: the user's own life does not vouch for them. */
export const ABOUT_THE_WORLD = anyOf([
  String.raw`(?:studies|research|researchers|surveys?|science|scientists|statistics|experts|data) (?:show|shows|prove|proves|find|finds|found|suggest|suggests|says?|confirm|confirms|has|have|of)|(?:a|one|the|recent|this) (?:[\p{L}-]+ )?(?:study|survey|report|poll) (?:[\p{L}-]+ )?(?:found|shows?|proves?|says?|of|by|from|in|put)|it(?:'s| is| has been) (?:proven|known|been shown)|on average|worldwide|globally|(?:of|in) (?:all|people|companies|teams|users|readers|projects|businesses|startups|employees|patients|customers|children|adults|workers|drivers|runners|museums|teachers|developers)`,
  String.raw`(?:eine|die|laut) (?:neue |aktuelle )?(?:studie\p{L}*|umfrage\p{L}*|forschung|untersuchung\p{L}*|statistik)|studien|forscher\p{L}*|im schnitt|bundesweit|weltweit|aller|une étude|des études|selon l'\p{L}+|en moyenne|des (?:français|gens|enfants)|un estudio|estudios|según (?:un|una|la|los)|de media|de los \p{L}+|de las \p{L}+`,
]);
