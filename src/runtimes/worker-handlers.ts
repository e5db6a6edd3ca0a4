/** What Cloudflare calls: a request, a batch of the queue, the daily alarm. */
import { type IndexJob, runIndexJob } from '../indexing/cloudflare-index.ts';
import { openWorker, type WorkerApp, type WorkerEnv } from './worker-app.ts';

interface Batch {
  readonly messages: readonly {
    readonly body: IndexJob;
    ack(): void;
    retry(options?: { delaySeconds: number }): void;
  }[];
}

/** Seconds until a piece that failed is tried again: Workers AI was busy, most often. */
const TRY_AGAIN = 10;

/** Makes the handlers. `bindings` may put stand-ins in the place of what a development machine does not have. */
export function createHandlers(bindings: (env: WorkerEnv) => WorkerEnv = (env) => env) {
  let kept: WorkerApp | null = null;
  const open = async (env: WorkerEnv): Promise<WorkerApp> => {
    kept ??= await openWorker(bindings(env));
    return kept;
  };

  return {
    async fetch(request: Request, env: WorkerEnv, context: unknown): Promise<Response> {
      const { app, refresh } = await open(env);
      // What is open stays so while D1 cannot be asked; with nothing open the app says that it is not ready.
      await refresh().catch((error) => console.error('The current generation could not be looked up:', error));
      // Set by Cloudflare, whatever the caller sends.
      const caller = request.headers.get('CF-Connecting-IP') ?? undefined;
      const plain = new Request(request);
      plain.headers.delete('Accept-Encoding');
      return app.fetch(plain, { caller }, context as never);
    },

    async queue(batch: Batch, env: WorkerEnv): Promise<void> {
      const { parts } = await open(env);
      for (const message of batch.messages) {
        try {
          await runIndexJob(message.body, parts);
          message.ack();
        } catch (error) {
          console.error(`A piece of the index failed (${JSON.stringify(message.body)}):`, error);
          message.retry({ delaySeconds: TRY_AGAIN });
        }
      }
    },

    async scheduled(_event: unknown, env: WorkerEnv): Promise<void> {
      const { records } = await open(env);
      const count = await records.purge();
      if (count > 0) console.log(`Deleted ${count} answers that were kept long enough.`);
    },
  };
}
