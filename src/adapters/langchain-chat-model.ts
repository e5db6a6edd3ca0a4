/**
 * A language model through LangChain's `initChatModel`. Nothing is retried, cached or traced here: limits are
 * `limited-chat-model.ts`, and the runtime switches LangSmith off.
 */
import type { BaseMessageLike } from '@langchain/core/messages';
import { initChatModel } from 'langchain/chat_models/universal';
import { type ChatCall, type ChatChunk, type ChatFailure, type ChatModel, ChatModelError } from '../ports.ts';

/** What `initChatModel` is told. */
export interface LangChainModelOptions {
  /** Provider and model as the reader of an answer sees them. */
  readonly name: string;
  /** LangChain's name of the provider. */
  readonly provider: string;
  readonly model: string;
  /** Package that holds the provider; named when it is not installed. */
  readonly package: string;
  readonly structured: boolean;
  /** Keys and addresses, under the names that the provider's class has for them. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The provider's package is not installed. */
export class MissingPackageError extends Error {
  constructor(provider: string, name: string) {
    super(`${provider}: the package ${name} is not installed. Install it with: npm install ${name}`);
    this.name = 'MissingPackageError';
  }
}

/** Models that think first take no temperature. */
const THINKS = /^(?:o\d|gpt-5)/;

/** Opens the model; nothing is sent. @throws MissingPackageError */
export async function openLangChainChatModel(options: LangChainModelOptions): Promise<ChatModel> {
  const { name, provider, model, structured, fields } = options;
  const open = (maxTokens: number) =>
    initChatModel(model, {
      modelProvider: provider,
      maxRetries: 0,
      // Without the raw response a refusal looks like an empty answer.
      __includeRawResponse: true,
      ...(THINKS.test(model) ? {} : { temperature: 0 }),
      ...(LENGTH_FIELDS[provider] ?? LENGTH_FIELDS.openai)?.(maxTokens),
      ...fields,
    });
  // The length is a field of the model and not of the call, so there is one model a length.
  const opened = new Map<number, ReturnType<typeof open>>();
  const openedFor = (maxTokens: number) => {
    const found = opened.get(maxTokens) ?? open(maxTokens);
    opened.set(maxTokens, found);
    return found;
  };
  await openedFor(1).catch((error: unknown) => {
    if (/^Unable to import |Cannot find (?:package|module)/.test(String((error as Error).message)))
      throw new MissingPackageError(provider, options.package);
    throw error;
  });
  return {
    name,
    structured,
    async *stream(call) {
      const { signal } = call;
      signal?.throwIfAborted();
      let reason: string | null = null;
      try {
        const messages: BaseMessageLike[] = call.messages.map(({ role, content }) => ({ role, content }));
        const asked = await openedFor(call.maxTokens);
        for await (const chunk of await asked.stream(messages, callOptions(call, provider) as object)) {
          const usage = chunk.usage_metadata as { input_tokens: number; output_tokens: number } | undefined;
          if (refuses(chunk.additional_kwargs)) throw new ChatModelError('refused', 'The model refused.');
          if (chunk.text !== '') yield { type: 'text', text: chunk.text };
          if (usage) yield { type: 'usage', usage: { input: usage.input_tokens, output: usage.output_tokens } };
          reason = endOf(chunk.response_metadata) ?? reason;
        }
      } catch (error) {
        signal?.throwIfAborted();
        throw asFailure(error);
      }
      // An aborted stream ends without an error.
      signal?.throwIfAborted();
      yield end(reason);
    },
  };
}

/** What providers call the most that a model may write; the others call it as OpenAI's class does. */
const LENGTH_FIELDS: Readonly<Record<string, (most: number) => Record<string, number>>> = {
  openai: (maxTokens) => ({ maxTokens }),
  ollama: (numPredict) => ({ numPredict }),
  'google-genai': (maxOutputTokens) => ({ maxOutputTokens }),
};

function callOptions({ schema, signal }: ChatCall, provider: string): Record<string, unknown> {
  const format = schema && {
    response_format: { type: 'json_schema', json_schema: { ...schema, strict: true } },
  };
  return {
    ...(signal ? { signal } : {}),
    ...(schema && provider === 'ollama' ? { format: schema.schema } : format),
  };
}

/** Whether the model refuses in the field that OpenAI has for that. */
function refuses(extra: Readonly<Record<string, unknown>>): boolean {
  const raw = extra.__raw_response as { choices?: { delta?: { refusal?: unknown } }[] } | undefined;
  const refusal = extra.refusal ?? raw?.choices?.[0]?.delta?.refusal;
  return typeof refusal === 'string' && refusal !== '';
}

function endOf(metadata: Readonly<Record<string, unknown>> | undefined): string | null {
  for (const key of ['finish_reason', 'finishReason', 'stop_reason', 'done_reason']) {
    const value = metadata?.[key];
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
}

function end(reason: string | null): ChatChunk {
  if (reason === null) throw new ChatModelError('cut_off', 'The stream ended before the model did.');
  if (/filter|safety|refus/i.test(reason)) throw new ChatModelError('refused', 'The provider filtered the answer.');
  return { type: 'end', reason: /length|max_tokens/i.test(reason) ? 'length' : 'stop' };
}

const RETRY_AFTER_UNIT = 1000;

/** What went wrong, by the status where there is one. Messages of servers are dropped: they may repeat the question. */
function asFailure(error: unknown): ChatModelError {
  if (error instanceof ChatModelError) return error;
  const { status, name, headers } = (error ?? {}) as { status?: number; name?: string; headers?: unknown };
  const code: ChatFailure = (() => {
    if (status === 429) return 'rate_limited';
    if (status === 408 || /timeout/i.test(name ?? '')) return 'timeout';
    // The key, what it may do, or the name of the model.
    if (status === 401 || status === 403 || status === 404) return 'misconfigured';
    if (status !== undefined && status >= 400 && status < 500) return 'rejected';
    if (status !== undefined) return 'server_error';
    return /terminated|premature|aborted|ECONNRESET|JSON/i.test(String(error)) ? 'cut_off' : 'unreachable';
  })();
  const seconds = headers instanceof Headers ? Number(headers.get('retry-after') ?? Number.NaN) : Number.NaN;
  const said = status === undefined ? (name ?? 'an unknown error') : `HTTP ${status}`;
  return new ChatModelError(
    code,
    `The model's server: ${said}.`,
    Number.isFinite(seconds) ? seconds * RETRY_AFTER_UNIT : null,
  );
}
