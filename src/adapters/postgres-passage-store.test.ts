import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BIN, Cluster, EMPTY, startPglite, type TestDatabase } from '../../tests/postgres-servers.ts';
import { fakeContents } from './index-contents.fake.ts';
import { holdsPassageStore, type PassageStoreRunner } from './passage-store-contract.test-support.ts';
import { type Database, openDatabase } from './postgres-database.ts';
import { currentGenerationOf, type Generation, publishContents, readStored, whileIndexing } from './postgres-index.ts';
import { PostgresPassageStore } from './postgres-passage-store.ts';

const split = () => [];

function runnerOn(database: Database, close: () => Promise<void>): PassageStoreRunner {
  return {
    async publish(contents) {
      await whileIndexing(database, (client) => publishContents(client, contents));
    },
    async open() {
      const generation = (await currentGenerationOf(database)) as Generation;
      return PostgresPassageStore.open(database, generation, split);
    },
    close,
  };
}

describe('PostgreSQL with pgvector', () => {
  let server: TestDatabase;
  beforeAll(async () => {
    server = await startPglite();
  });
  afterAll(() => server.stop());

  holdsPassageStore(
    'PGlite with pgvector',
    async () => {
      await server.run(EMPTY);
      const database = await openDatabase(server.url, { connections: 4 });
      return runnerOn(database, () => database.close());
    },
    { recall: 0.95 },
  );

  test('searches by an HNSW index, and gives back all that was stored', async () => {
    await server.run(EMPTY);
    const database = await openDatabase(server.url, { connections: 4 });
    const contents = fakeContents({ passages: 60, questions: 20 });
    const generation = await whileIndexing(database, (client) => publishContents(client, contents));
    expect(generation.vectors).toBe('pgvector');
    const indexes = await server.run("SELECT indexdef FROM pg_indexes WHERE indexdef LIKE '%USING hnsw%'");
    expect(indexes).toHaveLength(3);
    const { lexical: _, ...rest } = contents;
    expect(await readStored(database, generation)).toEqual(rest);
    await database.close();
  });
});

describe.skipIf(BIN === null)('PostgreSQL without pgvector', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await Cluster.start();
  });
  afterAll(() => cluster.stop());

  holdsPassageStore(
    'PostgreSQL, with vectors compared in memory',
    async () => {
      const database = await openDatabase(cluster.url(), { connections: 4 });
      return runnerOn(database, async () => {
        await database.close();
        await cluster.run(EMPTY);
      });
    },
    { recall: 1 },
  );

  test('says that vectors are compared in memory', async () => {
    const database = await openDatabase(cluster.url(), { connections: 4 });
    const contents = fakeContents({ passages: 5 });
    const generation = await whileIndexing(database, (client) => publishContents(client, contents));
    expect(generation.vectors).toBe('memory');
    await database.close();
  });
});
