/** Tests in workerd: the HTTP contract that the Node server passes too, the adapters, and the Worker as a whole. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

/** The documents with an eighth of the bank: the Worker is indexed three times over. */
function smallCorpus(): string {
  const folder = mkdtempSync(join(tmpdir(), 'corpus-'));
  cpSync('corpus', folder, { recursive: true, filter: (file) => !/(?:sources|fidelity|vectors\.\w+)$/.test(file) });
  const bank = readFileSync(join(folder, 'questions.jsonl'), 'utf8').split('\n');
  writeFileSync(join(folder, 'questions.jsonl'), bank.filter((_, line) => line % 8 === 0).join('\n'));
  return folder;
}

execFileSync(process.execPath, ['scripts/worker-assets.ts'], {
  stdio: 'inherit',
  env: { ...process.env, CORPUS_DIR: smallCorpus() },
});
const report = process.env.TEST_REPORT;

export default defineConfig({
  plugins: [
    cloudflareTest(async () => ({
      wrangler: { configPath: './wrangler.local.toml' },
      miniflare: { cf: false, bindings: { MIGRATIONS: await readD1Migrations('migrations'), LOG_LEVEL: 'error' } },
    })),
  ],
  test: {
    name: 'worker',
    include: [
      'tests/worker/*.test.ts',
      'src/channels/http/{admin,answers,app,client-address,json-body,operating,verify}.test.ts',
      'src/channels/web/{pages,privacy-page}.test.ts',
      'src/channels/teams/{bot,guard}.test.ts',
    ],
    deps: {
      optimizer: { ssr: { enabled: true, include: ['botframework-connector/lib/connectorApi/connectorClient.js'] } },
    },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Beside that of the other tests: .ci/run counts both.
    reporters: report ? ['default', ['json', { outputFile: `${report}.worker` }]] : ['default'],
  },
});
