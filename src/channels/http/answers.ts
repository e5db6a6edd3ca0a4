/**
 * GET and DELETE /api/v1/answers/{id}: what is kept of an answer, for whoever holds its id. An id cannot be guessed
 * (122 random bits), and is given to the reader of the answer alone.
 */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { keptAnswerSchema } from '../../answer.ts';
import type { Records } from '../../records.ts';
import { isAdmin } from './admin-token.ts';
import { ProblemError, problemResponses } from './problems.ts';

const paramsSchema = z.object({ id: z.uuid().describe('The id of the answer') });

const getRoute = createRoute({
  method: 'get',
  path: '/api/v1/answers/{id}',
  operationId: 'getAnswer',
  summary: 'What is kept of an answer',
  description: 'The trace comes along for the holder of the admin token (`Authorization: Bearer …`).',
  request: { params: paramsSchema },
  responses: {
    200: { description: 'All that is kept', content: { 'application/json': { schema: keptAnswerSchema } } },
    ...problemResponses('invalid-field', 'not-found', 'internal-error'),
  },
});

const deleteRoute = createRoute({
  method: 'delete',
  path: '/api/v1/answers/{id}',
  operationId: 'deleteAnswer',
  summary: 'Delete what is kept of an answer, its feedback with it',
  request: { params: paramsSchema },
  responses: {
    204: { description: 'Deleted' },
    ...problemResponses('invalid-field', 'not-found', 'internal-error'),
  },
});

/** Adds the routes. Without records every answer is unknown; without an admin token nobody gets a trace. */
export function addAnswers(app: OpenAPIHono, records: Records | undefined, adminToken: string | undefined): void {
  app.openapi(getRoute, async (c) => {
    const found = await records?.find(c.req.valid('param').id.toLowerCase());
    if (!found) throw new ProblemError('not-found');
    const { answer, question, channel, at, feedback, trace } = found;
    const given = feedback && { helpful: feedback.helpful, comment: feedback.comment, at: feedback.at };
    const admin = isAdmin(c, adminToken) ? { trace } : {};
    return c.json({ answer, question, channel, at, feedback: given, ...admin }, 200);
  });
  app.openapi(deleteRoute, async (c) => {
    const known = await records?.forget(c.req.valid('param').id.toLowerCase());
    if (!known) throw new ProblemError('not-found');
    return c.body(null, 204);
  });
}
