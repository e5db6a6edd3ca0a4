/**
 * What those who run the server ask it: does it live, is it ready, what can it do.
 */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Assistant } from '../../assistant.ts';
import { API_VERSION } from './headers.ts';
import { notReady, problemResponses } from './problems.ts';

const stateSchema = z.object({ status: z.literal('ok'), version: z.string() });

const healthRoute = createRoute({
  method: 'get',
  path: '/health',
  operationId: 'health',
  summary: 'Whether the server runs; also before the index is open',
  responses: { 200: { description: 'It runs', content: { 'application/json': { schema: stateSchema } } } },
});

const readyRoute = createRoute({
  method: 'get',
  path: '/ready',
  operationId: 'ready',
  summary: 'Whether questions can be answered: the index is open',
  responses: {
    200: { description: 'Questions can be answered', content: { 'application/json': { schema: stateSchema } } },
    ...problemResponses('not-ready'),
  },
});

const openApiRoute = createRoute({
  method: 'get',
  path: '/api/v1/openapi.json',
  operationId: 'openApi',
  summary: 'This document',
  responses: {
    200: { description: 'OpenAPI 3.1', content: { 'application/json': { schema: z.record(z.string(), z.unknown()) } } },
  },
});

/** Adds the routes. */
export function addOperation(app: OpenAPIHono, assistant: () => Assistant | null, version: string): void {
  app.openapi(healthRoute, (c) => c.json({ status: 'ok' as const, version }, 200));
  app.openapi(readyRoute, (c) => {
    if (assistant() === null) throw notReady();
    return c.json({ status: 'ok' as const, version }, 200);
  });
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/bronnen/{document}',
    operationId: 'readDocument',
    summary: 'A document as a page; the fragment of a citation is the id of its passage',
    request: { params: z.object({ document: z.string() }) },
    responses: {
      200: { description: 'The document', content: { 'text/html': { schema: z.string() } } },
      404: { description: 'No such document', content: { 'text/html': { schema: z.string() } } },
    },
  });
  app.openAPIRegistry.registerPath(openApiRoute);
  app.doc31('/api/v1/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'DUO Vraagbaak', version: API_VERSION, description: 'Answers from documents, with their sources.' },
    servers: [{ url: '/' }],
  });
}
