/**
 * The stop buttons, for the holder of the admin token: pause a channel, or generative mode alone, on the running
 * server. Without ADMIN_TOKEN these routes are not there.
 */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Store } from 'hono-rate-limiter';
import { requireToken } from './admin-token.ts';
import { limitRate } from './limits.ts';
import { problemResponses } from './problems.ts';

/** What can be paused, in the order in which they are listed. */
const switchNameSchema = z.enum(['chat', 'teams', 'generative']);
export type SwitchName = z.infer<typeof switchNameSchema>;

const switchSchema = z.object({
  name: switchNameSchema,
  paused: z.boolean(),
  since: z.string().nullable().describe('When it was last set, ISO 8601 in UTC; null when it never was'),
  kept: z.boolean().describe('Whether it holds after a restart; false when it could not be written'),
});
export type SwitchState = z.infer<typeof switchSchema>;

/** What the routes need of the switches; the runtime hands them in. */
export interface AdminSwitches {
  list(): readonly SwitchState[];
  /** In force when it resolves. `note` says why, for the audit; no personal data. */
  set(name: SwitchName, paused: boolean, note: string | null): Promise<SwitchState>;
}

/** Calls that one client may make in a minute, with the token or without. */
export const ADMIN_CALLS_PER_MINUTE = 30;

const security = [{ adminToken: [] }];

const listRoute = createRoute({
  method: 'get',
  path: '/api/v1/admin/switches',
  operationId: 'listSwitches',
  summary: 'What is paused',
  security,
  responses: {
    200: {
      description: 'Every switch',
      content: { 'application/json': { schema: z.object({ switches: z.array(switchSchema) }) } },
    },
    ...problemResponses('unauthorized', 'too-many-requests', 'internal-error', 'stopping'),
  },
});

const setRoute = createRoute({
  method: 'put',
  path: '/api/v1/admin/switches/{name}',
  operationId: 'setSwitch',
  summary: 'Pause a channel or generative mode, or let it go on',
  description: 'In force at once, kept over a restart, and written to the audit.',
  security,
  request: {
    params: z.object({ name: switchNameSchema }),
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.object({
            paused: z.boolean(),
            note: z.string().max(500).optional().describe('Why; for the audit'),
          }),
        },
      },
    },
  },
  responses: {
    200: { description: 'The switch as it is now', content: { 'application/json': { schema: switchSchema } } },
    ...problemResponses(
      'malformed-json',
      'invalid-field',
      'unauthorized',
      'body-too-large',
      'unsupported-media-type',
      'too-many-requests',
      'internal-error',
      'stopping',
    ),
  },
});

export interface AdminParts {
  readonly token: string;
  readonly switches: AdminSwitches;
  readonly callerOf: (c: Context) => string;
  /** Where calls are counted; in memory unless told. */
  readonly counts?: Store | undefined;
}

/** Adds the routes. Every path under /api/v1/admin asks for the token, those of others too. */
export function addAdmin(app: OpenAPIHono, { token, switches, callerOf, counts }: AdminParts): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'adminToken', { type: 'http', scheme: 'bearer' });
  app.use(
    '/api/v1/admin/*',
    limitRate({ limit: ADMIN_CALLS_PER_MINUTE, callerOf, counts: () => true, store: counts }),
    requireToken(token),
  );
  app.openapi(listRoute, (c) => c.json({ switches: [...switches.list()] }, 200));
  app.openapi(setRoute, async (c) => {
    const { paused, note } = c.req.valid('json');
    return c.json(await switches.set(c.req.valid('param').name, paused, note ?? null), 200);
  });
}
