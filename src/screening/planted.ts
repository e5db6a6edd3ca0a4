/**
 * Instructions to a language model that somebody planted in a document. A document may mention such things (a page on
 * the safety of chatbots, an example of a script tag) and may order its readers about ("vergeet uw documenten niet"):
 * only an order that makes sense to a model alone counts.
 */
import { isAttack, OTHER_LANGUAGES } from './attack.ts';
import { hiddenTexts } from './hidden-payloads.ts';
import { fold } from './normalise.ts';
import { occurs, type PatternTable } from './patterns.ts';

const RULES_NL =
  '(?:instructies?|regels|opdracht(?:en)?|richtlijnen|aanwijzingen|prompts?|beperkingen|filters?|berichten|programmering)';
const RULES_EN =
  '(?:instructions?|rules?|guidelines?|prompts?|restrictions?|constraints?|safeguards?|messages?|directives?|programming)';

const PLANTED: PatternTable = {
  any: [
    /<\|?(?:im_start|im_end|endoftext)\|?>|\[\/?inst\]|<<sys>>|### ?(?:system|instruction|systeem|instructie)\b/,
    /(?:^|["'] ?)(?:system|systeem|developer) ?: ?.{0,80}\b(?:je|jij|you|assistent|assistant|negeer|vergeet|ignore|antwoord vanaf nu)\b/,
    /<\/?(?:systeem|system|documenten|documents|assistant|instructies|instructions)>/,
  ],
  nl: [
    /\b(?:vertel|zeg|meld|antwoord)(?: het)?(?: dit| dat)?(?: tegen| aan)? (?:de|een|elke|iedere) (?:gebruiker|lezer|vraagsteller|bezoeker)\b/u,
    /\bvolg (?:deze|de volgende|onderstaande|bovenstaande|alleen mijn) (?:opdracht|opdrachten|instructie|instructies) ?:/u,
    /\b(?:maar|en) volg deze (?:opdracht|instructie)/u,
    /(?:^|\blet op,? )(?:taalmodel|chatbot|ai-assistent|ai-model|assistent)\b ?[,:]/u,
    /\bals (?:assistent|taalmodel|chatbot) (?:moet|mag|ben|zeg) (?:je|jij)\b/u,
    /\bassistent\b.{0,30}\b(?:in elk antwoord|moet vanaf nu|moet (?:altijd )?(?:zeggen|antwoorden) dat)\b/u,
    /\b(?:antwoord|zeg) (?:vanaf nu|altijd|voortaan|uitsluitend) (?:dat|met)\b/u,
    new RegExp(
      `\\b(?:negeer|vergeet|omzeil|overschrijf)(?: (?:nu|al|alle|je|jouw|de|deze|die)){0,4} (?:vorige|eerdere|voorgaande|bovenstaande|oorspronkelijke|interne|je|jouw|alle) (?:\\p{L}{2,20} )?${RULES_NL}\\b(?! niet\\b)`,
      'u',
    ),
    /\b(?:negeer|vergeet) (?:nu |even |maar )?(?:alles|wat) (?:wat )?(?:hier ?)?(?:boven|ervoor|eerder|(?:je|jij) .{0,20}(?:verteld|gezegd|geleerd|opgedragen))/u,
    /\b(?:toon|geef|print|onthul|herhaal|deel|citeer|verklap|vertel|druk|schrijf)\b.{0,50}\b(?:systeem ?prompt|system prompt|systeeminstructies|(?:je|jouw) (?:\p{L}{2,20} ){0,2}(?:prompt|instructies))/u,
    /\b(?:je bent|ben je|gedraag je|doe alsof je)\b.{0,40}\b(?:zonder|geen) (?:regels|beperkingen|filters|censuur)\b/u,
    /\bje bent (?:nu|vanaf nu|voortaan|niet langer) (?:een |geen )?(?:\p{L}{2,20} )?(?:assistent|chatbot|taalmodel|model|ai)\b/u,
    /\b(?:hoef|noem) (?:je )?(?:vanaf nu |voortaan )?geen bronnen\b/u,
    /\b(?:vanaf nu|voortaan) (?:ben|heet|antwoord|luister|gehoorzaam) (?:je|jij)\b/u,
  ],
  en: [
    /\b(?:tell|inform|assure) (?:the|every|each|any) (?:user|reader)\b/u,
    /\bfollow (?:this|these|the following|only these) (?:instruction|instructions|command|commands) ?:/u,
    /(?:^|\b(?:attention|note|dear),? )(?:language model|chatbot|ai assistant|ai model|assistant|ai)\b ?[,:]/u,
    /\bas an? (?:ai |digital )?(?:assistant|language model|chatbot),? you\b/u,
    /\b(?:always|from now on|only) (?:answer|say|reply|respond) (?:that|with)\b/u,
    new RegExp(
      `\\b(?:ignore|forget|disregard|bypass|override)\\b(?: (?:now|all|any|of|the|your|these|those)){0,4} (?:previous|prior|above|earlier|preceding|former|initial|original|internal|system|your|all) (?:\\w{2,20} )?${RULES_EN}\\b`,
    ),
    /\b(?:ignore|forget|disregard) (?:everything|all|what)(?: that)?(?: is| was| has been)? (?:above|before this|you (?:were|have been)|i said|previously|so far)/,
    /\b(?:reveal|show|print|repeat|output|display|expose|leak|recite)\b.{0,30}\b(?:system prompt|your (?:\w{2,20} ){0,2}(?:instructions?|prompts?|system message))\b/,
    /\byou are (?:now|no longer) (?:an? |in )?(?:\w{2,20} )?(?:ai|assistant|chatbot|language model|developer mode|dan)\b/,
    /\b(?:pretend|act|behave|respond)\b.{0,30}\b(?:no|without(?: any)?) (?:rules|restrictions|limits|filters)\b|\bunrestricted (?:ai|assistant|model)\b.{0,20}\byou\b/,
    /\b(?:repeat|print|output|reveal) everything above\b|\byou are dan\b|\bif you had no (?:rules|restrictions)\b/,
    /\bfrom now on,? you (?:are|will|must|should)\b/,
  ],
  ...OTHER_LANGUAGES,
};

/**
 * Whether a sentence of a document tells a language model what to do, openly or in an encoding. A first line only:
 * quotes are data all the same.
 */
export function isPlantedInstruction(sentence: string): boolean {
  if (occurs(PLANTED, fold(sentence))) return true;
  return hiddenTexts(sentence).some((hidden) => isAttack(hidden));
}
