/**
 * Workers AI for tests and for development without an account: takes and gives what bge-m3 does, with its limits;
 * the vectors are hashed words, so nearness means shared words and nothing more. Records the texts it was given.
 * A language model streams what it is told to say, or nothing.
 */
import type { WorkersAi } from './cloudflare-bindings.ts';
import { hashedVector } from './embedder.fake.ts';

const DIMENSION = 1024;
const MOST_TEXTS = 100;

export class FakeWorkersAi implements WorkersAi {
  /** Texts of each call. */
  readonly calls: string[][] = [];
  /** Events that a language model streams, as data of server-sent events; what they answer is given. */
  events: readonly string[] | ((prompt: string) => readonly string[]) = ['[DONE]'];
  /** Calls that fail from now on. */
  failures = 0;

  async run(model: string, input: Readonly<Record<string, unknown>>): Promise<unknown> {
    if (model === '@cf/fake/writer') return this.#stream(JSON.stringify(input));
    if (model !== '@cf/baai/bge-m3') throw new Error(`5007: No such model ${model} or task`);
    const { text } = input as { text?: unknown };
    const texts = typeof text === 'string' ? [text] : text;
    const isTexts = Array.isArray(texts) && texts.every((one) => typeof one === 'string' && one.length > 0);
    if (!isTexts || texts.length === 0 || texts.length > MOST_TEXTS) {
      throw new Error(`5006: Error: oneOf at '/' not met: text: 1 to ${MOST_TEXTS} texts, none of them empty`);
    }
    this.calls.push(texts);
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('3040: Capacity temporarily exceeded, please try again.');
    }
    // Not of length 1: whoever needs that scales.
    const data = texts.map((one) => Array.from(hashedVector(one, DIMENSION), (value) => 3 * value));
    return { shape: [data.length, DIMENSION], data, pooling: 'cls' };
  }

  /** Cut in the middle of events and of characters, as a network does. */
  #stream(prompt: string): ReadableStream<Uint8Array> {
    const events = typeof this.events === 'function' ? this.events(prompt) : this.events;
    const bytes = new TextEncoder().encode(events.map((data) => `data: ${data}\n\n`).join(''));
    const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, at) => bytes.slice(at * 7, at * 7 + 7));
    return new ReadableStream({
      pull(controller) {
        const piece = pieces.shift();
        if (piece) controller.enqueue(piece);
        else controller.close();
      },
    });
  }
}
