/**
 * The assistant as a channel gets it: behind the stop button of the channel, through the gate, within its time, and
 * observed. The pipeline knows nothing of this.
 */
import { type Answer, type ChatRequest, type ProgressEvent, type StepName, UnavailableError } from '../answer.ts';
import type { Assistant } from '../assistant.ts';
import type { Channel, Switches } from '../ports.ts';
import type { Gate } from './gate.ts';

/** Hears what happens to questions; never their words. */
export interface Observer {
  step(channel: Channel, step: StepName, seconds: number): void;
  answered(channel: Channel, answer: Answer, seconds: number): void;
  /** An answer, a search or a verification that was not made: there was no room or no time. */
  rejected(channel: Channel, cause: UnavailableError['code']): void;
}

export interface Guard {
  readonly channel: Channel;
  readonly gate: Gate;
  readonly switches: Switches;
  /** What a paused channel answers. */
  readonly paused: (request: ChatRequest) => Answer;
  /** Longest time for an answer, waiting included, in seconds. */
  readonly seconds: number;
  readonly observer: Observer;
}

/** Seconds after which a question that took too long may be asked again. */
const RETRY_SECONDS = 10;

const since = (begin: number): number => (performance.now() - begin) / 1000;

/** Rounds of the event loop between two steps. */
const ROUNDS = 4;

/**
 * Lets the event loop go round between steps. The steps compute without a pause, and in each round the server takes
 * one new connection: without this, forty people at once would wait outside, and a probe of /health with them.
 */
async function breathe(): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) await new Promise((resolve) => setImmediate(resolve));
}

/** Runs one question to its end, whether or not anybody takes the events, and tells how long each step took. */
async function runToEnd(
  events: AsyncGenerator<ProgressEvent, Answer>,
  { channel, observer }: Guard,
  push: (event: ProgressEvent) => void,
): Promise<Answer> {
  let step: StepName | null = null;
  let begin = performance.now();
  const endStep = () => {
    if (step !== null) observer.step(channel, step, since(begin));
    begin = performance.now();
  };
  for (;;) {
    const next = await events.next();
    if (next.done) {
      endStep();
      return next.value;
    }
    if (next.value.type === 'status') {
      endStep();
      step = next.value.step;
    }
    push(next.value);
    await breathe();
  }
}

/** Makes work end within its time for whoever waits; the work itself keeps its place in the gate until it is done. */
async function within<T>(work: Promise<T>, guard: Guard): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new UnavailableError('timed_out', RETRY_SECONDS)), guard.seconds * 1000);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    if (error instanceof UnavailableError) guard.observer.rejected(guard.channel, error.code);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Guards an assistant for one channel. A paused channel gets the answer for that (`redirected`, `paused`); searching,
 * verifying and the documents go on. @throws UnavailableError where there is no room or no time
 */
export function guardAssistant(inner: Assistant, guard: Guard): Assistant {
  const { channel, gate, switches, paused, observer } = guard;
  return {
    async *answer(request, { signal } = {}) {
      const begin = performance.now();
      if (switches.isPaused(channel)) {
        const answer = paused(request);
        observer.answered(channel, answer, since(begin));
        return answer;
      }
      const leave = new AbortController();
      const stop = signal ? AbortSignal.any([signal, leave.signal]) : leave.signal;
      const events: ProgressEvent[] = [];
      let wake = () => {};
      const push = (event: ProgressEvent) => {
        events.push(event);
        wake();
      };
      const work = gate.run(async () => {
        stop.throwIfAborted();
        return runToEnd(inner.answer(request, { signal: stop, channel }), guard, push);
      });
      let isOver = false;
      // Told apart from `work` itself: what fails after its reader left has nobody to fail for.
      const result = within(work, guard).finally(() => {
        isOver = true;
        wake();
      });
      result.catch(() => {});
      stop.addEventListener('abort', () => wake(), { once: true });
      try {
        while (!isOver || events.length > 0) {
          const event = events.shift();
          if (event) yield event;
          else {
            stop.throwIfAborted();
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          }
        }
        const answer = await result;
        observer.answered(channel, answer, since(begin));
        return answer;
      } finally {
        leave.abort();
      }
    },
    search: (query, k) =>
      within(
        gate.run(() => inner.search(query, k)),
        guard,
      ),
    verify: (text, passages) =>
      within(
        gate.run(() => inner.verify(text, passages)),
        guard,
      ),
    mask: (text) => inner.mask(text),
    documents: () => inner.documents(),
  };
}
