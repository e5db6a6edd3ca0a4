/**
 * The HTTP channel: puts the routes together with what holds for all of them: headers, limits, errors. It draws no
 * pages itself; the runtime hands those in.
 */
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, Hono } from 'hono';
import { accepts } from 'hono/accepts';
import type { Store } from 'hono-rate-limiter';
import type { Assistant } from '../../assistant.ts';
import type { Records } from '../../records.ts';
import { addAnswers } from './answers.ts';
import { addChat } from './chat.ts';
import { addDocuments } from './documents.ts';
import { addFeedback } from './feedback.ts';
import { allowOrigins, keepFromCaches, nameVersion, protect } from './headers.ts';
import { limitBody, limitRate } from './limits.ts';
import { addOperation } from './operation.ts';
import { ProblemError, problemLanguage, problemOf, sendProblem, toProblemError } from './problems.ts';
import { addSearch } from './search.ts';
import { refuseInvalid } from './validation.ts';
import { addVerify } from './verify.ts';

/** Pages for people, mounted at `/`, and how they show an error. */
export interface Pages {
  readonly routes: Hono;
  trouble(c: Context, problem: { status: number; title: string; detail: string }): string | Promise<string>;
}

export interface AppOptions {
  /** Null until the index is open. */
  readonly assistant: () => Assistant | null;
  readonly pages: Pages;
  /** The endpoint of a bot, with limits of its own; null or absent while there is none. */
  readonly bot?: Hono | null;
  /** What is kept of answers; without it nothing is. */
  readonly records?: Records;
  readonly settings: {
    readonly CORS_ORIGINS: readonly string[];
    readonly RATE_LIMIT_PER_MINUTE: number;
    readonly ADMIN_TOKEN?: string | undefined;
  };
  /** Where calls are counted, by the name of the limit, when servers share that; by default in memory. */
  readonly callCounts?: ((name: string) => Store) | undefined;
  /** Version of the software. */
  readonly version: string;
  /** Gets errors that nobody foresaw, with the name that the caller sees; by default the console. */
  readonly report?: (error: unknown, instance: string) => void;
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Methods that a path does have routes for. */
function methodsAt(app: Hono, path: string): string[] {
  const found = METHODS.filter((method) =>
    app.router.match(method, path)[0].some(([[, route]]) => route.method === method),
  );
  return found.includes('GET') ? [...found, 'HEAD'] : found;
}

/** Whether a person waits for a page, rather than a program for data. */
function isPage(c: Context): boolean {
  if (/^\/(api|health|ready)(\/|$)/.test(c.req.path)) return false;
  const supports = ['application/problem+json', 'application/json', 'text/html'];
  return accepts(c, { header: 'Accept', supports, default: 'application/problem+json' }) === 'text/html';
}

function logError(error: unknown, instance: string): void {
  console.error(instance, error);
}

/** Makes the app. It listens to nothing: a runtime serves its `fetch`. */
export function createApp(options: AppOptions): OpenAPIHono {
  const { assistant, pages, bot, records, settings, version, report = logError } = options;
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });
  app.use(protect(), keepFromCaches());
  app.use('/api/v1/*', nameVersion(), allowOrigins(settings.CORS_ORIGINS));
  if (bot) app.route('/', bot);
  app.use(limitRate(settings.RATE_LIMIT_PER_MINUTE, options.callCounts?.('calls')), limitBody());

  addChat(app, assistant, (error, c) => problemOf(error, problemLanguage(c), report));
  addSearch(app, assistant);
  addVerify(app, assistant);
  addDocuments(app, assistant);
  addFeedback(app, records);
  addAnswers(app, records, settings.ADMIN_TOKEN);
  addOperation(app, assistant, version);
  app.route('/', pages.routes);

  app.onError(async (error, c) => {
    if (c.req.raw.signal.aborted) return c.body(null, 408);
    const language = problemLanguage(c);
    const problem = problemOf(error, language, report);
    for (const [name, value] of Object.entries(toProblemError(error)?.headers ?? {})) c.header(name, value);
    if (!isPage(c)) return sendProblem(c, problem, language);
    return c.html(await pages.trouble(c, problem), problem.status as 500);
  });
  app.notFound((c) => {
    const methods = methodsAt(app, c.req.path);
    if (methods.length === 0 || methods.includes(c.req.method)) throw new ProblemError('not-found');
    const allow = methods.join(', ');
    throw new ProblemError('method-not-allowed', { values: { methods: allow }, headers: { Allow: allow } });
  });
  return app;
}
