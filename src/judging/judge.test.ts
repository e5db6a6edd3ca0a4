import { describe, expect, test } from 'vitest';
import type { StoredPassage } from '../ports.ts';
import type { Retrieval, Understanding } from '../turn.ts';
import { judge } from './judge.ts';

const split = () => [];
/** No documents that a model was fitted on. */
const NONE: ReadonlySet<string> = new Set();

function passage(text: string, period = '2024'): StoredPassage {
  return {
    id: 'document-0000000000',
    document: 'document',
    spans: [{ start: 0, end: text.length }],
    text,
    path: [],
    page: null,
    period,
    language: 'nl',
    sentences: [{ start: 0, end: text.length, kind: 'sentence' }],
    vectors: [new Float32Array([1])],
  };
}

const found = (text: string, similarity = 0.9): Retrieval => ({
  vector: new Float32Array([1]),
  questions: [],
  evidence: [
    {
      passage: passage(text),
      score: 0.95,
      parts: { dense: 1, bank: 0, lexical: 1 },
      sentenceSimilarity: [similarity],
      similarity,
    },
  ],
});

const asked = (question: string, more: Partial<Understanding> = {}): Understanding => ({
  question,
  kinds: ['count'],
  subject: [],
  periods: [],
  documents: [],
  ...more,
});

describe('the judgement', () => {
  test('nothing near is another subject', () => {
    expect(judge(asked('Hoeveel?'), found('Iets anders.', 0.5), split, NONE)).toMatchObject({
      status: 'redirected',
      reason: 'out_of_scope',
    });
    expect(judge(asked('Hoeveel?'), { ...found(''), evidence: [] }, split, NONE).status).toBe('redirected');
  });

  test('a figure of a year that the evidence says nothing about is not in the documents', () => {
    const question = asked('Hoeveel mensen werkten er in 2019?', { periods: ['2019'] });
    expect(judge(question, found('In 2024 werkten er 31 mensen.'), split, NONE)).toMatchObject({
      status: 'abstained',
      reason: 'not_in_documents',
    });
  });

  test('a figure of last year, where the documents end earlier, is partly answered by the year they have', () => {
    const question = asked('Hoeveel mensen werkten er vorig jaar?', { periods: ['2025'] });
    expect(judge(question, found('Er werkten 31 mensen.', 0.95), split, NONE).reason).toBe('other_period');
  });

  test('the year of the document itself is no other period', () => {
    const question = asked('Hoeveel mensen werkten er in 2024?', { periods: ['2024'] });
    expect(judge(question, found('Vorig jaar werkten er 31 mensen.', 0.95), split, NONE).reason).not.toBe(
      'other_period',
    );
  });

  test('a reason or a rule may name a year that no passage names', () => {
    const question = asked('Waarom kreeg iemand die in 2018 studeerde geen beurs?', {
      kinds: ['reason'],
      periods: ['2018'],
    });
    expect(judge(question, found('Studenten kregen geen beurs.', 0.95), split, NONE).reason).not.toBe('other_period');
  });
});
