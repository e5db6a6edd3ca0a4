/**
 * Questions that only somebody's file can answer: their amount, their status, their letter, their login, or what
 * should be changed there. Asking in the first person about a rule ("Hoeveel mag ik bijverdienen?") is an
 * ordinary question.
 */
import { occurs, type PatternTable } from './patterns.ts';

const MY_NL = "(?:mijn|m'n|mn)";
const NOW_NL = '(?:nu|dan|op dit moment|momenteel|eigenlijk|precies|exact|nog|straks|volgend jaar|inmiddels|ongeveer)';
const AMOUNT_NL =
  '(?:(?:\\p{L}{2,15} ){0,2}(?:(?:studie|rest|totale )?schuld|schuldbedrag|studielening|lening|maandbedrag|termijnbedrag|maandtermijn|aflosbedrag|aflossing|achterstand|saldo|draagkracht|openstaande? \\p{L}{2,12}|betalingsachterstand|boete|klantnummer|correspondentienummer|onderwijsnummer|betalingskenmerk|bsn|burgerservicenummer|toetsingsinkomen))';
const CASE_NL =
  '(?:(?:\\p{L}{2,15} ){0,2}(?:aanvraag|beschikking|besluit|geld|beurs|studiefinanciering|stufi|betaling|uitbetaling|bezwaar|bezwaarschrift|klacht|dossier|toekenning|verzoek|formulier|overschrijving|lening|levenlanglerenkrediet|tegemoetkoming|compensatie|inschrijving|ov-kaart|studentenreisproduct))';

