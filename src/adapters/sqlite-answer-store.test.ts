import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { recordOf } from './answer-records.fake.ts';
import { holdsAnswerStore } from './answer-store-contract.test-support.ts';
import { DATABASE_FILE, openSqliteAnswerStore } from './sqlite-answer-store.ts';

const folders: string[] = [];
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'answers-'));
  folders.push(made);
  return made;
}
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

const ID = '0e5c1b7e-3c39-4b8e-9d0a-6c7f3f6c2a11';

holdsAnswerStore('SQLite', async () => openSqliteAnswerStore(folder()));

/** Everything in the files of a folder, byte by byte. */
const bytesIn = (of: string) =>
  readdirSync(of)
    .map((name) => readFileSync(join(of, name), 'latin1'))
    .join('');

describe('the database', () => {
  test('is there again after it was closed', async () => {
    const data = folder();
    const first = openSqliteAnswerStore(data);
    await first.save(recordOf(ID));
    await first.close();
    const second = openSqliteAnswerStore(data);
    expect(await second.find(ID)).toMatchObject({ question: recordOf(ID).question });
    await second.close();
  });

  test('writes ahead to a log', () => {
    const data = folder();
    openSqliteAnswerStore(data).close();
    const database = new DatabaseSync(join(data, DATABASE_FILE));
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    database.close();
  });

  test('holds nothing more of what was deleted or purged, in any of its files', async () => {
    const data = folder();
    const store = openSqliteAnswerStore(data);
    await store.save(recordOf(ID, { question: 'Kenmerkend-een' }));
    await store.addFeedback({ answerId: ID, helpful: true, comment: 'Kenmerkend-twee', at: '2031-05-02T10:00:00Z' });
    expect(bytesIn(data)).toContain('Kenmerkend-een');
    await store.delete(ID);
    expect(bytesIn(data)).not.toMatch(/Kenmerkend/);
    await store.save(recordOf(ID, { question: 'Kenmerkend-drie' }));
    await store.purge('2099-01-01');
    expect(bytesIn(data)).not.toMatch(/Kenmerkend/);
    await store.close();
  });

  test('of a newer version is refused and left as it is', async () => {
    const data = folder();
    await openSqliteAnswerStore(data).close();
    const file = join(data, DATABASE_FILE);
    const database = new DatabaseSync(file);
    database.exec("INSERT INTO migrations (number, at) VALUES (1000, '2040-01-01')");
    database.close();
    const before = readFileSync(file);
    expect(() => openSqliteAnswerStore(data)).toThrow(/newer version of this software \(form 1000; .*npm run restore/);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('that is damaged is refused with what to do', async () => {
    const data = folder();
    const file = join(data, DATABASE_FILE);
    const store = openSqliteAnswerStore(data);
    for (let count = 0; count < 200; count++) await store.save(recordOf(crypto.randomUUID()));
    await store.close();
    const bytes = readFileSync(file);
    writeFileSync(file, Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(bytes.length - 4096, 7)]));
    expect(() => openSqliteAnswerStore(data)).toThrow(/answers\.sqlite is damaged .*npm run restore/);
    writeFileSync(file, 'geen database, maar wel iets langer dan de kop van een database zou zijn'.repeat(20));
    expect(() => openSqliteAnswerStore(data)).toThrow(/answers\.sqlite is damaged .*npm run restore/);
  });

  test('in a folder that cannot be made is refused with the setting to look at', () => {
    const data = folder();
    writeFileSync(join(data, 'bestand'), '');
    expect(() => openSqliteAnswerStore(join(data, 'bestand', 'map'))).toThrow(/DATA_DIR/);
  });
});

test('a kill in the middle of writes loses nothing that was confirmed, and the database is whole', async () => {
  const data = folder();
  const script = fileURLToPath(new URL('./save-until-killed.test-support.ts', import.meta.url));
  const confirmed: string[] = [];
  for (let round = 0; round < 4; round++) {
    const child = spawn(process.execPath, [script, data], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    const goal = 20 + 13 * round;
    await new Promise<void>((resolve) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.split('\n').length > goal) child.kill('SIGKILL');
      });
      child.once('close', () => resolve());
    });
    // A line cut off by the kill was not confirmed.
    confirmed.push(...said.split('\n').slice(0, -1));
    expect(child.signalCode).toBe('SIGKILL');

    const store = openSqliteAnswerStore(data);
    for (const id of confirmed) {
      expect(await store.find(id)).toMatchObject({ answer: { id }, feedback: { comment: `bij ${id}` } });
    }
    await store.close();
    const database = new DatabaseSync(join(data, DATABASE_FILE));
    expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    database.close();
  }
  expect(confirmed.length).toBeGreaterThan(4 * 20);
});
