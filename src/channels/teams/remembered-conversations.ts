/** What the bot remembers, in the memory of one server: bounded, with an end; nothing of it survives the process. */
import type { Message } from '../../answer.ts';
import { conversationRoot } from './activity.ts';
import { type Conversations, type Exchange, MEMORY } from './conversations.ts';
import { Remembered } from './remembered.ts';

const MOST_CONVERSATIONS = 2000;
/** Longest text remembered of a question or an answer, in UTF-16 units. */
const MOST_TEXT = 4000;
const MOST_ANSWERS = 20_000;
const MOST_SEEN = 20_000;

export class RememberedConversations implements Conversations {
  readonly #memory: Remembered<readonly Exchange[]>;
  readonly #sent: Remembered<{ readonly answerId: string; readonly conversation: string }>;
  readonly #replies: Remembered<{ readonly sent: string; readonly conversation: string }>;
  readonly #seen: Remembered<true>;

  constructor(now: () => number = Date.now) {
    this.#memory = new Remembered({ forMs: MEMORY.memoryMs, most: MOST_CONVERSATIONS, now });
    this.#sent = new Remembered({ forMs: MEMORY.feedbackMs, most: MOST_ANSWERS, now });
    this.#replies = new Remembered({ forMs: MEMORY.memoryMs, most: MOST_ANSWERS, now });
    this.#seen = new Remembered({ forMs: MEMORY.seenMs, most: MOST_SEEN, now });
  }

  /** Entries held, of all kinds. */
  get size(): number {
    return this.#memory.size + this.#sent.size + this.#replies.size + this.#seen.size;
  }

  async history(conversation: string): Promise<Message[]> {
    return (this.#memory.get(conversation) ?? []).flatMap(({ question, answer }) => [
      { role: 'user' as const, content: question },
      { role: 'assistant' as const, content: answer },
    ]);
  }

  async add(conversation: string, { message, question, answer, answerId, sent }: Exchange): Promise<void> {
    const before = (this.#memory.get(conversation) ?? []).filter((one) => one.message !== message);
    const said = { question: question.slice(0, MOST_TEXT), answer: answer.slice(0, MOST_TEXT) };
    this.#memory.set(conversation, [...before, { message, answerId, sent, ...said }].slice(-MEMORY.mostExchanges));
    if (sent === null) return;
    this.#sent.set(keyOf(conversation, sent), { answerId, conversation });
    this.#replies.set(keyOf(conversation, message), { sent, conversation });
  }

  async remove(conversation: string, message: string): Promise<void> {
    const left = (this.#memory.get(conversation) ?? []).filter((one) => one.message !== message);
    if (left.length > 0) this.#memory.set(conversation, left);
    else this.#memory.delete(conversation);
  }

  async reset(conversation: string): Promise<void> {
    this.#memory.delete(conversation);
  }

  async forget(conversation: string): Promise<void> {
    const root = conversationRoot(conversation);
    this.#memory.deleteWhere((_, key) => conversationRoot(key) === root);
    this.#sent.deleteWhere((sent) => conversationRoot(sent.conversation) === root);
    this.#replies.deleteWhere((reply) => conversationRoot(reply.conversation) === root);
  }

  async answerIn(conversation: string, sent: string): Promise<string | null> {
    return this.#sent.get(keyOf(conversation, sent))?.answerId ?? null;
  }

  async replyTo(conversation: string, message: string): Promise<string | null> {
    return this.#replies.get(keyOf(conversation, message))?.sent ?? null;
  }

  async isFirst(what: string): Promise<boolean> {
    if (this.#seen.get(what)) return false;
    this.#seen.set(what, true);
    return true;
  }

  async unsee(what: string): Promise<void> {
    this.#seen.delete(what);
  }
}

function keyOf(conversation: string, message: string): string {
  return `${conversationRoot(conversation)}\n${message}`;
}