const OWN: PatternTable = {
  nl: [
    new RegExp(
      `\\b(?:hoe hoog|hoe groot|hoeveel|wat|welk bedrag) (?:is|zijn|bedraagt|was|wordt|worden|zal|gaat|blijft) (?:${NOW_NL} )*${MY_NL} ${AMOUNT_NL}(?!\\p{L})`,
      'u',
    ),
    new RegExp(
      `\\b(?:hoe hoog|hoe groot|hoeveel|wat|welk bedrag)(?: precies| nu)? ${MY_NL} ${AMOUNT_NL}(?: (?:nu|precies|nog|op dit moment))* (?:is|zijn|bedraagt|was|wordt|zal)(?!\\p{L})`,
      'u',
    ),
    new RegExp(
      `\\bhoeveel (?:studie)?schuld heb ik\\b|\\bhoeveel (?:geld )?(?:heb|moet|sta|staat) (?:ik|er)(?: ${NOW_NL}| in totaal| bij (?:jullie|duo))* (?:open|openstaan|geleend|afgelost|te betalen|terug te betalen|af te lossen|voor mij open)\\b`,
    ),
    new RegExp(
      `\\b(?:wat|hoeveel) (?:moet|ga|zal|gaat) ik(?: ${NOW_NL})* (?:per maand|maandelijks|elke maand|iedere maand|in totaal nog|deze maand|volgende maand)(?: (?:gaan|aan duo|terug))* ?(?:te )?(?:af|terug)?(?:betalen|lossen)\\b(?!.{0,40}\\b(?:als|wanneer|indien|volgens|onder|bij)\\b)`,
    ),
    /\bhoeveel heb ik (?:nu |al |tot nu toe |in totaal |inmiddels )*(?:afgelost|betaald|terugbetaald|geleend)\b|\bhoe lang moet ik nog (?:af|terug)?(?:betalen|lossen)\b/,
    /\bwaarom (?:krijg|kreeg|ontvang) ik\b.{0,40}\bdan (?:vorige|afgelopen|vorig|eerst)\b|\bbedrag op mijn naam\b|\bstaat er op mijn naam\b/,
    /\bheb ik nog recht op (?:\p{L}{2,12} ){0,3}(?:maanden|jaar|jaren)\b|\b(?:hoeveel|wat) (?:geld )?moet ik (?:nu |precies |eigenlijk |zelf )*nog (?:terug|af)?(?:betalen|lossen)\b(?!.{0,40}\b(?:als|wanneer|indien)\b)/u,
    /\bhoeveel (?:geld |studiefinanciering |stufi |basisbeurs |aanvullende beurs )?(?:krijg|ontvang) ik (?:precies|deze maand|volgende maand|nog van (?:jullie|duo)|nu|gestort)\b|\b(?:op )?hoeveel (?:\p{L}{2,20} )?heb ik (?:precies )?recht\b|\bheb ik recht op hoeveel\b/u,
    new RegExp(`\\bwaar (?:blijft|blijven|is|zijn) ${MY_NL} ${CASE_NL}(?!\\p{L})`, 'u'),
    new RegExp(
      `\\bwanneer (?:krijg|ontvang|komt|hoor|wordt|is|zijn|hebben|heb|kan|staat|gaan|stort|betalen) (?:ik |jullie |je |duo |u )?(?:eindelijk |nu |dan |iets over |bericht over |antwoord op |uitslag van )*${MY_NL} (?:aanvraag|beschikking|besluit|geld|beurs|studiefinanciering|stufi|uitbetaling|bezwaar|bezwaarschrift|klacht|toekenning|verzoek)(?!\\p{L})(?!.{0,60}\\b(?:als|wanneer|indien)\\b)`,
      'u',
    ),
    new RegExp(
      `\\bhoe (?:staat het (?:er )?(?:nu )?(?:met|voor met)|ver (?:is|zijn|staat)) (?:jullie met |het met |de behandeling van )?${MY_NL} (?:${CASE_NL}|${AMOUNT_NL})(?!\\p{L})`,
      'u',
    ),
    new RegExp(`\\b(?:wat is de )?(?:status|stand|voortgang) van ${MY_NL} \\p{L}`, 'u'),
    new RegExp(
      `\\b(?:is|zijn|wordt|werd|hebben jullie|heeft duo|heb je) ${MY_NL} ${CASE_NL}(?: (?:nu|al|wel|nog|niet|goed|inmiddels|gisteren|vandaag))* (?:binnen|binnengekomen|ontvangen|goedgekeurd|afgewezen|verwerkt|behandeld|toegekend|in behandeling|aangekomen|compleet|verstuurd|uitbetaald|gelukt|geweigerd|stopgezet)(?!\\p{L})`,
      'u',
    ),
    new RegExp(
      `\\bwaarom (?:is|zijn|werd|wordt|heb|hebben|krijg|heeft|duurt|moet|staat)\\b.{0,25}\\b${MY_NL} ${CASE_NL}\\b.{0,30}\\b(?:afgewezen|geweigerd|stopgezet|gestopt|lager|minder|niet|zo lang|verlaagd|ingetrokken|ineens|nog)`,
      'u',
    ),
    new RegExp(
      `\\bwaarom (?:is|zijn|wordt|werd) ${MY_NL} ${AMOUNT_NL}(?: nu| opeens| ineens| zo| dit jaar)* (?:gestegen|hoger|verhoogd|zo hoog|omhoog|veranderd|hoog)`,
      'u',
    ),
    /\bwaarom (?:heb|krijg|kreeg) ik (?:deze maand|nu|ineens|opeens|nog|nog steeds) (?:nog )?(?:geen|minder|een)\b|\bwaarom (?:heb|krijg|kreeg) ik (?:geen geld|deze (?:brief|boete|rekening|aanmaning)|een (?:boete|aanmaning|deurwaarder))\b/,
    /\b(?:heb|sta|ben) ik (?:nu |nog |al |wel |nog steeds |bij (?:jullie|duo) )*(?:een )?(?:openstaande? (?:schuld|bedrag|rekening)|studieschuld|schuld open|achterstand bij (?:jullie|duo)|(?:goed )?(?:geregistreerd|ingeschreven|aangemeld) bij (?:jullie|duo)|goedgekeurd|toegelaten)(?!\p{L})/u,
    new RegExp(
      `\\b(?:kun|kan|kunt|kunnen|wil|wilt|willen) (?:je|jij|u|jullie)\\b.{0,30}\\b${MY_NL} .{0,40}\\b(?:opzoeken|nakijken|checken|controleren|bekijken|inzien|aanpassen|wijzigen|veranderen|goedkeuren|kwijtschelden|stopzetten|verlagen|verhogen|verwijderen|berekenen|uitrekenen|doorzetten|regelen)(?!\\p{L})`,
      'u',
    ),
    new RegExp(
      `(?:^|[.!,\\n] ?)(?:zoek|check|controleer|bereken|wijzig|verander|keur|zet|verlaag|scheld|stop|verwijder|pas|bekijk|reken)\\b(?: \\p{L}{1,10}){0,3} ${MY_NL} `,
      'u',
    ),
    new RegExp(
      `(?:^|[.!,\\n] ?)(?:kijk|zoek|check|controleer|lees|ga)(?: (?:eens|even|maar|nu|alsjeblieft|aub)){0,3} (?:in|naar|op) ${MY_NL} (?:\\p{L}{2,15} ){0,1}(?:dossier|gegevens|account|aanvraag|zaak|situatie|profiel|administratie)(?!\\p{L})`,
      'u',
    ),
    /\b(?:zoek|kijk|vertel|geef|check|ga)\b.{0,40}\b(?:waar|of|hoeveel|wat|wanneer)\b.{0,20}\b(?:mijn|m'n|mn|onze) (?:buur\p{L}{1,8}|ex\p{L}{0,10}|zoon|dochter|broer|zus|vriend\p{L}{0,3}|man|vrouw|partner|moeder|vader|collega|huisgenoot)\b.{0,40}\b(?:woont|adres|schuld|schulden|studeert|staat ingeschreven|verdient|werkt)\b/u,
    /\b(?:bereken|reken) (?:eens |even |voor mij |me )*(?:uit )?(?:hoeveel|wat|hoe hoog) (?:ik|mijn)\b/,
    /\b(?:wat (?:is|zijn)|hoe hoog is|hoeveel is|geef|zoek|vertel|heeft|hoeveel (?:\p{L}{2,15} )?heeft)\b.{0,25}\b(?:studieschuld|schuld|adres|bsn|burgerservicenummer|telefoonnummer|e-?mailadres|geboortedatum|inkomen|rekeningnummer|diploma)\b.{0,8}\bvan (?:mijn|m'n|mn|onze) (?:buur\p{L}{1,8}|ex\p{L}{0,10}|zoon|dochter|broer|zus|zusje|broertje|vriend\p{L}{0,3}|man|vrouw|partner|moeder|vader|collega|huisgenoot|student|kind|neef|nicht)(?!\p{L})|\b(?:heeft|hoeveel (?:\p{L}{2,15} )?heeft) (?:mijn|m'n|mn) (?:buur\p{L}{1,8}|ex\p{L}{0,10}|zoon|dochter|broer|zus|vriend\p{L}{0,3}|man|vrouw|partner|collega) (?:nog |een )*(?:studie)?(?:schuld|schulden|beurs)\b/u,
    /\b(?:ik kan|kan ik|lukt|het lukt)\b.{0,20}\bniet (?:meer )?(?:inloggen|in te loggen) (?:op|in|bij) (?:mijn ?duo|m'n account|mijn account)\b|\b(?:ik ben )?(?:mijn|m'n|mn) wachtwoord (?:kwijt|vergeten|resetten)|\b(?:mijn|m'n|mn) (?:mijn duo|duo|account) (?:account )?(?:is )?(?:geblokkeerd|vergrendeld)\b/,
    new RegExp(
      `\\b(?:kun|kan|kunt|kunnen|wil|wilt|willen) (?:je|jij|u|jullie)\\b.{0,25}\\b(?:uitzoeken|nagaan|nakijken|opzoeken|kijken|zien|checken|controleren)\\b.{0,12}\\b(?:waarom|waar|of|hoeveel|wanneer|wat)\\b.{0,25}\\b(?:${MY_NL}|onze)(?!\\p{L})`,
      'u',
    ),
    /\b(?:brief|mail|e-mail|sms|bericht|rekening|aanmaning)\b.{0,60}\bwat (?:staat|stond|bedoelen jullie) (?:daar|er|daarmee|ermee)\b|\bvan mijn (?:bank)?rekening (?:af)?(?:geschreven|gehaald|gegaan)\b|\bop mijn (?:bank)?rekening (?:gestort|gekregen|binnengekomen)\b.{0,40}\b(?:waar|waarom|klopt|wat)\b/,
  ],
  en: [
    /\b(?:what(?:'s| is| are| was| will)|how (?:much|high|big|large) (?:is|are|was|will)|what is the (?:amount|status|balance|height) of)(?: be)? my (?:\w{2,15} ){0,2}(?:debt|loan|balance|monthly (?:amount|payments?|repayments?|instal?ments?)|repayment|arrears|payment|instal?ment|customer number|bsn|outstanding \w{2,12}|status)\b/,
    /\bwhat (?:will|would) my (?:\w{2,15} ){0,2}(?:monthly )?(?:amount|payments?|repayments?|instal?ments?|debt) be\b/,
    /\bhow much (?:\w{2,12} )?(?:debt )?(?:do|will) i (?:still |currently |now )?(?:owe|have left|have to (?:re)?pay (?:back )?(?:\w{2,12} ){0,2}(?:per|each|a|every|this|next) month|have outstanding)\b(?!.{0,60}\bif\b)/,
    /\bhow much (?:\w{2,12} ){0,2}debt do i have\b|\bhow (?:much|high) my (?:\w{2,12} ){0,2}(?:debt|loan|monthly \w{2,12}) (?:is|will be)\b/,
    /\bhow much (?:\w{2,12} ){0,2}(?:debt|money) i (?:still )?(?:have left|owe|have)\b|\bhow much i (?:still )?owe\b/,
    /\bwhy did my (?:\w{2,15} ){0,2}(?:amount|payments?|debt|loan|grant|repayments?) (?:go (?:up|down)|increase|decrease|change|stop)/,
    /\bwhere(?:'s| is| are) my (?:\w{2,15} ){0,2}(?:application|payment|money|grant|refund|letter|decision|student finance)\b/,
    /\bwhen (?:will|do|can|is|does) (?:i |you |duo )?(?:finally )?(?:get |receive |pay |hear (?:back )?about |process )?(?:out )?my (?:\w{2,15} ){0,2}(?:application|payment|money|decision|refund|student finance|grant|objection)\b(?!.{0,60}\bif\b)/,
    /\b(?:what is the )?(?:status|progress) of my \w/,
    /\b(?:is|was|has|have you|did you|has duo) my (?:\w{2,15} ){0,2}(?:application|request|payment|form|objection|complaint|debt) (?:been )?(?:already |yet )?(?:been )?(?:received?|approved|rejected|processed|paid|denied|accepted|complete)\b|\bhave you received my\b|\bdid you (?:get|receive) my\b/,
    /\bwhy (?:was|is|were|has|have|did) (?:\w{2,8} ){0,2}my (?:\w{2,15} ){0,2}(?:application|request|grant|payment|student finance|monthly amount|debt|loan)\b.{0,30}\b(?:rejected|denied|refused|stopped|lower|higher|so|not|increased|gone up)/,
    /\b(?:check|look up|calculate|change|approve|cancel|update|lower|delete|set) my (?:\w{2,15} ){0,2}(?:application|debt|loan|file|account|amount|payments?|repayments?|details|data|status|grant|address)\b/,
    /\bdo i (?:still |currently )?(?:have|owe) (?:a |any )?(?:outstanding|student debt|debt|arrears)\b/,
    /\b(?:what is|how much is|how much|does (?=.{0,40}\b(?:owe|debt)))\b.{0,20}\bmy (?:neighbou?r|ex|son|daughter|brother|sister|friend|boyfriend|girlfriend|husband|wife|partner|roommate)(?:'s)?\b.{0,20}\b(?:debt|bsn|address|income|owe|loan)\b/,
    /\bi(?:'m| am)? (?:still |suddenly )?(?:can'?t|cannot|can not|unable to) (?:log|sign) in ?(?:to|on) (?:mijn duo|my (?:duo|account))\b|\b(?:forgot|lost|reset) my password\b|\bmy account (?:is|has been) (?:locked|blocked)\b/,
  ],
  de: [
    /\bwie hoch (?:ist|sind|wird) (?:mein|meine) \p{L}{0,20}(?:schuld|schulden|darlehen|kredit|rate|monatsrate)|\bwie ?viel (?:schulde ich|muss ich (?:noch|monatlich))|\bwo bleibt mein|\bstatus meine[srn]|\bwann bekomme ich mein/u,
  ],
  fr: [
    /\bcombien (?:est-ce que )?je dois (?:encore|payer)|\bcombien dois-je (?:encore|payer)|\bmontant de ma dette|\bquelle est ma dette|\bou en est ma (?:demande|requete)|\bstatut de ma/,
  ],
  es: [
    /\bcuanto (?:debo|tengo que pagar)|\bcual es (?:mi deuda|el estado de mi)|\bestado de mi (?:solicitud|deuda)|\bcuanto es mi deuda/,
  ],
  tr: [
    /\bborcum (?:ne kadar|kac|var m[ıi])|\bne kadar borcum|\bbasvuru(?:m|mun) (?:ne durumda|nerede|onayland[ıi]|durumu)|\bayl[ıi]k odemem ne kadar/,
  ],
  uk: [
    /(?:скільки|який|яка|яку).{0,15}(?:мій|моя|я винен|я винна|я маю).{0,10}(?:борг|заборгован|платити)|(?:який|скільки) (?:становить )?мій (?:\p{L}{2,15} )?борг|(?:де|статус|стан) (?:моя|моєї) заяв/u,
  ],
  pl: [/\bile (?:wynosi moj|mam|jestem) (?:dlug|winie?n)|\bjaki jest moj dlug|\bstatus mo(?:jego wniosku|jej)/],
  ar: [/كم (?:يبلغ )?(?:ديني|علي من|مبلغ ديني)|(?:حالة|اين) طلبي/],
};

/** Where to look it up, or how a rule works: the documents may say so, whoever asks. */
const WHERE_TO_LOOK =
  /\b(?:waar (?:kan|kun|zie|vind|lees|check|bekijk) (?:ik|je)|hoe (?:kan|kun|check|zie|vind|bekijk|kom|wijzig|verander|geef|moet) ik|where (?:can|do|could) i|how (?:can|do|could|would) i)\b(?! (?:nog|still) owe)/;
/** What holds for everybody: a limit, the law, the day on which a grant becomes a gift. */
const ABOUT_RULES =
  /\b(?:volgens de (?:nieuwe |oude )?(?:regels|wet|regeling)|maximaal|hoogstens|(?:een|a) gift|according to the (?:new |old )?(?:rules|law)|at most)\b/;
const ABROAD =
  /\b(?:buitenland|buiten nederland|verhuisd naar|geemigreerd|emigr\p{L}{0,8}|abroad|outside (?:of )?the netherlands|moved (?:to|away|back))\b/u;
/** What somebody says that a number is: not a question about it. */
const GIVING_NUMBER =
  /\b(?:mijn|m'n|mn|my) (?:\p{L}{2,12} )?(?:bsn|burgerservicenummer|burgerservicenr|sofinummer|klantnummer|klantnr|customer number|client number|citizen service number)\b/gu;

/** The sentences with a question mark, or all where none has one: what somebody tells beforehand is no question. */
function asking(folded: string): string {
  const sentences = folded.split(/(?<=[.!?\n])\s/);
  const asked = sentences.filter((sentence) => sentence.includes('?'));
  return (asked.length > 0 ? asked : sentences).join(' ');
}

/**
 * Whether a folded message needs the asker's (or another person's) file.
 *
 * @param numbered the message without names such as "Mijn Zaken", where a BSN or customer number was masked in it: with
 *   "mijn" or "ik" in what it asks, the file is meant. Null where no number was given.
 */
export function needsOwnFile(folded: string, numbered: string | null): boolean {
  if (
    numbered !== null &&
    /\b(?:mijn|m'n|mn|ik|mij|me|my|i|mein|ich)\b/.test(asking(numbered).replace(GIVING_NUMBER, ''))
  )
    return true;
  return occurs(OWN, folded) && !WHERE_TO_LOOK.test(folded) && !ABOUT_RULES.test(folded) && !ABROAD.test(folded);
}
