/**
 * Words by which a follow-up is known, Dutch and English. Data for follow-up-signs.ts.
 */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** What joins a message to the one before it; removed when the question is completed. */
export const JOINS =
  /^(?:(?:oh|ah|ok|oke|oké|okay|ja|nee|hm+|bedankt|dank je|dank u|thanks|thank you|yes|no|right)[ ,.!]{1,3})?(?:(?:en|maar|dus|want|and|but|so|or)\s)?(?:(?:wat|hoe) (?:dan )?(?:zit het )?(?:dan )?(?:met|over)\s|hoe (?:zit|staat) het (?:dan )?(?:met|voor)\s|hoe zit dat (?:dan )?(?:met|voor)\s|what about\s|how about\s|what if it is\s)?/iu;

/** Thanks and small words before what is asked: nothing of them belongs to the question. */
const THANKS =
  '(?:(?:ok|oke|oké|okay|bedankt|dank|dankjewel|dankuwel|dank je(?: wel)?|dank u(?: wel)?|thanks|thank you|duidelijk|helder|prima|mooi|fijn|great|clear|begrepen|snap ik|got it|i see|(?:goed|good|top|super|leuk|nice)(?=[,.!;:])|ja|nee|yes|no|ah|oh|hm{1,3})(?: (?:hoor|zo|then|dan))?[ ,.!;:]{1,3}){1,4}';
/** What announces another subject: then nothing of the conversation is carried over. */
const ANOTHER_SUBJECT =
  '(?:(?:nou|nu|maar|en|even|dan|heel|now|but|and|ik heb|nog|i have) ){0,4}(?:(?:over )?iets (?:(?:heel|totaal|compleet) )?anders|(?:een )?(?:andere|nieuwe) vraag|(?:een )?(?:heel )?ander onderwerp|something (?:(?:completely|totally|entirely|quite) )?(?:else|different)|(?:an?)?(?:other|different|new) (?:topic|question|subject)|on (?:another|a different) (?:note|topic|subject))[ ,.:;!–-]{1,3}';

export const OPENING = new RegExp(`^${THANKS}(?=\\S)`, 'iu');
export const SUBJECT_CHANGE = new RegExp(`^(?:${THANKS})?${ANOTHER_SUBJECT}(?=\\S)`, 'iu');

/** Nouns that are always of something: alone in a question they are of what was asked before. */
export const RELATIONAL = words(`
  verschil verschillen verandering stijging daling toename afname totaal gemiddelde oorzaak oorzaken reden redenen gevolg gevolgen doel resultaat percentage aantal
  difference change increase decrease rise drop total average cause causes reason reasons consequence consequences purpose result number
`);

/** A demonstrative or pronoun after which a finite verb, a preposition or nothing follows stands for something said before. */
export const VERBS_AND_PARTICLES = words(`
  is was wordt werd worden werden zijn waren kan kon kunnen mag moet moeten zou zal gaat ging gaan heeft had hebben komt kwam geldt duurt
  kost kostte betekent doet deed doen blijft staat zit werkt helpt lukt begint stopt klopt hoeft wil ook nu in bij voor aan op niet nog dan per zo precies
  eigenlijk eerder later anders wel met van over om uit na tot door sinds vanaf al toch weer meer minder hoger lager gedaan gebeurd gebeuren
  geregeld gekomen krijgen kreeg kregen betalen betaalt aanvragen aan te of en als dus echt weten zeggen vinden maken gestegen gedaald veranderd ergens jaarlijks
  does did do are were has have can could should must will would may might cost costs mean means work works take takes took happen
  happened for to at by with from of on since until and or but so now then too also before after last start end begin change changed increase increased
  made paid done called available free mandatory possible high higher lower much
`);

/** Words before "dat", "die" or "that" that make it a pronoun, where elsewhere it joins a clause. */
export const BEFORE_PRONOUN = words(`
  is was zijn waren wordt werd kan mag moet doet deed kost betekent en maar over van voor met als bij op in uit na om geldt heeft kunnen moeten
  waarom hoe wie waar wanneer wat hoeveel komt kwam gaat ging helpt werkt ik je u we ze hij men doen krijg vraag betaal regel vind weet
  are were does did do can could should must will would about of for with by on at in from and but or why how who when where what i you we they like
`);

/** "daarvan", "ermee", "hiervoor": always about something else. */
export const PRONOMINAL_ADVERB =
  /^(?:daar|hier|er)(?:van|aan|over|voor|mee|bij|in|op|uit|onder|tegen|door|naar|naast|tussen|na)$/u;

/** Pronouns that need an antecedent. */
export const PRONOUNS = words('ze zij hij hem hen hun they them their those these it its he she him deze');

/** "het" and "it" that stand for nothing: "klopt het dat", "is it possible to". */
export const EXPLETIVE =
  /\b(?:klopt het dat|(?:is|was|wordt) het (?:mogelijk|waar|toegestaan|verplicht|nodig|verstandig|zo|slim|verboden|handig)(?: om| dat)?|(?:hoe (?:komt|kan)) het dat|duurt het (?:voordat|voor|om|tot)|kost het om|lukt het (?:niet )?om|gaat het (?:om|goed)|(?:is|was) it (?:true|possible|allowed|necessary|correct|mandatory|free) (?:that|to|for)|(?:take|cost|takes) (?:\w+ )?(?:to|for|before)|how does it work)\b/u;

/** A message made of these alone asks for more of what was said. */
export const MORE = words(
  'meer more else nog verder further detail details uitleg uitleggen explain example voorbeeld vertel tell informatie information about over dit dat this that it leg uit geef please graag waarom why hoezo',
);

/** A message made of these alone asks nothing. */
export const ACKNOWLEDGED = words(`
  ja nee ok oke okay bedankt dank dankjewel dankuwel je u wel hartelijk thanks thank you yes no fine mooi prima top super fijn duidelijk helder goed great good clear
  nice cheers hallo hoi hello hi dag doei bye goodbye tot ziens hey alsjeblieft alstublieft graag gedaan tip very much zo de het goedemorgen goedemiddag goedenavond
`);

/** A fragment may begin with these. */
export const PREPOSITIONS = words(`
  in op bij voor van met over door naar uit sinds vanaf tot tijdens buiten binnen zonder onder volgens alleen ook per aan na tussen
  at on for by from with about of since until during outside within without among under only also to
`);

/** Finite verbs that make a short text a sentence of its own. */
export const FINITE = words(`
  is zijn was waren ben bent wordt worden werd werden heeft hebben heb had hadden kan kun kunt kunnen kon konden mag mogen moet moeten moest moesten
  gaat gaan ga ging komt komen kom kwam kwamen krijg krijgt krijgen kreeg doet doen doe deed wil wilt willen zal zullen zou zouden geldt gelden staat
  staan kost kosten kostte duurt werkt werken werkte werkten betekent houdt bestaat bestaan vind vindt vraag vragen meld betaal betaalt betalen
  gebeurt gebeurde steeg daalde stegen daalden stijgt daalt blijft lukt ligt zit heet helpt gebruikt maakt biedt geeft verandert
  are were am has have do does did can could may might must should shall will would cost costs mean means work works get gets take takes
`);

export const QUESTION_WORDS = words(`
  hoeveel wat waar wanneer waarom welk welke wie hoe hoelang hoezo waardoor wiens waarvoor waarmee hoevaak
  how what where when why which who whom whose much many long often
`);
