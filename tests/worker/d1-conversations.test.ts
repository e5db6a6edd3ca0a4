import { beforeAll, expect, test } from 'vitest';
import { createD1AnswerStore } from '../../src/adapters/d1-answer-store.ts';
import { createD1Conversations, purgeConversations } from '../../src/adapters/d1-conversations.ts';
import { createKeyedHash } from '../../src/adapters/keyed-hash.ts';
import type { Answer } from '../../src/answer.ts';
import { fakeAnswer } from '../../src/assistant.fake.ts';
import { conversationRoot } from '../../src/channels/teams/activity.ts';
import { type Conversations, MEMORY } from '../../src/channels/teams/conversations.ts';
import { holdConversations } from '../../src/channels/teams/conversations-contract.test-support.ts';
import { bindings, empty, migrate } from './d1.test-support.ts';

beforeAll(migrate);

async function open(now: () => number) {
  await empty();
  const store = createD1AnswerStore(bindings.DB);
  const conversations: Conversations = createD1Conversations({
    ...{ database: bindings.DB, hash: createKeyedHash('secret'), memory: MEMORY, rootOf: conversationRoot, now },
  });
  const keep = (answer: Answer, question: string | null) =>
    store.save({ answer, question, channel: 'teams', at: new Date(now()).toISOString(), trace: null });
  return { store, conversations, keep };
}

holdConversations('D1', open);

const exchange = { message: 'een', question: 'Vraag', answer: 'Antwoord', sent: 'sent-1' };

test('of a question that is not kept, or whose answer was deleted, nothing is remembered', async () => {
  const { store, conversations, keep } = await open(() => 0);
  const [kept, personal] = [fakeAnswer({ id: crypto.randomUUID() }), fakeAnswer({ id: crypto.randomUUID() })];
  await keep(kept, 'Vraag');
  await keep(personal, null);
  await conversations.add('a', { ...exchange, answerId: personal.id });
  expect(await conversations.history('a')).toEqual([]);
  await conversations.add('a', { ...exchange, message: 'twee', answerId: kept.id });
  expect(await conversations.history('a')).toHaveLength(2);
  await store.delete(kept.id);
  expect(await conversations.history('a')).toEqual([]);
});

test('after its time nothing tells whose an answer was, and nothing said stands in the tables at any time', async () => {
  let now = 0;
  const { conversations } = await open(() => now);
  const rows = async () => {
    const found = ['teams_turns', 'teams_marks'].map((table) => bindings.DB.prepare(`SELECT * FROM ${table}`).all());
    return (await Promise.all(found)).map(({ results }) => results);
  };
  await conversations.isFirst('message\na:personal\nquestion-1\n');
  await conversations.add('a:personal', { ...exchange, answerId: 'the-answer' });
  expect(JSON.stringify(await rows())).not.toMatch(/Vraag|Antwoord|a:personal/);
  now = MEMORY.memoryMs;
  await purgeConversations(bindings.DB, now);
  const [turns, marks] = await rows();
  expect([turns, marks]).toEqual([[], [expect.objectContaining({ value: 'the-answer' })]]);
  expect(JSON.stringify(marks)).not.toMatch(/a:personal|sent-1|question-1/);
});
