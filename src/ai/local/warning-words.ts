// How grief, illness and lay-offs are told, in the languages in which we know it. `strong` needs nothing beside it; `own`
// counts only where somebody speaks of themselves or their own (`personal`): a history of chemotherapy is no illness.
import type { Warning } from "../../db/schema/shared.ts";

export type WordsOf = {
  strong: { spaced: readonly string[]; unspaced: readonly string[] };
  own: readonly string[];
  personal: readonly string[];
};

/** ISO 639-1: where the local lists know how such things are told. */
export const WARNING_LANGUAGES: readonly string[] =
  "en de fr es it pt nl sv da nb fi pl cs ru uk tr ar he hi el zh ja ko".split(" ");

const KIN =
  "(?:mother|father|mum|mom|mama|dad|daddy|papa|parents?|wife|husband|son|daughter|brother|sister|twin|partner|spouse|fianc[ée]e?|girlfriend|boyfriend|(?:best |dear |good |old )?friend|colleague|co-?founder|mentor|teacher|grand(?:mother|father|ma|pa|mom|dad)|uncle|aunt|cousin|nephew|niece|baby|child|dog|cat|bandmate|teammate)";

const PERSONAL = [
  "i|i'm|i’m|i've|i’ve|i'd|i’d|me|my|mine|we|we're|we’re|we've|we’ve|our|us|he|she|his|her",
  "ich|mich|mir|mein\\p{L}*|wir|uns\\p{L}*|er|sie|sein\\p{L}*|ihr\\p{L}*",
  "je|j['’]ai|m['’]a|moi|mon|ma|mes|nous|notre|nos|il|elle|son|sa|ses",
  "yo|me|mi|mis|nos|nuestr[oa]s?|tengo|estoy|tenía|él|ella|su|sus",
  "io|mi|mio|mia|miei|mie|noi|nostr[oaie]|ho|sono|lui|lei|suo|sua",
  "eu|meu|minha|meus|minhas|nós|noss[oa]s?|tenho|estou|ele|ela|seu|sua",
  "ik|mij|mijn|wij|we|ons|onze|hij|zij|zijn|haar",
  "jag|mig|min|mitt|mina|vi|vår|vårt|våra|han|hon|hans|hennes|jeg|meg|mine|vores|hun|hendes",
  "minä|minun|minulla|me|meidän|hän|hänen|mam|mój|moja|mojej|moim|nasz\\p{L}*|jego|jej|mám|můj|moje|náš|naše",
  "я|мне|меня|мой|моя|моей|моего|мы|нас|наш\\p{L}*|он|она|его|её|ее|мені|мене|моєї|мого|ми|він|вона|його|її",
  "ben|benim|bana|biz|bizim|annem\\p{L}*|babam\\p{L}*",
];

