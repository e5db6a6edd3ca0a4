/**
 * Wanting to speak to a person now. Questions about how, where and when DUO can be reached are ordinary questions:
 * the documents may answer those.
 */
import { occurs, type PatternTable } from './patterns.ts';

const SOMEBODY_NL =
  '(?:(?:echte?|levende?|menselijke?|gewone?|andere?) )?(?:medewerker|mens|persoon|iemand|collega|consulent|adviseur|agent|klantenservice|helpdesk)';
const WISHES: PatternTable = {
  nl: [
    new RegExp(
      `\\b(?:ik|wij|we|mij|me|graag|liever|kan|mag)\\b.{0,40}\\b${SOMEBODY_NL}(?: van (?:duo|jullie|vlees en bloed|de \\p{L}{2,15}))? (?:te |kunnen |willen )?(?:spreken|praten|chatten|bellen|aan de lijn|aan de telefoon|contact)\\b`,
      'u',
    ),
    new RegExp(
      `\\b(?:spreken|praten|chatten|overleggen|contact)\\b.{0,20}\\b(?:met|van) (?:een |jullie )?${SOMEBODY_NL}\\b`,
    ),
    /\bis er (?:nu |misschien |ook )?(?:een )?(?:medewerker|mens|iemand|collega)(?: van duo| van jullie)? (?:beschikbaar|aanwezig|online|vrij|van vlees en bloed|die ik kan spreken)\b/,
    /\b(?:wil|kan|mag|geef|liever|graag)\b.{0,30}\b(?:een )?(?:echte? (?:mens|persoon|medewerker)|(?:mens|collega|iemand|persoon|medewerker) van vlees en bloed|menselijke? (?:medewerker|hulp))\b/,
    /\b(?:bel|belt u|bellen jullie|kunt u|kun je|kunnen jullie|laat)\b (?:me|mij)(?: maar| even| alsjeblieft| alstublieft| dan)? ?(?:terug|op|bellen|terugbellen)?\b.{0,20}\bbel|\bbel (?:me|mij)\b|\b(?:kan iemand|(?:kunt|wilt) u|(?:kun|wil) (?:je|jij)|(?:kunnen|willen) jullie) .{0,25}\b(?:mij|me) (?:even |alsjeblieft |terug|op)?(?: ?te ?)?(?:bellen|terugbellen|opbellen)\b|\bik wil (?:graag )?(?:terug)?gebeld worden\b|\bteruggebeld\b/,
    /\b(?:verbind (?:me|mij)|doorverbind(?:en)?|doorverbonden)\b/,
    /\b(?:niet|geen zin|genoeg) .{0,20}\b(?:met|van) (?:een |deze |die |jou,? )?(?:robot|bot|chatbot|computer|machine)\b|\bik wil geen (?:robot|bot|chatbot|computer)\b/,
    /^(?:een |graag een |nu een )?(?:medewerker|mens|echt mens|echte persoon|persoon|collega|operator)(?: graag| alsjeblieft| alstublieft| aub| a\.u\.b\.)?[ .!]*$/,
  ],
  en: [
    /\b(?:speak|speaking|talk|talking|chat|chatting)\b (?:to|with) (?:an? |some)?(?:real |actual |live |human )*(?:human|person|people|agent|one|body|someone|somebody|representative|employee|staff|advis[eo]r|operator|colleague)\b/,
    /\b(?:human (?:agent|please|being|operator|representative)|real (?:person|human)|live (?:agent|chat please)|representative please|an? (?:agent|human) please)\b/,
    /\b(?:call|phone|ring) me(?: back)?\b(?! (?:a|an|the|crazy|stupid))/,
    /\b(?:transfer|connect|put) me (?:to|through|with)\b/,
    /^(?:an? )?(?:human|agent|operator|representative|real person)(?:,? please)?[ .!]*$/,
  ],
  de: [/\bmit (?:einem|einer) (?:echten? )?(?:menschen?|mitarbeiter(?:in)?|person)\b.{0,20}\b(?:sprechen|reden)/],
  fr: [/\bparler (?:a|avec) (?:un|une|quelqu'un)(?: (?:humain|conseiller|personne|agent|vrai|employe))?\b/],
  es: [/\bhablar con (?:una persona|un humano|un agente|alguien|un empleado)/],
  tr: [
    /\b(?:insan|yetkili|temsilci|gercek (?:bir )?(?:kisi|insan)|calisan|gorevli)\p{L}{0,6}\b.{0,20}\b(?:gorusmek|konusmak|baglan)/u,
  ],
  uk: [
    /(?:поговорити|розмовляти|зв'язатися|з'єднайте).{0,20}(?:людиною|оператором|працівником|співробітником|консультантом)/,
  ],
  pl: [/\b(?:rozmawiac|porozmawiac|polaczyc) .{0,10}(?:czlowiekiem|konsultantem|pracownikiem|kims)/],
  ar: [/(?:التحدث|اتحدث|الكلام).{0,10}(?:مع|الى) (?:شخص|موظف|انسان)/],
};

/** A question about the ways to reach DUO, or about what staff do. */
const ABOUT_CONTACT =
  /^(?:\p{L}{1,12},? )?(?:hoe|waar|waarom|wanneer|welke?|wat|wie|hoeveel|how|where|why|when|which|what|who)\b(?!.{0,20}\b(?:krijg|get) (?:ik|i) (?:nu|now|eindelijk|finally))|\b(?:balies?|servicebalies?|servicekantoor|servicekantoren|afspraak|loket|bibliotheek|bieb|spreekuur|webinar|appointment|service desks?|library|desk|informatiepunt|ergens|vaak)\b|\bof (?:met )?(?:een )?(?:robot|bot|computer)\b|(?:,| en|,? en dan) (?:waar|wanneer|hoe laat|tot hoe laat|(?:op|in|bij|aan|via) welke?|where|when|at which)\b/u;

/** Whether a folded message asks for a person instead of the assistant. */
export function wantsPerson(folded: string): boolean {
  return occurs(WISHES, folded) && !ABOUT_CONTACT.test(folded);
}
