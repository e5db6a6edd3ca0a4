/** Several servers on one PostgreSQL: locks, swaps, what is dropped when, and a primary that dies. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, connect as dial, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BIN, Cluster, EMPTY } from '../../tests/postgres-servers.ts';
import { recordOf } from '../adapters/answer-records.fake.ts';
import { FakeEmbedder, hashedVector } from '../adapters/embedder.fake.ts';
import { fakeContents } from '../adapters/index-contents.fake.ts';
import { createPostgresAnswerStore } from '../adapters/postgres-answer-store.ts';
import { createPostgresCallCounts } from '../adapters/postgres-call-counts.ts';
import { type Database, openDatabase } from '../adapters/postgres-database.ts';
import { GenerationHold } from '../adapters/postgres-hold.ts';
import { currentGenerationOf, publishContents, whileIndexing } from '../adapters/postgres-index.ts';
import { FakeAssistant } from '../assistant.fake.ts';
import { limitRate } from '../channels/http/limits.ts';
import { refreshDatabase, requireIndex } from '../indexing/refresh-database.ts';
import { followIndex } from './follow-index.ts';
import type { IndexSource, ServedIndex } from './open-index.ts';
import { serveDatabase } from './serve-database.ts';

const split = () => [];
const embedder = { id: 'fake', dimension: 32 };

describe.skipIf(BIN === null)('servers on one PostgreSQL', () => {
  let cluster: Cluster;
  let databases: Database[];
  let sources: IndexSource[];
  beforeAll(async () => {
    cluster = await Cluster.start();
  });
  afterAll(() => cluster.stop());
  beforeEach(async () => {
    await cluster.run(EMPTY);
    databases = [];
    sources = [];
  });
  afterEach(async () => {
    for (const source of sources) await source.close();
    for (const database of databases) await database.close();
  });

  async function connect(url = cluster.url()): Promise<Database> {
    const database = await openDatabase(url, { connections: 3 });
    databases.push(database);
    return database;
  }
  const publish = (database: Database, seed: number) =>
    whileIndexing(database, (client) => publishContents(client, fakeContents({ passages: 20, questions: 5, seed })));
  async function serve(database: Database) {
    const messages: string[] = [];
    const onMessage = (message: string) => messages.push(message);
    const source = await serveDatabase({ database, embedder, split, onMessage });
    sources.push(source);
    const seen: ServedIndex[] = [];
    let finish: () => void = () => {};
    const generationOf = ({ store, close }: ServedIndex) => ({
      name: store.manifest.generation,
      // An answer that takes until the test says so.
      assistant: Object.assign(new FakeAssistant(), {
        search: () =>
          new Promise<never[]>((resolve) => {
            finish = () => resolve([]);
          }),
      }),
      library: store,
      close,
    });
    const following = followIndex({
      ...{ first: generationOf(source.first), interval: 3_600_000, onMessage },
      current: () => source.current(),
      async open(name) {
        const next = await source.open(name);
        seen.push(next);
        return generationOf(next);
      },
    });
    return { ...source, ...following, seen, messages, finish: () => finish() };
  }
  const generations = async () =>
    (await cluster.run("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'g-%' ORDER BY 1")).length;

  test('one indexes, the other waits and finds it done; both serve it', async () => {
    const corpusFolder = await mkdtemp(join(tmpdir(), 'corpus-'));
    const front = '---\nid: gids\ntitle: Gids\npublished: "2031"\nperiod: "2030"\n---\n';
    await writeFile(join(corpusFolder, 'gids.md'), `${front}\n## Rente\n\nDe rente stijgt dit jaar flink.\n`);
    const messages: string[] = [];
    const onMessage = (message: string) => messages.push(message);
    const embedders = [new FakeEmbedder({ delay: 300 }), new FakeEmbedder({ delay: 300 })] as const;
    const [one, two] = [await connect(), await connect()];
    const made = await Promise.all([
      refreshDatabase({ database: one, corpusFolder, embedder: embedders[0], split, onMessage }),
      refreshDatabase({ database: two, corpusFolder, embedder: embedders[1], split, onMessage }),
    ]);
    expect(made[0].manifest).toEqual(made[1].manifest);
    expect([...embedders[0].passages, ...embedders[1].passages]).toHaveLength(1);
    expect(messages.join('\n')).toContain('waiting for it');
    expect(await generations()).toBe(1);
    const server = await serve(two);
    const [hit] = await server.first.store.nearest('passage', hashedVector('rente stijgt', 32), 1);
    expect(hit?.id).toMatch(/^gids-/);

    // What did not change is not embedded again; a server that starts takes what is there, with or without a corpus.
    await writeFile(join(corpusFolder, 'ander.md'), `${front.replace('gids', 'ander')}\n## Anders\n\nIets anders.\n`);
    const third = new FakeEmbedder();
    const required = await requireIndex({ database: one, corpusFolder: '/nowhere', embedder: third, split });
    expect(required.manifest.corpus).toBe(made[0].manifest.corpus);
    await refreshDatabase({ database: one, corpusFolder, embedder: third, split });
    expect(third.passages).toHaveLength(1);
    const other = new FakeEmbedder({ id: 'other' });
    await expect(requireIndex({ database: one, corpusFolder, embedder: other, split })).rejects.toThrow(
      /npm run index/,
    );
    await rm(corpusFolder, { recursive: true });
  });

  test('every server goes over to the next generation, and the old one is dropped when the last has let it go', async () => {
    const [indexer, a, b] = [await connect(), await connect(), await connect()];
    const first = await publish(indexer, 1);
    const one = await serve(a);
    const two = await serve(b);
    const slow = two.assistant.search('begun before the swap', 1);
    const second = await publish(indexer, 2);
    const hold = new GenerationHold(indexer);
    expect(await hold.dropUnused()).toEqual([]);
    await one.check();
    await two.check();
    for (const { seen } of [one, two]) {
      expect(seen.map(({ store }) => store.manifest.generation)).toEqual([second.manifest.generation]);
    }
    // The second still holds the first generation, for the answer under way.
    expect(await generations()).toBe(2);
    expect(await two.first.store.passages(['even-0000000000'])).toHaveLength(1);
    two.finish();
    await slow;
    expect(await generations()).toBe(1);
    expect([...one.messages, ...two.messages].join('\n')).toContain(`Index ${first.manifest.generation} is in no use`);
    expect(await one.seen[0]?.store.passages(['even-0000000000'])).toHaveLength(1);
    await hold.close();
  });

  test('a generation of another embedder is not taken over, and the one served is kept', async () => {
    const database = await connect();
    const first = await publish(database, 1);
    const server = await serve(database);
    await whileIndexing(database, (client) =>
      publishContents(client, fakeContents({ passages: 5, seed: 3, embedder: 'other' })),
    );
    await server.check();
    await server.check();
    expect(server.seen).toEqual([]);
    expect(server.messages.filter((message) => message.includes('made by other'))).toHaveLength(1);
    expect(await server.current()).not.toBe(first.manifest.generation);
    const hold = new GenerationHold(database);
    expect(await hold.dropUnused()).toEqual([]);
    await hold.close();
  });

  test('an indexer that dies leaves the old generation, and nothing of the new one; the lock is free again', async () => {
    const database = await connect();
    const first = await publish(database, 1);
    const dying = whileIndexing(database, async (client) => {
      await client.query('BEGIN; CREATE SCHEMA "g-half"; CREATE TABLE "g-half".passages (id text)');
      await cluster.run("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = 0");
      await client.query('COMMIT');
    });
    await expect(dying).rejects.toThrow();
    expect((await currentGenerationOf(database))?.number).toBe(first.number);
    expect(await generations()).toBe(1);
    expect((await publish(database, 2)).number).toBeGreaterThan(first.number);
  });

  test('a limit of calls counts over servers, and goes on by itself where the database is away', async () => {
    const [a, b] = [await connect(), await connect()];
    const server = (database: Database) =>
      new Hono()
        .use(limitRate({ limit: 4, callerOf: () => 'one', store: createPostgresCallCounts(database, 'calls') }))
        .post('/', (c) => c.text('ok'))
        .onError((_, c) => c.text('too many', 429));
    const apps = [server(a), server(b)];
    const statuses: number[] = [];
    for (let call = 0; call < 6; call++) {
      statuses.push((await apps[call % 2]?.request('/', { method: 'POST' }))?.status ?? 0);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 429, 429]);
    await cluster.run('DROP TABLE vraagbaak.calls');
    expect((await apps[0]?.request('/', { method: 'POST' }))?.status).toBe(200);
  });

  test('two servers that start at once on an empty database both come up', async () => {
    await cluster.run(EMPTY);
    const opened = await Promise.all([connect(), connect(), connect()]);
    for (const database of opened) {
      expect(await database.query('SELECT number FROM vraagbaak.migrations')).toHaveLength(1);
    }
  });

  test('a database of a newer version, and one that is not there, are refused with what to do', async () => {
    const database = await connect();
    await database.query('INSERT INTO vraagbaak.migrations (number) VALUES (1000)');
    await expect(openDatabase(cluster.url())).rejects.toThrow(/newer version.*form 1000/);
    await cluster.run(EMPTY);
    const nowhere = openDatabase('postgres://user:secret@127.0.0.1:1/vraagbaak', { patience: 100 });
    await expect(nowhere).rejects.toThrow(/127\.0\.0\.1:1\/vraagbaak cannot be used.*DATABASE_URL/);
    await expect(nowhere).rejects.not.toThrow(/secret/);
  });

  test('a restart of PostgreSQL costs time and no answer, and what a server holds is held again', async () => {
    const database = await connect();
    const answers = createPostgresAnswerStore(database);
    await publish(database, 1);
    const server = await serve(database);
    const record = recordOf(crypto.randomUUID());
    await answers.save(record);
    await cluster.kill();
    const waiting = Promise.all([
      server.first.store.nearest('passage', new Float32Array(32).fill(0.1), 3),
      server.first.store.matching('words', 'punt7', 3),
      answers.find(record.answer.id),
    ]);
    await cluster.restart();
    const [hits, matched, found] = await waiting;
    expect([hits.length, matched.length, found?.question]).toEqual([3, 1, record.question]);
    await server.check();
    await server.check();
    await publish(database, 2);
    const hold = new GenerationHold(database);
    expect(await hold.dropUnused()).toEqual([]);
    await hold.close();
  });
});

describe.skipIf(BIN === null)('two processes of the server', () => {
  test('the second needs no corpus, and what the first answered is asked back and deleted at the second', async () => {
    const cluster = await Cluster.start();
    const folder = await mkdtemp(join(tmpdir(), 'servers-'));
    const front = '---\nid: gids\ntitle: Gids\npublished: "2031"\nperiod: "2030"\n---\n';
    await writeFile(
      join(folder, 'gids.md'),
      `${front}\n## Bezwaar\n\nBezwaar maken kan binnen zes weken na het besluit.\n`,
    );
    const started: ChildProcess[] = [];
    /** Starts a server and gives its address once its index is open. */
    const start = async (CORPUS_DIR: string): Promise<string> => {
      const DATA_DIR = join(folder, 'nothing-is-written-here');
      const env = { ...process.env, STORE: 'postgres', DATABASE_URL: cluster.url(), CORPUS_DIR, DATA_DIR, PORT: '0' };
      const server = spawn(process.execPath, ['src/runtimes/node.ts'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
      started.push(server);
      let said = '';
      for await (const text of server.stderr.setEncoding('utf8')) {
        said += text;
        if (said.includes('Ready:')) return /http:\/\/\S+/.exec(said)?.[0] as string;
      }
      throw new Error(said);
    };
    try {
      const one = await start(folder);
      const two = await start('/nowhere');
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ messages: [{ role: 'user', content: 'Hoe lang kan ik bezwaar maken?' }] });
      const asked = await fetch(`${two}api/v1/chat`, { method: 'POST', headers, body });
      const answer = (await asked.json()) as { id: string; citations: { document: string }[] };
      expect(answer.citations.map(({ document }) => document)).toContain('gids');
      expect((await fetch(`${one}bronnen/gids`)).status).toBe(200);
      const address = `api/v1/answers/${answer.id}`;
      expect(await (await fetch(`${one}${address}`)).json()).toMatchObject({ answer: { id: answer.id } });
      const feedback = JSON.stringify({ answerId: answer.id, helpful: true });
      expect((await fetch(`${one}api/v1/feedback`, { method: 'POST', headers, body: feedback })).status).toBe(204);
      expect((await fetch(`${one}${address}`, { method: 'DELETE' })).status).toBe(204);
      expect((await fetch(`${two}${address}`)).status).toBe(404);
    } finally {
      for (const server of started) server.kill('SIGKILL');
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe.skipIf(BIN === null)('failover', () => {
  test('the standby takes over behind the same address: everything confirmed is there, and servers go on', async () => {
    const primary = await Cluster.start();
    const standby = await primary.standby();
    const address = new Address();
    const port = await address.listen(primary.port);
    const database = await openDatabase(`postgres://postgres@127.0.0.1:${port}/postgres`, { patience: 30_000 });
    try {
      const answers = createPostgresAnswerStore(database);
      const made = await whileIndexing(database, (client) => publishContents(client, fakeContents({ passages: 30 })));
      const followed = await serveDatabase({ database, embedder, split });
      const confirmed: string[] = [];
      let stop = false;
      const writing = (async () => {
        while (!stop) {
          const id = crypto.randomUUID();
          await answers.save(recordOf(id));
          confirmed.push(id);
        }
      })();
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const before = confirmed.length;
      await primary.kill();
      await standby.promote();
      await standby.run("ALTER SYSTEM SET synchronous_standby_names = ''");
      await standby.run('SELECT pg_reload_conf()');
      address.moveTo(standby.port);
      const end = Date.now() + 30_000;
      while (confirmed.length < before + 20 && Date.now() < end)
        await new Promise((resolve) => setTimeout(resolve, 50));
      stop = true;
      await writing;
      expect(before).toBeGreaterThan(0);
      expect(confirmed.length).toBeGreaterThanOrEqual(before + 20);
      for (const id of confirmed) expect(await answers.find(id), id).not.toBeNull();
      expect((await currentGenerationOf(database))?.manifest).toEqual(made.manifest);
      expect(await followed.first.store.matching('words', 'punt7', 1)).toHaveLength(1);
      await followed.close();
    } finally {
      await database.close();
      await address.close();
      await standby.stop();
      await primary.stop();
    }
  });
});

/** One address in front of whichever server is the primary, as a virtual address or a proxy is. */
class Address {
  #target = 0;
  readonly #sockets = new Set<Socket>();
  readonly #server: Server = createServer((inner) => {
    const outer = dial(this.#target, '127.0.0.1');
    for (const socket of [inner, outer]) {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    }
    inner.on('error', () => outer.destroy()).on('close', () => outer.destroy());
    outer.on('error', () => inner.destroy()).on('close', () => inner.destroy());
    inner.pipe(outer).pipe(inner);
  });

  async listen(target: number): Promise<number> {
    this.#target = target;
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', () => resolve()));
    return (this.#server.address() as { port: number }).port;
  }

  moveTo(target: number): void {
    this.#target = target;
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
