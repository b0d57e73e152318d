// Words by which a reader notices that somebody argues, weighs, tells or scolds, in the languages that have a list here.
// A star stands for any ending. A language without a list is judged by what every language shares (see signs.ts).

export type ListedLanguage = "en" | "de" | "fr" | "es";

export type WordSigns = {
  /** Reasons, contrasts and examples join one thought to the next. */
  links: RegExp;
  /** The nouns and verbs that arguments are made of: cause, risk, require, compare. */
  argument: RegExp;
  /** More than, least, years, ago: what can be measured and dated. */
  measures: RegExp;
  /** Should, could, might: a proposal or a reservation. */
  modals: RegExp;
  /** Endings of nouns for what happens and what is the case. */
  abstractEnding: RegExp;
  /** Insults, and the small noises of a quarrel. */
  scorn: RegExp;
  /** What the writer lived through, in the first person. */
  lived: RegExp;
  /** From so many letters on a word is long in this language. */
  longFrom: number;
};

const en: WordSigns = {
  links: words(
    "because since therefore thus hence consequently however although though yet but whereas nevertheless nonetheless despite instead rather while still unless except otherwise including namely especially given due",
  ),
  argument: words(
    "fact* reason* problem* issue* question* point* argument* idea* claim* case* example* cause* caus* effect* result* consequen* solution* alternative* option* approach* method* evidence differen* advantage* disadvantage* benefit* risk* cost* purpose* goal* need* principle* rule* standard* condition* circumstance* situation* context* process* trend* pattern* experience* opinion* view* perspective* position* belie* attitude* assum* theor* conclu* expla* concern* interest* responsib* right* value* qualit* level* rate* amount* number* degree* part* role* factor* source* system* model* structure* relationship* opportunit* challenge* change* chang* increas* decreas* growth develop* improv* support* effort* attempt* decision* decid* choice* choos* action* policy policies practice* behavior* behaviour* measur* history period* future reality truth possib* ability abilities success* fail* impact* influence* kind* type* form* aspect* matter* subject* topic* majority minority proportion* percent* average* statement* agree* debate* discuss* information knowledge understand* judg* analy* study studies research* report* criteria data requir* allow* forc* creat* reduc* produc* affect* prevent* mean* impl* depend* lead* led provid* becom* consider* suggest* expect* protect* ensur* address* deal* involv* remain* continu* exist* occur* happen* show* prove* compar* pay* paid learn* work* help* offer* admit* argu*",
  ),
  measures: words(
    "than more less fewer better worse greater larger smaller higher lower same similar* different* compared equal* unlike most least year years month months week weeks day days decade* century ago recent* before after until during when already eventually later earlier first last next once",
  ),
  modals: words("should could would must need needs ought can may might"),
  abstractEnding: endings("tion ment ness ity ance ence ism ship sion ency ancy ure", "s|ies|"),
  scorn: words(
    "idiot* moron* stupid* dumb* fool* liar* lies lying lied pathetic ridiculous garbage trash nonsense crap* clown* loser* troll* hypocri* puppet* silly joke ignoran* shame disgrace* disgust* hack* rag sheep* hater* whin* drivel claptrap nuts crazy scum juvenile rant* bs bullshit lol lmao haha* yeah yup yep nope hey wow oh gee duh gonna wanna gotta ha ah umm hmm* blah huh",
  ),
  lived:
    /\b(?:I|we)(?:'ve| have| had)? (?:(?:also|once|recently|first|actually|both|never|only|just|even|then|always|myself|ourselves) )?(?:was|were|had|been|did|went|saw|found|built|ran|made|lost|spent|bought|paid|got|took|kept|left|began|grew|taught|met|led|sold|heard|felt|knew|thought|told|gave|put|cut|came|wrote|read|drove|worked|used|\w{3,}ed)\b|\b(?:in|from) (?:my|our) (?:own )?\w+|\bat my (?:last |previous |old |current |first )?(?:job|company|team|work|school)\b|\bwhen (?:I|we)\b/giu,
  longFrom: 9,
};

const de: WordSigns = {
  links: words(
    "weil denn da deshalb deswegen daher darum folglich somit aber jedoch obwohl trotzdem dennoch hingegen dagegen sondern statt stattdessen während außer sonst nämlich etwa beispielsweise insbesondere dadurch wegen aufgrund damit zumal sofern",
  ),
  argument: words(
    "tatsache* grund* gründe* problem* frage* punkt* argument* idee* beispiel* ursache* wirkung* folge* ergebnis* lösung* alternative* ansatz ansätze methode* beleg* unterschied* vorteil* nachteil* nutzen risik* kosten ziel* zweck* regel* bedingung* lage* zusammenhang* verlauf* muster* erfahrung* meinung* ansicht* sicht* haltung annahme* theorie* schluss* erklär* interesse* verantwort* recht* wert* qualität* zahl* anteil* rolle* quelle* system* modell* beziehung* chance* änder* veränder* wachs* entwickl* verbesser* unterstütz* versuch* entscheid* entschied* handlung* praxis verhalten* geschichte zukunft wirklichkeit wahrheit möglich* erfolg* einfluss* art* aussage* debatte* diskussion* wissen verständnis studie* forschung* daten brauch* erlaub* zwing* schaff* verring* senk* erhöh* verhinder* bedeut* hängt führ* biet* vergleich* zeig* beweis* zahl* lern* helf* hilf* bleib* besteh* geschieht passier* vermeid* messen gemessen",
  ),
  measures: words(
    "als mehr weniger besser schlechter größer kleiner höher niedriger gleich* ähnlich* verschieden* meist* mindestens jahr* monat* woche* tag tage tagen jahrzehnt* vor nach seit bis schon später früher erst* letzt* nächst* damals zuvor",
  ),
  modals: words("soll* sollt* könn* kann konnte* könnte* müss* muss müsste* darf dürf* dürfte* würde* mag möchte*"),
  abstractEnding: endings("ung heit keit schaft tion ität ismus nis tum anz enz", "en|e|s|"),
  scorn: words(
    "idiot* dumm* blöd* schwachsinn* unsinn quatsch mist lüge* lügner* gelogen lächerlich* erbärmlich* dreck* müll trottel* depp* heuchl* heuchel* schande* ekelhaft* witz witzfigur* haha* lol na tja hey oh ach ah hm* nee bla",
  ),
  lived:
    /(?<!\p{L})(?:ich|wir) (?:habe|haben|hatte|hatten|war|waren|bin|sind|wurde|wurden|ging|gingen|sah|sahen|machte|machten|arbeitete)(?!\p{L})|(?<!\p{L})(?:habe|haben|hatte|hatten|war|waren|bin|sind) (?:ich|wir)(?!\p{L})|(?<!\p{L})(?:bei (?:mir|uns)|als (?:ich|wir)|(?:meine[rnms]?|unsere[rnms]?) (?:erfahrung|firma|team|praxis))(?!\p{L})/giu,
  longFrom: 11,
};

const fr: WordSigns = {
  links: words(
    "parce car puisque donc ainsi alors mais cependant pourtant toutefois néanmoins quoique malgré tandis sinon plutôt notamment surtout sauf or afin grâce comme lorsque bien",
  ),
  argument: words(
    "fait* raison* problème* question* point* argument* idée* exemple* cause* effet* résultat* conséquen* solution* alternative* option* approche* méthode* preuve* différen* avantage* inconvénient* bénéfice* risque* coût* but* objectif* principe* règle* condition* situation* contexte* processus tendance* expérience* opinion* avis vue* position* croi* attitude* hypothèse* théorie* conclu* expli* intérêt* responsab* droit* valeur* qualité* niveau* taux nombre* part* rôle* facteur* source* système* modèle* relation* occasion* défi* chang* croissan* dévelop* amélior* soutien* soutenir effort* tentative* décision* décid* choix chois* action* politique* pratique* comport* mesur* histoire* avenir réalité vérité possib* succès échec* échou* influence* sorte* aspect* sujet* majorité minorité proportion* moyenne* débat* discussion* information* connaissance* compren* analys* étude* recherche* rapport* données besoin* exig* permet* forc* cré* rédui* produi* empêch* signifi* dépend* mène* propos* devien* considér* suppos* protég* rest* continu* exist* montr* prouv* compar* appren* aid* offr* admet*",
  ),
  measures: words(
    "que plus moins mieux pire* meilleur* supérieur* inférieur* même* semblable* égal* an ans année* mois semaine* jour jours décennie* siècle* avant après depuis pendant déjà plus tard premi* derni* proch* ensuite récemment",
  ),
  modals: words("dev* dois doit doivent faut faudrait pourr* peut peux peuvent pouv* serait aurait"),
  abstractEnding: endings("tion sion ment té ance ence isme ité ure esse age", "s|"),
  scorn: words(
    "idiot* imbécile* stupid* con cons connerie* débile* nul nulle menteu* mensonge* ridicule* pathétique* ordure* honte* hypocrit* clown* absurde* bêtise* lol mdr haha* ouais hein oh ah bah pff* bof bla",
  ),
  lived:
    /(?<!\p{L})(?:j'ai|j’ai|nous avons|nous avions|j'avais|j’avais|j'étais|j’étais|je suis|nous étions|nous sommes)(?!\p{L})|(?<!\p{L})(?:chez (?:moi|nous)|quand (?:je|j['’]|nous)|dans (?:mon|ma|notre|nos) \p{L}+)(?!\p{L})/giu,
  longFrom: 9,
};

