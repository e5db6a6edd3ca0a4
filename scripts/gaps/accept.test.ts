import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseCases } from '../../evals/case.ts';
import { recordOf } from '../../src/adapters/answer-records.fake.ts';
import { createMemoryAnswerStore } from '../../src/adapters/memory-answer-store.ts';
import type { AnswerStore } from '../../src/ports.ts';
import { type AcceptOptions, acceptGap, type Decision } from './accept.ts';

const ID = '0e5c1b7e-3c39-4b8e-9d0a-6c7f3f6c2a11';
const QUOTE = 'Een pas kost 25 euro.';
const ENTRY = {
  document: 'gids',
  quote: QUOTE,
  language: 'nl',
  question: 'Hoe lang mag ik een boek houden?',
  kind: 'question',
} as const;
const CASES = parseCases(
  JSON.stringify({ id: 'c1', lang: 'nl', kind: 'fact', question: 'Is het zwembad verwarmd?', expect: 'abstain' }),
  'test',
);

let folder: string;
let answers: AnswerStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'accept-'));
  answers = createMemoryAnswerStore();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const caseFile = () => join(folder, 'from-use.jsonl');
const bankFile = () => join(folder, 'questions.jsonl');

function accept(decision: Decision, options: Partial<AcceptOptions> & { question?: string | null } = {}) {
  const { question = 'Wat kost een pas voor Kees?', ...rest } = options;
  return acceptGap({
    record: { ...recordOf(ID, { question }), feedback: null },
    decision,
    answers,
    nearest: async () => ({
      document: 'gids',
      title: 'Gids',
      section: '',
      passage: QUOTE,
      quote: QUOTE,
      similarity: 0.9,
    }),
    sources: {
      text: (document) => (document === 'gids' ? `Gids. ${QUOTE} Meer niet.` : null),
      targetUrl: (key) => (key === 'contact' ? 'https://example.org' : null),
    },
    cases: CASES,
    bank: [ENTRY],
    caseFile: caseFile(),
    bankFile: bankFile(),
    now: new Date('2031-05-03T08:00:00Z'),
    ...rest,
  });
}

test('a case can be read as one, in the editor’s wording', async () => {
  await accept({ as: 'case', question: 'Wat kost een pas?', target: 'contact' });
  expect(parseCases(readFileSync(caseFile(), 'utf8'), 'from-use.jsonl')).toEqual([
    expect.objectContaining({
      id: 'use-0e5c1b7e',
      lang: 'nl',
      question: 'Wat kost een pas?',
      expect: 'abstain',
      target: 'contact',
    }),
  ]);
  expect(existsSync(bankFile())).toBe(false);
});

test('a case that can be answered holds its quote and its key facts', async () => {
  await accept({ as: 'case', expect: 'answer', document: 'gids', quote: QUOTE, must: ['25 euro|vijfentwintig euro'] });
  const [made] = parseCases(readFileSync(caseFile(), 'utf8'), 'from-use.jsonl');
  expect(made).toMatchObject({ gold: [{ doc: 'gids', quote: QUOTE }], must: [['25 euro', 'vijfentwintig euro']] });
});

test('an entry is a gap and proposed, on a line of its own behind what was there', async () => {
  writeFileSync(bankFile(), '{"zonder":"regeleinde"}');
  await accept({ as: 'bank', target: 'contact' });
  const lines = readFileSync(bankFile(), 'utf8').split('\n');
  expect(lines).toHaveLength(3);
  expect(JSON.parse(lines[1] ?? '')).toEqual({
    document: 'gids',
    quote: QUOTE,
    language: 'nl',
    question: 'Wat kost een pas voor Kees?',
    kind: 'gap',
    target: 'contact',
    state: 'proposed',
  });
});

test.each(['case', 'bank'] as const)('what became a %s is accepted once, as either', async (as) => {
  await accept({ as });
  for (const again of ['case', 'bank'] as const) {
    await expect(accept({ as: again, question: 'In heel andere woorden?' })).rejects.toThrow(
      `accepted before: as ${as}`,
    );
  }
  expect(await answers.audits('')).toEqual([
    { at: '2031-05-03T08:00:00.000Z', action: 'gaps.accept', detail: `${ID} as ${as}` },
  ]);
});

test.each([
  ['case', 'is het zwembad verwarmd', 'Evaluation case c1'],
  ['bank', 'is het zwembad verwarmd', 'Evaluation case c1'],
  ['case', 'hoe lang mag ik een boek houden', 'question bank asks nearly this'],
  ['bank', 'hoe lang mag ik een boek houden', 'question bank asks nearly this'],
] as const)(
  'as %s "%s" is refused: it stands somewhere already, and other words do not change that',
  async (as, question, message) => {
    await expect(accept({ as }, { question })).rejects.toThrow(message);
    await expect(accept({ as, question: 'Iets heel anders gezegd?' }, { question })).rejects.toThrow(message);
    await expect(accept({ as, question })).rejects.toThrow(message);
  },
);

test.each<[Decision, RegExp]>([
  [{ as: 'bank', quote: 'Staat nergens.' }, /does not stand in gids/],
  [{ as: 'bank', document: 'zoek' }, /no document "zoek"/],
  [{ as: 'bank', target: 'nergens' }, /no target "nergens"/],
  [{ as: 'bank', kind: 'question' }, /needs the sentence that answers it/],
  [{ as: 'bank', kind: 'vraag' }, /--kind: question or gap/],
  [{ as: 'case', expect: 'answer' }, /has no gold/],
  [{ as: 'case', expect: 'misschien' }, /expect: /],
  [{ as: 'case', expect: 'answer', document: 'gids', quote: 'Staat nergens.', must: ['25'] }, /gold does not stand/],
])('%j is bad input, and nothing is written', async (decision, message) => {
  await expect(accept(decision)).rejects.toThrow(message);
  expect([existsSync(caseFile()), existsSync(bankFile()), await answers.audits('')]).toEqual([false, false, []]);
});

test('an answer whose question was not kept becomes nothing', async () => {
  await expect(accept({ as: 'case' }, { question: null })).rejects.toThrow('was not kept');
});
