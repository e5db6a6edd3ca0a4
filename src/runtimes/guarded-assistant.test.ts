import { describe, expect, test } from 'vitest';
import { type Answer, type ProgressEvent, STEP_NAMES, UnavailableError } from '../answer.ts';
import { FakeAssistant, fakeAnswer } from '../assistant.fake.ts';
import type { Assistant } from '../assistant.ts';
import type { Switch } from '../ports.ts';
import { createGate } from './gate.ts';
import { guardAssistant, type Observer } from './guarded-assistant.ts';

const request = (content: string) => ({ messages: [{ role: 'user' as const, content }] });

/** Records what it hears. */
class RecordingObserver implements Observer {
  readonly steps: string[] = [];
  readonly answers: Answer[] = [];
  readonly causes: string[] = [];
  step = (_: string, step: string) => void this.steps.push(step);
  answered = (_: string, answer: Answer) => void this.answers.push(answer);
  rejected = (_: string, cause: string) => void this.causes.push(cause);
}

function guard(
  inner: Assistant,
  options: { atOnce?: number; waiting?: number; seconds?: number; paused?: Switch } = {},
) {
  const observer = new RecordingObserver();
  const gate = createGate({ atOnce: options.atOnce ?? 2, waiting: options.waiting ?? 10 });
  const assistant = guardAssistant(inner, {
    channel: 'chat',
    gate,
    switches: { isPaused: (what) => what === options.paused },
    paused: () => fakeAnswer({ status: 'redirected', reason: 'paused', citations: [] }),
    seconds: options.seconds ?? 30,
    observer,
  });
  return { assistant, gate, observer };
}

async function run(
  events: AsyncGenerator<ProgressEvent, Answer>,
): Promise<{ events: ProgressEvent[]; answer: Answer }> {
  const seen: ProgressEvent[] = [];
  for (;;) {
    const { done, value } = await events.next();
    if (done) return { events: seen, answer: value };
    seen.push(value);
  }
}

/** Begins a question that stays under way until its assistant lets go. */
function hold(assistant: Assistant, question = 'a') {
  const events = assistant.answer(request(question));
  const outcome = run(events).then(
    () => 'answered',
    (error) => (error instanceof UnavailableError ? error.code : String(error)),
  );
  return outcome;
}

describe('a guarded assistant', () => {
  test('gives the same events and answer, and tells of each step once, in order', async () => {
    const plain = await run(new FakeAssistant().answer(request('a')));
    const { assistant, observer } = guard(new FakeAssistant());
    expect(await run(assistant.answer(request('a')))).toEqual(plain);
    expect(observer.steps).toEqual([...STEP_NAMES]);
    expect(observer.answers).toEqual([plain.answer]);
  });

  test('passes on what is wrong with a question', async () => {
    const { assistant, gate } = guard(new FakeAssistant());
    await expect(run(assistant.answer(request(' ')))).rejects.toMatchObject({ code: 'empty' });
    expect(gate.running).toBe(0);
  });

  test('works on so many at once, lets so many wait, and sends the rest away', async () => {
    const fake = new FakeAssistant({ slow: true });
    const { assistant, gate, observer } = guard(fake, { atOnce: 2, waiting: 3 });
    const outcomes = Array.from({ length: 8 }, () => hold(assistant));
    await expect.poll(() => gate.waiting).toBe(3);
    expect([gate.running, fake.requests.length]).toEqual([2, 2]);
    expect(await Promise.all(outcomes)).toEqual([...Array(5).fill('answered'), ...Array(3).fill('overloaded')]);
    expect(observer.causes).toEqual(['overloaded', 'overloaded', 'overloaded']);
    expect(fake.requests.length).toBe(5);
  });

  test('searching and verifying take their turn too', async () => {
    const { assistant } = guard(new FakeAssistant({ slow: true }), { atOnce: 1, waiting: 0 });
    const held = hold(assistant);
    await expect(assistant.search('a', 5)).rejects.toMatchObject({ code: 'overloaded' });
    await expect(assistant.verify('a')).rejects.toMatchObject({ code: 'overloaded' });
    expect(await held).toBe('answered');
    expect(await assistant.search('a', 5)).toHaveLength(1);
  });

  test('ends what takes too long, and the work with it', async () => {
    const fake = new FakeAssistant({ slow: true });
    const { assistant, gate, observer } = guard(fake, { seconds: 0.05 });
    expect(await hold(assistant)).toBe('timed_out');
    await gate.idle();
    expect([fake.left, observer.causes]).toEqual([1, ['timed_out']]);
  });

  test('a reader who takes no events does not keep others waiting', async () => {
    const { assistant, gate } = guard(new FakeAssistant(), { atOnce: 1 });
    const stalled = assistant.answer(request('a'));
    await stalled.next();
    await gate.idle();
    expect((await run(assistant.answer(request('b')))).answer.status).toBe('answered');
    expect((await run(stalled)).answer.status).toBe('answered');
  });

  test.each(['first', 'later'])('a reader who leaves at the %s event ends the work', async (when) => {
    const fake = new FakeAssistant({ slow: true });
    const { assistant, gate } = guard(fake);
    const events = assistant.answer(request('a'));
    await events.next();
    if (when === 'later') await events.next();
    await events.return(undefined as never);
    await gate.idle();
    expect(fake.left).toBe(1);
    expect(fake.steps.length).toBeLessThan(4);
  });

  test('a reader who leaves while waiting is never worked for', async () => {
    const fake = new FakeAssistant({ slow: true });
    const { assistant } = guard(fake, { atOnce: 1 });
    const held = hold(assistant);
    const leave = new AbortController();
    const waiting = run(assistant.answer(request('b'), { signal: leave.signal }));
    leave.abort();
    await expect(waiting).rejects.toThrow();
    await held;
    expect(fake.requests.length).toBe(1);
  });

  test('a paused channel answers that it is, without asking the assistant', async () => {
    const fake = new FakeAssistant();
    const { assistant, observer } = guard(fake, { paused: 'chat' });
    const { events, answer } = await run(assistant.answer(request('a')));
    expect([events, answer.status, answer.reason]).toEqual([[], 'redirected', 'paused']);
    expect([fake.requests, observer.answers]).toEqual([[], [answer]]);
    expect(await assistant.search('a', 5)).toHaveLength(1);
  });

  test('another channel that is paused does not stop this one', async () => {
    const { assistant } = guard(new FakeAssistant(), { paused: 'teams' });
    expect((await run(assistant.answer(request('a')))).answer.status).toBe('answered');
  });
});
