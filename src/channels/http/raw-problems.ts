/**
 * Problems of requests that never became one: what a server answers before there is anything to route.
 */
import { ProblemError, type ProblemKind, problemOf } from './problems.ts';

/** Status, headers and body, in Dutch: such a request has no language yet. */
export function problemBytes(kind: ProblemKind): [status: number, headers: Record<string, string>, body: string] {
  const request = crypto.randomUUID();
  const problem = problemOf(new ProblemError(kind), { language: 'nl', request, report: () => {} });
  const headers = {
    'Content-Type': 'application/problem+json',
    'Content-Language': 'nl',
    'X-Request-Id': request,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  };
  return [problem.status, headers, JSON.stringify(problem)];
}
