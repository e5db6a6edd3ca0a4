/**
 * Somebody in need: thoughts of suicide or self-harm, an emergency, or plain despair. Comes before everything else, and
 * would rather see need once too often than once too little; but figures of speech ("ik ga dood van het wachten")
 * and questions about what happens after a death are ordinary messages.
 */
import { occurs, type PatternTable } from './patterns.ts';

const SUICIDE: PatternTable = {
  any: [/\bsuicid/, /\bsuizid/],
  nl: [
    /zelfmoord|zelfdoding|automutilatie|euthanasie voor mezelf/,
    /\bik wil (?:echt |gewoon |liever |maar |alleen maar |het liefst |nu )?(?:dood|sterven|doodgaan)\b(?! van)/,
    /\bik (?:zou )?(?:liever|het liefst) dood\b/,
    /\b(?:wil|wou|zou|hoef|kan)(?: ik)?(?: echt| gewoon| ook)? (?:niet (?:meer|langer|verder)|niet verder) (?:leven|bestaan)\b/,
    /\b(?:wil|wilde|wou)(?: ik)? (?:er )?(?:gewoon |echt )?niet meer (?:zijn|leven|wakker worden)\b/,
    /\b(?:maak|maken|maakt) (?:ik )?er (?:zelf |maar |vandaag |vanavond |straks |gewoon )?een einde? aan\b/,
    /\beinde? (?:aan|maken aan|te maken aan) mijn leven\b/,
    /\b(?:mezelf|mijzelf|me zelf|mijn eigen)(?: \p{L}{1,12}){0,2} (?:iets aan(?:doen| te doen)?|wat aan(?:doen| te doen)?|van het leven|op(?:hangen|hang| te hangen)|snijd|snijden|pijn (?:doen|doe)|dood|van kant|verdrinken|doden|vermoorden)/u,
    /\b(?:snijd|dood|vermoord|verhang|verdrink) (?:ik )?(?:mezelf|mijzelf|me zelf)\b/,
    /\b(?:spring|springen|gooi me|gooi mezelf)(?: ik)? (?:voor de trein|(?:van|vanaf) (?:een|de) (?:brug|dak|flat|gebouw))/,
    /\bvoor (?:de|een) trein (?:spring|springen|te springen)/,
    /\buit het leven stappen\b/,
    /\b(?:zichzelf|zich zelf|zichzelve)(?: \p{L}{1,12}){0,3} (?:iets|wat) (?:aan(?:doen|doet| te doen| (?:gaat|wil|zal|zou|kan) doen)|(?:gaat|wil|zal|zou) aandoen)|\b(?:zichzelf|zich zelf) (?:van het leven|van kant|te doden|ophangen|op te hangen|snijd|snijdt|snijden)/u,
    /\b(?:morgen|vanavond|vannacht|straks|binnenkort|volgende week|dan) (?:ben|is) (?:ik|hij|zij|ze) er (?:toch |dan |waarschijnlijk |wel |al |misschien ){0,3}niet meer\b/,
    /\bik ben er (?:morgen|straks|binnenkort|volgende week|dan) (?:toch |waarschijnlijk |wel ){0,2}niet meer\b/,
    /\b(?:geen zin meer in het leven|mijn leven (?:heeft|is)(?: echt)? (?:geen zin|niets waard|zinloos)|het leven (?:heeft (?:voor mij )?geen zin|niet meer zitten))/,
    /\bik (?:kan|wil) niet meer verder leven\b/,
    /\bhet leven hoeft (?:voor mij |van mij )?niet meer\b/,
    /\bgeen reden (?:meer )?(?:om te|tot) leven\b|\bbeter af(?: is| zijn| zou zijn)? zonder mij\b|\bzonder mij beter af\b/,
    /\bik (?:wil|ga|zou|denk|kan)\b.{0,20}\ber (?:maar |gewoon |zelf )?een einde? aan (?:te )?maken\b/,
    /\b(?:overdosis|alle pillen|te veel pillen)\b/,
    /\bafscheids(?:brief|bericht|briefje|mail)\b|\b(?:hoeveel|welke) \p{L}{3,25} (?:is|zijn) dodelijk\b|\bdodelijke dosis\b/u,
    /\b(?:sta|zit) (?:nu |al |hier )*(?:boven )?op (?:het spoor|de rails|(?:een|de|het) (?:brug|dak|flat))\b/,
    /\bniemand (?:zou|zal|gaat) (?:me|mij) missen\b|\baan (?:de|mijn) dood (?:te )?denk|\bdenk (?:\p{L}{2,10} ){0,2}aan (?:de|mijn) dood\b/u,
  ],
  en: [
    /\b(?:i|he|she)(?:'ll| will)? (?:won'?t|will not|not) be (?:here|around|alive) (?:tomorrow|anymore|any longer|much longer|by then|next week)\b/,
    /\b(?:hurt|harm|kill)(?:ing)? (?:himself|herself|themselves|themself)\b/,
    /\b(?:kill(?:ing)?|hang(?:ing)?|hurt(?:ing)?|cut(?:ting)?|harm(?:ing)?) (?:myself|himself|herself|themselves)\b/,
    /\bself[- ]?harm/,
    /\b(?:end(?:ing)?|take|taking) my (?:own )?life\b/,
    /\b(?:want|going|ready) to (?:just )?(?:die|end it all|be dead)\b(?! of| laughing)/,
    /\b(?:don'?t|do not|no longer) want to (?:live|be alive|be here|exist|wake up)(?: anymore| any more| any longer)?(?! in| at| with| on| together)\b/,
    /\b(?:better off dead|no reason (?:left )?to live|(?:see|have|find) (?:no|any|a) reason to (?:keep |go on )?liv(?:e|ing)|better off without me|want (?:it|this|everything|it all) to (?:end|be over)|can'?t go on (?:anymore|living|like this)|not worth living|end it all)\b/,
    /\bi (?:took|am going to take) (?:an overdose|all my pills)/,
    /\b(?:suicide|goodbye) note\b|\blethal dose\b|\b(?:nobody|no one) would miss me\b/,
  ],
  de: [
    /selbstmord|selbsttotung|mich umbringen|bringe mich um|mir das leben nehmen|(?:nicht|nimmer) mehr leben|\bich will sterben|mochte sterben/,
  ],
  fr: [
    /\bme (?:tuer|suicider)\b|\bje (?:veux|voudrais) mourir\b|\ben finir avec (?:la|ma) vie|plus envie de vivre|plus vivre\b/,
  ],
  es: [/\bmatarme\b|quitarme la vida|\bquiero morir|no quiero (?:seguir )?(?:vivir|viviendo)/],
  tr: [/intihar|kendimi oldur|olmek istiyorum|yasamak istemiyorum|canima k[ıi]y|hayat[ıi]ma son/],
  uk: [
    /самогуб|суїцид|вбити себе|вб'ю себе|(?:не хочу|не хочеться) (?:більше )?жити|хочу померти|накласти на себе руки|покінчити (?:з|із) (?:життям|собою)/,
  ],
  ru: [/самоубий|суицид|убить себя|(?:не хочу|не хочется) (?:больше )?жить|хочу умереть|покончить с (?:жизнью|собой)/],
  pl: [/samobojst|zabic sie|zabije sie|nie chce (?:juz |mi sie )?zyc|chce umrzec|odebrac sobie zycie/],
  ar: [/انتحار|انتحر|اقتل نفسي|قتل نفسي|انهاء حياتي|لا اريد (?:ان )?(?:اعيش|العيش)|اريد (?:ان )?اموت/],
};

const EMERGENCY: PatternTable = {
  nl: [
    /\bpijn op (?:de|mijn|m'n|zijn|haar) borst\b|\bpijn in mijn borst\b/,
    /\b(?:heb|heeft|krijg|krijgt)(?: \p{L}{1,10}){0,3} (?:een )?(?:hartaanval|beroerte|hersenbloeding|hartstilstand|epileptische aanval)\b(?!.{0,20}(?:gehad|gekregen))/u,
    /\b(?:bewusteloos|buiten bewustzijn)\b/,
    /\b(?:krijg|krijgt) (?:bijna |haast |nu )?geen lucht\b|\bkan (?:bijna |nu )?niet (?:meer )?ademen\b/,
    /\b(?:ademt niet|valt flauw|is flauwgevallen)\b/,
    /\bbloedt? (?:heel |erg )?(?:hevig|ernstig|dood)\b/,
    /\bbel (?:een |de )?(?:ambulance|112)\b|\b(?:ambulance|112) (?:bellen|nodig)\b/,
    /\b(?:mijn|ons|onze) \p{L}{2,20} (?:staat in brand|brandt)\b|\b(?:het|de) (?:huis|gebouw|flat|keuken|kamer|woning) staat in brand\b|\ber is (?:nu )?brand(?: uitgebroken)? (?:in|bij|op) (?:ons|onze|mijn|het|de)\b|\bhet brandt (?:hier|bij|in)\b/u,
    /\bligt (?:stil )?op de (?:grond|vloer)\b|\bin elkaar gezakt\b|\bwordt niet (?:meer )?wakker\b/,
  ],
  en: [
    /\bchest pains?\b|\bpain in my chest\b/,
    /\b(?:having|has|have) a (?:heart attack|stroke|seizure)\b/,
    /\b(?:is|am|are|lies) unconscious\b|\b(?:not|stopped) breathing\b/,
    /\b(?:can'?t|cannot|can not|trouble|difficulty) breath(?:e|ing)\b/,
    /\b(?:bleeding heavily|need an ambulance|call an ambulance|call 112|house is on fire)\b/,
  ],
  de: [/\bschmerzen in der brust|brustschmerzen|herzinfarkt habe|bekomme keine luft|krankenwagen/],
  fr: [/\bdouleurs? (?:a|dans) la poitrine|appelez une ambulance|n'arrive plus a respirer/],
  es: [/\bdolor (?:en el|de) pecho|no puedo respirar|una ambulancia/],
  tr: [/gogsum agriyor|gogus agrisi|nefes alam[ıi]yorum|ambulans/],
  uk: [/біль у грудях|болить у грудях|не можу дихати|викличте швидку/],
  pl: [/bol w klatce|nie moge oddychac|wezwijcie karetke/],
  ar: [/الم في (?:الصدر|صدري)|لا استطيع التنفس|سيارة اسعاف/],
};

/** Despair without a word of death, mostly about money. */
const DISTRESS: PatternTable = {
  nl: [
    /\b(?:kan|trek|hou|houd|red) (?:ik )?(?:het|dit|alles|(?:die|mijn|m'n|de|deze) (?:studie)?schuld(?:en)?|de druk|de stress)(?: \p{L}{2,10}){0,2} niet (?:meer|langer)(?: aan| vol)?(?= met| door| van| zo|[ .!]*$)/u,
    /\bzie (?:ik )?het (?:\p{L}{2,9} ){0,3}niet (?:meer )?zitten\b|\b(?:zie|is er|heb) (?:ik )?(?:voor mij |echt )?geen uitweg\b|\b(?:wordt|werd) (?:me|mij) (?:allemaal |echt |nu )*te veel\b|\bzit er (?:echt |helemaal |compleet )*doorheen\b|\b(?:weet (?:me|mij)|weet ik me) geen raad\b/u,
    /\bik ben (?:zo |echt |helemaal |totaal )*(?:wanhopig|radeloos|ten einde raad)\b|\bweet (?:het )?niet meer (?:hoe ik (?:nu )?verder\b|wat ik (?:nu )?moet doen[ .!]*$)/,
  ],
  en: [
    /\bi (?:can'?t|cannot|can not) (?:cope|handle|bear|take) ?(?:it|this|with (?:it|this|my \w{2,10})|my \w{2,10}|the \w{2,10})? ?(?:anymore|any more|any longer)\b|\bi(?:'m| am) (?:so |completely )?(?:desperate|in despair|at my wits'? end)\b/,
  ],
  de: [/\bich (?:halte|schaffe|ertrage) (?:es|das) nicht mehr\b|\bich bin (?:so |vollig )?verzweifelt\b/],
  fr: [/\bje n'(?:en peux|y arrive) plus\b|\bje suis desespere/],
  es: [/\bya no puedo mas\b|\bestoy desesperad/],
  tr: [/\bart[ıi]k dayanam[ıi]yorum\b|\bcaresizim\b/],
  uk: [/(?:я )?(?:більше не витримую|у розпачі|в розпачі)/],
  pl: [/\b(?:juz nie daje|nie daje juz) rady\b|\bjestem zrozpaczon/],
  ar: [/لم اعد (?:احتمل|اتحمل)|انا يائس/],
};

/** What kind of need a folded message speaks of, if any; despair only where nothing is asked, else the answer helps more. */
export function crisisIn(folded: string): 'suicide' | 'emergency' | 'distress' | null {
  if (occurs(SUICIDE, folded)) return 'suicide';
  if (occurs(EMERGENCY, folded)) return 'emergency';
  if (occurs(DISTRESS, folded) && !folded.includes('?')) return 'distress';
  return null;
}
