/** `npm run bank` as a process: how it exits and what it leaves alone. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const entry = (state: string, kind = 'question') =>
  JSON.stringify({ document: 'gids', quote: 'Tekst.', language: 'nl', question: 'Wat staat hier?', kind, state });
const GUIDE = '---\nid: gids\ntitle: Gids\npublished: "2031"\nperiod: "2030"\n---\n\nTekst.\n';
const TARGETS = ['contact', 'mijn-duo', 'complaint', 'emergency', '"113"']
  .map((key) => `${key}: { label: { nl: Loket }, url: "https://example.org", checked: null }\n`)
  .join('');

let folder: string;
let bank: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bank-command-'));
  bank = join(folder, 'questions.jsonl');
  writeFileSync(join(folder, 'gids.md'), GUIDE);
  writeFileSync(join(folder, 'targets.yaml'), TARGETS);
  writeFileSync(bank, `${entry('accepted')}\n${entry('proposed')}\n`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(...words: string[]) {
  const env = { ...process.env, CORPUS_DIR: folder, INDEX_DIR: join(folder, 'index') };
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'bank.ts'), ...words], {
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('accept changes the file and says which lines', () => {
  expect(run('accept', '2')).toMatchObject({ status: 0, stdout: expect.stringContaining('line 2') });
  expect(readFileSync(bank, 'utf8')).toBe(`${entry('accepted')}\n${entry('accepted')}\n`);
  expect(run('accept', '--all')).toMatchObject({ status: 0, stdout: expect.stringContaining('No entry is proposed') });
});

test.each([
  [['accept'], /Name lines, or give --all/],
  [['accept', '1', '--all'], /Name lines, or give --all/],
  [['accept', '1'], /line 1: this entry is accepted already. Nothing was changed/],
  [['propose'], /propose asks a language model: set CHAT_MODEL/],
  [['check', '--jsno'], /--jsno/],
  [[], /Usage: npm run bank/],
])('%j is bad input: exit 2, said on stderr, nothing changed', (words, message) => {
  const before = readFileSync(bank, 'utf8');
  expect(run(...words)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(message) });
  expect(readFileSync(bank, 'utf8')).toBe(before);
});

test('check exits 0 with warnings alone and 1 with an error, and --json leaves stdout to JSON', () => {
  const warned = run('check', '--json');
  expect(warned.status, warned.stderr).toBe(0);
  expect(JSON.parse(warned.stdout)).toMatchObject({ summary: { errors: 0, proposed: 1, rules: { duplicate: 1 } } });
  writeFileSync(bank, `${entry('accepted')}\n${entry('accepted', 'gap')}\n`);
  const failed = run('check');
  expect(failed.status, failed.stderr).toBe(1);
  expect(failed.stdout).toMatch(/questions\.jsonl:2: error: /);
  writeFileSync(bank, 'geen JSON\n');
  expect(run('check')).toMatchObject({ status: 2, stderr: expect.stringContaining('line 1: this is not JSON') });
});
