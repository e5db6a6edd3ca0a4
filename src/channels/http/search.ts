/**
 * GET /api/v1/search: the passages nearest to a query, without an answer made of them.
 */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { searchResultSchema } from '../../answer.ts';
import type { Assistant } from '../../assistant.ts';
import { notReady, problemResponses } from './problems.ts';

const querySchema = z.object({
  q: z.string().describe('What to look for'),
  k: z
    .string()
    .regex(/^\d{1,4}$/, 'field.whole_number')
    .transform(Number)
    .pipe(z.int().min(1).max(50))
    .default(5)
    .openapi({ type: 'integer', minimum: 1, maximum: 50, default: 5 })
    .describe('Number of results'),
});

const route = createRoute({
  method: 'get',
  path: '/api/v1/search',
  operationId: 'search',
  summary: 'Find passages',
  request: { query: querySchema },
  responses: {
    200: {
      description: 'The passages found, best first',
      content: { 'application/json': { schema: z.object({ results: z.array(searchResultSchema) }) } },
    },
    ...problemResponses(
      'invalid-field',
      'empty-question',
      'question-too-long',
      'too-many-requests',
      'internal-error',
      'not-ready',
      'overloaded',
      'timed-out',
      'stopping',
    ),
  },
});

/** Adds the route. */
export function addSearch(app: OpenAPIHono, assistant: () => Assistant | null): void {
  app.openapi(route, async (c) => {
    const ready = assistant();
    if (ready === null) throw notReady();
    const { q, k } = c.req.valid('query');
    return c.json({ results: [...(await ready.search(q, k))] }, 200);
  });
}
