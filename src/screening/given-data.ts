/**
 * What somebody tells of themselves beside a question: "Mijn BSN is [BSN]. Hoeveel klachten …?" The words around a mask
 * are no part of what is asked, and would lead the search to documents about numbers and addresses.
 */
import { PERSONAL_DATA_KINDS } from './personal-data.ts';

const MASK = new RegExp(`\\[(?:${PERSONAL_DATA_KINDS.join('|')})\\]`);
const EVERY_MASK = new RegExp(MASK, 'g');
/** Clauses that ask, request or set a condition: what stands in them is meant. */
const ASKS =
  /\?|(?<!\p{L})(?:hoe|hoeveel|wat|wie|waar|waarom|wanneer|welke?|how|what|who|where|why|when|which|wie viel|was|warum|wann|combien|comment|pourquoi|cuánto|cómo|cuándo|nasıl|neden|kaç|ile|jak|dlaczego|скільки|як|чому|كم|كيف|لماذا)(?!\p{L})|^\P{L}*(?:als|indien|omdat|nadat|zodra|of|if|because|whether|kan|kun|kunt|kunnen|mag|moet|wil|wilt|willen|stuur|bel|mail|zet|maak|wijzig|verander|can|could|may|must|send|call|change)(?!\p{L})/iu;
/** Where one clause of a sentence ends and another begins. */
const BETWEEN_CLAUSES = /[,;:]\s+(?=\p{L}|\[)|(?<!\s)\s+(?:en|and|und|et|y|ve|i|та)\s+(?=\p{L})/gu;
/** Words that a question has at least, masks not counted. */
const LEAST_WORDS = 3;

const gives = (clause: string) => MASK.test(clause) && !ASKS.test(clause.replace(/\?\s*$/, ''));

/** A sentence without the clauses that only give data; empty when it holds no others. */
function withoutGivingClauses(sentence: string): string {
  if (!MASK.test(sentence)) return sentence;
  let rest = '';
  let from = 0;
  for (const { index, 0: joint } of [...sentence.matchAll(BETWEEN_CLAUSES), { index: sentence.length, 0: '' }]) {
    const clause = sentence.slice(from, index);
    if (!gives(clause)) rest += clause + joint;
    from = index + joint.length;
  }
  return rest.replace(/(?:[,;:]\s*|(?<!\s)\s+(?:en|and|und|et|y|ve|i|та)\s+)$/u, '').trim();
}

/**
 * The text without what only gives personal data, where something is left to ask; else the text as it is.
 *
 * @param masked as maskPersonalData leaves it.
 */
export function withoutGivenData(masked: string): string {
  if (!MASK.test(masked)) return masked;
  const sentences = masked.split(/(?<=[.!?\n])\s+(?=\S)/);
  const rest = sentences.map(withoutGivingClauses).filter((sentence) => /[\p{L}\d]/u.test(sentence));
  const words =
    rest
      .join(' ')
      .replace(EVERY_MASK, ' ')
      .match(/\p{L}+/gu)?.length ?? 0;
  return words < LEAST_WORDS ? masked : rest.join(' ');
}
