/**
 * The HTTP channel: puts the routes together with what holds for all of them: headers, limits, errors. It draws no
 * pages itself; the runtime hands those in.
 */
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, Hono } from 'hono';
import { accepts } from 'hono/accepts';
import { requestId } from 'hono/request-id';
import type { Store } from 'hono-rate-limiter';
import type { Assistant } from '../../assistant.ts';
import type { Records } from '../../records.ts';
import { ADMIN_CALLS_PER_MINUTE, type AdminSwitches, addAdmin } from './admin.ts';
import { requireToken } from './admin-token.ts';
import { addAnswers } from './answers.ts';
import { addChat } from './chat.ts';
import { callerReader } from './client-address.ts';
import { addDocuments } from './documents.ts';
import { addFeedback } from './feedback.ts';
import { allowOrigins, keepFromCaches, nameVersion, protect } from './headers.ts';
import { checkJson } from './json-body.ts';
import { limitBody, limitRate } from './limits.ts';
import { observe, type RequestEntry } from './observation.ts';
import { addOperation } from './operation.ts';
import { addProblemPages } from './problem-pages.ts';
import {
  notReady,
  OPENING_SECONDS,
  ProblemError,
  problemLanguage,
  problemOf,
  sendProblem,
  toProblemError,
  tryAgain,
} from './problems.ts';
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
    readonly RATE_LIMIT_TOTAL_PER_MINUTE?: number | undefined;
    readonly TRUSTED_PROXIES?: readonly string[] | undefined;
    readonly PUBLIC_URL?: string | undefined;
    readonly ADMIN_TOKEN?: string | undefined;
  };
  /** Where calls are counted, by the name of the limit, when servers share that; by default in memory. */
  readonly callCounts?: ((name: string) => Store) | undefined;
  /** Version of the software. */
  readonly version: string;
  /** Gets errors that nobody foresaw, with the id of the request; by default the console. */
  readonly report?: (error: unknown, request: string) => void;
  /** After how many seconds the index will be open, as far as can be told. */
  readonly readyIn?: () => number;
  /** Whether the server is stopping: what is under way is finished, what is new refused. */
  readonly isStopping?: () => boolean;
  /** Hears of every request. */
  readonly onResponse?: (entry: RequestEntry) => void;
  /** Runs a request, so that what is logged meanwhile carries its id. */
  readonly within?: (request: string, run: () => Promise<void>) => Promise<void>;
  readonly metrics?: () => Promise<string>;
  /** Asked of whoever wants the figures, where no proxy keeps them inside; without it anybody gets them. */
  readonly metricsToken?: string | undefined;
  readonly securityTxt?: () => string | null;
  /** The stop buttons; there for the holder of ADMIN_TOKEN. */
  readonly switches?: AdminSwitches;
}

/** Seconds after which another server, or this one again, will take questions. */
const STOPPING_SECONDS = 10;

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
  if (/^\/(api|health|ready|metrics|\.well-known)(\/|$)/.test(c.req.path)) return false;
  const supports = ['application/problem+json', 'application/json', 'text/html'];
  return accepts(c, { header: 'Accept', supports, default: 'application/problem+json' }) === 'text/html';
}

function logError(error: unknown, request: string): void {
  console.error(request, error);
}

/** Makes the app. It listens to nothing: a runtime serves its `fetch`. */
export function createApp(options: AppOptions): OpenAPIHono {
  const { assistant, pages, bot, records, settings, version, report = logError, switches } = options;
  const { isStopping = () => false, readyIn = () => OPENING_SECONDS, within = (_, run) => run() } = options;
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });
  const callerOf = callerReader(settings.TRUSTED_PROXIES);
  const contextOf = (c: Context) => ({ language: problemLanguage(c), request: c.get('requestId'), report });

  app.use(requestId({ limitLength: 128 }), (c, next) => within(c.get('requestId'), next));
  if (options.onResponse) app.use(observe(callerOf, options.onResponse));
  app.use(protect(settings.PUBLIC_URL?.startsWith('https:')), keepFromCaches());
  app.use('/api/v1/*', nameVersion(), allowOrigins(settings.CORS_ORIGINS));
  app.use(async (c, next) => {
    if (isStopping() && !['/health', '/metrics'].includes(c.req.path)) {
      c.header('Connection', 'close');
      throw tryAgain('stopping', STOPPING_SECONDS);
    }
    await next();
  });
  if (bot) app.route('/', bot);
  // Whoever sends a token may be guessing, wherever it opens something.
  app.use(
    '/api/v1/answers/*',
    limitRate({
      limit: ADMIN_CALLS_PER_MINUTE,
      callerOf,
      counts: (c) => c.req.header('Authorization') !== undefined,
      store: options.callCounts?.('admin'),
    }),
  );
  if (options.metricsToken) {
    const store = options.callCounts?.('metrics');
    app.use(
      '/metrics',
      limitRate({ limit: ADMIN_CALLS_PER_MINUTE, callerOf, counts: () => true, store }),
      requireToken(options.metricsToken),
    );
  }
  app.use(
    limitRate({
      limit: settings.RATE_LIMIT_TOTAL_PER_MINUTE ?? 0,
      callerOf: () => 'everyone',
      problem: 'overloaded',
      store: options.callCounts?.('all'),
    }),
    limitRate({ limit: settings.RATE_LIMIT_PER_MINUTE, callerOf, store: options.callCounts?.('calls') }),
    limitBody(),
    checkJson(),
  );

  addChat(app, assistant, (error, c) => problemOf(error, contextOf(c)));
  addSearch(app, assistant);
  addVerify(app, assistant);
  addDocuments(app, assistant);
  addFeedback(app, records);
  addAnswers(app, records, settings.ADMIN_TOKEN);
  const { metrics, metricsToken, securityTxt } = options;
  addOperation(app, { assistant, version, metrics, metricsToken, securityTxt });
  if (settings.ADMIN_TOKEN && switches) {
    const counts = options.callCounts?.('switches');
    addAdmin(app, { token: settings.ADMIN_TOKEN, switches, callerOf, counts });
  }
  addProblemPages(app, (c, problem) => (isPage(c) ? pages.trouble(c, { ...problem, status: 200 }) : null));
  app.route('/', pages.routes);

  app.onError(async (thrown, c) => {
    if (c.req.raw.signal.aborted) return c.body(null, 408);
    const error = toProblemError(thrown)?.kind === 'not-ready' ? notReady(readyIn()) : thrown;
    const problem = problemOf(error, contextOf(c));
    for (const [name, value] of Object.entries(toProblemError(error)?.headers ?? {})) c.header(name, value);
    if (!isPage(c)) return sendProblem(c, problem, problemLanguage(c));
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
