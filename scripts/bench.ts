/**
 * `npm run bench -- --passages 1000,10000,100000 [--systems NAME,…] [--json]`: how the stores grow, and peers beside
 * them. With `--answers`, `--server`, `--parts` or `--indexing`: the speed of the default instead (docs/performance.md).
 * Exit 0 when met, 1 when search takes over twice the time of embedding a question, opening the vectors over a second, or
 * a bound of speed.ts is not kept; 2 on bad input.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { openTransformersEmbedder } from '../src/adapters/transformers-embedder.ts';
import { currentGeneration } from '../src/indexing/generation.ts';
import { MODELS } from '../src/runtimes/open-assistant.ts';
import { readSettings, SettingsError } from '../src/runtimes/settings.ts';
import { BIN, Cluster, EMPTY } from '../tests/postgres-servers.ts';
import { beyondBounds, measureSpeed, renderSpeed, SPEED_PARTS, type SpeedPart } from './bench/speed.ts';
import { NotStarted } from './bench/start-server.ts';
import { SYSTEMS, type System } from './bench/systems.ts';
import { growthOf, type Row, render } from './bench/table.ts';

const USAGE = `Usage: npm run bench -- [--passages 1000,10000] [--systems NAME,…] [--json]
       npm run bench -- [--answers] [--server] [--parts] [--indexing] [--json]
  --passages  numbers of passages, each from 100 to 1000000; 1000,10000 by default
  --systems   parts of names: ${SYSTEMS.map(({ name }) => name).join('; ')}
  --answers   what an answer takes beyond one embedding of its question
  --server    seconds to the first answer of a server with an index, and its memory
  --parts     opening vectors and words
  --indexing  share of building an index that the model takes (minutes)
`;
const MOST_SECONDS_TO_OPEN = 1;
const MOST_EMBEDDINGS = 2;
/** Longest time for one system with one number of passages, in ms. */
const PATIENCE = 45 * 60_000;

class UsageError extends Error {}

function readArguments() {
  const flag = { type: 'boolean' } as const;
  const text = { type: 'string' } as const;
  const options = {
    passages: text,
    systems: text,
    json: flag,
    answers: flag,
    server: flag,
    parts: flag,
    indexing: flag,
  };
  try {
    const { values } = parseArgs({ options });
    const sizes = (values.passages ?? '1000,10000').split(',').map((part) => {
      if (!/^\d{3,7}$/.test(part) || Number(part) < 100 || Number(part) > 1_000_000)
        throw new Error(`--passages ${part}?`);
      return Number(part);
    });
    const wanted = values.systems?.split(',').map((part) => part.trim().toLowerCase());
    const unknown = wanted?.find(
      (part) => part === '' || !SYSTEMS.some(({ name }) => name.toLowerCase().includes(part)),
    );
    if (unknown !== undefined) throw new Error(`--systems ${unknown}?`);
    const systems = SYSTEMS.filter(({ name }) => wanted?.some((part) => name.toLowerCase().includes(part)) ?? true);
    const speed = new Set(SPEED_PARTS.filter((part) => values[part]));
    if (speed.size > 0 && (values.passages ?? values.systems) !== undefined) throw new Error('Not both at once.');
    return { sizes: [...new Set(sizes)].sort((a, b) => a - b), systems, speed, json: values.json ?? false };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
}

async function measure(system: System, passages: number, cluster: Cluster | null): Promise<Row> {
  const nothing = { build: null, open: null, memory: null, bytes: null, p50: null, p95: null, recall: null };
  const row = { system: system.name, passages, ...nothing, note: '' };
  if (system.most && passages > system.most[0]) return { ...row, note: system.most[1] };
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  await cluster?.run(EMPTY);
  const script = join(import.meta.dirname, 'bench', 'measure.ts');
  const run = async (what: string) => {
    const flags = [
      '--max-old-space-size=8192',
      script,
      what,
      system.name,
      String(passages),
      folder,
      cluster?.url() ?? '-',
    ];
    const { stdout } = await promisify(execFile)(process.execPath, flags, { timeout: PATIENCE, maxBuffer: 2 ** 24 });
    return JSON.parse(stdout) as Partial<Row>;
  };
  try {
    const built = system.build ? await run('build') : {};
    return { ...row, ...built, ...(await run('open')) };
  } catch (error) {
    const lines = String((error as { stderr?: string }).stderr || (error as Error).message).split('\n');
    return { ...row, note: lines.find((line) => /Error|heap/.test(line))?.slice(0, 120) ?? 'it took too long' };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Median time of embedding a question, in ms. */
async function embeddingTime(): Promise<number> {
  const embedder = await openTransformersEmbedder(MODELS);
  const times: number[] = [];
  for (let number = 0; number < 60; number++) {
    const begin = performance.now();
    await embedder.embedQuestions([`Hoeveel mensen vroegen in ${1960 + number} een lening aan voor hun opleiding?`]);
    times.push(performance.now() - begin);
  }
  return times.slice(10).sort((a, b) => a - b)[25] as number;
}

/** Measures and prints the speed of the default; gives the exit code. */
async function speedOf(wanted: ReadonlySet<SpeedPart>, folder: string, json: boolean): Promise<number> {
  const figures = await measureSpeed(wanted, readSettings(process.env), folder);
  const missed = beyondBounds(figures);
  if (json) process.stdout.write(`${JSON.stringify({ ...figures, missed }, null, 2)}\n`);
  else process.stdout.write(renderSpeed(figures) + (missed.length > 0 ? `Not kept: ${missed.join(', ')}\n` : ''));
  return missed.length > 0 ? 1 : 0;
}

/** Measures how the stores grow; gives the exit code. */
async function growth({ sizes, systems, json }: ReturnType<typeof readArguments>): Promise<number> {
  const cluster = BIN === null ? null : await Cluster.start();
  const rows: Row[] = [];
  let embedding = 0;
  try {
    embedding = await embeddingTime();
    for (const passages of sizes) {
      for (const system of systems) {
        process.stderr.write(`${system.name}, ${passages} passages\n`);
        rows.push(await measure(system, passages, cluster));
      }
    }
  } finally {
    await cluster?.stop();
  }
  const own = rows.filter(({ system, p50 }) => system === SYSTEMS[0]?.name && p50 !== null);
  const met = own.every(
    ({ p50, open }) => (p50 as number) < MOST_EMBEDDINGS * embedding && (open as number) < MOST_SECONDS_TO_OPEN,
  );
  if (json) process.stdout.write(`${JSON.stringify({ embedding, met, rows, growth: growthOf(rows) }, null, 2)}\n`);
  else process.stdout.write(`Embedding a question: ${embedding.toFixed(1)} ms at the median\n\n${render(rows)}\n`);
  return met ? 0 : 1;
}

try {
  const wanted = readArguments();
  const { INDEX_DIR } = readSettings(process.env);
  const folder = await currentGeneration(INDEX_DIR);
  if (folder === null) throw new UsageError(`No index in ${INDEX_DIR}: npm run index.`);
  process.exitCode = wanted.speed.size > 0 ? await speedOf(wanted.speed, folder, wanted.json) : await growth(wanted);
} catch (error) {
  if (![UsageError, SettingsError, NotStarted].some((kind) => error instanceof kind)) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 2;
}
