/**
 * Limits around a language model: time, one retry, tokens in a day. The count of tokens is in memory: it begins
 * anew with the process, and servers side by side each have their own.
 */
import { type ChatCall, type ChatChunk, type ChatModel, ChatModelError, type Clock } from '../ports.ts';

export interface ChatLimits {
  /** Longest that a call may take, its retry included, in ms. */
  readonly timeout: number;
  /** Most tokens in and out together in one day (UTC). */
  readonly tokensPerDay: number;
  /** Wait before the retry, in ms; up to half as much again by chance. A server's Retry-After counts instead. */
  readonly backOff: number;
}

/** Longest wait before a retry, in ms: a server that wants more will not answer this reader. */
const LONGEST_WAIT = 3000;
/** Characters a token at the least, so that the estimate is not too low. */
const CHARACTERS_PER_TOKEN = 3;

const RETRIED: ReadonlySet<string> = new Set(['rate_limited', 'server_error', 'unreachable']);

function tokensIn(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}

/** Waits, or throws the signal's reason. */
function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

/** Yields until the signal aborts, also where whoever yields does not listen to it. */
async function* untilAborted<T>(source: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  aborted.catch(() => undefined);
  const abort = () => reject(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort);
  let open = true;
  try {
    for (;;) {
      const step = await Promise.race([iterator.next(), aborted]);
      if (step.done) {
        open = false;
        return;
      }
      yield step.value;
    }
  } finally {
    signal.removeEventListener('abort', abort);
    // Not waited for: an iterator that hangs would hang here too.
    if (open) iterator.return?.()?.catch(() => undefined);
  }
}

/** Tokens of the day; what a call may take is taken before it and what it did not take is given back. */
class Budget {
  readonly #most: number;
  readonly #clock: Clock;
  #day = '';
  #used = 0;

  constructor(most: number, clock: Clock) {
    this.#most = most;
    this.#clock = clock;
  }

  /** @throws ChatModelError when they are more than are left. */
  take(tokens: number): void {
    const today = this.#clock.now().toISOString().slice(0, 10);
    if (today !== this.#day) {
      this.#day = today;
      this.#used = 0;
    }
    if (this.#used + tokens > this.#most) throw new ChatModelError('over_budget', 'The tokens of this day are used.');
    this.#used += tokens;
  }

  settle(taken: number, used: number): void {
    this.#used = Math.max(0, this.#used + used - taken);
  }
}

/** The same model with limits. A retry is made once, and only while the model has said nothing. */
export function limitChatModel(model: ChatModel, limits: ChatLimits, clock: Clock): ChatModel {
  const budget = new Budget(limits.tokensPerDay, clock);

  async function* attempt(call: ChatCall, signal: AbortSignal): AsyncGenerator<ChatChunk> {
    const asked = call.messages.reduce((sum, { content }) => sum + tokensIn(content), 0);
    budget.take(asked + call.maxTokens);
    let used: number | null = null;
    let written = 0;
    let answered = false;
    try {
      for await (const chunk of untilAborted(model.stream({ ...call, signal }), signal)) {
        answered = true;
        if (chunk.type === 'text') written += tokensIn(chunk.text);
        if (chunk.type === 'usage') used = chunk.usage.input + chunk.usage.output;
        yield chunk;
      }
    } catch (error) {
      // A server that refused the call counted nothing; one that hung may have.
      if (!answered && error instanceof ChatModelError) used = 0;
      throw error;
    } finally {
      budget.settle(asked + call.maxTokens, used ?? asked + written);
    }
  }

  return {
    name: model.name,
    get structured() {
      return model.structured;
    },
    async *stream(call) {
      const longest = limits.timeout * (call.timeShare ?? 1);
      const timeout = AbortSignal.timeout(longest);
      // Whoever stops listening closes the connection, also in the middle of a word.
      const done = new AbortController();
      const signal = AbortSignal.any([timeout, done.signal, ...(call.signal ? [call.signal] : [])]);
      let began = false;
      try {
        for (let tries = 0; ; tries++) {
          try {
            for await (const chunk of attempt(call, signal)) {
              began = true;
              yield chunk;
            }
            return;
          } catch (error) {
            if (began || tries > 0 || !(error instanceof ChatModelError) || !RETRIED.has(error.code)) throw error;
            const pause = error.retryAfter ?? limits.backOff * (1 + Math.random() / 2);
            if (pause > LONGEST_WAIT) throw error;
            await wait(pause, signal);
          }
        }
      } catch (error) {
        call.signal?.throwIfAborted();
        if (timeout.aborted) throw new ChatModelError('timeout', `No answer within ${longest} ms.`);
        throw error;
      } finally {
        done.abort();
      }
    },
  };
}
