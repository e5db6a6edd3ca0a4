/**
 * Threats of violence against staff or others. Questions about threats ("Hoe vaak worden medewerkers bedreigd?")
 * and figures of speech are not.
 */
import { occurs, type PatternTable } from './patterns.ts';

const WHOM =
  "(?:je|jou|jullie|u|hem|haar|ze|hen|hun|iemand|iedereen|allemaal|(?:die|dat|deze|de|een|jouw|al die|zo'n) \\p{L}{2,20}(?: van duo)?)";
const THREATS: PatternTable = {
  nl: [
    new RegExp(
      `\\b(?:ik|we|wij|zal|ga)\\b.{0,60}\\b(?:vermoord|wurg|onthoofd|molesteer|mishandel) (?:ik )?${WHOM}(?!\\p{L})`,
      'u',
    ),
    /\b(?:ik|we|wij) dood (?:je|jou|jullie|hem|haar|hen|iedereen)\b/,
    new RegExp(
      `(?<!\\p{L})${WHOM} (?:allemaal |dan |wel |een keer |eens |nog )*(?:vermoorden|doodschieten|neerschieten|doodsteken|neersteken|doodslaan|wurgen|opblazen|afmaken|mishandelen|in elkaar slaan|in elkaar trappen|kapot maken|kapotmaken|iets aandoen|wat aandoen|neerschiet|neersteekt|doodschiet|doodsteekt|opblaast|afmaakt|vermoordt|kapot maak|kapotmaak|afmaak|doodsla|neerschiet|neersteek)\\b`,
      'u',
    ),
    /\b(?:sla|slaan|trap|schop|ram|beuk)\b.{0,40}\b(?:op (?:je|jouw|jullie|zijn|zn|z'n|haar|d'r|hun|de|die) (?:\p{L}{1,12} )?(?:bek|gezicht|kop|smoel|hoofd|muil)|in elkaar|verrot|het ziekenhuis in|tot moes)\b/u,
    /\b(?:steek|schiet|blaas|brand)\b.{0,40}\b(?:neer|overhoop|dood|in (?:de )?brand|in de fik|op de lucht in|de lucht in|plat)\b/,
    new RegExp(`\\bmaak ${WHOM} (?:allemaal |nog )?(?:af|dood|kapot|koud)\\b`, 'u'),
    /\bbreek .{0,25}(?:benen|nek|botten|poten|vingers)\b/,
    /\b(?:ik|we) (?:weet|weten) (?:waar (?:je|jij|jullie|u|hij|zij|die \p{L}{2,20}) (?:woont|wonen|woon)|jullie (?:wel )?te vinden|je (?:wel )?te vinden)/u,
    /\b(?:jullie|je|jij) (?:gaan|gaat|ga|moeten|moet) (?:eraan|er aan|allemaal dood|dood)\b/,
    /\b(?:niet|niemand)(?: van \p{L}{2,10})?(?: meer)? (?:levend|heelhuids)\b.{0,30}\b(?:uit|weg|thuis|buiten|vandaan)\b/u,
    /\b(?:die|deze|de|jullie) (?:\p{L}{2,20} )?(?:krijgt|krijgen|verdient|verdienen) (?:\p{L}{2,10} ){0,2}(?:klappen|(?:pak slaag|kogel|kogelbrief|mes)\b)/u,
    /\b(?:ik|we|wij) (?:steek|steken|brand|fik)\b.{0,40}\b(?:kantoor|gebouw|pand|balie|auto|huis)\b.{0,15}\b(?:aan|af|plat|in de fik)\b/,
    /\b(?:er (?:gaan|zullen) (?:doden|slachtoffers) vallen|bommelding|kogel door)\b/,
    /\b(?:bom|bommen|explosief|granaat|molotov\p{L}{0,10})\b.{0,40}\b(?:leg|plaats|gooi|gooien|plaatsen|afgaan|naar binnen)|\b(?:leg|plaats|gooi)\b.{0,20}\b(?:bom|granaat|explosief)\b/u,
    /\b(?:kom|komen|ga|sta)\b.{0,40}\bmet (?:een|mijn) (?:mes|wapen|pistool|geweer|hamer|bijl|honkbalknuppel|machete)\b/,
  ],
  en: [
    /\b(?:i'?ll|i will|i'?m going to|i am going to|i'?m gonna|i want to|we will|we'?ll|gonna)\b.{0,40}\b(?:kill|murder|shoot|stab|strangle|beat up|punch|hurt|burn down|blow up|bomb)\b (?!time\b|myself|me\b|my)/,
    /\bi know where (?:you|he|she|they|your \w{1,15}) (?:live|lives|work|works)\b/,
    /\b(?:you (?:will|are going to|deserve to|all deserve to) (?:all )?die|bomb threat|put a bullet)\b/,
    /\b(?:come|coming|show up)\b.{0,30}\bwith (?:a|my) (?:gun|knife|weapon|bat|axe)\b/,
    /\bburn (?:your|the|this|that) (?:\w{2,12} )?(?:building|office|desk|place|headquarters) (?:down|to the ground)\b/,
    /\b(?:blow up|burn down|bomb|shoot up) (?:your|the|this|that) (?:\w{2,12} )?(?:building|office|desk|place|headquarters)\b/,
    /\b(?:better|should) watch (?:your|his|her|their) back\b|\bnobody (?:\w{2,12} ){0,4}alive\b|\b(?:office|building|place) (?:will )?(?:go(?:es)?|is going) up in (?:flames|smoke)\b/,
    /\bbeat (?:the shit|the hell|the crap) out of (?:you|him|her|them|your)\b/,
  ],
  de: [
    /\b(?:zunde|fackle?|fackel) .{0,20}\b(?:euer|eure|euch|ihr|das (?:buro|gebaude))\b|\bbrech(?:e)? .{0,12}\b(?:knochen|beine|nase)\b|\bschlag(?:e)? (?:euch|dir|dich|ihm|ihr|ihnen)\b/,
    /\bich (?:bringe?|werde) .{0,30}(?:euch|dich|sie|jemanden|ihn) (?:alle )?(?:um\b|umbringen|toten|erschiessen|erschießen)|\bich weiß,? wo (?:du|ihr) wohn/,
  ],
  fr: [
    /\bmettre le feu (?:a|aux) |\bbruler (?:vos|votre|les) bureaux?\b|\bje vais (?:te|vous|les|le|la) (?:tous )?(?:tuer|frapper|buter)|je sais ou (?:tu|vous) habit/,
  ],
  es: [
    /\bprender(?:os|les|le)? fuego a|\bquemar (?:vuestra|su|la|esa) oficina|\b(?:os|te|le|les) (?:parto|rompo|voy a (?:partir|romper)) (?:la cara|las piernas)|\b(?:os|te|los|las|le) voy a (?:matar|pegar)|voy a matar(?:te|os|los|lo|la)\b|se donde vives/,
  ],
  tr: [
    /\b(?:ofis|bina|buro)\p{L}{0,8} yakacag[ıi]m|\bkemiklerini k[ıi]r|\b(?:sizi|seni|onu|onlar[ıi]|hepinizi) (?:oldurecegim|gebertecegim|vuracagim|doverim)/u,
  ],
  uk: [
    /(?:спалю|підпалю) (?:вас|ваш|вам|цей)|(?:переламаю|зламаю) .{0,12}(?:ноги|кістки)|(?:вб'ю|уб'ю|вбию|застрелю|зарежу|заріжу) (?:вас|тебе|їх|його|її)|знаю,? де (?:ти|ви) жив/,
  ],
  pl: [
    /\b(?:spale|podpale) (?:wam|was|wasz\p{L}{0,2}|to )|\bpo[lł]amie (?:ci|mu|wam|nogi)|(?:zabije|zastrzele|pobije) (?:was|cie|ich|go|ja)\b|wiem,? gdzie mieszk/u,
  ],
  ar: [/(?:ساحرق|ساشعل النار)|ساكسر عظام|ساقتل(?:كم|ك|هم|ه|ها)|سوف اقتل(?:كم|ك|هم|ه|ها)|اعرف اين تسكن/],
};

/** Whether a folded message threatens somebody. */
export function isThreat(folded: string): boolean {
  return occurs(THREATS, folded);
}
