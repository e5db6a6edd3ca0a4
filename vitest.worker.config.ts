/** Tests in workerd: the HTTP contract that the Node server passes too, the adapters, and the Worker as a whole. */
import { execFileSync } from 'node:child_process';
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

execFileSync(process.execPath, ['scripts/worker-assets.ts'], { stdio: 'inherit' });

export default defineConfig({
  plugins: [
    cloudflareTest(async () => ({
      wrangler: { configPath: './wrangler.local.toml' },
      miniflare: { cf: false, bindings: { MIGRATIONS: await readD1Migrations('migrations') } },
    })),
  ],
  test: {
    name: 'worker',
    include: ['tests/worker/*.test.ts', 'src/channels/http/app.test.ts', 'src/channels/web/pages.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
