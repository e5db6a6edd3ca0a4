/** `npm run gaps` as a process, on a small corpus with the real model. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { recordOf } from '../src/adapters/answer-records.fake.ts';
import { openSqliteAnswerStore } from '../src/adapters/sqlite-answer-store.ts';
import type { Status } from '../src/answer.ts';
import { fakeAnswer } from '../src/assistant.fake.ts';
import { parseBankLines } from '../src/indexing/corpus-files.ts';
import type { GapReport } from './gaps/report.ts';

const QUOTE = 'Een pas voor het zwembad kost 25 euro per jaar.';
const GUIDE = `---
id: gids
title: Gids
published: "2031"
period: "2030"
---

# Gids

## Zwembad

${QUOTE} U vraagt hem aan bij de balie.

## Bibliotheek

De bibliotheek is op maandag gesloten. Boeken leent u drie weken.
`;
const BANK = {
  document: 'gids',
  quote: 'Boeken leent u drie weken.',
  language: 'nl',
  question: 'Hoe lang mag ik een boek houden?',
  kind: 'question',
};

const ids = [1, 2, 3, 4].map((number) => `0000000${number}-0000-4000-8000-000000000000`) as [
  string,
  string,
  string,
  string,
];
const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString();

let folder: string;
const path = (...names: string[]) => join(folder, ...names);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gaps-'));
  mkdirSync(path('corpus'));
  mkdirSync(path('cases'));
  writeFileSync(path('corpus', 'gids.md'), GUIDE);
  const store = openSqliteAnswerStore(path('data'));
  const save = (number: number, question: string, status: Status, days = 1) => {
    const id = ids[number] as string;
    return store.save(recordOf(id, { question, at: daysAgo(days), answer: fakeAnswer({ id, status }) }));
  };
  await save(0, 'Hoe duur is een <pas> voor het zwembad voor kinderen?', 'abstained');
  await save(1, 'Wat kost een zwembadpas voor kinderen?', 'partial');
  await save(2, 'Kan ik in de bibliotheek printen?', 'answered');
  await save(3, 'Wat kost de sauna?', 'abstained', 20);
  await store.addFeedback({ answerId: ids[2], helpful: false, comment: 'Ging over iets anders', at: daysAgo(1) });
  await store.close();
});
beforeEach(() => {
  writeFileSync(path('corpus', 'questions.jsonl'), `${JSON.stringify(BANK)}\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...words: string[]) {
  const env = { ...process.env, CORPUS_DIR: path('corpus'), INDEX_DIR: path('index'), DATA_DIR: path('data') };
  const script = join(import.meta.dirname, 'gaps.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...words], { env, encoding: 'utf8' });
  return { status, stdout, stderr };
}
const accept = (id: string, ...words: string[]) => run('accept', id, '--cases', path('cases'), ...words);

test('the report clusters by meaning, with the nearest passage; answers that helped are not in it', () => {
  const { status, stdout, stderr } = run('--json', '--days', '7');
  expect(status, stderr).toBe(0);
  const { questions, clusters } = JSON.parse(stdout) as GapReport;
  expect(questions).toBe(3);
  const together = clusters.find(({ gaps }) => gaps.some(({ id }) => id === ids[0]));
  expect(together?.gaps.map(({ id }) => id).sort()).toEqual([ids[0], ids[1]]);
  expect(together?.nearest).toMatchObject({ document: 'gids', quote: QUOTE });
  const helped = clusters.flatMap(({ gaps }) => gaps).find(({ id }) => id === ids[2]);
  expect(helped).toMatchObject({ helpful: false, comment: 'Ging over iets anders', status: 'answered' });
});

test('the page stands alone, in the data folder unless told, and shows questions as text', () => {
  expect(run('--days', '7')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/3 questions in \d groups: .*gaps\.html/),
  });
  const page = readFileSync(path('data', 'gaps.html'), 'utf8');
  expect(page).toContain('Hoe duur is een &lt;pas&gt; voor het zwembad');
  expect(page).not.toMatch(/<script|src=|href=|sauna/);
  expect(run('--out', path('all.html')).status).toBe(0);
  expect(readFileSync(path('all.html'), 'utf8')).toContain('sauna');
});

test('a gap becomes a proposed entry with the nearest sentence as its quote', () => {
  const accepted = accept(ids[2], '--as', 'bank');
  expect(accepted, accepted.stderr).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('npm run bank -- accept'),
  });
  const entries = parseBankLines(readFileSync(path('corpus', 'questions.jsonl'), 'utf8'), 'questions.jsonl');
  const entry = entries.at(-1)?.entry;
  expect(entry).toMatchObject({ question: 'Kan ik in de bibliotheek printen?', kind: 'gap', state: 'proposed' });
  expect(GUIDE).toContain(entry?.quote);
  expect(accept(ids[2], '--as', 'case')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('accepted before'),
  });
});

test.each([
  [['--days', 'veel'], /--days: a whole number/],
  [['--dagen', '7'], /--dagen/],
  [['accept'], /Usage/],
  [['accept', 'x', '--as', 'beide'], /--as: case or bank/],
  [['accept', 'ffffffff-0000-4000-8000-000000000000', '--as', 'bank'], /There is no answer/],
])('%j is bad input: exit 2, and nothing changes', (words, message) => {
  expect(run(...words)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(message) });
});
