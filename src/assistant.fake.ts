/**
 * An assistant for tests of the channels: answers as it is told and records what it was asked.
 */
import {
  type Answer,
  type ChatRequest,
  type Citation,
  type DocumentSummary,
  InvalidQuestionError,
  MAX_QUESTION_LENGTH,
  type ProgressEvent,
  type SearchResult,
  STEP_NAMES,
  type VerifiedSentence,
} from './answer.ts';
import type { Assistant } from './assistant.ts';

/** A citation with every field filled; `changes` replaces some. */
export function fakeCitation(changes: Partial<Citation> = {}): Citation {
  return {
    number: 1,
    document: 'jaarbericht-2031',
    title: 'Jaarbericht 2031',
    section: 'Verzuim',
    page: 22,
    published: '2032-03-01',
    period: '2031',
    language: 'nl',
    quote: 'Het verzuim daalde naar 4,2 procent.',
    passage: 'Verzuim\nHet verzuim daalde naar 4,2 procent. Dat is minder dan in het jaar ervoor.',
    url: '/bronnen/jaarbericht-2031#0123456789',
    sourceUrl: 'https://example.org/jaarbericht-2031.pdf',
    score: 0.83,
    ...changes,
  };
}

/** An answer with one citation; `changes` replaces some. */
export function fakeAnswer(changes: Partial<Answer> = {}): Answer {
  return {
    id: '0e5c1b7e-3c39-4b8e-9d0a-6c7f3f6c2a11',
    status: 'answered',
    reason: null,
    mode: 'extractive',
    language: 'nl',
    text: 'Volgens het Jaarbericht 2031, over 2031:\nHet verzuim daalde naar 4,2 procent. [1]',
    lead: 'Volgens het Jaarbericht 2031, over 2031:',
    citations: [fakeCitation()],
    suggestions: ['Hoeveel mensen werken er?'],
    target: null,
    aiGenerated: true,
    disclosure: 'Dit antwoord komt van een digitale assistent.',
    provenance: { version: '0.0.0', corpus: 'c', index: 'i', embedder: 'e', model: null, prompt: null },
    ...changes,
  };
}

const summary: DocumentSummary = {
  id: 'jaarbericht-2031',
  title: 'Jaarbericht 2031',
  publisher: 'Dienst Voorbeeld',
  published: '2032-03-01',
  period: '2031',
  language: 'nl',
  url: '/bronnen/jaarbericht-2031',
  sourceUrl: null,
};

/** What the fake does with a question. */
export interface FakeBehaviour {
  /** The answer, or what goes wrong after the steps before it. */
  readonly answer?: Answer | Error;
  /** Waits before each step after the first, until the caller leaves or a moment has passed. */
  readonly slow?: boolean;
}

export class FakeAssistant implements Assistant {
  readonly requests: ChatRequest[] = [];
  readonly searches: { readonly query: string; readonly k: number }[] = [];
  readonly verifications: { readonly text: string; readonly passages: readonly string[] | undefined }[] = [];
  /** Steps begun, over all questions. */
  readonly steps: string[] = [];
  /** Questions whose caller left before the answer. */
  left = 0;
  readonly #behaviour: FakeBehaviour;

  constructor(behaviour: FakeBehaviour = {}) {
    this.#behaviour = behaviour;
  }

  async *answer(
    request: ChatRequest,
    { signal }: { signal?: AbortSignal } = {},
  ): AsyncGenerator<ProgressEvent, Answer> {
    this.requests.push(request);
    let ended = false;
    try {
      this.#check(request.messages.at(-1)?.content ?? '');
      if (request.messages.at(-1)?.role !== 'user')
        throw new InvalidQuestionError('last_message_not_from_user', 'not a user');
      const answer = this.#behaviour.answer ?? fakeAnswer();
      for (const step of STEP_NAMES) {
        this.steps.push(step);
        yield { type: 'status', step };
        if (this.#behaviour.slow) await pause(signal);
        signal?.throwIfAborted();
        if (step === 'judge' && answer instanceof Error) throw answer;
        if (step === 'verify' && !(answer instanceof Error)) {
          for (const citation of answer.citations)
            yield { type: 'sentence', text: citation.quote, citations: [citation] };
        }
      }
      if (answer instanceof Error) throw answer;
      ended = true;
      return answer;
    } finally {
      if (!ended) this.left += 1;
    }
  }

  /** Masks what nine digits in a row are. */
  mask(text: string): string {
    return text.replace(/\d{9}/g, '[BSN]');
  }

  async search(query: string, k: number): Promise<readonly SearchResult[]> {
    this.searches.push({ query, k });
    this.#check(query);
    const { document, title, section, page, passage, quote, score, url } = fakeCitation();
    return [{ rank: 1, document, title, section, page, passage, quote, score, url }];
  }

  /** Supports what the citation's quote says and nothing else. */
  async verify(text: string, passages?: readonly string[]): Promise<readonly VerifiedSentence[]> {
    this.verifications.push({ text, passages });
    const { document, passage, quote } = fakeCitation();
    const supported = text === quote;
    return [{ text, supported, reasons: supported ? [] : ['number'], quote, passage, document }];
  }

  async documents(): Promise<readonly DocumentSummary[]> {
    return [summary];
  }

  #check(question: string): void {
    if (question.trim() === '') throw new InvalidQuestionError('empty', 'empty question');
    if (question.length > MAX_QUESTION_LENGTH) throw new InvalidQuestionError('too_long', 'long', MAX_QUESTION_LENGTH);
  }
}

/** Half a second, or less when the caller leaves. */
function pause(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 500);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
