/**
 * The question words of Dutch and English, as rules: which wording asks for which kind of answer. Data for kinds.ts.
 *
 * Patterns see folded text (lower case, no diacritics, straight apostrophes). Each begins at its question word: where
 * several begin at the same place the first in the list wins, so the order is from special to general. Every gap is bounded.
 */
import type { AnswerKind } from '../language/answer-kinds.ts';

export interface KindRule {
  readonly pattern: RegExp;
  readonly kinds: readonly AnswerKind[];
}

export interface KindTable {
  readonly rules: readonly KindRule[];
  /** What opens a question that is answered by yes or no. */
  readonly yesno: RegExp;
  /** Words that compare; wherever they stand. */
  readonly comparison: RegExp;
  /** For text without a question word: "kosten examen". */
  readonly keywords: readonly KindRule[];
}

const MONEY =
  '\\w{0,30}(?:beurs|toelage|boete|subsidie|bedrag|kosten|schuld|krediet|lening|toeslag|tegemoetkoming|collegegeld|lesgeld|geld|salaris|loon|inkomen|bijdrage|vergoeding|budget|omzet|prijs|tarief|uitkering|premie|korting|uitgaven|inkomsten|draagkracht)(?:en|s)?';
const PAYING =
  '(?:terug|uit|bij|af|na|in)?(?:betaal|betaald|betalen|betaalt|betaalde|kost|kosten|kostte|gekost|verdien|verdienen|verdient|verdiende|lenen|leen|leent|geleend|geleende|uitgegeven|uitgekeerd|gekeerd|vergoed|vergoedt|bijverdienen|schelen|sparen)';
const NOT_PERCENT = '(?:procent|percentage|percent)';
const TIME = '(?:jaar|jaren|maand|maanden|week|weken|dag|dagen|werkdagen|uur|uren|minuten|tijd|seconden)';
const TIME_EN = '(?:years?|months?|weeks?|days?|working days|hours?|minutes?|time|notice)';
const VERB_AFTER =
  '(?:is|was|wordt|werd|zijn|worden|waren|bedraagt|bedroeg|krijg|krijgt|krijgen|moet|moeten|mag|kan|kun|kunt|kunnen|heb|heeft|betaal|betaalt|betalen)';
/** Verbs that end as a plural does. */
const VERBS =
  '(?:hebben|zijn|worden|waren|werden|kunnen|moeten|mogen|willen|zullen|gaan|krijgen|komen|doen|geven|is|was|spelen|maken|nemen|houden|vinden|bieden|gelden|staan)';
const ATTRIBUTE =
  '(?:\\w+e |eigen )?(?:doel|rol|taak|mening|gevolg|effect|resultaat|uitkomst|invloed|belang|voordeel|nadeel|probleem|oplossing|verband|advies|reactie|plan|stand|naam|titel|nummer|status|volgende stap)';

const rules = (kinds: AnswerKind | readonly AnswerKind[], ...sources: string[]): KindRule[] =>
  sources.map((source) => ({
    kinds: typeof kinds === 'string' ? [kinds] : kinds,
    pattern: new RegExp(`(?<![\\w-])(?:${source})`, 'gu'),
  }));

/** Separable verbs: in "waar vraag ik het aan" the last word belongs to the verb, not to "waar". */
const SEPARABLE =
  '(?:vraag|vragen|vraagt|meld|melden|meldt|geef|geven|lever|leveren|log|loggen|dien|dienen|schrijf|schrijven|vul|vullen|neem|neemt|klop|klopt|tref|treft)';
const POSTPOSITION = '(?:over|voor|mee|op|aan|uit|in|van|bij|naar|door|tegen|toe|vandaan|om)';

