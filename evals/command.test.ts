/**
 * `npm run evals` against a server of its own: what it writes and how it exits.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatRequestSchema } from '../src/answer.ts';
import { parseCases } from './case.ts';
import { judgementSchema } from './judge.ts';
import { syntheticSystem } from './synthetic-system.ts';

const LINES = [
  {
    id: 'a1',
    question: 'Hoe laat gaat de bibliotheek open?',
    must: [['negen']],
    gold: [{ doc: 'bieb', quote: 'De bibliotheek gaat op werkdagen om negen uur open.' }],
    expect: 'answer',
  },
  { id: 'n1', question: 'Hoe laat gaat het zwembad open?', expect: 'abstain' },
];
const JSONL = LINES.map((line) => JSON.stringify({ lang: 'nl', kind: 'fact', ...line })).join('\n');
const folder = mkdtempSync(join(tmpdir(), 'evals-'));
const file = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

let server: Server;
let base: string;
let calls = 0;

beforeAll(async () => {
  const system = syntheticSystem(parseCases(JSONL, 'test'));
  server = createServer(async (request, response) => {
    calls += 1;
    if (calls === 1) {
      response.writeHead(429, { 'retry-after': '1' }).end();
      return;
    }
    const url = new URL(request.url ?? '/', 'http://localhost');
    const body =
      url.pathname === '/api/v1/search'
        ? { results: await system.search(url.searchParams.get('q') ?? '', Number(url.searchParams.get('k'))) }
        : await system.answer(chatRequestSchema.parse(JSON.parse(await text(request))));
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

async function run(...options: string[]): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'scripts', 'evals.ts'), ...options]);
  const code = new Promise<number>((resolve) => child.on('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, out, err };
}

test('a server that is busy is asked again, judged, and written as JSON; met thresholds exit 0', async () => {
  const json = join(folder, 'out.json');
  const thresholds = file('met.json', '[{"metric":"key-facts","minimum":1,"why":"test"}]');
  const result = await run(
    '--cases',
    file('c.jsonl', JSONL),
    '--base',
    base,
    '--json',
    json,
    '--thresholds',
    thresholds,
  );
  expect(result.err).toContain('key-facts');
  expect(result).toMatchObject({ code: 0, out: '' });
  const judgement = judgementSchema.parse(JSON.parse(readFileSync(json, 'utf8')));
  expect(judgement).toMatchObject({ version: '0', corpus: 'c', embedder: 'e' });
  expect(judgement.metrics['recall@1']).toEqual({ value: 1, n: 1, low: 1, high: 1 });
  expect(judgement.cases.map(({ id, status }) => [id, status])).toEqual([
    ['a1', 'answered'],
    ['n1', 'abstained'],
  ]);
});

test('a figure below its threshold exits 1 and names the cases', async () => {
  const thresholds = file('unmet.json', '[{"metric":"abstention-recall","maximum":0,"why":"test"}]');
  const result = await run('--cases', file('c.jsonl', JSONL), '--base', base, '--thresholds', thresholds);
  expect(result.code).toBe(1);
  expect(result.out).toContain('abstention-recall (all) is 1.000, must be at most 0: n1');
});

test('bad input exits 2 with file, line and field, before anything is asked', async () => {
  const before = calls;
  const result = await run('--cases', file('bad.jsonl', JSONL.replace('abstain', 'maybe')), '--base', base);
  expect(result.code).toBe(2);
  expect(result.err).toMatch(/bad\.jsonl, line 2: field expect: /);
  expect((await run('--cases', '/nowhere.jsonl')).code).toBe(2);
  expect((await run('--kases', 'x')).code).toBe(2);
  expect(calls).toBe(before);
});
