/**
 * Instructions to a language model that somebody planted in a document. More suspicious than the screen of questions:
 * a document has no reason to speak to an assistant or about what its reader may be told.
 */
import { isAttack } from './attack.ts';
import { fold } from './normalise.ts';
import { occurs, type PatternTable } from './patterns.ts';

const PLANTED: PatternTable = {
  nl: [
    /\b(?:vertel|zeg|meld|antwoord)(?: het)?(?: dit)?(?: tegen| aan)? (?:de|een|elke|iedere) (?:gebruiker|lezer|vraagsteller|bezoeker)\b/u,
    /\bvolg (?:deze|de volgende|onderstaande|bovenstaande|alleen mijn) (?:opdracht|opdrachten|instructie|instructies)\b/u,
    /\b(?:taalmodel|chatbot|ai-assistent|ai-model|als assistent)\b.{0,60}\b(?:je|moet|zeg|vergeet|negeer|antwoord)\b/u,
    /\b(?:antwoord|zeg) (?:vanaf nu|altijd|voortaan|uitsluitend) dat\b/u,
  ],
  en: [
    /\b(?:tell|inform|assure) (?:the|every|each|any) (?:user|reader)\b/u,
    /\bfollow (?:this|these|the following|only these) (?:instruction|instructions|command|commands)\b/u,
    /\b(?:language model|chatbot|ai assistant|ai model|as an assistant)\b.{0,60}\b(?:you|must|say|forget|ignore|answer)\b/u,
    /\b(?:always|from now on|only) (?:answer|say|reply|respond) that\b/u,
  ],
};

/** Whether a sentence of a document tells a language model what to do. A first line: quotes are data all the same. */
export function isPlantedInstruction(sentence: string): boolean {
  return isAttack(sentence) || occurs(PLANTED, fold(sentence));
}