export const DUTCH: KindTable = {
  rules: [
    ...rules(
      'percentage',
      `hoeveel ${NOT_PERCENT}`,
      'welk (?:rente)?percentage',
      'welke percentages',
      'welk (?:aan)?deel van',
      'welk gedeelte',
      'hoe groot (?:is|was) (?:het|de) (?:aan)?deel',
      '(?:hoe hoog|wat|hoeveel) (?:is|was|wordt|bedraagt|zijn|waren) (?:het|de|een|mijn|ons) (?:\\w+e )?(?:\\w*percentages?|\\w*rente|\\w*verzuim|inflatie|aandeel)\\b',
    ),
    ...rules(['date', 'count'], `(?:hoeveel|binnen hoeveel|na hoeveel) (?:\\w+ )?${TIME}\\b`),
    ...rules(
      'amount',
      `hoeveel (?:euro|geld|${PAYING})\\b`,
      `hoeveel (?!mensen|studenten|keer)${MONEY}\\b(?! ?(?:zijn er|waren er))`,
      `hoeveel (?:is|was|bedraagt|bedroeg|wordt|zijn|waren) (?:de|het|een|mijn) ${MONEY}\\b`,
      `hoeveel ${VERB_AFTER} (?:\\S+ ){0,8}?${PAYING}\\b`,
      `hoeveel (?:de|het|een|mijn) (?:\\S+ ){1,6}?${PAYING}\\b`,
      'hoeveel (?:krijg|krijgt|krijgen|betaal|leen|bedraagt|bedroeg)\\b',
      'welk (?:\\w*)bedrag',
      'welke \\w*bedragen',
      'welk tarief',
      'welke tarieven',
      'wat (?:kost|kosten|kostte|kostten|betaal|betaalt|betalen|verdien|verdient|bedraagt)\\b',
      'wat heeft (?:\\S+ ){1,8}gekost',
      'wat moet(?:en)? (?:\\S+ ){1,5}(?:terug)?betalen',
      `wat (?:is|was|zijn|waren|wordt) (?:de|het|mijn|jullie) (?:\\w+e )?(?:hoogte van|prijs|tarief|\\w*kosten|\\w*bedrag|\\w*salaris|collegegeld|lesgeld|boete|budget|omzet|begroting)`,
      'hoe duur',
      `hoe hoog (?:is|was|zijn|waren|wordt|worden) (?:de|het|een|mijn|je|uw) (?:\\w+e )?${MONEY}\\b`,
    ),
    ...rules(
      'date',
      'hoe ?lang\\b',
      'hoe laat',
      'hoe snel',
      'hoe vroeg',
      'welke (?:datum|maand|dag|week|periode|termijn)\\b',
      'welke (?:data|jaren|maanden|dagen|weken)\\b',
      'welk (?:\\w*jaar|moment|tijdstip|seizoen|kwartaal)',
      'wat (?:is|was) (?:de|het) (?:\\w+e )?(?:\\w*datum|deadline|\\w*termijn|looptijd|wachttijd|\\w*duur|doorlooptijd)\\b',
      'wanneer(?! (?:ik|je|jij|u|hij|zij|ze|we|wij|men|iemand|mijn)\\b)',
      '^wanneer(?= (?:ik|je|jij|u|hij|zij|ze|we|wij|men|iemand)\\b [^,]*$)',
    ),
    ...rules(
      'count',
      'hoeveel',
      'hoe veel',
      'hoe vaak',
      'hoe (?:groot|oud|ver|druk|hoog|zwaar)\\b',
      'wel(?:k|ke) (?:\\w*aantal|leeftijd)',
      'wat (?:is|was|zijn|waren) (?:het|de) (?:\\w+e )?(?:aantal|aantallen|gemiddelde|leeftijd)',
    ),
    ...rules(
      'reason',
      'waarom',
      'waardoor',
      'hoezo',
      'hoe (?:kan|komt|kwam) (?:het|dat)\\b',
      'wat (?:is|was|zijn|waren) (?:de|hiervan de|daarvan de) (?:\\w+e )?(?:reden|oorza|aanleiding|verklaring)',
      '(?:om )?welke reden',
      'welke oorza',
      'waar (?:ligt|komt|kwam|lag) (?:het|dat) (?:\\S+ ){0,3}(?:aan|door)\\b',
      'met welk doel',
      'wat maakt(?:e)? dat',
    ),
    ...rules(
      'definition',
      'waar staat (?:de )?(?:\\S+ ){1,4}voor\\b(?! ?open)',
      'wat (?:betekent|betekenen|houdt|houden|verstaat|verstaan|behelst)\\b',
      'wat (?:wordt|bedoelt|bedoelen|bedoel) (?:\\S+ ){0,4}(?:verstaan|bedoeld|met)\\b',
      'wat is de (?:betekenis|definitie)',
    ),
    ...rules('list', 'waar bestaa(?:t|n) (?:\\S+ ){1,8}uit\\b', 'waaruit besta'),
    ...rules(
      'other',
      'waar (?:gaat|gaan|ging|gingen) (?:\\S+ ){1,8}over\\b',
      'waar (?:\\S+ ){1,8}mee te \\w+',
      `waar (?!${SEPARABLE}\\b)(?:\\S+ ){1,12}${POSTPOSITION}(?: (?:bedoeld|gebruikt|nodig|gemaakt|bezig|gericht|gezorgd|aanmelden|\\w+en))?$`,
      'waar(?:voor|mee|op|over|aan|in|bij|van|uit|toe|tegen)\\b',
    ),
    ...rules(
      'place',
      'waar(?:heen|vandaan)?\\b',
      '(?:in |op |bij )?welke? (?:stad|plaats|gemeente|provincie|land|eiland|wijk|regio|gebouw|vestiging|locatie|adres|web(?:site|pagina|adres|winkel)|site|pagina|loket|app|\\w*adres|telefoonnummer|nummer|balie|kantoor|postcode)\\b',
      'wat is (?:het|de|jullie) (?:\\w*adres|telefoonnummer|website|locatie)\\b',
    ),
    ...rules(
      ['list', 'place'],
      "welke (?:\\w+e )?(?:steden|plaatsen|gemeenten|provincies|landen|eilanden|wijken|regio'?s|vestigingen|locaties|websites|sites|kantoren|loketten)\\b",
    ),
    ...rules(
      ['list', 'person'],
      'welke (?:\\w+e )?(?:organisaties|ministeries|partijen|instanties|personen|bedrijven|bestuurders|diensten|partners|mensen|ministers)\\b',
    ),
    ...rules(
      'person',
      '(?<!\\p{L}{3,20} (?:bij|van|met|aan|voor|over|door|op|naar) )wie(?!\\s(?:viel|viele|lange|oft|hoch|ist|ich|geht|kann ich)\\b)',
      'wiens',
      'welke? (?:\\w+e )?(?:organisatie|minister|ministerie|partij|instantie|persoon|bestuurder|dienst|bedrijf|afdeling|instelling|directeur|staatssecretaris|bewindspersoon|commissie|inspectie|raad|partner|functionaris)\\b',
      'hoe heet (?:de|het|jullie) (?:\\w+e )?(?:minister|directeur|voorzitter|baas|organisatie|bestuurder|staatssecretaris)',
    ),
    ...rules(
      'steps',
      'hoe (?:kan|kun|kunt|kunnen|moet|moeten|dien|dient|mag)\\b',
      'hoe (?!gaat|gaan|is|was|zijn|heet|denk|zit|staat|groot|goed|bedoel)\\w+ (?:ik|we|wij|je|jij|u|men|mijn)\\b',
      'wat (?:moet|kan|kun|kunt) (?:ik|je|u|men|we|iemand) (?:\\S+ ){0,6}doen',
      'wat (?:doe|doet) (?:ik|je|u|men)\\b',
      'welke stappen',
      'op welke (?:manier|wijze) (?:kan|kun|kunt|kunnen|moet)',
      'hoe (?:gaat|verloopt) (?:het|de) (?:\\w*aanvra|\\w*procedure|aanmelden|inloggen)',
    ),
    ...rules(
      'list',
      'welke (?:twee|drie|vier|vijf|zes|\\d+)\\b',
      'wat voor (?:\\w+e )?\\w+en\\b',
      `welke (?:\\w+e ){0,2}(?!${VERBS}\\b)[\\w-]+(?:en|[^ius]s|'s|sels)\\b`,
      'welke zijn',
      'op welke (?:manieren|wijzen)',
      'noem\\b',
      '(?:geef|maak) (?:\\S+ )?(?:\\S+ )?(?:voorbeeld|voorbeelden|lijst|overzicht|opsomming)',
      '(?:som|zet) (?:\\S+ ){1,6}op\\b',
      'wat (?:zijn|waren) (?:de|jullie|mijn|alle|enkele|een paar) ',
    ),
    ...rules(
      'other',
      'wat (?:is|was|zijn|waren) er\\b',
      `wat (?:is|was) (?:de|het|mijn|jullie|uw|hun|een) ${ATTRIBUTE}\\b`,
      'wat (?:is|was) (?:het|dit|dat) (?:probleem )?(?:precies )?(?:met|aan)\\b',
    ),
    ...rules('definition', 'wat (?:is|zijn|was|waren)\\b(?! (?:jullie|je|jij|u) )', "wat's\\b"),
  ],
  yesno:
    /^(?:(?:kan|kun|kunt|kunnen|kon|konden|mag|mogen|mocht|mochten|is|zijn|was|waren|ben|bent|heeft|heb|hebben|hebt|had|hadden|krijg|krijgt|krijgen|kreeg|kregen|moet|moeten|moest|moesten|komt|kom|komen|kwam|kwamen|wordt|word|worden|werd|werden|gaat|gaan|ga|ging|gingen|doet|doen|doe|deed|deden|wil|wilt|willen|wilde|wilden|zal|zult|zullen|zou|zouden|hoef|hoeft|hoeven|hoefde|geldt|gelden|gold|bestaat|bestaan|blijft|blijven|bleef|bleven|klopt|staat|staan|stond|stonden|ligt|zit|zitten|lukt|vindt|vinden|vond|geeft|geven|gaf|gaven|biedt|bieden|bood|boden|houdt|nam|neemt|nemen|helpt|hielp|hielpen|liep|lopen|loopt|verloopt|telt|weet|weten|wist|valt|vallen|viel|vielen|ziet|zien|zag|zagen|betaalt|betaal|betalen|vraagt|werkt|werken|gebruikt|stijgt|daalt|steeg|stegen|daalde|daalden|verandert|begint|begon|stopt|sloot|schreef|sprak|bereikte|haalde|haalden|won|nog steeds)\b|(?!met\b|niet\b|wat\b|tot\b|het\b|dat\b|naast\b|want\b|zonet\b|laatst\b|eerst\b|juist\b|meest\b|best\b|dit\b)\p{L}{2,20}t (?:ik|je|jij|u|we|hij|zij|ze|de|het|een|er|men|mijn|dit|dat|die|deze|iedereen|elke|alle|duo)\b|\p{L}{3,20}(?:de|te|den|ten) (?:ik|je|u|we|hij|zij|ze|het|de|er|men)\b|(?!binnen\b|buiten\b|tussen\b|tegen\b|alleen\b)\p{L}{2,20}en (?:de|er|alle|we|wij|jullie|ze|zij|deze|die|mensen|studenten|ouders|scholen)\b|\p{L}{2,20} (?:ik|jij)\b(?! als)|of (?:ik|je|u|de|het|er|een|dat|dit|die|mijn|ze|hij)\b)/u,
  comparison:
    /\b(?:gestegen|gedaald|toegenomen|afgenomen|gegroeid|gekrompen|verminderd|stijg(?:t|en|ing)|steeg|stegen|daalt|dalen|daalde|daling|toename|afname|groei(?:t|de)?|verschil|verschillen|verschilt|verschilde|vergeleken|vergelijk(?:ing|en)?|ten opzichte van|meer of minder|minder of meer|hoger of lager|lager of hoger|beter of slechter|(?:hoger|lager|groter|kleiner|meer|minder|beter|slechter|vaker|langer|korter|sneller) geworden)\b|\b(?:meer|minder|hoger|lager|vaker|groter|kleiner|sneller|langer|korter|beter|slechter|duurder|goedkoper|ouder|jonger|eerder|later|anders)\b.{0,80}? dan\b(?! (?:ik|u|je|we|ze|een keer|(?:€ ?)?\d{1,3}(?!\d))\b)|\b(?:evenveel|zoveel|net zo \w+) als\b/u,
  keywords: [
    ...rules('amount', '(?:\\w*kosten|prijs|tarief|hoogte|bedrag)\\b'),
    ...rules('percentage', '\\w*percentage\\b'),
    ...rules('date', '(?:\\w*datum|deadline|wachttijd|behandeltijd|openingstijden|looptijd)\\b'),
    ...rules('count', '(?:aantal|aantallen)\\b'),
    ...rules('place', '(?:\\w*adres|telefoonnummer|locatie|route|contactgegevens)\\b'),
    ...rules('reason', '(?:reden|oorzaak)\\b'),
    ...rules('definition', '(?:betekenis|definitie)\\b'),
  ],
};

