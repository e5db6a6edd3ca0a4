/**
 * A PostgreSQL database: a pool of connections that outlives lost ones. What fails because a connection was lost is
 * tried again, for some seconds, so a restart or a failover behind the same address costs time and no answers.
 */
import pg from 'pg';
import { DatabaseError } from './database-error.ts';
import { migrate } from './postgres-migrations.ts';

/** First key of every advisory lock of this software; the second is a generation's number, or one of these. */
export const LOCKS = { class: 1_685_418_870, indexing: 0, migrating: -1 } as const;

export interface Database {
  /**
   * Rows of a statement; of several in one text (then without values) those of the last, all in one transaction.
   * Tried again when the connection is lost, so it must be harmless to do twice.
   */
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** The same once, with nothing tried again. */
  queryOnce<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** A connection of one's own, for locks and transactions; whoever asked for it ends it. Timeout in ms; none by default. */
  connect(queryTimeout?: number): Promise<pg.Client>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Time that a lost connection is tried again, in ms. */
  readonly patience?: number;
  /** Most connections of this server beside that which holds its generation. */
  readonly connections?: number;
  /** Gets a line when an idle connection is lost. */
  readonly onMessage?: (message: string) => void;
}

const CONNECT_TIMEOUT = 5_000;
const QUERY_TIMEOUT = 30_000;
const LONGEST_PAUSE = 1_000;

/** Of the network, and PostgreSQL's for shutting down, starting up, too many connections, and a standby that only reads. */
const LOST = new Set(
  ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'].concat([
    '57P01',
    '57P02',
    '57P03',
    '53300',
    '25006',
  ]),
);
const LOST_MESSAGE =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout)/;

/** Whether an error says that there is no connection, or none that can be written to. */
export function isLost(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && (LOST.has(code) || code.startsWith('08'))) return true;
  return typeof message === 'string' && LOST_MESSAGE.test(message);
}

/** Where a database is, without its password. */
function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${pathname}`;
}

/**
 * Opens a database and brings its form up to date.
 * @throws DatabaseError when it cannot be reached, lets nobody in, or is newer than this software
 */
export async function openDatabase(url: string, options: DatabaseOptions = {}): Promise<Database> {
  const { patience = 8_000, connections = 10, onMessage = () => {} } = options;
  const common = {
    ...{ connectionString: url, application_name: 'vraagbaak', keepAlive: true },
    connectionTimeoutMillis: CONNECT_TIMEOUT,
  };
  const pool = new pg.Pool({ ...common, max: connections, query_timeout: QUERY_TIMEOUT });
  pool.on('error', (error) => onMessage(`A connection to the database was lost: ${error.message}`));

  async function queryOnce<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]> {
    const found: pg.QueryResult | pg.QueryResult[] = await pool.query(sql, values && [...values]);
    return ((Array.isArray(found) ? found.at(-1)?.rows : found.rows) ?? []) as Row[];
  }
  async function patiently<T>(work: () => Promise<T>): Promise<T> {
    const end = Date.now() + patience;
    for (let pause = 50; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      try {
        return await work();
      } catch (error) {
        if (!isLost(error) || Date.now() + pause > end) throw error;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }
  async function connect(queryTimeout?: number): Promise<pg.Client> {
    const client = new pg.Client({ ...common, ...(queryTimeout ? { query_timeout: queryTimeout } : {}) });
    // Without a listener the loss of an idle connection would end the process; the next query on it tells.
    client.on('error', () => {});
    await client.connect();
    return client;
  }

  const database: Database = {
    query: (sql, values) => patiently(() => queryOnce(sql, values)),
    queryOnce,
    connect: (queryTimeout) => patiently(() => connect(queryTimeout)),
    close: () => pool.end(),
  };
  try {
    const client = await database.connect();
    await migrate(client).finally(() => client.end());
    return database;
  } catch (error) {
    await pool.end();
    if (error instanceof DatabaseError) throw error;
    throw new DatabaseError(
      `The database at ${placeOf(url)} cannot be used: ${(error as Error).message}. DATABASE_URL says where it is.`,
    );
  }
}