const es: WordSigns = {
  links: words(
    "porque pues puesto ya por tanto entonces así pero sino aunque embargo obstante mientras salvo excepto sino además incluso especialmente debido como dado cuando",
  ),
  argument: words(
    "hecho* razon* razón problema* cuesti* pregunta* punto* argument* idea* ejemplo* causa* efecto* resultado* consecuencia* solución soluciones alternativa* opción opciones enfoque* método* prueba* evidencia* diferen* ventaja* desventaja* beneficio* riesgo* coste* costo* objetivo* principio* regla* norma* condici* situaci* contexto* proceso* tendencia* experiencia* opini* visión perspectiva* posici* creencia* actitud* hipótesis teoría* conclu* explic* interés* responsab* derecho* valor* calidad* nivel* tasa* número* parte* papel* factor* fuente* sistema* modelo* relaci* oportunidad* reto* cambi* crecimiento desarroll* mejor* apoy* esfuerzo* intento* decisi* decid* elecci* eleg* acción acciones política* práctica* comport* medi* historia* futuro realidad verdad posib* éxito* fracas* influencia* tipo* aspecto* asunto* tema* mayoría minoría proporci* promedio* debate* discusi* informaci* conocimiento* compren* entend* anális* analiz* estudio* investig* informe* datos necesi* requier* permit* oblig* crea* reduc* produc* evit* signific* depend* propon* consider* sug* proteg* sigue* existe* muestr* demuestr* compar* pag* aprend* trabaj* ayud* ofrec*",
  ),
  measures: words(
    "que más menos mejor* peor* mayor* menor* mismo* misma* similar* igual* distinto* distinta* año años mes meses semana* día días década* siglo* antes después desde durante ya luego primer* último* última* próxim* reciente*",
  ),
  modals: words("deb* podr* pued* pod* habría* sería* quizá* tal"),
  abstractEnding: endings("ción sión ciones siones miento dad tad ancia encia ismo eza ura aje", "s|es|"),
  scorn: words(
    "idiota* imbécil* estúpid* tont* mentiros* mentira* ridícul* patétic* basura* vergüenza* hipócrit* payas* asco* absurd* mierda* jaja* jeje* lol oh ah eh bah uf bla",
  ),
  lived:
    /(?<!\p{L})(?:he|hemos|había|habíamos) \p{L}+(?:ado|ido|to|cho)(?!\p{L})|(?<!\p{L})(?:tuve|tuvimos|hice|hicimos|fui|fuimos|estuve|estuvimos|vi|vimos|\p{L}{3,}amos|trabajé|probé|aprendí|encontré)(?!\p{L})|(?<!\p{L})(?:en (?:mi|nuestro|nuestra) \p{L}+|cuando yo)(?!\p{L})/giu,
  longFrom: 9,
};

export const WORD_SIGNS: Readonly<Record<ListedLanguage, WordSigns>> = { en, de, fr, es };

function words(list: string): RegExp {
  return new RegExp(`^(?:${list.replaceAll("*", String.raw`[\p{L}'-]*`).replaceAll(/\s+/gu, "|")})$`, "u");
}

function endings(list: string, plural: string): RegExp {
  return new RegExp(String.raw`^\p{L}{3,}(?:${list.split(" ").join("|")})(?:${plural})$`, "u");
}
