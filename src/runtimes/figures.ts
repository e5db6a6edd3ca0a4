/**
 * What is counted, whoever keeps the counts: names and labels of the figures, and what each event adds to them. Labels
 * are closed lists: nothing that a caller makes up, and nothing personal.
 */
import type { GenerationEvent } from '../assistant.ts';
import type { RequestEntry } from '../channels/http/observation.ts';
import type { Observer } from './guarded-assistant.ts';

/** Upper bounds in seconds: from a rule that matches to a language model at work. */
export const BUCKETS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

interface Figure {
  readonly kind: 'counter' | 'histogram';
  readonly help: string;
  readonly labels: readonly string[];
}

/** Every figure that grows, by its name. */
export const FIGURES = {
  vraagbaak_step_duration_seconds: {
    kind: 'histogram',
    help: 'Time that a step of the pipeline took',
    labels: ['step', 'channel'],
  },
  vraagbaak_answer_duration_seconds: {
    kind: 'histogram',
    help: 'Time from question to answer, waiting included',
    labels: ['channel'],
  },
  vraagbaak_answers_total: {
    kind: 'counter',
    help: 'Answers by how they ended',
    labels: ['channel', 'status', 'reason', 'mode'],
  },
  vraagbaak_rejected_total: {
    kind: 'counter',
    help: 'Calls not worked on: no room, no time, too often, paused, stopping',
    labels: ['cause'],
  },
  vraagbaak_http_requests_total: {
    kind: 'counter',
    help: 'Requests by route; route is none where no route fits',
    labels: ['method', 'route', 'status'],
  },
  vraagbaak_generations_total: {
    kind: 'counter',
    help: 'Answers that a language model could have written, by what became of them; cause is none where it did',
    labels: ['outcome', 'cause'],
  },
  vraagbaak_generated_sentences_total: {
    kind: 'counter',
    help: 'Sentences of a language model, held against their passages',
    labels: ['verdict'],
  },
} as const satisfies Record<string, Figure>;

export type FigureName = keyof typeof FIGURES;

/** The figures of the moment. */
export const GAUGES = {
  vraagbaak_build_info: 'Always 1; the labels say what runs',
  vraagbaak_ready: '1 when the index is open',
  vraagbaak_paused: '1 for what an operator paused',
} as const;

/** What can be paused, as the labels name it. */
export const SWITCHES = ['chat', 'teams', 'generative'] as const;

/** Keeps the counts. */
export interface FigureSink {
  count(name: FigureName, labels: Readonly<Record<string, string>>, by: number): void;
  observe(name: FigureName, labels: Readonly<Record<string, string>>, seconds: number): void;
}

export interface Figures extends Observer {
  /** Counts what became of a language model's part. */
  generated(event: GenerationEvent): void;
  /** Counts a request. */
  request(entry: RequestEntry): void;
}

const CAUSES = new Set(['too-many-requests', 'overloaded', 'timed-out', 'paused', 'stopping', 'not-ready']);

/** Counts events in a sink. */
export function createFigures({ count, observe }: FigureSink): Figures {
  return {
    step: (channel, step, seconds) => observe('vraagbaak_step_duration_seconds', { step, channel }, seconds),
    answered(channel, { status, reason, mode }, seconds) {
      observe('vraagbaak_answer_duration_seconds', { channel }, seconds);
      count('vraagbaak_answers_total', { channel, status, reason: reason ?? 'none', mode }, 1);
    },
    rejected(channel, code) {
      // Of the chat the HTTP problem tells; other channels have none.
      if (channel !== 'chat') count('vraagbaak_rejected_total', { cause: code.replace('_', '-') }, 1);
    },
    generated({ outcome, cause, kept, dropped }) {
      count('vraagbaak_generations_total', { outcome, cause: cause ?? 'none' }, 1);
      count('vraagbaak_generated_sentences_total', { verdict: 'kept' }, kept);
      count('vraagbaak_generated_sentences_total', { verdict: 'dropped' }, dropped.length);
    },
    request({ method, route, status, problem }) {
      count('vraagbaak_http_requests_total', { method, route: route ?? 'none', status: String(status) }, 1);
      if (problem !== null && CAUSES.has(problem)) count('vraagbaak_rejected_total', { cause: problem }, 1);
    },
  };
}
