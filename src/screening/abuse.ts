/**
 * Insults with nothing asked. Somebody rude who does ask something gets an answer: the insult is not looked at.
 */
import { fold } from './normalise.ts';
import { occurs, type PatternTable } from './patterns.ts';

const INSULTS: PatternTable = {
  nl: [
    /\b(?:idioot|idioten|idiote|sukkels?|klootza(?:k|kken)|eikels?|debie?l(?:en)?|randdebie?l(?:en)?|mongo(?:ol|len|ols)?|hoer(?:en)?|hoerenzo(?:on|nen)|lul(?:len)?|hufters?|trut(?:ten)?|mafkezen|mafkees|achterlijke?|imbeciel(?:en)?|stomme (?:bot|robot|trut|koe|eikels?|ambtenaren|chatbot)|domme (?:bot|robot|computer|ambtenaren|chatbot)|nutteloze \p{L}{2,15}|waardeloze (?:bot|robot|club|troep|organisatie|chatbot)|(?:kut|klote|kanker|tering|tyfus|pokke|schijt|rot)(?:bot|chatbot|robot|duo|zooi|lijers?|hond|wij(?:f|ven)|ambtena(?:ar|ren)|organisatie|bende|club|computer))(?!\p{L})/u,
    /\b(?:krijg (?:de|het) (?:kanker|tering|tyfus|klere|pest|pleuris|zuur|schompes)|val dood|sterf|rot (?:toch )?op|flikker op|donder op|lazer op|hou je (?:bek|kop|smoel|mond)|kop dicht|bek dicht|zak in de stront)\b/,
    /\b(?:jullie|je|jij|duo) (?:zijn|bent|is)(?: echt| allemaal| gewoon| een stel(?:letje)?| een){0,3} (?:dom|stom|oplichters|dieven|schoften|criminelen|waardeloos|achterlijk|hopeloos|nutteloos|een grap|klote|kut|prutsers|incompetent|tuig|schorem)\b/,
    /\b(?:stel(?:letje)?|vuile|vieze|smerige) (?:oplichters|dieven|prutsers|amateurs|tuig|schoften|criminelen|zakkenvullers|uitvreters|geldwolven|leugenaars|bedriegers|boeven)\b/,
    /\b(?:kan|kunnen|kunt) (?:allemaal |mooi )?(?:me |mij )?(?:mijn|m'n|mn|de|in de) (?:rug|reet|kont|zak|pot|bout|boom|stront) (?:op|in|zakken|hachelen)\b/,
  ],
  en: [
    /\b(?:fuck (?:you|off|this|duo)|fucking (?:bot|idiots?|useless|stupid)|idiots?|morons?|assholes?|bastards?|bitch(?:es)?|dumbass|retard(?:ed|s)?|wankers?|scumbags?|piece of (?:shit|crap|garbage)|screw you|go to hell|shut up|stupid (?:bot|robot|chatbot|people|machine)|dumb (?:bot|robot|chatbot|machine)|useless (?:bot|robot|chatbot|idiots|machine|piece)|you (?:suck|are (?:stupid|useless|worthless|dumb|pathetic|an idiot|all thieves|thieves|crooks))|you'?re (?:stupid|useless|worthless|dumb|pathetic))\b/,
  ],
  de: [
    /\b(?:arschl(?:och|ocher)|idioten?|scheissverein|fick dich|dumme[rs]? (?:bot|roboter)|vollidioten?|halt die fresse)\b/,
  ],
  fr: [/\b(?:connards?|salope|salauds?|imbeciles?|va te faire|ta gueule|idiots?)\b/],
  es: [/\b(?:idiotas?|gilipollas|hijos? de puta|imbeciles?|vete a la mierda|estupidos?)\b/],
  tr: [/\b(?:aptal|salak|orospu|siktir|gerizekal[ıi]|ahmak|serefsiz)\p{L}{0,6}/u],
  uk: [/(?:ідіот|дебіл|курва|сука(?!\p{L})|тупий бот|йди на)/u],
  pl: [/\b(?:kurwa|idioci|idiota|debil(?:e)?|spierdalaj|chuj)\b/],
};

/** Words that ask for something. */
const ASKS =
  /\b(?:hoeveel|hoe(?! dom| stom| achterlijk| durven| kun je zo)|waarom(?! (?:zijn|ben|is) (?:jullie|je|jij|u|duo|dit|deze))|wanneer|waar(?!deloos|deloze)|wie|welke?|wat(?! een| ben je| zijn jullie| een)|zeg|vertel|leg uit|geef|noem|toon|help|kan ik|kun je|mag ik|moet ik|krijg ik|heb ik|how|why(?! are you)|when|where|who|which|what(?! an?\b| the)|tell|explain|give|show|can i|do i|is there|does|wie ?viel|warum|wann|combien|comment|pourquoi|cuanto|como|donde|kac|nas[ıi]l|neden|скільки|чому|коли|jak|ile|dlaczego)\b/;

/** Whether a folded message insults and asks nothing. */
export function isAbuse(folded: string): boolean {
  if (!occurs(INSULTS, folded)) return false;
  return !folded.split(/(?<=[.!?\n])/).some((sentence) => {
    if (ASKS.test(sentence)) return true;
    return sentence.includes('?') && !occurs(INSULTS, sentence);
  });
}

/** The text without its sentences that only insult, where others are left: they are no part of the question. */
export function withoutInsults(text: string): string {
  if (!occurs(INSULTS, fold(text))) return text;
  const sentences = text.split(/(?<=[.!?\n])\s+(?=\S)/);
  const rest = sentences.filter((sentence) => !isAbuse(fold(sentence)));
  return rest.length === 0 || rest.length === sentences.length ? text : rest.join(' ');
}
