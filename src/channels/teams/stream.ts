/**
 * An answer on its way, as a person in a one-to-one chat sees it: what the bot is doing (informative), then the
 * sentences as they come (streaming), then the message itself (final). Source: "Stream bot messages" (Microsoft, Teams
 * platform). Elsewhere Teams does not stream, and typing.ts is used.
 */
import type { Activity, Outgoing } from './activity.ts';
import type { Connector } from './connector.ts';
import { SendError } from './retry.ts';

export interface StreamOptions {
  readonly connector: Connector;
  readonly to: Activity;
  /** Least time between updates, in ms: Teams turns away what comes faster than about one a second. */
  readonly intervalMs: number;
  readonly now: () => number;
}

/** What Teams answers when the reader pressed "stop": they want no answer any more. */
const CANCELLED = /cancel/i;
/** What it answers to the second of two final messages: the first arrived. */
const COMPLETED = /already completed/i;

export class AnswerStream {
  readonly #options: StreamOptions;
  #id: string | null = null;
  #sequence = 0;
  #last = Number.NEGATIVE_INFINITY;
  #given = false;

  constructor(options: StreamOptions) {
    this.#options = options;
  }

  /** Says what is being done. */
  inform(text: string): Promise<void> {
    return this.#update('informative', text);
  }

  /** Shows the answer as far as it is known; each time all of it. */
  show(text: string): Promise<void> {
    return this.#update('streaming', text);
  }

  /**
   * Ends the stream with the message. Where streaming did not work it is sent as an ordinary one. Gives the id under
   * which it stands there, null where it does not. @throws SendError
   */
  async finish(message: Outgoing): Promise<string | null> {
    const { connector, to } = this.#options;
    if (this.#id === null) return connector.send(to, message);
    const entity = { type: 'streaminfo', streamId: this.#id, streamType: 'final' };
    try {
      const sent = await connector.send(to, { ...message, entities: [entity, ...(message.entities ?? [])] });
      return sent ?? this.#id;
    } catch (error) {
      if (!(error instanceof SendError) || error.status !== 403) throw error;
      if (COMPLETED.test(error.message)) return this.#id;
      return CANCELLED.test(error.message) ? null : connector.send(to, message);
    }
  }

  /** Updates come one after another, and only when there is time for them: the final message says everything. */
  async #update(streamType: 'informative' | 'streaming', text: string): Promise<void> {
    const { connector, to, intervalMs, now } = this.#options;
    if (this.#given || now() - this.#last < intervalMs) return;
    const streamSequence = this.#sequence + 1;
    const entity = { type: 'streaminfo', streamType, streamSequence, ...(this.#id ? { streamId: this.#id } : {}) };
    try {
      const id = await connector.send(to, { type: 'typing', text, entities: [entity] }, { once: true });
      this.#id ??= id;
      this.#sequence = streamSequence;
      this.#given = this.#id === null;
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      // An update that does not arrive is no loss; the service said "not now" or "not here", so leave it alone.
      this.#given = true;
    }
    this.#last = now();
  }
}
