import { describe, expect, test } from 'vitest';
import { createMemoryAnswerStore } from './adapters/memory-answer-store.ts';
import { MAX_COMMENT_LENGTH, type Reason } from './answer.ts';
import { fakeAnswer } from './assistant.fake.ts';
import type { AnswerStore } from './ports.ts';
import { createRecords, noting, verificationOf } from './records.ts';
import { type Claim, NOTHING_RETRIEVED, NOTHING_UNDERSTOOD, type Turn } from './turn.ts';

const NOW = new Date('2031-05-20T12:00:00Z');
const answer = fakeAnswer();
const turn: Turn = {
  now: NOW,
  question: 'En in 2030?',
  history: [{ role: 'user', content: 'Iets uit het gesprek' }],
  language: 'nl',
  masked: ['BSN'],
  understanding: { ...NOTHING_UNDERSTOOD, question: 'Hoe hoog was het verzuim in 2030?', periods: ['2030'] },
  parts: [],
  retrieval: NOTHING_RETRIEVED,
  judgement: { status: 'answered', reason: null, confidence: 0.8 },
};

function recordsWith(options: { days?: number; store?: AnswerStore } = {}) {
  const store = options.store ?? createMemoryAnswerStore();
  const errors: unknown[] = [];
  const records = createRecords({
    store,
    clock: { now: () => NOW },
    days: options.days ?? 30,
    mask: (text) => text.replace('geheim', '[x]'),
    onError: (error) => errors.push(error),
  });
  return { store, records, errors };
}

describe('what is kept of an answer', () => {
  test('is the answer, the question that stands alone, the channel, the moment and how it came about', async () => {
    const { records } = recordsWith();
    await records.keep(turn, answer, 'teams', { claims: 2, dropped: ['Een zin.'] });
    expect(await records.find(answer.id)).toEqual({
      answer,
      question: 'Hoe hoog was het verzuim in 2030?',
      channel: 'teams',
      at: NOW.toISOString(),
      feedback: null,
      trace: {
        understood: { kinds: [], periods: ['2030'], documents: [] },
        masked: ['BSN'],
        retrieved: { evidence: [], questions: [] },
        parts: [],
        judgement: turn.judgement,
        verification: { claims: 2, dropped: ['Een zin.'] },
      },
    });
  });

  test('holds nothing of the conversation before it', async () => {
    const { records } = recordsWith();
    await records.keep(turn, answer, 'chat', null);
    expect(JSON.stringify(await records.find(answer.id))).not.toContain('Iets uit het gesprek');
  });

  test('is the question as sent where the turn ended before it was understood', async () => {
    const { records } = recordsWith();
    await records.keep({ ...turn, understanding: NOTHING_UNDERSTOOD }, answer, 'chat', null);
    expect((await records.find(answer.id))?.question).toBe('En in 2030?');
  });

  test.each<Reason>(['crisis', 'threat', 'own_file', 'wants_person'])(
    'is no question, trace or comment of a turn that ended with %s; feedback without words is',
    async (reason) => {
      const { records } = recordsWith();
      const fixed = fakeAnswer({ status: 'redirected', reason });
      await records.keep(turn, fixed, 'chat', null);
      expect(await records.find(fixed.id)).toMatchObject({ answer: fixed, question: null, trace: null });
      expect(await records.addFeedback({ answerId: fixed.id, helpful: false, comment: 'Mijn verhaal' })).toBe(true);
      expect((await records.find(fixed.id))?.feedback).toMatchObject({ helpful: false, comment: null });
    },
  );

  test('is nothing when it is kept for no days', async () => {
    const { records } = recordsWith({ days: 0 });
    await records.keep(turn, answer, 'chat', null);
    expect(await records.find(answer.id)).toBeNull();
  });

  test('a store that fails costs nobody the answer, and is reported', async () => {
    const broken: AnswerStore = {
      ...createMemoryAnswerStore(),
      save: async () => {
        throw new Error('disk full');
      },
    };
    const { records, errors } = recordsWith({ store: broken });
    await records.keep(turn, answer, 'chat', null);
    expect(errors).toEqual([new Error('disk full')]);
  });

  test('goes after its days, not before', async () => {
    const { records } = recordsWith({ days: 30 });
    const turnOf = (milliseconds: number) => ({ ...turn, now: new Date(NOW.getTime() - milliseconds) });
    const month = 30 * 24 * 60 * 60 * 1000;
    const old = fakeAnswer({ id: '5b0f3b1e-96a9-4c55-8a6e-0a1d2f6f9b22' });
    await records.keep(turnOf(month + 1), old, 'chat', null);
    await records.keep(turnOf(month), answer, 'chat', null);
    expect(await records.purge()).toBe(1);
    expect([await records.find(old.id), (await records.find(answer.id))?.answer.id]).toEqual([null, answer.id]);
  });
});

describe('feedback', () => {
  test('is masked and cut, and unknown for an answer that is not there', async () => {
    const { records } = recordsWith();
    await records.keep(turn, answer, 'chat', null);
    await records.addFeedback({ answerId: answer.id, helpful: false, comment: 'Dit is geheim' });
    expect((await records.find(answer.id))?.feedback).toEqual({
      answerId: answer.id,
      helpful: false,
      comment: 'Dit is [x]',
      at: NOW.toISOString(),
    });
    await records.addFeedback({ answerId: answer.id, helpful: true, comment: 'a'.repeat(2 * MAX_COMMENT_LENGTH) });
    expect((await records.find(answer.id))?.feedback?.comment).toHaveLength(MAX_COMMENT_LENGTH);
    expect(await records.addFeedback({ answerId: 'nergens', helpful: true, comment: null })).toBe(false);
  });

  test('goes when the answer is forgotten', async () => {
    const { records } = recordsWith();
    await records.keep(turn, answer, 'chat', null);
    expect([await records.forget(answer.id), await records.forget(answer.id)]).toEqual([true, false]);
    expect(await records.find(answer.id)).toBeNull();
  });
});

test('claims that did not come to the end are told by their texts', async () => {
  const claims: Claim[] = ['Een.', 'Twee.', 'Drie.'].map((text) => ({ text, quotes: [] }));
  async function* make() {
    yield* claims;
  }
  async function* drop(all: AsyncIterable<Claim>) {
    for await (const claim of all) if (claim.text !== 'Twee.') yield claim;
  }
  const [made, held]: [Claim[], Claim[]] = [[], []];
  for await (const claim of noting(drop(noting(make(), made)), held)) expect(claims).toContain(claim);
  expect(verificationOf(made, held)).toEqual({ claims: 3, dropped: ['Twee.'] });
});
