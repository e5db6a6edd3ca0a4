/**
 * A language model on Workers AI, behind the port. Asked for lines of text: held to a JSON Schema it does not stream.
 * Reads both forms that its models stream in: `response`, and OpenAI's `choices`.
 */
import { type ChatChunk, type ChatFailure, type ChatModel, ChatModelError } from '../ports.ts';
import type { WorkersAi } from './cloudflare-bindings.ts';

interface StreamEvent {
  readonly response?: unknown;
  readonly choices?: readonly { readonly delta?: { readonly content?: unknown }; readonly finish_reason?: unknown }[];
  readonly usage?: { readonly prompt_tokens?: number; readonly completion_tokens?: number } | null;
}

/** Workers AI's own numbers, with which its messages begin. */
const FAILURES: Readonly<Record<string, ChatFailure>> = {
  3007: 'timeout',
  3008: 'timeout',
  3036: 'over_budget',
  3040: 'rate_limited',
  3041: 'misconfigured',
  3042: 'misconfigured',
  5004: 'rejected',
  5006: 'rejected',
  5007: 'misconfigured',
  5016: 'misconfigured',
  5018: 'misconfigured',
};

/** The message is dropped: it may repeat the question. */
function asFailure(error: unknown): ChatModelError {
  if (error instanceof ChatModelError) return error;
  const number = /\b(\d{4})\b/.exec(String((error as Error)?.message ?? error))?.[1] ?? '';
  return new ChatModelError(FAILURES[number] ?? 'server_error', `Workers AI: ${number || 'an unknown error'}.`);
}

/** The data of each event of a stream. @throws the signal's reason when it aborts; the stream is then cancelled. */
async function* eventsOf(stream: ReadableStream<Uint8Array>, signal?: AbortSignal): AsyncGenerator<string> {
  const reader = stream
    .pipeThrough(new TextDecoderStream() as never)
    .getReader() as ReadableStreamDefaultReader<string>;
  const leave = () => void reader.cancel().catch(() => {});
  signal?.addEventListener('abort', leave, { once: true });
  try {
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      signal?.throwIfAborted();
      if (done) return;
      const lines = (rest + value).split(/\r?\n/);
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.startsWith('data:')) yield line.slice('data:'.length).trim();
    }
  } finally {
    signal?.removeEventListener('abort', leave);
    leave();
  }
}

function parsed(data: string): StreamEvent {
  try {
    return JSON.parse(data) as StreamEvent;
  } catch {
    throw new ChatModelError('cut_off', 'Workers AI: an event is no JSON.');
  }
}

/** Makes the model; `model` as Workers AI names it, such as @cf/meta/llama-3.3-70b-instruct-fp8-fast. */
export function createWorkersAiChatModel(ai: WorkersAi, model: string): ChatModel {
  return {
    name: `workers-ai:${model}`,
    structured: false,
    async *stream({ messages, maxTokens, signal }): AsyncGenerator<ChatChunk> {
      signal?.throwIfAborted();
      let reason: string | null = null;
      let written = 0;
      let ended = false;
      try {
        const input = { messages, max_tokens: maxTokens, stream: true };
        const stream = await ai.run(model, input, signal ? { signal } : {});
        if (!(stream instanceof ReadableStream)) throw new ChatModelError('nonsense', 'Workers AI gave no stream.');
        for await (const data of eventsOf(stream, signal)) {
          ended = data === '[DONE]';
          if (ended) break;
          const { response, choices, usage } = parsed(data);
          const content = choices?.[0]?.delta?.content ?? response;
          const finish = choices?.[0]?.finish_reason;
          if (typeof finish === 'string') reason = finish;
          if (typeof content === 'string' && content !== '') yield { type: 'text', text: content };
          if (typeof usage?.prompt_tokens !== 'number' || typeof usage.completion_tokens !== 'number') continue;
          written = usage.completion_tokens;
          yield { type: 'usage', usage: { input: usage.prompt_tokens, output: written } };
        }
      } catch (error) {
        signal?.throwIfAborted();
        throw asFailure(error);
      }
      signal?.throwIfAborted();
      if (!ended && reason === null) throw new ChatModelError('cut_off', 'The stream ended before the model did.');
      yield { type: 'end', reason: reason === 'length' || written >= maxTokens ? 'length' : 'stop' };
    },
  };
}
