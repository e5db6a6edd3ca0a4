/** Indexing, for the holder of the admin token: begin it, and see how far it is. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { currentGeneration, generationInTheMaking } from '../adapters/d1-generations.ts';
import { beginIndex, type CloudflareIndexParts, indexInputOf, indexProgress } from '../indexing/cloudflare-index.ts';
import { corpusOf } from '../indexing/corpus-files.ts';
import type { Clock } from '../ports.ts';
import { readAsset, type WorkerEnv } from './worker-env.ts';

/** Adds the routes to an app that asks for the token under /api/v1/admin (channels/http/admin.ts). */
export function addIndexRoutes(app: OpenAPIHono, env: WorkerEnv, parts: CloudflareIndexParts, clock: Clock): void {
  app.post('/api/v1/admin/index', async (c) => {
    const names = JSON.parse(await readAsset(env, 'corpus/files.json')) as string[];
    const files = await Promise.all(
      names.map(async (name) => ({ name, content: await readAsset(env, `corpus/${name}`) })),
    );
    const generation = await beginIndex(indexInputOf(await corpusOf('corpus', files)), parts, clock.now());
    return generation === null
      ? c.json({ building: await generationInTheMaking(env.DB) }, 409)
      : c.json({ generation }, 202);
  });
  app.get('/api/v1/admin/index', async (c) => {
    const building = await generationInTheMaking(env.DB);
    const current = (await currentGeneration(env.DB))?.manifest ?? null;
    return c.json({ current, building, progress: building === null ? null : await indexProgress(parts, building) });
  });
}
