/**
 * Databases for tests: PGlite (PostgreSQL in WebAssembly, with pgvector, one session for all connections) and a
 * private cluster of the PostgreSQL that Debian packages (no pgvector), with a standby when asked for.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import pg from 'pg';

const DEBIAN = '/usr/lib/postgresql';

/** A free port. */
async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

export interface TestDatabase {
  readonly url: string;
  /** Runs a statement on a connection for it alone. */
  run(sql: string): Promise<unknown[]>;
  stop(): Promise<void>;
}

async function runAt(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Starts PGlite with pgvector behind a socket. */
export async function startPglite(): Promise<TestDatabase> {
  const db = await PGlite.create({ extensions: { vector } });
  const server = new PGLiteSocketServer({ db, port: 0, host: '127.0.0.1', maxConnections: 50 });
  await server.start();
  const url = `postgres://postgres:postgres@${server.getServerConn()}/postgres`;
  return {
    url,
    run: (sql) => runAt(url, sql),
    async stop() {
      await server.stop();
      await db.close();
    },
  };
}

/** Removes everything of ours from a database. */
export const EMPTY = `DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT nspname FROM pg_namespace WHERE nspname LIKE 'g-%' OR nspname = 'vraagbaak' LOOP
    EXECUTE format('DROP SCHEMA %I CASCADE', name);
  END LOOP; END $$`;

/** The programs of the newest PostgreSQL installed; null where there is none. */
function binaries(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map((version) => join(DEBIAN, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
  if (found !== undefined) return found;
  // .ci/run installs it, so its absence there is a fault.
  if (process.env.TEST_REPORT) throw new Error('PostgreSQL is not installed, and .ci/run should have done so.');
  console.warn('PostgreSQL is not installed (apt-get install postgresql): its tests are skipped.');
  return null;
}

export const BIN = binaries();

/** PostgreSQL refuses to run as root: the user whom Debian's package made, then. */
function asPostgres(): { uid: number; gid: number } | object {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** A private cluster in a temporary folder, on a port of its own. */
export class Cluster {
  readonly folder: string;
  readonly port: number;
  readonly #user: { uid?: number; gid?: number };
  #process: ChildProcess | null = null;

  private constructor(folder: string, port: number, user: object) {
    this.folder = folder;
    this.port = port;
    this.#user = user;
  }

  static async #place(): Promise<Cluster> {
    const folder = mkdtempSync(join(tmpdir(), 'cluster-'));
    const user = asPostgres() as { uid?: number; gid?: number };
    if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
    return new Cluster(folder, await freePort(), user);
  }

  static async start(): Promise<Cluster> {
    const cluster = await Cluster.#place();
    cluster.#run('initdb', [
      '-A',
      'trust',
      '-U',
      'postgres',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
      '-N',
      '-D',
      cluster.folder,
    ]);
    await cluster.restart();
    return cluster;
  }

  /** A standby that follows this cluster; a commit waits for it. */
  async standby(): Promise<Cluster> {
    const standby = await Cluster.#place();
    const from = `postgres://postgres@127.0.0.1:${this.port}/postgres?application_name=standby`;
    standby.#run('pg_basebackup', ['-R', '-X', 'stream', '-c', 'fast', '-d', from, '-D', standby.folder]);
    await standby.restart();
    await this.run("ALTER SYSTEM SET synchronous_standby_names = 'standby'");
    await this.run('SELECT pg_reload_conf()');
    return standby;
  }

  /** Makes a standby a primary. */
  async promote(): Promise<void> {
    await this.run('SELECT pg_promote(true, 60)');
  }

  url(database = 'postgres'): string {
    return `postgres://postgres@127.0.0.1:${this.port}/${database}`;
  }

  run(sql: string): Promise<unknown[]> {
    return runAt(this.url(), sql);
  }

  /** Starts it, or starts it again, and waits until it takes connections. */
  async restart(): Promise<void> {
    const flags = ['-D', this.folder, '-p', String(this.port), '-c', 'listen_addresses=127.0.0.1'];
    const server = spawn(join(BIN as string, 'postgres'), [...flags, '-c', 'unix_socket_directories='], {
      ...{ ...this.#user, cwd: this.folder, stdio: 'ignore' },
    });
    this.#process = server;
    for (let attempt = 0; ; attempt++) {
      try {
        await this.run('SELECT 1');
        return;
      } catch (error) {
        if (attempt > 300 || server.exitCode !== null) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }

  /** Ends it at once, as a crash does, or (`SIGINT`) in order. */
  async kill(signal: 'SIGQUIT' | 'SIGINT' = 'SIGQUIT'): Promise<void> {
    const server = this.#process;
    this.#process = null;
    if (server === null || server.exitCode !== null) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill(signal);
    await ended;
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #run(program: string, flags: readonly string[]): void {
    execFileSync(join(BIN as string, program), flags, { ...this.#user, cwd: this.folder, stdio: 'ignore' });
  }
}
