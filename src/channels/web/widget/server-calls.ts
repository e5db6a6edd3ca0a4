/**
 * What the widget asks of the server: an answer as it is made, the documents, feedback. Every failure becomes a
 * `ChatTrouble` that says what to tell.
 */
import type { Answer, Citation, DocumentSummary, Message, StepName } from '../../../answer.ts';
import { isAnswer, isCitation, type Trouble } from './conversation.ts';

/** No answer came; `trouble` says why. */
export class ChatTrouble extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    super(trouble.kind);
    this.name = 'ChatTrouble';
    this.trouble = trouble;
  }
}

/** What comes before the answer. */
export interface Progress {
  onStep(step: StepName): void;
  onSentence(text: string, citations: readonly Citation[]): void;
}

/** Longest silence before the connection is given up, in ms; a server that works sends a sign of life more often. */
const SILENCE = 60_000;

/** One event of a stream. */
export interface ServerEvent {
  readonly event: string;
  readonly data: string;
}

/** Takes apart text/event-stream (HTML Living Standard, 9.2): give it text as it comes, it gives whole events. */
export function createEventParser(): (chunk: string) => ServerEvent[] {
  let rest = '';
  return (chunk) => {
    // A carriage return at the very end may be half of a line end.
    const text = rest + chunk;
    const held = text.endsWith('\r') ? '\r' : '';
    const blocks = text
      .slice(0, text.length - held.length)
      .replace(/\r\n?/g, '\n')
      .split('\n\n');
    rest = (blocks.pop() ?? '') + held;
    return blocks.flatMap((block) => {
      let event = 'message';
      const data: string[] = [];
      for (const line of block.split('\n')) {
        const [, field, value = ''] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
        if (field === 'event') event = value;
        if (field === 'data') data.push(value);
      }
      return data.length > 0 ? [{ event, data: data.join('\n') }] : [];
    });
  };
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** A refusal as trouble: by its status, with the server's own words where they tell more. */
export function troubleOf(
  status: number,
  retryAfter: string | null,
  problem: Readonly<Record<string, unknown>>,
): Trouble {
  const detail = typeof problem.detail === 'string' ? { detail: problem.detail } : {};
  const seconds = Number.parseInt(retryAfter ?? '', 10);
  if (status === 429) return { kind: 'too_many_requests', seconds: seconds > 0 ? seconds : 60 };
  if (status === 503) return { kind: 'unavailable', ...detail };
  if (status === 502 || status === 504) return { kind: 'unreachable' };
  return status >= 500 ? { kind: 'internal' } : { kind: 'refused', ...detail };
}

function isOffline(): boolean {
  return globalThis.navigator?.onLine === false;
}

/**
 * Asks. Gives the answer, which is authoritative over the sentences that came before it.
 * @throws ChatTrouble always when there is no answer, also when `signal` stops it (`stopped`).
 */
export async function askServer(
  server: string,
  messages: readonly Message[],
  language: string,
  progress: Progress,
  signal: AbortSignal,
): Promise<Answer> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENCE);
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), SILENCE);
  };
  let begun = false;
  try {
    const response = await fetch(`${server}/api/v1/chat`, {
      method: 'POST',
      headers: { Accept: 'text/event-stream', 'Accept-Language': language, 'Content-Type': 'application/json' },
      body: JSON.stringify({ messages }),
      credentials: 'omit',
      signal: AbortSignal.any([signal, silence.signal]),
    });
    if (!response.ok) {
      throw new ChatTrouble(
        troubleOf(response.status, response.headers.get('Retry-After'), parse(await response.text())),
      );
    }
    begun = true;
    return await readAnswer(response, progress, alive);
  } catch (error) {
    if (error instanceof ChatTrouble) throw error;
    if (signal.aborted) throw new ChatTrouble({ kind: 'stopped' });
    if (silence.signal.aborted) throw new ChatTrouble({ kind: 'timeout' });
    if (isOffline()) throw new ChatTrouble({ kind: 'offline' });
    throw new ChatTrouble({ kind: begun ? 'interrupted' : 'unreachable' });
  } finally {
    clearTimeout(timer);
  }
}

async function readAnswer(response: Response, progress: Progress, alive: () => void): Promise<Answer> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const events = createEventParser();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) throw new ChatTrouble({ kind: 'interrupted' });
    alive();
    for (const { event, data } of events(value)) {
      const content = parse(data);
      if (event === 'status') progress.onStep(content.step as StepName);
      if (event === 'sentence' && typeof content.text === 'string' && Array.isArray(content.citations)) {
        progress.onSentence(content.text, content.citations.filter(isCitation) as Citation[]);
      }
      if (event === 'error') throw new ChatTrouble(troubleOf(Number(content.status) || 500, null, content));
      if (event === 'answer' && isAnswer(content)) {
        void reader?.cancel();
        return content;
      }
    }
  }
}

/** What the assistant knows; null when that cannot be had now. */
export async function fetchDocuments(server: string): Promise<readonly DocumentSummary[] | null> {
  try {
    const response = await fetch(`${server}/api/v1/documents`, {
      headers: { Accept: 'application/json' },
      credentials: 'omit',
    });
    const { documents } = response.ok ? parse(await response.text()) : {};
    return Array.isArray(documents) ? documents : null;
  } catch {
    return null;
  }
}

/** Sends what the reader thought of an answer; `gone` when the server does not have the answer. */
export async function sendFeedback(
  server: string,
  feedback: { readonly answerId: string; readonly helpful: boolean; readonly comment?: string },
): Promise<'thanks' | 'gone' | 'failed'> {
  try {
    const response = await fetch(`${server}/api/v1/feedback`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(feedback),
      credentials: 'omit',
    });
    return response.ok ? 'thanks' : response.status === 404 ? 'gone' : 'failed';
  } catch {
    return 'failed';
  }
}
