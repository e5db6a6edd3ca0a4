/** `npm run backup` and `npm run restore` as processes, with another process that writes all the while. */
import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recordOf } from '../src/adapters/answer-records.fake.ts';
import { DATABASE_FILE, openSqliteAnswerStore } from '../src/adapters/sqlite-answer-store.ts';

const ID = '0e5c1b7e-3c39-4b8e-9d0a-6c7f3f6c2a11';
const LATER = '5b0f3b1e-96a9-4c55-8a6e-0a1d2f6f9b22';
const WRITER = join(import.meta.dirname, '../src/adapters/save-until-killed.test-support.ts');

let folder: string;
let data: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backup-'));
  data = join(folder, 'data');
  file = join(folder, 'copies', 'answers.backup');
  mkdirSync(join(folder, 'copies'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(command: 'backup' | 'restore', ...words: string[]) {
  const script = join(import.meta.dirname, `${command}.ts`);
  const env = { ...process.env, DATA_DIR: data };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...words], { env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('a backup made while another process writes is whole, and holds what was confirmed before it began', async () => {
  const child = spawn(process.execPath, [WRITER, data], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  try {
    await expect.poll(() => said.split('\n').length, { timeout: 20_000 }).toBeGreaterThan(10);
    const confirmed = said.split('\n').slice(0, -1);
    expect(run('backup', file)).toMatchObject({ status: 0, stderr: '', stdout: expect.stringMatching(/\d+ answers/) });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const whileWriting = run('restore', file);
    expect(whileWriting).toMatchObject({ status: 2, stderr: expect.stringMatching(/in use.*Stop the server first/) });
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('close', resolve));

    rmSync(data, { recursive: true });
    expect(run('restore', file)).toMatchObject({ status: 0, stderr: '' });
    const store = openSqliteAnswerStore(data);
    for (const id of confirmed) expect(await store.find(id), id).toMatchObject({ feedback: { comment: `bij ${id}` } });
    await store.close();
  } finally {
    child.kill('SIGKILL');
  }
});

test('a restore brings the day of the backup back, and keeps what was there beside it', async () => {
  const store = openSqliteAnswerStore(data);
  await store.save(recordOf(ID));
  await store.audit({ at: '2031-05-02T10:00:00.000Z', action: 'pause', detail: 'chat' });
  await store.close();
  expect(run('backup', file).stdout).toContain('1 answers, 0 with feedback, 1 lines of audit');
  const after = openSqliteAnswerStore(data);
  await after.delete(ID);
  await after.save(recordOf(LATER));
  await after.close();
  expect(run('restore', file)).toMatchObject({ status: 0, stdout: expect.stringContaining('Restored 1 answers') });
  const restored = openSqliteAnswerStore(data);
  expect(await restored.find(ID)).toMatchObject({ question: recordOf(ID).question });
  expect(await restored.find(LATER)).toBeNull();
  expect(await restored.audits('')).toHaveLength(1);
  await restored.close();
  expect(readdirSync(data).filter((name) => name.startsWith(`${DATABASE_FILE}.before-`))).toHaveLength(1);
});

test('a damaged database can be replaced by a backup', async () => {
  const store = openSqliteAnswerStore(data);
  await store.save(recordOf(ID));
  await store.close();
  run('backup', file);
  writeFileSync(join(data, DATABASE_FILE), 'kapot');
  expect(run('restore', file)).toMatchObject({ status: 0, stderr: '' });
  const restored = openSqliteAnswerStore(data);
  expect(await restored.find(ID)).not.toBeNull();
  await restored.close();
});

test('what is no sound backup is refused with exit 2, and nothing is changed', async () => {
  const store = openSqliteAnswerStore(data);
  await store.save(recordOf(ID));
  await store.close();
  const before = readFileSync(join(data, DATABASE_FILE));
  const bad = join(folder, 'bad');
  writeFileSync(bad, 'geen database'.repeat(100));
  expect(run('restore', bad)).toMatchObject({ status: 2, stderr: expect.stringContaining('damaged') });
  expect(run('restore', join(folder, 'nergens'))).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/not exist/),
  });
  expect(run('restore')).toMatchObject({ status: 2, stderr: expect.stringContaining('Usage') });
  expect(readFileSync(join(data, DATABASE_FILE)).equals(before)).toBe(true);
  expect(readdirSync(data)).toEqual([DATABASE_FILE]);
});

test('a backup overwrites nothing and needs a database', async () => {
  expect(run('backup', file)).toMatchObject({ status: 2, stderr: expect.stringMatching(/does not exist/) });
  expect(existsSync(file)).toBe(false);
  await openSqliteAnswerStore(data).close();
  expect(run('backup', file).status).toBe(0);
  const elsewhere = run('backup', join(folder, 'typo', 'answers.backup'));
  expect(elsewhere).toMatchObject({ status: 2, stderr: expect.stringMatching(/typo does not exist, so nothing/) });
  expect(existsSync(join(folder, 'typo'))).toBe(false);
  expect(run('backup', file)).toMatchObject({ status: 2, stderr: expect.stringContaining('exists already') });
});
