/**
 * A server that speaks as much of OpenAI's chat completions as the adapter needs, over real HTTP. It says what a test
 * tells it to, records every call, and knows when a client hung up.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call as it came in. */
export interface RecordedCall {
  readonly path: string;
  readonly authorization: string | null;
  readonly body: {
    readonly model: string;
    readonly stream?: boolean;
    readonly max_tokens?: number;
    readonly max_completion_tokens?: number;
    readonly response_format?: { readonly type: string };
    readonly messages: readonly { readonly role: string; readonly content: string }[];
  };
  /** Whether the client closed the connection before the answer was whole. */
  hungUp: boolean;
}

/** What the server does with a call. */
export type Reply =
  /** Says the text, piece by piece; `finish` null ends the stream without the model's own end. */
  | { readonly say: string; readonly finish?: string | null; readonly pieces?: number }
  /** Says the text, then nothing more; the connection stays open. */
  | { readonly stallAfter: string }
  /** Says the text, then breaks the connection. */
  | { readonly cutAfter: string }
  | { readonly refuse: string }
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> };

/** A source as the prompt shows it. */
export interface SourceSeen {
  readonly number: number;
  readonly text: string;
}

/** The sources that a call's prompt holds. */
function sourcesIn({ body }: Pick<RecordedCall, 'body'>): SourceSeen[] {
  const user = body.messages.findLast(({ role }) => role === 'user')?.content ?? '';
  return [...user.matchAll(/<bron nummer="(\d+)">\n([\s\S]*?)\n<\/bron>/g)].map(([, number, text]) => ({
    number: Number(number),
    text: text as string,
  }));
}

/** Number of the source in which a phrase stands; 0, which no source has, where none does. */
export function sourceWith(call: Pick<RecordedCall, 'body'>, phrase: string): number {
  return sourcesIn(call).find(({ text }) => text.includes(phrase))?.number ?? 0;
}

export class FakeOpenAiServer {
  readonly calls: RecordedCall[] = [];
  /** What is said to the next calls. */
  reply: (call: RecordedCall) => Reply = () => ({ status: 500 });
  readonly #server: Server;
  readonly #waiting = new Set<() => void>();

  private constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  /** Listens on a free port of this machine. */
  static async start(): Promise<FakeOpenAiServer> {
    const fake = new FakeOpenAiServer();
    await new Promise<void>((resolve) => fake.#server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  /** What OPENAI_BASE_URL must be. */
  get baseUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  /** Resolves when a client hung up on the last call. */
  async hangUp(): Promise<void> {
    while (this.calls.at(-1)?.hungUp !== true) await new Promise<void>((resolve) => this.#waiting.add(resolve));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const piece of request) text += piece;
    const call: RecordedCall = {
      path: request.url ?? '',
      authorization: request.headers.authorization ?? null,
      body: JSON.parse(text),
      hungUp: false,
    };
    this.calls.push(call);
    response.on('close', () => {
      call.hungUp = !response.writableFinished;
      for (const resolve of this.#waiting) resolve();
      this.#waiting.clear();
    });
    const reply = this.reply(call);
    if ('status' in reply) {
      response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
      response.end(JSON.stringify({ error: { message: 'as the test wants', type: 'fake' } }));
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const send = (delta: object, finish: string | null = null) =>
      response.write(
        `data: ${JSON.stringify(chunk(call, { choices: [{ index: 0, delta, finish_reason: finish }] }))}\n\n`,
      );
    send({ role: 'assistant', content: '' });
    if ('refuse' in reply) {
      send({ refusal: reply.refuse });
      send({}, 'stop');
    } else {
      const said = 'say' in reply ? reply.say : 'stallAfter' in reply ? reply.stallAfter : reply.cutAfter;
      for (const piece of said.match(/[\s\S]{1,7}/g) ?? []) {
        send({ content: piece });
        if ('say' in reply && (reply.pieces ?? 0) > 0)
          await new Promise((resolve) => setTimeout(resolve, reply.pieces));
      }
      if ('stallAfter' in reply) return;
      if ('cutAfter' in reply) {
        // What was written must leave before the connection breaks.
        setTimeout(() => response.destroy(), 50);
        return;
      }
      if (reply.finish !== null) send({}, reply.finish ?? 'stop');
    }
    const usage = { prompt_tokens: Math.ceil(text.length / 4), completion_tokens: 40, total_tokens: 0 };
    response.write(`data: ${JSON.stringify(chunk(call, { choices: [], usage }))}\n\n`);
    response.end('data: [DONE]\n\n');
  }
}

function chunk(call: RecordedCall, fields: object): object {
  return { id: 'fake', object: 'chat.completion.chunk', created: 0, model: call.body.model, ...fields };
}
