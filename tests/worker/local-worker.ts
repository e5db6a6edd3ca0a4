/**
 * The Worker where there is no Cloudflare: the same handlers, with stand-ins for Workers AI and Vectorize that keep
 * their limits. Vectors are hashed words, so answers differ from those of a real model. Everything is forgotten when
 * it stops.
 */
import { FakeVectorize } from '../../src/adapters/vectorize.fake.ts';
import { FakeWorkersAi } from '../../src/adapters/workers-ai.fake.ts';
import { createHandlers } from '../../src/runtimes/worker-handlers.ts';

export const AI = new FakeWorkersAi();
export const VECTORS = new FakeVectorize();

export default createHandlers((env) => ({ ...env, AI, VECTORS }));
