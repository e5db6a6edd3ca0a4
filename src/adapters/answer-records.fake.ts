/** Records of answers, for tests of what is kept. */
import { fakeAnswer } from '../assistant.fake.ts';
import type { AnswerRecord } from '../ports.ts';

/** A record of an answer; `changes` replaces some fields. */
export function recordOf(id: string, changes: Partial<AnswerRecord> = {}): AnswerRecord {
  return {
    answer: fakeAnswer({ id }),
    question: "Wat is 'verzuim' — en wat kost 5 %?",
    channel: 'chat',
    at: '2031-05-02T10:00:00.000Z',
    trace: { retrieved: [{ passage: 'a-0123456789', score: 0.5 }] },
    ...changes,
  };
}
