/**
 * What those who run the server ask it: does it live, is it ready, what can it do.
 */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Assistant } from '../../assistant.ts';
import { API_VERSION } from './headers.ts';
import { notReady, ProblemError, problemResponses } from './problems.ts';

/** The text format of Prometheus. */
const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

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
    ...problemResponses('not-ready', 'stopping'),
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

const plain = { 'text/plain': { schema: z.string() } };

const metricsRoute = (wantsToken: boolean) =>
  createRoute({
    method: 'get',
    path: '/metrics',
    operationId: 'metrics',
    summary: 'Figures for Prometheus; nothing personal',
    ...(wantsToken ? { security: [{ adminToken: [] }] } : {}),
    responses: {
      200: { description: 'Text in the format of Prometheus', content: plain },
      ...(wantsToken ? problemResponses('unauthorized', 'too-many-requests', 'internal-error') : {}),
    },
  });

const securityRoute = createRoute({
  method: 'get',
  path: '/.well-known/security.txt',
  operationId: 'securityTxt',
  summary: 'Where to report a weakness (RFC 9116)',
  responses: {
    200: { description: 'The contact', content: plain },
    ...problemResponses('not-found'),
  },
});

/** What whoever runs the server asks, and the runtime answers. */
export interface Operation {
  readonly assistant: () => Assistant | null;
  /** Version of the software. */
  readonly version: string;
  /** The figures, as Prometheus reads them; without it there is no /metrics. */
  readonly metrics?: (() => Promise<string>) | undefined;
  /** What they are given for; asked for elsewhere (app.ts). */
  readonly metricsToken?: string | undefined;
  /** The file of the editors; null where there is none that holds. */
  readonly securityTxt?: (() => string | null) | undefined;
}

/** Adds the routes. */
export function addOperation(
  app: OpenAPIHono,
  { assistant, version, metrics, metricsToken, securityTxt }: Operation,
): void {
  app.openapi(healthRoute, (c) => c.json({ status: 'ok' as const, version }, 200));
  app.openapi(readyRoute, (c) => {
    if (assistant() === null) throw notReady();
    return c.json({ status: 'ok' as const, version }, 200);
  });
  if (metrics) {
    app.openapi(
      metricsRoute(metricsToken !== undefined),
      async (c) => c.body(await metrics(), 200, { 'Content-Type': METRICS_TYPE }) as never,
    );
  }
  app.openapi(securityRoute, (c): never => {
    const file = securityTxt?.() ?? null;
    if (file === null) throw new ProblemError('not-found');
    return c.body(file, 200, { 'Content-Type': 'text/plain; charset=utf-8' }) as never;
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
  // Made once: it does not change, and making it takes tens of milliseconds.
  let description: ReturnType<OpenAPIHono['getOpenAPI31Document']> | null = null;
  const about = {
    openapi: '3.1.0',
    info: { title: 'DUO Vraagbaak', version: API_VERSION, description: 'Answers from documents, with their sources.' },
    servers: [{ url: '/' }],
  };
  app.get('/api/v1/openapi.json', (c) => {
    description ??= app.getOpenAPI31Document(about);
    return c.json(description);
  });
}