const MONEY_EN = '(?:money|euros?|debt|interest in euros|loan|tuition|salary|budget|fee|fees|funding|income|grant)';

export const ENGLISH: KindTable = {
  rules: [
    ...rules(
      'percentage',
      '(?:what|which) (?:\\w+ )?(?:percentage|proportion|share|fraction|part of|per ?cent)',
      'how many per ?cent',
      'how much (?:of (?:the|all)|per ?cent)',
      "what(?:'s| is| was| are| were) (?:the|my) (?:\\w+ ){0,3}(?:percentage|rate)\\b",
      'how (?:high|large|big) (?:is|was) the (?:\\w+ ){0,2}(?:rate|percentage|share)\\b',
    ),
    ...rules(['date', 'count'], `how (?:many|much) (?:\\w+ )?${TIME_EN}\\b`),
    ...rules(
      'amount',
      `how much ${MONEY_EN}`,
      'how much (?:is|was|are|were|does|do|did|will|would|can|could|should|must|may|have|has)\\b',
      'how much\\??$',
      'how expensive',
      'how (?:high|large|big) (?:is|was|are|were) (?:the|a|my) (?:\\w+ ){0,2}(?:fine|fee|grant|amount|debt|loan|costs?|budget|salary)',
      'what (?:\\w+ )?(?:amount|sum|price|fee)\\b',
      'what (?:does|do|did|will|would) (?:\\S+ ){1,10}(?:cost|earn|pay)\\b(?!.{0,40} (?:mean|stand for)\\b)',
      "what(?:'s| is| was| are| were) (?:the|my|a) (?:\\w+ ){0,3}(?:cost|costs|price|fee|fees|amount|tuition|salary|budget|fine|grant amount)\\b",
    ),
    ...rules(
      'date',
      'how (?:long|soon|quickly|fast|early|late)\\b',
      '(?:what|which) (?:\\w+ )?(?:year|date|month|day|week|period|time|deadline|term)s?\\b',
      "what(?:'s| is| was| are| were) the (?:\\w+ ){0,3}(?:deadline|date|term|period|waiting time|duration)\\b",
      '^when\\b',
      '(?<=(?:since|until|till|by|and|or|from|exactly|know|me|,) )when\\b',
      'when (?:is|was|are|were|did|does|do|will|can|should|must|has|have|would)\\b',
    ),
    ...rules(
      'count',
      'how many',
      'how often',
      'how much',
      'how (?:old|large|big|high|far)\\b',
      "what(?:'s| is| was| are| were) the (?:\\w+ ){0,2}(?:number|average|size|age)\\b",
      '(?:what|which) (?:number|age)\\b',
    ),
    ...rules(
      'reason',
      'why',
      'how come',
      'for (?:what|which) reason',
      "what(?:'s| is| was| are| were) the (?:\\w+ ){0,2}(?:reason|reasons|cause|causes)\\b",
      'what (?:caused|causes|made|makes|led)\\b',
    ),
    ...rules(
      'definition',
      'what (?:does|do|did) (?:\\S+ ){1,10}(?:mean|stand for|entail|refer to)\\b',
      "what(?:'s| is) (?:the meaning|meant|the definition)",
      'define\\b',
    ),
    ...rules(
      'place',
      'where\\b(?! (?:i|we|they|he|she)\\b)',
      '(?:what|which) (?:\\w+ )?(?:city|country|town|place|municipality|province|region|location|website|site|page|address|office|building|desk|phone number|app)\\b',
      "what(?:'s| is| are) (?:the|your) (?:\\w+ ){0,2}(?:address|phone number|telephone number|website|location)\\b",
    ),
    ...rules(
      ['list', 'place'],
      '(?:what|which) (?:\\w+ )?(?:cities|countries|towns|places|municipalities|provinces|regions|locations|websites|offices)\\b',
    ),
    ...rules(
      ['list', 'person'],
      '(?:what|which) (?:\\w+ )?(?:organi[sz]ations|ministries|agencies|companies|parties|people|partners|ministers|bodies)\\b',
    ),
    ...rules(
      'person',
      '(?<!(?:people|person|those|someone|anyone|everyone|children|\\p{L}{3,20}s) )who\\b',
      'whom\\b',
      'whose\\b',
      '(?:what|which) (?:\\w+ )?(?:organi[sz]ation|minister|ministry|agency|company|department|body|person|party|institution|director|authority)\\b',
    ),
    ...rules('other', 'how (?:do|does|did) (?:you|they|he|she) (?:feel|think)', 'how (?:are|is) (?:you|it)\\b'),
    ...rules(
      'steps',
      'how (?:do|can|should|must|could|would|may|shall)\\b',
      'how to\\b',
      'what (?:do|should|must|can) (?:i|we|you|one|someone|people) (?:\\S+ ){0,5}do\\b',
      '(?:what|which) steps',
    ),
    ...rules(
      'list',
      '(?:what|which) (?:two|three|four|five|six|\\d+)\\b',
      'which of\\b',
      '(?:what|which) (?!is\\b|was\\b|has\\b|does\\b|this\\b)(?:[a-z-]+ ){0,3}?[a-z-]*(?:[a-rt-z]s|children|criteria|data)\\b(?<!\\b(?:is|was|has|does|this|its|us))',
      'what (?:are|were) (?:the|your|my|some|all)\\b',
      'name (?:the|a|all|some|two|three|four|five)\\b',
      '(?:list|give|mention|show) (?:me )?(?:the|all|some|a list|an overview|examples|two|three)\\b',
      'what (?:kinds?|sorts?|types?) of',
    ),
    ...rules(
      'other',
      "what(?:'s| is| was) (?:the|your|its|their|my) (?:\\w+ )?(?:role|goal|aim|task|effect|result|outcome|impact|opinion|problem|purpose|status|name|plan|advice|view|consequence|benefit|number of)\\b",
      'what (?:is|was) (?:wrong|going|being|happening|it like|new)\\b',
    ),
    ...rules('definition', "what(?:'s| is| was| are| were)\\b", 'explain what'),
  ],
  yesno:
    /^(?:(?:do|does|did|is|are|was|were|am|has|have|had|can|could|may|might|must|should|shall|will|would|need|isn't|aren't|wasn't|weren't|don't|doesn't|didn't|can't|couldn't|won't|hasn't|haven't)\b|(?:whether|if) (?:i|you|the|a|there|it|my|this|that)\b[^,]*$)/u,
  comparison:
    /\b(?:compared|comparison|differ(?:s|ence|ences|ent)?|versus|vs|increased?|decreased?|increase|decrease|rise|rose|risen|rising|fall|fell|fallen|grow|grew|grown|drop|dropped|gone (?:up|down)|go (?:up|down)|went (?:up|down)|more or (?:less|fewer)|higher or lower|better or worse)\b|\b(?:more|less|fewer|higher|lower|larger|smaller|bigger|better|worse|longer|shorter|older|younger|earlier|later|faster|slower|cheaper|oftener|rather)\b.{0,80}? than\b(?! (?:once|one|a|(?:€ ?)?\d{1,3}(?!\d))\b)/u,
  keywords: [
    ...rules('amount', '(?:cost|costs|price|fee|tuition)\\b'),
    ...rules('percentage', 'percentage\\b'),
    ...rules('date', '(?:deadline|date|waiting time|opening hours)\\b'),
    ...rules('count', 'number of\\b'),
    ...rules('place', '(?:address|phone number|location)\\b'),
  ],
};
