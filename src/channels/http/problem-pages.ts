/**
 * GET /problems/{kind}: what a kind of problem means, at the address that problem details name as their type.
 */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { describeProblem, ProblemError, problemLanguage, problemResponses, problemSchema } from './problems.ts';

const route = createRoute({
  method: 'get',
  path: '/problems/{kind}',
  operationId: 'describeProblem',
  summary: 'What a kind of problem means',
  request: { params: z.object({ kind: z.string() }) },
  responses: {
    200: {
      description: 'A page for people, JSON for programs',
      content: { 'application/json': { schema: problemSchema }, 'text/html': { schema: z.string() } },
    },
    ...problemResponses('not-found'),
  },
});

/** Adds the route. `page` draws it for a person, and gives null when a program asks. */
export function addProblemPages(
  app: OpenAPIHono,
  page: (c: Context, problem: { title: string; detail: string }) => string | Promise<string> | null,
): void {
  app.openapi(route, async (c): Promise<Response> => {
    const problem = describeProblem(c.req.valid('param').kind, problemLanguage(c));
    if (problem === null) throw new ProblemError('not-found');
    c.header('Content-Language', problemLanguage(c));
    const drawn = await page(c, { title: `${problem.title} (HTTP ${problem.status})`, detail: problem.detail });
    return drawn === null ? c.json(problem, 200) : c.html(drawn);
  });
}
