/**
 * GET /api/v1/documents: what the assistant knows.
 */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { documentSummarySchema } from '../../answer.ts';
import type { Assistant } from '../../assistant.ts';
import { notReady, problemResponses } from './problems.ts';

const route = createRoute({
  method: 'get',
  path: '/api/v1/documents',
  operationId: 'listDocuments',
  summary: 'List the documents that answers come from',
  responses: {
    200: {
      description: 'All documents',
      content: { 'application/json': { schema: z.object({ documents: z.array(documentSummarySchema) }) } },
    },
    ...problemResponses('internal-error', 'not-ready', 'stopping'),
  },
});

/** Adds the route. */
export function addDocuments(app: OpenAPIHono, assistant: () => Assistant | null): void {
  app.openapi(route, async (c) => {
    const ready = assistant();
    if (ready === null) throw notReady();
    return c.json({ documents: [...(await ready.documents())] }, 200);
  });
}
