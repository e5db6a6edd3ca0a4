/**
 * What is remembered of conversations: the last questions and answers, so that a follow-up is understood, and which
 * message of the bot carries which answer, so that feedback and edits find it. In memory only, bounded, with an end;
 * nothing of it survives the process.
 */
import type { Message } from '../../answer.ts';
import { conversationRoot } from './activity.ts';
import { Remembered } from './remembered.ts';

interface Exchange {
  /** Id of the person's message. */
  readonly message: string;
  readonly question: string;
  readonly answer: string;
}

interface SentAnswer {
  readonly answerId: string;
  readonly conversation: string;
}

const HOUR_MS = 60 * 60 * 1000;
/** A conversation is forgotten after this long without an answer. */
const MEMORY_MS = HOUR_MS;
const MOST_CONVERSATIONS = 2000;
const MOST_EXCHANGES = 6;
/** Longest text remembered of a question or an answer, in UTF-16 units. */
const MOST_TEXT = 4000;
/** Feedback on an answer is taken for this long. */
const FEEDBACK_MS = 30 * 24 * HOUR_MS;
const MOST_ANSWERS = 20_000;

export class Conversations {
  readonly #memory: Remembered<readonly Exchange[]>;
  readonly #sent: Remembered<SentAnswer>;
  readonly #replies: Remembered<{ readonly sent: string; readonly conversation: string }>;

  constructor(now: () => number = Date.now) {
    this.#memory = new Remembered({ forMs: MEMORY_MS, most: MOST_CONVERSATIONS, now });
    this.#sent = new Remembered({ forMs: FEEDBACK_MS, most: MOST_ANSWERS, now });
    this.#replies = new Remembered({ forMs: MEMORY_MS, most: MOST_ANSWERS, now });
  }

  /** Entries held, of all kinds. */
  get size(): number {
    return this.#memory.size + this.#sent.size + this.#replies.size;
  }

  /** The conversation so far, as the assistant wants it. */
  history(conversation: string): Message[] {
    return (this.#memory.get(conversation) ?? []).flatMap(({ question, answer }) => [
      { role: 'user' as const, content: question },
      { role: 'assistant' as const, content: answer },
    ]);
  }

  /** Adds a question and its answer. One about the same message takes the place of the earlier, as after an edit. */
  add(conversation: string, { message, question, answer }: Exchange): void {
    const before = (this.#memory.get(conversation) ?? []).filter((one) => one.message !== message);
    const exchange = { message, question: question.slice(0, MOST_TEXT), answer: answer.slice(0, MOST_TEXT) };
    this.#memory.set(conversation, [...before, exchange].slice(-MOST_EXCHANGES));
  }

  /** Forgets the question in one message, and its answer. */
  remove(conversation: string, message: string): void {
    const left = (this.#memory.get(conversation) ?? []).filter((one) => one.message !== message);
    if (left.length > 0) this.#memory.set(conversation, left);
    else this.#memory.delete(conversation);
  }

  /** Forgets what was said; feedback on answers already given is still taken. */
  reset(conversation: string): void {
    this.#memory.delete(conversation);
  }

  /** Forgets everything about a conversation, its threads included: the app was removed from it. */
  forget(conversation: string): void {
    const root = conversationRoot(conversation);
    this.#memory.deleteWhere((_, key) => conversationRoot(key) === root);
    this.#sent.deleteWhere((sent) => conversationRoot(sent.conversation) === root);
    this.#replies.deleteWhere((reply) => conversationRoot(reply.conversation) === root);
  }

  /** Notes that a message of the bot carries an answer to a person's message. */
  sent(conversation: string, message: string, sent: string, answerId: string): void {
    this.#sent.set(keyOf(conversation, sent), { answerId, conversation });
    this.#replies.set(keyOf(conversation, message), { sent, conversation });
  }

  /** The answer that a message of the bot in this conversation carries. */
  answerIn(conversation: string, sent: string): string | null {
    return this.#sent.get(keyOf(conversation, sent))?.answerId ?? null;
  }

  /** The message with which the bot answered a person's message. */
  replyTo(conversation: string, message: string): string | null {
    return this.#replies.get(keyOf(conversation, message))?.sent ?? null;
  }
}

function keyOf(conversation: string, message: string): string {
  return `${conversationRoot(conversation)}\n${message}`;
}
