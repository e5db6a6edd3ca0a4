import { describe, expect, test } from 'vitest';
import { fakeAnswer } from '../../../assistant.fake.ts';
import { type Conversation, messagesFor, readConversation, type Turn, writeConversation } from './conversation.ts';

/** A tab's storage with a limit in characters. */
class FakeStorage {
  readonly kept = new Map<string, string>();
  readonly limit: number;
  constructor(limit = 1_000_000) {
    this.limit = limit;
  }
  getItem(key: string) {
    return this.kept.get(key) ?? null;
  }
  setItem(key: string, value: string) {
    if (value.length > this.limit) throw new DOMException('full', 'QuotaExceededError');
    this.kept.set(key, value);
  }
  removeItem(key: string) {
    this.kept.delete(key);
  }
}

const turn = (question: string, changes: Partial<Turn> = {}): Turn => ({
  question,
  answer: fakeAnswer(),
  trouble: null,
  ...changes,
});
const conversation = (turns: Turn[]): Conversation => ({ turns, draft: 'half', open: true });

describe('a conversation', () => {
  test('comes back as it was kept', () => {
    const store = new FakeStorage();
    const kept = conversation([turn('Een?'), turn('Twee?', { answer: null, trouble: { kind: 'offline' } })]);
    writeConversation(store, 'k', kept);
    expect(readConversation(store, 'k')).toEqual(kept);
  });

  test('that was waiting for an answer when the page went away was interrupted', () => {
    const store = new FakeStorage();
    writeConversation(store, 'k', conversation([turn('Een?', { answer: null })]));
    expect(readConversation(store, 'k').turns).toEqual([
      { question: 'Een?', answer: null, trouble: { kind: 'interrupted' } },
    ]);
  });

  test.each(['not json', 'null', '[]', '{"turns":3}', '{"turns":[3,{"question":4}]}'])(
    'that was not kept by this widget is empty: %s',
    (text) => {
      const store = new FakeStorage();
      store.setItem('k', text);
      expect(readConversation(store, 'k').turns).toEqual([]);
    },
  );

  test('with an answer that cannot be drawn keeps its question', () => {
    const store = new FakeStorage();
    const broken = { ...fakeAnswer(), citations: [{ number: 'one' }] };
    store.setItem('k', JSON.stringify({ turns: [{ question: 'Een?', answer: broken }] }));
    expect(readConversation(store, 'k').turns).toMatchObject([{ question: 'Een?', answer: null }]);
  });

  test('loses its oldest turns where there is no room, and lives on where nothing may be kept', () => {
    const store = new FakeStorage(4_000);
    writeConversation(store, 'k', conversation(Array.from({ length: 20 }, (_, n) => turn(`Vraag ${n}?`))));
    expect(readConversation(store, 'k').turns.at(-1)?.question).toBe('Vraag 19?');
    expect(() => writeConversation(new FakeStorage(0), 'k', conversation([turn('a')]))).not.toThrow();
    expect(readConversation(null, 'k')).toEqual({ turns: [], draft: '', open: false });
  });

  test('is sent as far as it was answered, within what a request may hold', () => {
    const long = fakeAnswer({ text: 'a'.repeat(20_000) });
    const turns = Array.from({ length: 40 }, (_, n) => turn(`Vraag ${n}? ${'b'.repeat(1_900)}`, { answer: long }));
    const messages = messagesFor([...turns, turn('Mislukt?', { answer: null, trouble: { kind: 'offline' } })], 'Nu?');
    expect(messages.at(-1)).toEqual({ role: 'user', content: 'Nu?' });
    expect(messages.some(({ content }) => content === 'Mislukt?')).toBe(false);
    expect(messages.map(({ role }) => role)).toEqual([...Array(6).fill(['user', 'assistant']).flat(), 'user']);
    expect(JSON.stringify(messages).length).toBeLessThan(64 * 1024);
  });
});
