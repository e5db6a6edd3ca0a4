/**
 * POST /api/v1/feedback: what a reader thinks of an answer.
 */
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { feedbackRequestSchema } from '../../answer.ts';
import type { Records } from '../../records.ts';
import { ProblemError, problemResponses } from './problems.ts';

const route = createRoute({
  method: 'post',
  path: '/api/v1/feedback',
  operationId: 'giveFeedback',
  summary: 'Say whether an answer helped',
  description:
    'Replaces earlier feedback on the same answer. Answers are kept for a set number of days: after that their id is unknown.',
  request: { body: { required: true, content: { 'application/json': { schema: feedbackRequestSchema } } } },
  responses: {
    204: { description: 'Kept' },
    ...problemResponses(
      'malformed-json',
      'invalid-field',
      'not-found',
      'body-too-large',
      'unsupported-media-type',
      'too-many-requests',
      'internal-error',
    ),
  },
});

/** Adds the route. Without records every answer is unknown. */
export function addFeedback(app: OpenAPIHono, records: Records | undefined): void {
  app.openapi(route, async (c) => {
    const { answerId, helpful, comment = null } = c.req.valid('json');
    const known = await records?.addFeedback({ answerId: answerId.toLowerCase(), helpful, comment });
    if (!known) throw new ProblemError('not-found');
    return c.body(null, 204);
  });
}
