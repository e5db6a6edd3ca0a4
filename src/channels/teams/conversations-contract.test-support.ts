/** What holds for every place where the bot remembers. */
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeAnswer } from '../../assistant.fake.ts';
import { type Conversations, MEMORY } from './conversations.ts';

const THREAD = '19:channel@thread.tacv2;messageid=1700';
const OTHER_THREAD = '19:channel@thread.tacv2;messageid=1800';

export interface Opened {
  readonly conversations: Conversations;
  /** Keeps an answer where the memory looks for it, if it does. */
  keep(answer: ReturnType<typeof fakeAnswer>, question: string): Promise<void>;
}

/** Runs the suite. `open` gives a memory that remembers nothing yet, of which the time is given. */
export function holdConversations(name: string, open: (now: () => number) => Promise<Opened>) {
  describe(`what the bot remembers in ${name}`, () => {
    let now = Date.parse('2031-03-01T10:00:00Z');
    let opened: Opened;
    beforeEach(async () => {
      opened = await open(() => now);
    });

    /** Answers a question; gives the id of the answer. */
    const say = async (conversation: string, message: string, sent: string | null = `sent-${message}`) => {
      now += 1000;
      const answer = fakeAnswer({ id: crypto.randomUUID(), text: `Antwoord op ${message}` });
      await opened.keep(answer, `Vraag ${message}`);
      const said = { question: `Vraag ${message}`, answer: answer.text };
      await opened.conversations.add(conversation, { message, ...said, answerId: answer.id, sent });
      return answer.id;
    };
    const asked = async (conversation: string) =>
      (await opened.conversations.history(conversation)).filter(({ role }) => role === 'user').map((m) => m.content);

    test('is the last exchanges in their order, each conversation and thread by itself', async () => {
      await say('a', 'een');
      await say(THREAD, 'draad');
      await say('a', 'twee');
      expect(await opened.conversations.history('a')).toEqual([
        { role: 'user', content: 'Vraag een' },
        { role: 'assistant', content: 'Antwoord op een' },
        { role: 'user', content: 'Vraag twee' },
        { role: 'assistant', content: 'Antwoord op twee' },
      ]);
      expect([await asked(THREAD), await asked(OTHER_THREAD)]).toEqual([['Vraag draad'], []]);
      const more = Array.from({ length: MEMORY.mostExchanges }, (_, n) => `m${n}`);
      for (const message of more) await say('a', message);
      expect(await asked('a')).toEqual(more.map((message) => `Vraag ${message}`));
    });

    test('ends an hour after the last exchange, and that of feedback after thirty days', async () => {
      const id = await say('a', 'een');
      now += MEMORY.memoryMs - 5000;
      await say('a', 'twee');
      now += MEMORY.memoryMs - 1000;
      expect([await asked('a'), await opened.conversations.replyTo('a', 'twee')]).toEqual([
        ['Vraag een', 'Vraag twee'],
        'sent-twee',
      ]);
      now += 1001;
      await say('b', 'andere');
      expect([await asked('a'), await opened.conversations.replyTo('a', 'twee')]).toEqual([[], null]);
      expect(await opened.conversations.answerIn('a', 'sent-een')).toBe(id);
      now += MEMORY.feedbackMs;
      expect(await opened.conversations.answerIn('a', 'sent-een')).toBeNull();
    });

    test('is replaced by the answer to the same message, and finds the message of the bot for an edit', async () => {
      await say('a', 'een');
      expect(await opened.conversations.replyTo('a', 'een')).toBe('sent-een');
      await opened.conversations.remove('a', 'een');
      expect([await asked('a'), await opened.conversations.replyTo('a', 'een')]).toEqual([[], 'sent-een']);
      const second = await say('a', 'een');
      expect([await asked('a'), await opened.conversations.answerIn('a', 'sent-een')]).toEqual([['Vraag een'], second]);
      expect(await opened.conversations.replyTo('a', 'twee')).toBeNull();
    });

    test('an answer that stands nowhere is remembered, and has no feedback', async () => {
      await say('a', 'een', null);
      expect([await asked('a'), await opened.conversations.replyTo('a', 'een')]).toEqual([['Vraag een'], null]);
    });

    test('is gone after a reset, but for feedback', async () => {
      const id = await say('a', 'een');
      await opened.conversations.reset('a');
      expect([await asked('a'), await opened.conversations.answerIn('a', 'sent-een')]).toEqual([[], id]);
      await say('a', 'twee');
      expect(await asked('a')).toEqual(['Vraag twee']);
    });

    test('is gone with the app, in every thread of the conversation, feedback too, and in no other', async () => {
      await say(THREAD, 'een');
      await say(OTHER_THREAD, 'twee');
      const id = await say('a', 'drie');
      await opened.conversations.forget(THREAD);
      expect([await asked(THREAD), await asked(OTHER_THREAD), await asked('a')]).toEqual([[], [], ['Vraag drie']]);
      for (const sent of ['sent-een', 'sent-twee']) {
        expect(await opened.conversations.answerIn(THREAD, sent)).toBeNull();
      }
      expect(await opened.conversations.answerIn('a', 'sent-drie')).toBe(id);
    });

    test('an answer is found from any thread of its conversation, and from no other conversation', async () => {
      const id = await say(THREAD, 'een');
      expect(await opened.conversations.answerIn(OTHER_THREAD, 'sent-een')).toBe(id);
      expect(await opened.conversations.answerIn('a', 'sent-een')).toBeNull();
    });

    test('of many at the same time one is the first, once in ten minutes', async () => {
      const firsts = await Promise.all(Array.from({ length: 5 }, () => opened.conversations.isFirst('x')));
      expect(firsts.filter(Boolean)).toHaveLength(1);
      now += MEMORY.seenMs - 1;
      expect([await opened.conversations.isFirst('x'), await opened.conversations.isFirst('y')]).toEqual([false, true]);
      now += 1;
      expect(await opened.conversations.isFirst('x')).toBe(true);
      await opened.conversations.unsee('x');
      expect(await opened.conversations.isFirst('x')).toBe(true);
    });
  });
}