export const WARNING_WORDS: Record<Warning, WordsOf> = {
  grief: {
    strong: {
      spaced: [
        `passed away|(?:my|our|his|her|their) (?:late )?${KIN}(?: [\\p{L}'’.-]+){0,3} (?:has |have |had )?(?:just |recently |suddenly |peacefully )?(?:died|passed|is gone|was killed|is no longer with us)`,
        `(?:i|we|i've|i’ve|we've|we’ve|have|has|he|she|just|recently|who)(?: have| has| just| recently| suddenly| also)* lost (?:my|our|his|her|a|an|the) (?:dear |beloved |only |own |unborn )?(?:${KIN}|loved one|member of our team)`,
        "(?:the )?(?:death|loss|passing|funeral|wake|burial|memorial service) (?:of|for) (?:my|our|his|her|a (?:dear|close|good)|the (?:late|founder)|(?:a )?friends?)|(?:mr|mrs|ms|dr)\\.? \\p{L}+ (?:has )?died|(?:he|she) (?:has )?(?:died|was killed)(?! (?:[\\p{L}-]+ ){0,4}(?:game|level|film|movie|novel|book|episode|season|scene|boss))",
        "rest in peace|r\\.i\\.p\\.|rest in power|obituary|in loving memory|in memoriam|in memory of (?:my|our|a|an|the late|dear)|condolences|eulogy|bereave(?:d|ment)|(?:i am|i'm|i’m|we are|we're|we’re|still|while|been|when) (?:grieving|mourning)|(?:my|our|her|his|their) (?:grief|mourning|bereavement)|took (?:his|her|their) own life|died by suicide|miscarriage|stillb(?:irth|orn)|(?:will be|is|are) (?:sorely|dearly|greatly|deeply|so) missed|no longer with us|a celebration of (?:his|her) life|died (?:peacefully|suddenly|unexpectedly|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|last (?:week|night|month)|this (?:week|morning)|at the age of|in (?:his|her) sleep)",
        "(?:ist|sind) (?:(?!nicht |projekt)\\p{L}+ ){0,6}(?:gestorben|verstorben|von uns gegangen|eingeschlafen|entschlafen)|(?:gestorben|verstorben) (?:ist|sind)|in stiller trauer|wir trauern|ich trauere|in trauer|ruhe in frieden|mein beileid|herzliches beileid|todesanzeige|nachruf(?: auf)?|beerdigung|trauerfeier|trauerrede|beisetzung|fehlgeburt|totgeburt|sternenkind|nahm sich das leben|(?:meine|unsere|seine|ihre)s?r? trauer|(?:der )?tod (?:meine|unsere|seine|ihre)[sr]",
        "est (?:décédée?|morte?) (?:\\p{L}+ ){0,4}|nous a quittés|nous ont quittés|s['’]est éteinte?|repose en paix|mes condoléances|nos condoléances|sincères condoléances|nécrologie|obsèques|enterrement de|en deuil|mon deuil|notre deuil|la (?:mort|disparition|perte) de (?:mon|ma|mes|notre|nos)|fausse couche|s['’]est (?:suicidée?|donné la mort)",
        "(?:ha|han|había) (?:fallecido|muerto)|falleció|nos (?:ha dejado|dejó)|murió (?:mi|nuestr[oa]|ayer|anoche|el)|mi (?:madre|padre|hermano|hermana|hijo|hija|esposa|esposo|amigo|amiga|abuel[oa]) (?:ha muerto|murió|falleció)|descanse? en paz|q\\.?e\\.?p\\.?d\\.?|mi más sentido pésame|condolencias|obituario|esquela|funeral de|de luto|mi duelo|nuestro duelo|la (?:muerte|pérdida) de (?:mi|nuestr[oa])|aborto espontáneo|se quitó la vida",
        "è (?:morto|morta|scompars[oa]|mancat[oa]|venut[oa] a mancare)|ci ha lasciat[oi]|si è spent[oa]|riposa? in pace|condoglianze|necrologio|funerali? di|in lutto|il mio lutto|la (?:morte|perdita|scomparsa) (?:di mi[oa]|della mia|del mio|di nostr[oa])|aborto spontaneo|si è tolt[oa] la vita",
        "(?:faleceu|morreu)(?! o projeto)|nos deixou|descanse em paz|meus pêsames|condolências|obituário|velório|funeral d[oa]|de luto|em luto|meu luto|a (?:morte|perda) d[oa] (?:meu|minha|noss[oa])|aborto espontâneo|tirou a própria vida",
        "is (?:\\p{L}+ ){0,6}(?:overleden|gestorven)|overleden is|overleed|rust zacht|rust in vrede|gecondoleerd|innige deelneming|uitvaart|begrafenis van|in de rouw|rouwen om|rouwadvertentie|(?:de )?dood van (?:mijn|onze)|miskraam|ontnam zich het leven|in memoriam",
        "har (?:\\p{L}+ ){0,4}(?:gått bort|avlidit|dött|gået bort|afgået ved døden)|gikk bort|gick bort|er (?:\\p{L}+ ){0,4}(?:død|gået bort|gått bort)|sovnet inn|somnade in|vila i frid|hvil i fred|kondolerar|kondolerer|kondolencer|dödsannons|dødsannonce|begravning(?:en)?|begravelse(?:n)?|bisättning|i sorg|min sorg|sorgen efter|sorgen etter|missfall|spontanabort|tog sitt liv|tok sitt eget liv|tog sit eget liv",
        "kuoli (?:viime|eilen|tänään|äkillisesti)|on (?:kuollut|menehtynyt)|menehtyi|nukkui pois|lepää rauhassa|osanotto\\p{L}*|muistokirjoitus|hautajais\\p{L}*|keskenmeno\\p{L}*|suren|suremme",
        "zmarł[aoy]?|odszedł od nas|odeszła od nas|nie żyje|spoczywaj w pokoju|kondolencje|wyrazy współczucia|nekrolog|pogrzeb\\p{L}*|w żałobie|śmierć (?:mojego|mojej|naszego|naszej)|poronienie|odebrał[a]? sobie życie|zemřel[aoi]?|odešel navždy|odešla navždy|upřímnou soustrast|pohřb\\p{L}*|parte\\b|nekrolog\\p{L}*",
        "умер(?:ла|ли)?|скончал(?:ся|ась)|ушл[аи] из жизни|уш[её]л из жизни|не стало|соболезну\\p{L}*|соболезнования|некролог|похорон\\p{L}*|светлая память|царство небесное|покойся с миром|в трауре|скорб(?:им|лю)|выкидыш|покончил[а]? с собой|помер(?:ла|ли)?|пішов із життя|пішла з життя|загинув|загинула|співчуття|вічна пам['’]ять|спочивай з миром",
        "vefat etti|hayatını kaybetti|kaybettik|aramızdan ayrıldı|başınız sağ olsun|başımız sağ olsun|allah rahmet eylesin|mekanı cennet olsun|cenaze\\p{L}*|taziye\\p{L}*|yasta(?:yız|yım)?|ölüm haberi",
        "توفي|توفيت|توفى|وفاة|رحمه الله|رحمها الله|إنا لله وإنا إليه راجعون|تعازي\\p{L}*|عزاء|جنازة|فقدنا|فقدت (?:أبي|أمي|والدي|والدتي|صديقي|أخي|أختي)",
        'נפטר|נפטרה|הלך לעולמו|הלכה לעולמה|ז["״]ל|יהי זכרו ברוך|יהי זכרה ברוך|תנחומי\\p{L}*|לוויה|הלוויה|אבלים|שבעה על',
        "निधन|देहांत|स्वर्गवास|चल बसे|चल बसीं|नहीं रहे|नहीं रहीं|श्रद्धांजलि|ॐ शांति|अंतिम संस्कार|शोक संदेश",
        "πέθανε|απεβίωσε|έφυγε από τη ζωή|συλλυπητήρια|κηδεία|αιωνία η μνήμη|καλό παράδεισο|νεκρολογία|πενθ(?:ώ|ούμε)",
        "돌아가셨\\p{L}*|별세\\p{L}*|세상을 떠났\\p{L}*|세상을 떠나\\p{L}*|삼가 고인\\p{L}*|고인의 명복\\p{L}*|부고|장례식\\p{L}*|조의를\\p{L}*|추모합니다|사망했\\p{L}*",
      ],
      unspaced: [
        "去世|逝世|过世|過世|离世|離世|辞世|病逝|安息吧|一路走好|节哀|節哀|讣告|訃告|追悼|悼念|葬礼|葬禮|丧亲|流产了|自杀身亡",
        "亡くなり|亡くなっ|逝去|永眠|他界|急逝|訃報|お悔やみ|ご冥福|葬儀|告別式|追悼|死別|流産し",
      ],
    },
    own: ["grief|grieving|mourning|funeral|trauer|deuil|luto|duelo|lutto|rouw|sorg|żałob\\p{L}*|скорбь|траур"],
    personal: PERSONAL,
  },
  illness: {
    strong: {
      spaced: [
        `(?:i|i've|i’ve|i was|was|been|were|have been|has been|he was|she was|my ${KIN} was) (?:just |recently |finally )?diagnosed with(?! (?:a |the )?(?:bug|problem|error|leak))|my (?:diagnosis|cancer|tumou?r|chemo(?:therapy)?|illness|burn-?out|breakdown|depression|surgery|stroke|heart attack|treatment|remission|recovery from)|(?:his|her|our ${KIN}['’]s|my ${KIN}['’]s) (?:cancer|tumou?r|chemo(?:therapy)?|dementia|alzheimer['’]?s|illness|stroke|diagnosis)`,
        "terminal(?:ly)? ill(?:ness)?|stage (?:two|three|four|2|3|4|ii|iii|iv) (?:\\p{L}+ )?cancer|in remission|(?:in|into|to) (?:the )?(?:hospice|intensive care|icu)|nervous breakdown|mental breakdown|suicidal thoughts|tried to kill myself|my doctors? (?:say|said|told|found)|incurable|living with (?:cancer|als|ms|parkinson['’]s|long covid|dementia|chronic (?:illness|pain|fatigue))",
        "(?:krebs|leukämie|demenz|parkinson|depression|burn-?out|tumor|schlaganfall|herzinfarkt)-?diagnose|(?:an|mit|habe|hat) (?:brust|darm|lungen|haut|prostata|hirn)?(?:krebs|leukämie|burn-?out) (?:erkrankt|diagnostiziert|gestorben)|meine (?:krankheit|erkrankung|depression|chemotherapie|chemo|diagnose|op)|mein (?:krebs|burn-?out|tumor|herzinfarkt|schlaganfall)|schwer (?:krank|erkrankt)|unheilbar|auf der intensivstation|im hospiz|palliativ\\p{L}*",
        "(?:mon|ma|son|sa) (?:cancer|maladie|tumeur|chimio(?:thérapie)?|dépression|burn-?out|diagnostic|avc|leucémie)|atteinte? d['’]un(?:e)? (?:cancer|maladie|leucémie)|gravement malade|en phase terminale|en rémission|soins palliatifs|en réanimation|on m['’]a diagnostiqué",
        "(?:mi|su) (?:cáncer|enfermedad|tumor|quimio(?:terapia)?|depresión|diagnóstico|leucemia|ictus)|me (?:han )?diagnosticar?(?:on|do)|gravemente enferm[oa]|fase terminal|en remisión|cuidados paliativos|en la uci|incurable",
        "(?:il mio|la mia|il suo|la sua) (?:cancro|tumore|malattia|chemio(?:terapia)?|depressione|diagnosi|leucemia|ictus)|mi hanno diagnosticato|gravemente malat[oa]|fase terminale|in remissione|cure palliative|in terapia intensiva",
        "(?:meu|minha|o meu|a minha) (?:câncer|cancro|doença|tumor|quimio(?:terapia)?|depressão|diagnóstico|leucemia|avc)|fui diagnosticad[oa]|gravemente doente|fase terminal|em remissão|cuidados paliativos|na uti",
        "(?:mijn|zijn|haar) (?:kanker|ziekte|tumor|chemo(?:therapie)?|depressie|diagnose|burn-?out|beroerte)|ernstig ziek|ongeneeslijk|op de intensive care|uitgezaaid\\p{L}*|in remissie",
        "(?:min|mitt|hans|hennes) (?:cancer|sjukdom|sygdom|sykdom|tumör|kreft|kræft|depression|depresjon|utmattning|diagnos|diagnose|cellgiftsbehandling|stroke)|svårt sjuk|alvorligt syg|alvorlig syk|obotlig|uhelbredelig|på intensiven|min utbrändhet",
        "sairastuin (?:syöpään|masennukseen)|syöpäni|sairauteni|masennukseni|vakavasti sairas|teho-osastolla",
        "(?:mój|moja|moją|mojej|mojego) (?:rak|raka|choroba|chorobę|choroby|depresja|depresję|depresji|diagnoza|chemioterapia)|zdiagnozowano u (?:mnie|niej|niego)|ciężko chor[yaą]|nieuleczaln\\p{L}*|(?:moje|mou|moji) (?:nemoc|rakovina|deprese|diagnóza)|diagnostikovali mi|těžce nemocn\\p{L}*|nevyléčiteln\\p{L}*",
        "у (?:меня|него|неё|нее|мамы|папы|отца|матери) (?:обнаружили |нашли |диагностировали )?(?:рак|опухоль|лейкоз|депрессия|инсульт|инфаркт)|мо(?:я|ей|й|ю) (?:болезн\\p{L}*|диагноз|депресси\\p{L}*|химиотерапи\\p{L}*)|тяжело бол(?:ен|ьна|еет)|неизлечим\\p{L}*|в реанимации|паллиативн\\p{L}*|у (?:мене|нього|неї|мами|тата) (?:знайшли |виявили )?(?:рак|пухлин\\p{L}*|інсульт)|моя хвороба|тяжко хвор\\p{L}*",
        "kanser teşhisi|kanser(?:e yakalandı\\p{L}*|im)|hastalığım\\p{L}*|yoğun bakımda|depresyonum\\p{L}*|ağır hasta",
        "(?:أصبت|أصيب|أصيبت|مصاب|مصابة) (?:ب|بمرض )(?:السرطان|سرطان)|بالسرطان|مرضي|في العناية المركزة|تشخيصي|العلاج الكيميائي",
        "חליתי|חלה בסרטן|חלתה בסרטן|אובחנתי|המחלה שלי|הסרטן שלי|בטיפול נמרץ|כימותרפיה",
        "(?:मुझे|उन्हें|उनको) (?:कैंसर|कर्क रोग)|मेरी बीमारी|कैंसर से (?:जूझ|लड़)\\p{L}*|आईसीयू में|कीमोथेरेपी",
        "διαγνώστηκα|ο καρκίνος μου|η ασθένειά μου|η κατάθλιψή μου|στην εντατική|χημειοθεραπείες μου|βαριά άρρωστ\\p{L}*",
        "암 (?:진단|투병)\\p{L}*|투병\\p{L}*|제 병\\p{L}*|우울증을? (?:앓|겪)\\p{L}*|중환자실\\p{L}*|말기 암\\p{L}*|항암 치료를? 받\\p{L}*",
      ],
      unspaced: [
        "(?:我|他|她|母亲|父亲|妈妈|爸爸|妻子|丈夫)(?:被)?(?:确诊|確診|诊断出|診斷出|查出)|罹患|患癌|抗癌|癌症晚期|重症监护|加護病房|抑郁症的我|我的抑郁|我的病情|化疗期间",
        "(?:がん|癌|うつ病|白血病|難病)(?:と|だと)?(?:診断|宣告)|闘病|余命|集中治療室|私の病気|抗がん剤治療を|末期がん|入院(?:して|する)ことに",
      ],
    },
    own: [
      "cancer|chemo(?:therapy)?|tumou?r|leuk(?:a)?emia|dementia|alzheimer['’]?s|parkinson['’]?s|stroke|heart attack|hospital(?:i[sz]ed)?|hospice|surgery|illness|depression|burn-?out|miscarried|psychiatric ward|rehab",
      "krebs|brustkrebs|chemotherapie|leukämie|demenz|schlaganfall|herzinfarkt|krankenhaus|operiert|krankheit|depressionen?",
      "chimiothérapie|leucémie|hospitalisée?|dépression|cáncer|quimioterapia|hospitalizad[oa]|depresión|cancro|tumore|chemioterapia|ricoverat[oa]|câncer|quimioterapia|internad[oa]|kanker|ziekenhuis|sjukhus(?:et)?|sygehus|sykehus(?:et)?|raka|nowotw[óo]r\\p{L}*|szpitalu|рак|раком|больниц[еуы]|онкологи\\p{L}*|лікарн[іяю]",
    ],
    personal: PERSONAL,
  },
  layoffs: {
    strong: {
      spaced: [
        "(?:i|we|i was|was|were|got|been|being|have been|has been|had been|am|are) (?:just |recently |suddenly |also )?(?:laid off|let go|made redundant)(?! of)|(?:lay|laying|lays|laid|let|letting) (?:off|go(?: of)?) (?:about |around |nearly |more than |over |some |another |roughly )?(?:\\d[\\d,.]*|half|a (?:third|quarter|fifth|tenth)|most|many|hundreds|thousands|dozens|several|some|\\p{L}+teen|twenty|thirty|forty|fifty)(?: (?:per ?cent|%))?(?: of)?(?: (?:our|its|the|their|my))?(?: \\p{L}+){0,2} (?:people|colleagues|employees|staff|workers|team(?:mates| members)?|workforce|jobs?|engineers)|(?:say|saying|said) goodbye to (?:\\d+|many|some|so many|several) (?:of our )?(?:colleagues|teammates|people|employees)",
        "(?:cut|cutting|cuts|eliminat(?:e|es|ed|ing)|slash(?:es|ed|ing)?|axe[sd]?|axing) (?:about |around |nearly |more than |over |up to |some |another )?(?:\\d[\\d,.]*|hundreds of|thousands of|half (?:of )?(?:its|our|the)) ?(?:%|per ?cent)?(?: of)?(?: its| our| the)? ?(?:jobs|roles|positions|staff|employees|workers|workforce|headcount)|reduc(?:e|ed|ing|tion in|tion of) (?:the size of )?(?:our|its|the) (?:workforce|team|headcount|staff)|reduction in force|lost (?:my|our|his|her|their) jobs?|severance (?:pay|package)s?|(?:our|these|the recent|this round of|yesterday['’]s|today['’]s) (?:layoffs|lay-offs|redundancies|job cuts)|(?:have|had) to (?:part ways with|let go(?: of)?) (?:\\d+|some|many|several|so many|people|colleagues)|we are (?:closing|shutting) (?:down )?(?:the company|our doors)|winding down the company|mass layoffs?",
        "(?:ich wurde|wir wurden|wurde|wurden|mir wurde) (?:\\p{L}+ ){0,4}(?:gekündigt|entlassen)|entlassungen|stellenabbau|massenentlassung\\p{L}*|(?:baut|bauen|streicht|streichen|entlässt|entlassen) (?:rund |etwa |mehr als )?[\\d.]+ (?:stellen|mitarbeiter\\p{L}*|leute)|betriebsbedingt\\p{L}* kündigung\\p{L}*|meinen job verloren|meine stelle verloren",
        "j['’]ai été licenciée?|nous avons dû licencier|licenciements?|plan social|plan de sauvegarde de l['’]emploi|suppressions? (?:de postes|d['’]emplois)|perdu mon (?:emploi|travail|poste)|(?:supprime|supprimer|licencie|licencier) (?:environ |près de )?[\\d  .]+ (?:postes|emplois|salariés|personnes)",
        "me (?:han despedido|despidieron)|despidos?(?: masivos?| colectivos?)|despedir a (?:\\d+|muchos|parte)|recortes? de (?:plantilla|personal|empleos?)|perdí mi (?:trabajo|empleo)|expediente de regulación de empleo",
        "sono stat[oa] licenziat[oa]|mi hanno licenziat[oa]|licenziamenti|licenziare (?:\\d+|molti|parte)|tagli al personale|perso il (?:mio )?lavoro|esuberi",
        "fui (?:demitid[oa]|despedid[oa])|demissões|demitir (?:\\d+|muitos|parte)|despedimentos?|cortes de (?:pessoal|empregos)|perdi (?:o )?meu emprego",
        "ik ben ontslagen|werd ontslagen|zijn ontslagen|ontslagronde\\p{L}*|massaontslag\\p{L}*|banen (?:schrappen|verdwijnen)|mijn baan (?:kwijt|verloren)|reorganisatie kost",
        "blev uppsagd|blev jag uppsagd|har blivit uppsagda?|uppsägningar\\p{L}*|varslar|varslades|varsel om|blev fyret|blev jeg fyret|fyringsrunde\\p{L}*|fyringer\\p{L}*|afskediget|afskedigelser\\p{L}*|mistede mit job|ble oppsagt|ble sagt opp|oppsigelser\\p{L}*|nedbemanning\\p{L}*|mistet jobben|förlorade jobbet|irtisano\\p{L}*|yt-neuvottelu\\p{L}*|menetin työpaikkani",
        "został[ae]?m? zwolnion[ya]|zwolnienia (?:grupowe|w)|zwolnień grupowych|zwalnia (?:\\d+|pracowników)|straciłam? pracę|propouštění|dostal jsem výpověď|propustí? \\d+|přišel jsem o práci",
        "меня (?:уволили|сократили)|нас (?:уволили|сократили)|увольнени[яей]\\p{L}*|сокращени[ея] (?:штата|персонала|сотрудников)|массовые увольнения|потерял[а]? работу|мене звільнили|нас звільнили|звільнення працівників|скорочення (?:штату|персоналу)|втратив роботу|втратила роботу",
        "işten çıkarıl\\p{L}*|işten çıkarma\\p{L}*|işimi kaybettim|toplu işten",
        "تسريح (?:العمال|الموظفين|\\d+)|تم تسريحي|تسريح|فقدت وظيفتي|فقدت عملي|فصلي من العمل",
        "פוטרתי|פיטורים|פיטורי\\p{L}*|מפטרת \\d+|פיטרה \\d+|גל פיטורים|קיצוצים בכוח אדם",
        "छंटनी|नौकरी (?:चली गई|से निकाल)\\p{L}*|मेरी नौकरी गई",
        "απολύθηκα|απολύσεις|απόλυσ\\p{L}*|έχασα τη δουλειά",
        "정리해고\\p{L}*|해고(?:되|당|를|했|됐)\\p{L}*|구조조정으로\\p{L}*|희망퇴직\\p{L}*|권고사직\\p{L}*|직장을 잃\\p{L}*",
      ],
      unspaced: [
        "裁员|裁員|被裁|被解雇|被辞退|丢了工作|失业了|失業了|大规模裁",
        "解雇|リストラ|人員削減|早期退職|希望退職|レイオフ|雇い止め|職を失",
      ],
    },
    own: [
      "laid off|lay-?offs?|redundanc(?:y|ies)|severance|job cuts|arbeitslos|kündigung|licenciée?|despedid[oa]|licenziat[oa]|demitid[oa]|ontslag",
    ],
    personal: [
      "i|i'm|i’m|i've|i’ve|me|my|we|we're|we’re|we've|we’ve|our|us|ich|mir|mein\\p{L}*|wir|unser\\p{L}*|j['’]ai|mon|nous|notre|mi|nuestr[oa]|mio|noi|nostr[oa]|eu|meu|noss[oa]|ik|mijn|wij|ons|onze",
    ],
  },
};
