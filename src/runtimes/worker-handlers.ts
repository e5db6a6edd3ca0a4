/** What Cloudflare calls: a request, a batch of the queue, the hourly alarm. */
import { purgeCallCounts } from '../adapters/d1-call-counts.ts';
import { purgeConversations } from '../adapters/d1-conversations.ts';
import { type IndexJob, runIndexJob } from '../indexing/cloudflare-index.ts';
import { openWorker, type WorkerApp } from './worker-app.ts';
import type { WorkerContext, WorkerEnv } from './worker-env.ts';

interface Batch {
  readonly messages: readonly {
    readonly body: IndexJob;
    ack(): void;
    retry(options?: { delaySeconds: number }): void;
  }[];
}

/** Seconds until a piece that failed is tried again: Workers AI was busy, most often. */
const TRY_AGAIN = 10;
/** Time between two writings of figures where nothing was asked, or refused, in ms: a flood must not become writes. */
const WRITE_EVERY = 10_000;

const isReading = ({ method }: Request) => ['GET', 'HEAD', 'OPTIONS'].includes(method);

/** Whether the stop buttons bear on a request, or are what it asks for. */
function needsSwitches(request: Request): boolean {
  return !isReading(request) || /^\/(?:metrics$|api\/v1\/admin\/)/.test(new URL(request.url).pathname);
}

/** Runs something once a response is over: where it is a stream of events, when that ends or its reader leaves. */
function afterResponse(response: Response, context: WorkerContext, run: () => Promise<void>): Response {
  const isStream = response.headers.get('Content-Type')?.startsWith('text/event-stream') ?? false;
  if (!isStream || response.body === null) {
    context.waitUntil(run());
    return response;
  }
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const over = response.body.pipeTo(writable).catch(() => {});
  context.waitUntil(over.then(run));
  return new Response(readable, response);
}

/** Makes the handlers. `bindings` may put stand-ins in the place of what a development machine does not have. */
export function createHandlers(bindings: (env: WorkerEnv) => WorkerEnv = (env) => env) {
  let kept: WorkerApp | null = null;
  let written = 0;
  const open = async (env: WorkerEnv): Promise<WorkerApp> => {
    kept ??= await openWorker(bindings(env));
    return kept;
  };

  return {
    async fetch(request: Request, env: WorkerEnv, context: WorkerContext): Promise<Response> {
      const { app, refresh, switches, metrics, log } = await open(env);
      await Promise.all([
        // What is open stays so while D1 cannot be asked; with nothing open the app says that it is not ready.
        refresh().catch((error) => log.failure(error, 'the current generation could not be looked up')),
        needsSwitches(request) &&
          switches.read().catch((error) => log.failure(error, 'the stop buttons could not be read')),
      ]);
      // Set by Cloudflare, whatever the caller sends.
      const caller = request.headers.get('CF-Connecting-IP') ?? undefined;
      const plain = new Request(request);
      plain.headers.delete('Accept-Encoding');
      const response = await app.fetch(plain, { caller }, context as never);
      const isLittle = isReading(request) || response.status >= 400;
      if (isLittle && Date.now() - written < WRITE_EVERY) return response;
      written = Date.now();
      return afterResponse(response, context, metrics.flush);
    },

    async queue(batch: Batch, env: WorkerEnv): Promise<void> {
      const { parts, log } = await open(env);
      for (const message of batch.messages) {
        try {
          await runIndexJob(message.body, parts);
          message.ack();
        } catch (error) {
          log.failure(error, 'a piece of the index failed', { job: message.body });
          message.retry({ delaySeconds: TRY_AGAIN });
        }
      }
    },

    async scheduled(_event: unknown, env: WorkerEnv): Promise<void> {
      const { parts, records, log } = await open(env);
      await Promise.all([
        purgeCallCounts(parts.database, Date.now()),
        purgeConversations(parts.database, Date.now()),
        records.purge().then((count) => count > 0 && log.info({ count }, 'answers deleted that were kept long enough')),
      ]);
    },
  };
}
