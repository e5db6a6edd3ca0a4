/**
 * POST /api/messages: the endpoint that the Bot Framework calls. Body and token are judged here; what was let in goes
 * to the bot. Errors are problem+json (RFC 9457), which Teams does not show to anybody.
 */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Activity } from './activity.ts';
import type { Bot } from './bot.ts';
import { type Guard, isLoopback, type Refusal, readActivity } from './guard.ts';
import { type TeamsWord, words } from './words.ts';

export interface RouteOptions {
  readonly bot: Pick<Bot, 'take'>;
  readonly guard: Guard;
  /** Asked after the guard let a request in. */
  readonly roster: (activity: Activity) => Promise<Refusal | null>;
  /** For an emulator: only requests to this machine's own names are taken, so that no web page can send one. */
  readonly localOnly: boolean;
  /** Gets which check refused a request. */
  readonly log: (line: string) => void;
  /** Gets what goes on after the response, where a runtime ends with that unless told. */
  readonly keepAlive?: ((c: Context, work: Promise<void>) => void) | undefined;
}

/** Largest body, in bytes: the longest message that Teams takes, with its markup twice. */
export const MAX_ACTIVITY_BYTES = 256 * 1024;
const RETRY_AFTER_SECONDS = '30';

type ProblemName = 'unauthorized' | 'forbidden' | 'unavailable' | 'invalid' | 'media_type' | 'too_large';
const STATUSES: Readonly<Record<ProblemName, number>> = {
  unauthorized: 401,
  forbidden: 403,
  unavailable: 503,
  invalid: 400,
  media_type: 415,
  too_large: 413,
};
const HEADERS: Readonly<Partial<Record<ProblemName, Record<string, string>>>> = {
  unauthorized: { 'WWW-Authenticate': 'Bearer' },
  unavailable: { 'Retry-After': RETRY_AFTER_SECONDS },
};
const VALUES = { seconds: RETRY_AFTER_SECONDS, limit: String(MAX_ACTIVITY_BYTES) };

function problem(name: ProblemName): Response {
  const status = STATUSES[name];
  const said = (part: 'title' | 'detail') => words('nl', `${name}.${part}` satisfies TeamsWord, VALUES);
  const body = { type: `/problems/${name.replace('_', '-')}`, title: said('title'), status, detail: said('detail') };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Content-Language': 'nl', ...HEADERS[name] },
  });
}

const REFUSED: Readonly<Record<Refusal['status'], ProblemName>> = {
  401: 'unauthorized',
  403: 'forbidden',
  503: 'unavailable',
};

/** Makes the route. */
export function createRoutes({ bot, guard, roster, localOnly, log, keepAlive }: RouteOptions): Hono {
  const app = new Hono();
  const tooLarge = bodyLimit({ maxSize: MAX_ACTIVITY_BYTES, onError: () => problem('too_large') });
  app.post('/api/messages', tooLarge, async (c) => {
    const refuse = ({ status, why }: Refusal) => {
      log(`teams: ${status} ${why}`);
      return problem(REFUSED[status]);
    };
    if (localOnly && !isLoopback(new URL(c.req.url).hostname)) return refuse({ status: 403, why: 'host name' });
    const verified = await guard.verify(c.req.header('authorization'));
    if ('refusal' in verified) return refuse(verified.refusal);
    if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) return problem('media_type');
    const activity = readActivity(await c.req.json().catch(() => null));
    if (activity === null) return problem('invalid');
    const refusal = guard.admit(activity, verified.identity) ?? (await roster(activity));
    if (refusal !== null) return refuse(refusal);
    const { status, body, work } = await bot.take(activity);
    keepAlive?.(c, work);
    return body === null ? c.body(null, status) : c.json(body, status);
  });
  return app;
}
