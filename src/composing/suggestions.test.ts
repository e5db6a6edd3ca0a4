import { describe, expect, test } from 'vitest';
import type { Message } from '../answer.ts';
import { fakeCitation } from '../assistant.fake.ts';
import type { StoredQuestion } from '../ports.ts';
import { NOTHING_RETRIEVED, NOTHING_UNDERSTOOD, type Turn } from '../turn.ts';
import { passageOf } from './evidence.fake.ts';
import { suggestionsFor } from './suggestions.ts';

const passage = passageOf('verslag-abc', [
  ['sentence', 'Er waren 512 klachten.'],
  ['sentence', 'De wachttijd was drie weken.'],
  ['sentence', 'De balie is in Assen.'],
]);
const question = (text: string, sentence: number, more: Partial<StoredQuestion> = {}): StoredQuestion => ({
  id: text,
  document: 'verslag',
  quote: passage.sentences[sentence] ? `zin ${sentence}` : '',
  language: 'nl',
  question: text,
  kind: 'question',
  anchors: [{ passage: passage.id, sentences: [sentence] }],
  ...more,
});
const BANK = [
  question('Hoeveel klachten waren er?', 0),
  question('Hoe lang was de wachttijd?', 1),
  question('Waar is de balie?', 2),
  question('How long was the wait?', 1, { language: 'en' }),
  question('Wat kost een klacht?', 1, { kind: 'gap' }),
  question('Hoe lang duurde het?', 1, { anchors: [{ passage: 'elders-1', sentences: [0] }] }),
  question('wachttijd balie', 1),
  question('Was de wachttijd kort?', 1, { state: 'proposed' }),
];
const claim = (quote: string) => ({
  text: `${quote} [1]`,
  document: 'verslag',
  citations: [fakeCitation({ quote, passage: passage.text })],
  item: false,
});
function suggested(history: Message[] = [], language = 'nl', quotes = ['Er waren 512 klachten.']): string[] {
  const asked = 'Hoeveel klachten had de dienst?';
  const turn: Turn = {
    now: new Date(0),
    question: asked,
    history,
    language,
    masked: [],
    understanding: { ...NOTHING_UNDERSTOOD, question: asked },
    parts: [],
    retrieval: {
      ...NOTHING_RETRIEVED,
      evidence: [
        { passage, score: 1, parts: { dense: 1, bank: 1, lexical: 1 }, sentenceSimilarity: [1, 1, 1], similarity: 1 },
      ],
      questions: BANK.map((entry, at) => ({
        entry,
        similarity: 0.92 - at / 1000,
        share: 0,
        vector: null,
        alike: null,
      })),
    },
    judgement: { status: 'answered', reason: null, confidence: 1 },
  };
  return suggestionsFor(turn, quotes.map(claim));
}

describe('suggestions', () => {
  test('are questions of the bank that the evidence answers and this answer does not', () => {
    expect(suggested()).toEqual(['Hoe lang was de wachttijd?', 'Waar is de balie?']);
  });

  test('leave out what an earlier answer showed and what was asked before', () => {
    const answered: Message[] = [
      { role: 'user', content: 'Iets anders' },
      { role: 'assistant', content: 'Volgens X:\nDe balie is in Assen. [1]' },
    ];
    expect(suggested(answered)).toEqual(['Hoe lang was de wachttijd?']);
    expect(suggested([{ role: 'user', content: 'hoe lang was die wachttijd dan' }])).toEqual(['Waar is de balie?']);
  });

  test('are in the reader’s language, or there are none', () => {
    expect(suggested([], 'en')).toEqual(['How long was the wait?']);
    expect(suggested([], 'de')).toEqual([]);
  });

  test('of an abstention share a word with the question', () => {
    expect(suggested([], 'nl', [])).toEqual(['Hoeveel klachten waren er?']);
  });
});
