/**
 * The metrics on small cases whose values are worked out by hand.
 */
import { expect, test } from 'vitest';
import type { Answer, SearchResult } from '../../src/answer.ts';
import { type Case, parseCases } from '../case.ts';
import { type CaseRecord, NO_SOURCES } from '../record.ts';
import { answerFromGold, answerWith, citationOf } from '../synthetic-system.ts';
import { citationPrecision } from './citation-precision.ts';
import { citationRecall } from './citation-recall.ts';
import { citationFaults } from './citation-validity.ts';
import { extractiveFallback } from './extractive-fallback.ts';
import { keyFacts } from './key-facts.ts';
import type { Metric } from './metric.ts';
import { ndcg } from './ndcg.ts';
import { readingEase, syllables } from './readability.ts';
import { recallAt } from './recall.ts';
import { reciprocalRank } from './reciprocal-rank.ts';
import { rightTarget } from './right-target.ts';
import { sentencesDropped } from './sentences-dropped.ts';
import { statusAccuracy } from './status-accuracy.ts';
import { words } from './words.ts';

const FIRST = 'De bibliotheek gaat op werkdagen om negen uur open.';
const SECOND = 'Een pas kost vijfentwintig euro voor volwassenen.';
const OTHER = 'Het zwembad is in de zomer gesloten voor onderhoud.';

function asked(parts: Partial<Case>): Case {
  const base = { id: 'c', lang: 'nl', kind: 'fact', question: 'Wat?', expect: 'answer' };
  const gold = [FIRST, SECOND].map((quote) => ({ doc: 'bieb', quote }));
  return parseCases(JSON.stringify({ ...base, gold, ...parts }), 'test')[0]!;
}
const found = (...quotes: string[]): SearchResult[] =>
  quotes.map((quote, index) => ({ ...citationOf({ doc: 'bieb', quote }, 1), rank: index + 1 }));

function value(metric: Metric, parts: Partial<Case>, answer: Answer | null, results: SearchResult[] | null = null) {
  const outcome = { id: 'c', asked: '', answer, error: answer ? null : 'x', milliseconds: 1, results };
  const record: CaseRecord = { case: asked(parts), outcome };
  return metric.judge(record, NO_SOURCES)?.value ?? null;
}
const answer = answerFromGold([{ doc: 'bieb', quote: FIRST }]);

test('with any gold the best entry counts, with all gold the worst', () => {
  const results = found(OTHER, SECOND, OTHER, FIRST);
  expect(value(recallAt(1), {}, answer, results)).toBe(0);
  expect(value(recallAt(5), {}, answer, results)).toBe(1);
  expect(value(reciprocalRank, {}, answer, results)).toBe(1 / 2);
  expect(value(reciprocalRank, { gold_mode: 'all' }, answer, results)).toBe(1 / 4);
  expect(value(recallAt(5), { gold_mode: 'all' }, answer, found(SECOND))).toBe(0);
});

test('nDCG discounts by the logarithm of the rank', () => {
  const results = found(OTHER, SECOND, OTHER, FIRST);
  expect(value(ndcg, {}, answer, results)).toBeCloseTo(1 / Math.log2(3));
  const ideal = 1 + 1 / Math.log2(3);
  expect(value(ndcg, { gold_mode: 'all' }, answer, results)).toBeCloseTo((1 / Math.log2(3) + 1 / Math.log2(5)) / ideal);
});

test('a passage of another document is not the gold one, whatever it says', () => {
  const results = found(FIRST).map((result) => ({ ...result, document: 'zwembad' }));
  expect(value(recallAt(5), {}, answer, results)).toBe(0);
});

test('a follow-up, and a case without gold, are not about retrieval', () => {
  const history = [
    { role: 'user' as const, content: 'a' },
    { role: 'assistant' as const, content: 'b' },
  ];
  expect(value(recallAt(5), { history }, answer, found(FIRST))).toBeNull();
  expect(value(recallAt(5), { gold: [] }, answer, found(FIRST))).toBeNull();
});

test('a search that failed found nothing', () => {
  expect(value(recallAt(5), {}, null, null)).toBe(0);
});

test('key facts are about Dutch answerable cases; an abstention and a failure are incomplete', () => {
  const must = [['negen']];
  expect(value(keyFacts, { must }, answer)).toBe(1);
  expect(value(keyFacts, { must: [['negen'], ['tien']] }, answer)).toBe(0);
  expect(value(keyFacts, { must }, { ...answer, status: 'partial' })).toBe(1);
  expect(value(keyFacts, { must }, { ...answer, status: 'abstained' })).toBe(0);
  expect(value(keyFacts, { must }, null)).toBe(0);
  expect(value(keyFacts, { must, lang: 'en' }, answer)).toBeNull();
  expect(value(keyFacts, { must, expect: 'abstain' }, answer)).toBeNull();
});

const cited = (text: string, ...quotes: string[]): Answer =>
  answerWith({
    status: 'answered',
    text,
    citations: quotes.map((quote, i) => citationOf({ doc: 'bieb', quote }, i + 1)),
  });

test('two statements of which one is supported have a citation recall of a half', () => {
  expect(value(citationRecall, {}, cited(`${FIRST} [1] Op zondag is alles dicht. [1]`, FIRST))).toBe(1 / 2);
  expect(value(citationRecall, {}, cited(`${FIRST} [1] Op zondag is alles dicht.`, FIRST))).toBe(1 / 2);
});

test('a statement in other words is supported when its numbers and most of its words stand in the quote', () => {
  const quote = 'In 2024 kwamen er 140 vrijwilligers bij.';
  expect(value(citationRecall, {}, cited('Er kwamen 140 vrijwilligers bij in 2024 [1].', quote))).toBe(1);
  expect(value(citationRecall, {}, cited('Er kwamen 150 vrijwilligers bij in 2024 [1].', quote))).toBe(0);
});

