/**
 * The conversation: turns and what is being typed. It stays in this tab (sessionStorage) and nowhere else; where
 * the browser keeps nothing, it lives as long as the page.
 */
import type { Answer, Message } from '../../../answer.ts';

/** What may go wrong with a question; the text of each is `trouble.<kind>`. */
export const TROUBLES = [
  'offline',
  'unreachable',
  'interrupted',
  'timeout',
  'stopped',
  'too_many_requests',
  'unavailable',
  'refused',
  'internal',
] as const;
export type TroubleKind = (typeof TROUBLES)[number];

/** Why no answer came: `detail` is what the server said to people, `seconds` after how long to try again. */
export interface Trouble {
  readonly kind: TroubleKind;
  readonly detail?: string;
  readonly seconds?: number;
}

/** A question and its answer, or why there is none; neither while it is made. */
export interface Turn {
  readonly question: string;
  answer: Answer | null;
  trouble: Trouble | null;
}

/** What is kept. */
export interface Conversation {
  turns: Turn[];
  draft: string;
  open: boolean;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Turns sent along with a question; a request may be 64 kB. */
const TURNS_SENT = 6;
const ANSWER_SENT = 4_000;
/** Turns kept. */
const TURNS_KEPT = 50;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Whether something has what drawing an answer needs. */
export function isAnswer(value: unknown): value is Answer {
  return (
    isRecord(value) &&
    [value.id, value.status, value.mode, value.language, value.text, value.disclosure].every(
      (field) => typeof field === 'string',
    ) &&
    Array.isArray(value.citations) &&
    value.citations.every(isCitation) &&
    Array.isArray(value.suggestions) &&
    value.suggestions.every((suggestion) => typeof suggestion === 'string') &&
    (value.lead === null || typeof value.lead === 'string') &&
    (value.target === null || (isRecord(value.target) && typeof value.target.url === 'string'))
  );
}

/** Whether something has what showing a passage needs. */
export function isCitation(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value.number === 'number' &&
    [
      value.title,
      value.section,
      value.published,
      value.period,
      value.language,
      value.quote,
      value.passage,
      value.url,
    ].every((field) => typeof field === 'string')
  );
}

function readTurn(value: unknown): Turn[] {
  if (!isRecord(value) || typeof value.question !== 'string') return [];
  const { question } = value;
  if (isAnswer(value.answer)) return [{ question, answer: value.answer, trouble: null }];
  const given = isRecord(value.trouble) ? value.trouble : {};
  const kind = TROUBLES.find((one) => one === given.kind) ?? 'interrupted';
  const detail = typeof given.detail === 'string' ? { detail: given.detail } : {};
  return [{ question, answer: null, trouble: { kind, ...detail } }];
}

/** Reads what was kept; what does not fit is left out. A question whose answer was still being made is `interrupted`. */
export function readConversation(store: Store | null, key: string): Conversation {
  const empty = { turns: [], draft: '', open: false };
  try {
    const kept: unknown = JSON.parse(store?.getItem(key) ?? 'null');
    if (!isRecord(kept) || !Array.isArray(kept.turns)) return empty;
    return {
      turns: kept.turns.flatMap(readTurn),
      draft: typeof kept.draft === 'string' ? kept.draft : '',
      open: kept.open === true,
    };
  } catch {
    // Unreadable, or a browser that forbids: a new conversation.
    return empty;
  }
}

/** Keeps the conversation; drops its oldest turns where there is no room. A browser that forbids keeps nothing. */
export function writeConversation(store: Store | null, key: string, conversation: Conversation): void {
  for (let turns = conversation.turns.slice(-TURNS_KEPT); ; turns = turns.slice(Math.ceil(turns.length / 2))) {
    try {
      store?.setItem(key, JSON.stringify({ ...conversation, turns }));
      return;
    } catch {
      if (turns.length === 0) return;
    }
  }
}

/** The newest answered turns as the server takes them, ending with the question. */
export function messagesFor(turns: readonly Turn[], question: string): Message[] {
  const answered = turns.filter((turn) => turn.answer !== null).slice(-TURNS_SENT);
  return [
    ...answered.flatMap((turn): Message[] => [
      { role: 'user', content: turn.question },
      { role: 'assistant', content: turn.answer?.text.slice(0, ANSWER_SENT) ?? '' },
    ]),
    { role: 'user', content: question },
  ];
}
