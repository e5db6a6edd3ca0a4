/**
 * Readability of Dutch.
 * Measures: the reading ease of an answer's statements: 206.84 - 0.77 x syllables per 100 words - 0.93 x words per
 * sentence. Higher is easier: 60-70 is ordinary, under 40 hard. Words with a digit are left out.
 * Nearest neighbour: words, the length of the answer; a short answer can be hard.
 * Source: Douma, De leesbaarheid van landbouwbladen (1960), the Dutch form of Flesch (1948).
 * Blind spot: a quote is as hard as its document; syllables are counted by groups of vowels; the level of a language
 * learner (B1) does not follow from it.
 */
import { answered } from '../record.ts';
import { statementsOf } from '../statements.ts';
import type { Metric } from './metric.ts';

const VOWELS = /aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|au|ou|[aeiouyáéíóúàèùäëïöüâêîôû]/g;

/** Syllables of a Dutch word, by its groups of vowels; at least 1. */
export function syllables(word: string): number {
  return Math.max(1, (word.toLowerCase().match(VOWELS) ?? []).length);
}

/** Flesch-Douma of a Dutch text; null when there are no words in it. */
export function readingEase(text: string): number | null {
  const words = text.match(/[\p{L}\p{N}'’-]+/gu)?.filter((word) => /^\P{N}+$/u.test(word) && /\p{L}/u.test(word)) ?? [];
  if (words.length === 0) return null;
  const sentences = text.split(/[.!?…](?=\s|$)|\n/).filter((part) => /\p{L}/u.test(part)).length;
  const syllableCount = words.reduce((sum, word) => sum + syllables(word), 0);
  return 206.84 - 0.77 * ((100 * syllableCount) / words.length) - 0.93 * (words.length / Math.max(1, sentences));
}

export const readability: Metric = {
  name: 'readability',
  unit: 'points',
  better: 'higher',
  summary: 'mean',
  judge(record) {
    const answer = answered(record);
    if (answer === null || !answer.language.startsWith('nl')) return null;
    const value = readingEase(
      statementsOf(answer)
        .map(({ text }) => text)
        .join('\n'),
    );
    return value === null ? null : { value };
  },
};
