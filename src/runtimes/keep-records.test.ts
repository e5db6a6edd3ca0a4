import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recordOf } from '../adapters/answer-records.fake.ts';
import { openSqliteAnswerStore } from '../adapters/sqlite-answer-store.ts';
import { keepRecords } from './keep-records.ts';

const ID = '0e5c1b7e-3c39-4b8e-9d0a-6c7f3f6c2a11';
const OLD = '5b0f3b1e-96a9-4c55-8a6e-0a1d2f6f9b22';
const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString();

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'records-'));
  const store = openSqliteAnswerStore(folder);
  await store.save(recordOf(OLD, { at: daysAgo(8) }));
  await store.save(recordOf(ID, { at: daysAgo(6) }));
  await store.audit({ at: daysAgo(400), action: 'pause', detail: 'chat' });
  await store.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what is too old goes at the start, and whoever runs the server is told how much', async () => {
  const lines: string[] = [];
  const kept = await keepRecords({ DATA_DIR: folder, RETENTION_DAYS: 7 }, (line) => lines.push(line));
  expect([await kept.records.find(OLD), (await kept.records.find(ID))?.answer.id]).toEqual([null, ID]);
  expect(lines).toEqual(['Deleted 1 answers that are older than 7 days.']);
  await kept.close();
});

test('and again every day, while the server runs', async () => {
  const kept = await keepRecords({ DATA_DIR: folder, RETENTION_DAYS: 7 }, () => {}, 20);
  await kept.store.save(recordOf(OLD, { at: daysAgo(9) }));
  await expect.poll(() => kept.records.find(OLD)).toBeNull();
  expect(await kept.records.find(ID)).not.toBeNull();
  await kept.close();
});

test('no days keep nothing: what was there goes, but for the audit', async () => {
  const kept = await keepRecords({ DATA_DIR: folder, RETENTION_DAYS: 0 }, () => {});
  expect([await kept.records.find(OLD), await kept.records.find(ID)]).toEqual([null, null]);
  expect(await kept.store.audits('')).toHaveLength(1);
  await kept.close();
});
