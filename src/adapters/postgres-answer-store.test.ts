import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BIN, Cluster, EMPTY, startPglite, type TestDatabase } from '../../tests/postgres-servers.ts';
import { recordOf } from './answer-records.fake.ts';
import { holdsAnswerStore } from './answer-store-contract.test-support.ts';
import { createPostgresAnswerStore } from './postgres-answer-store.ts';
import { openDatabase } from './postgres-database.ts';

/** A store of its own on a server, empty; its connections end with it. */
async function emptyStore(server: { url: string; run(sql: string): Promise<unknown> }) {
  await server.run(EMPTY);
  const database = await openDatabase(server.url, { connections: 3 });
  return { ...createPostgresAnswerStore(database), close: () => database.close() };
}

describe('on PGlite', () => {
  let server: TestDatabase;
  beforeAll(async () => {
    server = await startPglite();
  });
  afterAll(() => server.stop());
  holdsAnswerStore('PGlite', () => emptyStore(server));
});

describe.skipIf(BIN === null)('on PostgreSQL', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await Cluster.start();
  });
  afterAll(() => cluster.stop());
  const server = () => ({ url: cluster.url(), run: (sql: string) => cluster.run(sql) });
  holdsAnswerStore('PostgreSQL', () => emptyStore(server()));

  test('what two servers save at the same moment is there for both', async () => {
    const one = await emptyStore(server());
    const other = await openDatabase(cluster.url());
    const two = createPostgresAnswerStore(other);
    const ids = Array.from({ length: 40 }, () => crypto.randomUUID());
    await Promise.all(ids.map((id, number) => (number % 2 === 0 ? one : two).save(recordOf(id))));
    const same = crypto.randomUUID();
    await Promise.all([one, two, one, two].map((store) => store.save(recordOf(same))));
    for (const id of [...ids, same]) {
      expect(await one.find(id)).not.toBeNull();
      expect(await two.find(id)).not.toBeNull();
    }
    expect((await Promise.all([one.delete(same), two.delete(same)])).filter(Boolean)).toHaveLength(1);
    await one.close();
    await other.close();
  });

  test('a null character, which PostgreSQL cannot hold, is left out', async () => {
    const store = await emptyStore(server());
    const id = crypto.randomUUID();
    await store.save(recordOf(id, { question: 'a\0b', trace: { odd: 'c\0d' } }));
    expect(await store.find(id)).toMatchObject({ question: 'ab', trace: { odd: 'c\0d' } });
    expect(await store.find('\0')).toBeNull();
    await store.close();
  });
});
