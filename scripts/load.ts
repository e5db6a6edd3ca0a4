/**
 * `npm run load [-- --url URL] [--connections N] [--seconds N] [--json]`: how many questions the server answers and how
 * long each takes, beside what embedding the same questions takes by itself, in one run. Without --url it starts a
 * server of its own. Exit 0, 1 when a request failed, 2 on bad input.
 */
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { z } from 'zod';
import { openTransformersEmbedder } from '../src/adapters/transformers-embedder.ts';
import { CorpusError } from '../src/indexing/corpus-files.ts';
import { MODELS } from '../src/runtimes/open-assistant.ts';
import { readSettings, SettingsError } from '../src/runtimes/settings.ts';
import { bankQuestions } from './bench/asked.ts';
import { NotStarted, startServer } from './bench/start-server.ts';

const USAGE = 'npm run load -- [--url http://…] [--connections 40] [--seconds 20] [--json]';
/** Different questions asked, in turn. */
const QUESTIONS = 200;

/** Input that cannot be used; the message says what is wrong with it. */
class InputError extends Error {}

/** One row of the table; times in ms. */
interface Row {
  readonly what: string;
  readonly requests: number;
  readonly errors: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

const wholeNumber = (most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(most));

function readOptions() {
  const parse = () => {
    try {
      return parseArgs({
        options: {
          url: { type: 'string' },
          connections: { type: 'string', default: '40' },
          seconds: { type: 'string', default: '20' },
          json: { type: 'boolean', default: false },
        },
      }).values;
    } catch (error) {
      throw new InputError((error as Error).message);
    }
  };
  const values = parse();
  const connections = wholeNumber(10_000).safeParse(values.connections);
  const seconds = wholeNumber(3600).safeParse(values.seconds);
  if (!connections.success)
    throw new InputError(`--connections ${values.connections}: a whole number from 1 to 10000.`);
  if (!seconds.success) throw new InputError(`--seconds ${values.seconds}: a whole number from 1 to 3600.`);
  if (values.url !== undefined && !/^https?:\/\/[^\s/]+$/.test(values.url)) {
    throw new InputError(`--url ${values.url}: an address without a path, as in http://127.0.0.1:8080.`);
  }
  return { url: values.url, connections: connections.data, seconds: seconds.data, json: values.json };
}

/** Questions of the bank; of a corpus without one, some that fit any corpus. */
async function questions(corpusFolder: string): Promise<string[]> {
  const found = await bankQuestions(corpusFolder, QUESTIONS);
  return found.length > 0 ? found : ['Wat staat er in de documenten?', 'Hoeveel waren het er?'];
}

async function overHttp(what: string, url: string, asked: readonly string[], connections: number, seconds: number) {
  // Its own percentiles have no 95th.
  const times: number[] = [];
  const options: autocannon.Options = {
    url: `${url}/api/v1/chat`,
    connections,
    duration: seconds,
    timeout: 60,
    requests: asked.map((content) => ({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ messages: [{ role: 'user', content }] }),
    })),
  };
  const { requests, non2xx, errors, timeouts, duration } = await new Promise<autocannon.Result>((resolve, reject) => {
    const running = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)));
    running.on('response', (_client, _status, _bytes, responseTime) => void times.push(responseTime));
  });
  const sorted = times.sort((one, other) => one - other);
  return row(what, requests.total, non2xx + errors + timeouts, duration, [
    at(sorted, 0.5),
    at(sorted, 0.95),
    at(sorted, 0.99),
  ]);
}

function row(
  what: string,
  requests: number,
  errors: number,
  seconds: number,
  [p50 = 0, p95 = 0, p99 = 0]: number[],
): Row {
  return { what, requests, errors, perSecond: Math.round((requests / seconds) * 10) / 10, p50, p95, p99 };
}

const at = (sorted: readonly number[], share: number): number =>
  Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;

/** Embeds questions by so many at once, in this process, for so long. */
async function embedding(what: string, asked: readonly string[], atOnce: number, seconds: number): Promise<Row> {
  const embedder = await openTransformersEmbedder(MODELS);
  await embedder.embedQuestions([asked[0] as string]);
  const times: number[] = [];
  const begin = performance.now();
  let next = 0;
  const work = async () => {
    while (performance.now() - begin < seconds * 1000) {
      const started = performance.now();
      await embedder.embedQuestions([asked[next++ % asked.length] as string]);
      times.push(performance.now() - started);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const sorted = times.sort((one, other) => one - other);
  const passed = (performance.now() - begin) / 1000;
  return row(what, times.length, 0, passed, [at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99)]);
}

function table(rows: readonly Row[]): string {
  const head = ['', 'requests', 'errors', 'per second', 'p50 ms', 'p95 ms', 'p99 ms'];
  const cells = rows.map(({ what, requests, errors, perSecond, p50, p95, p99 }) =>
    [what, requests, errors, perSecond, p50, p95, p99].map(String),
  );
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((line) => line[column]?.length ?? 0)));
  return [head, ...cells]
    .map((line) =>
      line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))),
    )
    .map((line) => `${line.join('  ')}\n`)
    .join('');
}

try {
  const { url, connections, seconds, json } = readOptions();
  const asked = await questions(readSettings(process.env).CORPUS_DIR);
  const own = url === undefined ? await startServer() : null;
  const server = url ?? own?.url ?? '';
  const rows: Row[] = [];
  for (const atOnce of new Set([1, connections])) {
    rows.push(await overHttp(`chat, ${atOnce} at once`, server, asked, atOnce, seconds));
  }
  if (own) {
    own.child.kill('SIGTERM');
    await once(own.child, 'exit');
  }
  for (const atOnce of new Set([1, connections])) {
    rows.push(await embedding(`embedding alone, ${atOnce} at once`, asked, atOnce, Math.min(seconds, 10)));
  }
  process.stdout.write(json ? `${JSON.stringify({ connections, seconds, rows }, null, 2)}\n` : table(rows));
  process.exitCode = rows.some(({ errors }) => errors > 0) ? 1 : 0;
} catch (error) {
  if (![InputError, NotStarted, SettingsError, CorpusError].some((kind) => error instanceof kind)) throw error;
  process.stderr.write(`${(error as Error).message}\n${error instanceof InputError ? `${USAGE}\n` : ''}`);
  process.exitCode = 2;
}
