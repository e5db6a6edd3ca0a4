/**
 * POST /api/v1/verify: each sentence of a text, held against the documents or against passages sent along.
 */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { MAX_VERIFIED_LENGTH, MAX_VERIFIED_PASSAGES, verifiedSentenceSchema } from '../../answer.ts';
import type { Assistant } from '../../assistant.ts';
import { notReady, problemResponses } from './problems.ts';

const requestSchema = z.object({
  text: z
    .string()
    .trim()
    .min(1)
    .max(MAX_VERIFIED_LENGTH)
    .describe('One or more sentences; markers such as [1] are ignored'),
  passages: z
    .array(z.string().max(MAX_VERIFIED_LENGTH))
    .max(MAX_VERIFIED_PASSAGES)
    .optional()
    .describe('The only text that may support it; the documents when absent'),
});

const route = createRoute({
  method: 'post',
  path: '/api/v1/verify',
  operationId: 'verify',
  summary: 'Check the sentences of a text',
  description:
    'Numbers, units, dates, names, negations and conditions of each sentence, a question together with its answer, are compared with the quote that supports it best. Deterministic: no language model is asked.',
  request: { body: { required: true, content: { 'application/json': { schema: requestSchema } } } },
  responses: {
    200: {
      description: 'The sentences in their order',
      content: { 'application/json': { schema: z.object({ sentences: z.array(verifiedSentenceSchema) }) } },
    },
    ...problemResponses(
      'malformed-json',
      'invalid-field',
      'body-too-large',
      'unsupported-media-type',
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
export function addVerify(app: OpenAPIHono, assistant: () => Assistant | null): void {
  app.openapi(route, async (c) => {
    const ready = assistant();
    if (ready === null) throw notReady();
    const { text, passages } = c.req.valid('json');
    return c.json({ sentences: [...(await ready.verify(text, passages))] }, 200);
  });
}