test('a table row is read under the head of its table', () => {
  const row = 'Kort verzuim | 1,0% | 0,9%';
  const answer = cited('Kort verzuim: 2023 1,0%, 2024 0,9% [1]', row);
  expect(value(citationRecall, {}, answer)).toBe(0);
  const passage = `Tekst vooraf.\nVerzuim | 2023 | 2024\n${row}`;
  const citations = answer.citations.map((citation) => ({ ...citation, passage }));
  expect(value(citationRecall, {}, { ...answer, citations })).toBe(1);
});

test('a lead is no statement', () => {
  const lead = 'Volgens het verslag, over 2024:';
  expect(value(citationRecall, {}, { ...cited(`${lead}\n${FIRST} [1]`, FIRST), lead })).toBe(1);
  expect(value(citationRecall, {}, cited(`${lead}\n${FIRST} [1]`, FIRST))).toBe(1);
});

test('a citation that adds nothing halves the citation precision', () => {
  expect(value(citationPrecision, {}, cited(`${FIRST} [1][2]`, FIRST, OTHER))).toBe(1 / 2);
  expect(value(citationPrecision, {}, cited(`${FIRST} ${SECOND} [1][2]`, FIRST, SECOND))).toBe(1);
  expect(value(citationPrecision, {}, cited(`${FIRST} [1]`, OTHER))).toBe(0);
});

test('each fault of a citation is named', () => {
  expect(citationFaults(answer, NO_SOURCES)).toEqual([]);
  expect(citationFaults({ ...answer, text: `${FIRST} [2]` }, NO_SOURCES)).toEqual([
    '[2] has no citation',
    'citation 1 has no marker',
  ]);
  const bad = { ...answer, citations: answer.citations.map((one) => ({ ...one, quote: 'Iets anders.' })) };
  expect(citationFaults(bad, NO_SOURCES)).toEqual(['quote 1 does not stand in its passage']);
  const sources = { ...NO_SOURCES, text: () => `Dit staat erboven.\n\n${SECOND}` };
  expect(citationFaults(answer, sources)).toEqual([`passage 1 does not stand in bieb: "${FIRST}"`]);
});

test('each expectation is met by its own statuses', () => {
  const met = (expectation: Case['expect']) =>
    (['answered', 'partial', 'abstained', 'redirected', 'refused', 'handover'] as const).filter(
      (status) => value(statusAccuracy, { expect: expectation }, { ...answer, status }) === 1,
    );
  expect(met('answer')).toEqual(['answered', 'partial']);
  expect(met('abstain')).toEqual(['abstained', 'redirected', 'handover']);
  expect(met('redirect')).toEqual(['redirected', 'handover']);
  expect(met('refuse')).toEqual(['redirected', 'refused']);
});

test('a case may ask for one status and one reason', () => {
  const parts = { expect: 'redirect', status: 'redirected', reason: 'crisis' } as const;
  expect(value(statusAccuracy, parts, { ...answer, status: 'redirected', reason: 'crisis' })).toBe(1);
  expect(value(statusAccuracy, parts, { ...answer, status: 'redirected', reason: 'threat' })).toBe(0);
  expect(value(statusAccuracy, parts, { ...answer, status: 'handover', reason: 'crisis' })).toBe(0);
});

test('a target is right by the address of its key, or by its name where nobody keeps that key', () => {
  const target = { label: 'Mijn DUO', url: 'https://example.org/mijn' };
  expect(value(rightTarget, { target: 'mijn-duo' }, { ...answer, target })).toBe(1);
  expect(value(rightTarget, { target: 'contact' }, { ...answer, target })).toBe(0);
  expect(value(rightTarget, { target: 'contact' }, answer)).toBe(0);
});

test('syllables are groups of vowels', () => {
  const counts = { huis: 1, studieschuld: 3, leeuw: 1, mooie: 2, ideeën: 3, bbl: 1 };
  expect(Object.fromEntries(Object.keys(counts).map((word) => [word, syllables(word)]))).toEqual(counts);
});

test('the reading ease of Douma falls with longer words and longer sentences', () => {
  // 4 words, 4 syllables, 2 sentences: 206.84 - 0.77 x 100 - 0.93 x 2
  expect(readingEase('Dat is goed. Kom.')).toBeCloseTo(206.84 - 77 - 0.93 * 2);
  expect(readingEase('12 345')).toBeNull();
});

test('words are counted without markers and loose punctuation', () => {
  expect(value(words, {}, cited('Een pas kost 25 euro – per jaar. [1]', FIRST))).toBe(7);
});

test('of what a language model wrote, sentences count as dropped, and answers as given up', () => {
  const judged = (generation?: CaseRecord['outcome']['generation']) => {
    const outcome = { id: 'c', asked: '', answer, error: null, milliseconds: 1, results: null };
    const record: CaseRecord = { case: asked({}), outcome: generation ? { ...outcome, generation } : outcome };
    return [sentencesDropped, extractiveFallback].map((metric) => metric.judge(record, NO_SOURCES));
  };
  expect(judged()).toEqual([null, null]);
  expect(judged({ cause: null, kept: 3, dropped: [['number', 'date']] })).toEqual([
    { value: 1 / 4, note: 'number+date' },
    { value: 0 },
  ]);
  expect(judged({ cause: null, kept: 2, dropped: [] })).toEqual([{ value: 0 }, { value: 0 }]);
  expect(judged({ cause: 'timeout', kept: 0, dropped: [] })).toEqual([null, { value: 1, note: 'timeout' }]);
});
