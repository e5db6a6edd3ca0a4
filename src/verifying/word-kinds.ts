/**
 * What kind of word a Dutch word is in its sentence, by its ending and the words beside it: a guess, for weighing how
 * much a word says that a quote does not have. No parsing, no dictionary.
 */
import type { Reading, Word } from './reading.ts';

export type WordKind = 'noun' | 'verb' | 'other';

const NOUN_ENDING =
  /(?:ing|ingen|heid|heden|tie|ties|teit|teiten|schap|schappen|ment|menten|aar|aars|aren|eur|eurs|ist|isten|dom|sel|nis|ogie|iek|uur|age|ages|atie|aties|arij|erij|ner|ners)$/;
const VERB_ENDING = /(?:eren|eert|eerde|eerden|ge\p{L}+(?:d|t|en)|(?:be|ver|ont|her)\p{L}+(?:t|d|de|den|en))$/u;
/** Words that a noun, with or without an adjective, follows. */
const BEFORE_NOUN =
  /^(?:de|het|een|geen|die|dat|dit|deze|elke?|iedere?|alle|al|hun|haar|zijn|ons|onze|mijn|uw|je|jouw|veel|weinig|meer|minder|enkele|sommige|beide|andere|eigen|van|voor|op|in|met|door|bij|uit|aan|over|naar|tegen|tot|onder|tussen|zonder|per|via|vanwege|rond|rondom|binnen|buiten|namens|als|of|en|\p{N}+\S*)$/u;
/** Words that a verb follows, or stands close behind. */
const BEFORE_VERB =
  /^(?:te|ik|jij|u|we|wij|ze|zij|hij|men|wordt|worden|werd|werden|is|zijn|was|waren|heeft|hebben|had|hadden|kan|kunnen|kon|konden|moet|moeten|moest|mag|mogen|wil|willen|wilde|zal|zullen|gaat|gaan|laten|niet|zich|er|ook)$/;

/** The kind of a word, a guess. */
export function kindOf(word: Word, { words, text }: Reading): WordKind {
  const at = words.indexOf(word);
  const before = words[at - 1];
  const after = words[at + 1];
  const isLast = after === undefined || /[.,;:!?)]/.test(text.slice(word.end, after.start));
  if (NOUN_ENDING.test(word.text) || /\p{Lu}/u.test(text.slice(word.start + 1, word.end))) return 'noun';
  if (before && BEFORE_VERB.test(before.text) && /(?:en|t|d|de|te)$/.test(word.text)) return 'verb';
  if (VERB_ENDING.test(word.text) && (isLast || !(before && BEFORE_NOUN.test(before.text)))) return 'verb';
  if (before && BEFORE_NOUN.test(before.text)) return after?.content && !isLast ? 'other' : 'noun';
  if (isLast && /en$/.test(word.text) && !(before?.content && /e$/.test(before.text))) return 'verb';
  if (before?.content && /(?:e|en|isch|lijk|ig)$/.test(before.text)) return 'noun';
  return 'other';
}
