import { describe, expect, test } from 'vitest';
import type { StoredPassage } from '../ports.ts';
import type { Retrieval, Understanding } from '../turn.ts';
import { judge } from './judge.ts';

const OTHER = 'another/model';
const split = () => [];

function found(text: string, similarity: number): Retrieval {
  const passage: StoredPassage = {
    ...{ id: 'verslag-0000000000', document: 'verslag', text, path: [], page: null, period: '2024', language: 'nl' },
    spans: [{ start: 0, end: text.length }],
    sentences: [{ start: 0, end: text.length, kind: 'sentence' }],
    vectors: [new Float32Array([1])],
  };
  const evidence = {
    ...{ passage, score: 0.95, similarity, sentenceSimilarity: [similarity] },
    parts: { dense: 1, bank: 0, lexical: 1 },
  };
  return { vector: new Float32Array([1]), questions: [], evidence: [evidence] };
}

const asked = (question: string, more: Partial<Understanding> = {}): Understanding => ({
  ...{ question, kinds: ['count'], subject: [], periods: [], documents: [], ...more },
});
const judged = (question: string, text: string, similarity: number, more: Partial<Understanding> = {}) =>
  judge(asked(question, more), found(text, similarity), split, new Set(), OTHER);

describe('with an embedder that nothing was fitted with', () => {
  const question = 'Hoeveel medewerkers werkten er eind 2024 bij de dienst?';
  const text = 'Eind 2024 werkten er 3.439 medewerkers bij de dienst.';

  test('the judgement is the same whatever the cosines are', () => {
    const statuses = [-0.2, 0.1, 0.4, 0.95].map((similarity) => judged(question, text, similarity).status);
    expect(new Set(statuses).size).toBe(1);
    expect(['answered', 'partial']).toContain(statuses[0]);
  });

  test('a passage that shares no word is not enough, however near', () => {
    expect(judged(question, 'De bibliotheek is gesloten.', 0.99)).toMatchObject({
      status: 'abstained',
      reason: 'not_in_documents',
    });
  });

  test('a figure of a year that is not there is not given', () => {
    const other = 'Hoeveel medewerkers werkten er eind 2019 bij de dienst?';
    expect(judged(other, text, 0.9, { periods: ['2019'] }).status).toBe('abstained');
  });

  test('nothing is said about how sure it is', () => {
    expect(judged(question, text, 0.9).confidence).toBeNull();
  });
});
