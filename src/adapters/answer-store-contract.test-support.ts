/**
 * What holds for every AnswerStore: one suite, run by each implementation's own test.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fakeAnswer } from '../assistant.fake.ts';
import type { AnswerStore } from '../ports.ts';
import { recordOf } from './answer-records.fake.ts';

const ID = '0e5c1b7e-3c39-4b8e-9d0a-6c7f3f6c2a11';
const OTHER = '5b0f3b1e-96a9-4c55-8a6e-0a1d2f6f9b22';

const feedbackOn = (answerId: string, helpful: boolean, comment: string | null = null) => ({
  answerId,
  helpful,
  comment,
  at: '2031-05-02T10:05:00.000Z',
});

/** Declares the suite. `open` gives an empty store each time. */
export function holdsAnswerStore(name: string, open: () => Promise<AnswerStore>): void {
  describe(`${name} as an answer store`, () => {
    let store: AnswerStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    test('gives back what was saved, whole', async () => {
      const record = recordOf(ID);
      await store.save(record);
      expect(await store.find(ID)).toEqual({ ...record, feedback: null });
      expect(await store.find(OTHER)).toBeNull();
    });

    test('keeps a record without a question or a trace', async () => {
      await store.save(recordOf(ID, { question: null, trace: null }));
      expect(await store.find(ID)).toMatchObject({ question: null, trace: null });
    });

    test('replaces a record of the same id and leaves its feedback', async () => {
      await store.save(recordOf(ID));
      await store.addFeedback(feedbackOn(ID, true));
      await store.save(recordOf(ID, { question: 'Anders?', channel: 'teams' }));
      expect(await store.find(ID)).toMatchObject({
        question: 'Anders?',
        channel: 'teams',
        feedback: { helpful: true },
      });
    });

    test('what the caller changes afterwards changes nothing in it', async () => {
      const trace = { steps: ['a'] };
      await store.save(recordOf(ID, { trace }));
      trace.steps.push('b');
      const found = await store.find(ID);
      const { trace: given } = found as { trace: typeof trace };
      given.steps.push('c');
      expect((await store.find(ID))?.trace).toEqual({ steps: ['a'] });
    });

    test('takes feedback on an answer it has, the last one counts', async () => {
      await store.save(recordOf(ID));
      expect(await store.addFeedback(feedbackOn(ID, true, 'Goed'))).toBe(true);
      expect(await store.addFeedback(feedbackOn(ID, false))).toBe(true);
      expect((await store.find(ID))?.feedback).toEqual(feedbackOn(ID, false));
      expect(await store.addFeedback(feedbackOn(OTHER, true))).toBe(false);
      expect(await store.find(OTHER)).toBeNull();
    });

    test('deletes an answer with its feedback, once', async () => {
      await store.save(recordOf(ID));
      await store.save(recordOf(OTHER));
      await store.addFeedback(feedbackOn(ID, true, 'Weg ermee'));
      expect([await store.delete(ID), await store.delete(ID)]).toEqual([true, false]);
      expect(await store.find(ID)).toBeNull();
      await store.save(recordOf(ID));
      expect((await store.find(ID))?.feedback).toBeNull();
      expect(await store.find(OTHER)).not.toBeNull();
    });

    test('gaps are what was partial, abstained or not helpful since a moment, oldest first', async () => {
      const at = (day: number) => `2031-05-${String(day).padStart(2, '0')}T10:00:00.000Z`;
      const id = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;
      const save = (number: number, day: number, status: 'answered' | 'partial' | 'abstained' | 'redirected') =>
        store.save(recordOf(id(number), { at: at(day), answer: fakeAnswer({ id: id(number), status }) }));
      await save(1, 9, 'abstained');
      await save(2, 8, 'partial');
      await save(3, 7, 'answered');
      await save(4, 6, 'answered');
      await save(5, 5, 'redirected');
      await save(6, 1, 'abstained');
      await store.addFeedback(feedbackOn(id(3), false));
      await store.addFeedback(feedbackOn(id(4), true));
      await store.save(
        recordOf(id(7), { at: at(9), question: null, answer: fakeAnswer({ id: id(7), status: 'abstained' }) }),
      );
      const found = await store.gaps(at(5));
      expect(found.map(({ answer }) => answer.id)).toEqual([id(3), id(2), id(1)]);
      expect(found[0]?.feedback).toEqual(feedbackOn(id(3), false));
    });

    test('purges what is older than a moment, with its feedback, and says how many answers', async () => {
      await store.save(recordOf(ID, { at: '2031-05-01T00:00:00.000Z' }));
      await store.save(recordOf(OTHER, { at: '2031-05-02T00:00:00.000Z' }));
      await store.addFeedback(feedbackOn(ID, false));
      expect(await store.purge('2031-05-02T00:00:00.000Z')).toBe(1);
      expect([await store.find(ID), await store.gaps('')]).toEqual([null, []]);
      expect(await store.find(OTHER)).not.toBeNull();
      expect(await store.purge('2031-05-02T00:00:00.000Z')).toBe(0);
    });

    test('keeps the audit in order of time, whatever is purged', async () => {
      const entries = [
        { at: '2031-05-01T00:00:00.000Z', action: 'pause', detail: 'chat' },
        { at: '2031-05-02T00:00:00.000Z', action: 'resume', detail: 'chat' },
      ];
      for (const entry of entries) await store.audit(entry);
      await store.purge('2032-01-01T00:00:00.000Z');
      expect(await store.audits('2031-01-01T00:00:00.000Z')).toEqual(entries);
      expect(await store.audits('2031-05-02T00:00:00.000Z')).toEqual(entries.slice(1));
    });
  });
}
