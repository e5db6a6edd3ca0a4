import { expect, test } from 'vitest';
import { subjectWords } from './subject-words.ts';

test('the words of a question that say what it is about, as written', () => {
  expect(subjectWords('Wat kost het inburgeringsexamen?')).toContain('inburgeringsexamen');
  expect(subjectWords('Wat kost het inburgeringsexamen?')).not.toContain('het');
});

test('each word once, five at most, and no masks', () => {
  const words = subjectWords('Rente rente [BSN] lening schuld krediet collegegeld lesgeld bijdrage');
  expect(words).toEqual(['Rente', 'lening', 'schuld', 'krediet', 'collegegeld']);
});

test('a question of stop words alone has none', () => {
  expect(subjectWords('En wat is dat dan?')).toEqual([]);
});
