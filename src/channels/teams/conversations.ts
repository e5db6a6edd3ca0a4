/**
 * What the bot remembers between messages: the last questions and answers, so that a follow-up is understood; which
 * message of the bot carries which answer, so that feedback and edits find it; and what it saw already. Whoever runs
 * the bot says where: in memory (remembered-conversations.ts), or where its requests share something else.
 */
import type { Message } from '../../answer.ts';

/** One question, and the bot's message that answers it. */
export interface Exchange {
  /** Id of the person's message. */
  readonly message: string;
  /** Masked. */
  readonly question: string;
  readonly answer: string;
  readonly answerId: string;
  /** Id of the bot's message; null where none stands there. */
  readonly sent: string | null;
}

/** Every call may fail where the memory is elsewhere. Threads of a channel share what is not the conversation itself. */
export interface Conversations {
  /** The last six exchanges, as the assistant wants them; none an hour after the last. */
  history(conversation: string): Promise<Message[]>;
  /** Adds an exchange. One about the same message takes the place of the earlier, as after an edit. */
  add(conversation: string, exchange: Exchange): Promise<void>;
  /** Forgets the question in one message, and its answer; the next one may still take the place of that answer. */
  remove(conversation: string, message: string): Promise<void>;
  /** Forgets what was said; feedback on answers already given is still taken. */
  reset(conversation: string): Promise<void>;
  /** Forgets a conversation, its threads included: the app was removed from it. */
  forget(conversation: string): Promise<void>;
  /** The answer that a message of the bot in this conversation carries, for thirty days. */
  answerIn(conversation: string, sent: string): Promise<string | null>;
  /** The message with which the bot answered a person's message in the last hour. */
  replyTo(conversation: string, message: string): Promise<string | null>;
  /** Whether this was not seen in the last ten minutes. Of callers at the same time one is the first. */
  isFirst(what: string): Promise<boolean>;
  /** Makes the next one the first again. */
  unsee(what: string): Promise<void>;
}

/** How long things are remembered, in ms, and how many exchanges of one conversation. */
export const MEMORY = {
  /** After the last answer. */
  memoryMs: 60 * 60 * 1000,
  mostExchanges: 6,
  /** How long feedback on an answer is taken. */
  feedbackMs: 30 * 24 * 60 * 60 * 1000,
  /** Teams sends an activity again within minutes, when it does. */
  seenMs: 10 * 60 * 1000,
} as const;
