/** What a question is about, in its own words: for telling a reader what was looked for. */
import { fold } from './fold.ts';
import { QUESTION_STOP_WORDS } from './stop-words.ts';

const MOST = 5;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu;

/** The first five content words as written, each once. Masks ("[BSN]") are no words. */
export function subjectWords(question: string): string[] {
  const words = new Map<string, string>();
  for (const [word] of question.replace(/\[[^\]]{1,20}\]/g, ' ').matchAll(WORD)) {
    const key = fold(word);
    if (key.length > 2 && !QUESTION_STOP_WORDS.has(key) && !words.has(key)) words.set(key, word);
  }
  return [...words.values()].slice(0, MOST);
}
