/**
 * Measures one system with so many passages, in a process of its own so that memory is its own. Arguments: what (build
 * or open), name of the system, passages, folder, database or "-". Writes one line of JSON.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { openDutchSplitter } from '../../src/adapters/dutch-dictionary.ts';
import { exactIndex } from '../../src/adapters/vector-index.ts';
import { currentGeneration } from '../../src/indexing/generation.ts';
import { readContents } from '../../src/indexing/open.ts';
import { readSettings } from '../../src/runtimes/settings.ts';
import { benchVectors } from './data.ts';
import { type Bench, SYSTEMS } from './systems.ts';

const QUERIES = 100;
const K = 10;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const resident = (): number => {
  collect();
  return process.memoryUsage().rss;
};
const seconds = async <T>(work: () => Promise<T>): Promise<[number, T]> => {
  const begin = performance.now();
  const result = await work();
  return [(performance.now() - begin) / 1000, result];
};
const quantile = (sorted: readonly number[], share: number) =>
  sorted[Math.floor(share * (sorted.length - 1))] as number;

const [what, name, passages, folder, postgres] = process.argv.slice(2) as [string, string, string, string, string];
const system = SYSTEMS.find((one) => one.name === name);
if (system === undefined) throw new Error(`There is no system ${name}.`);
const split = await openDutchSplitter();
const real = await readContents((await currentGeneration(readSettings(process.env).INDEX_DIR)) as string, split);
const data = benchVectors(real, Number(passages), QUERIES);
const texts = real.questions.filter(({ language }) => language === 'nl').map(({ question }) => question);
const bench: Bench = { data, real, texts, split, folder, postgres: postgres === '-' ? null : postgres };

if (what === 'build') {
  const [build] = await seconds(async () => system.build?.(bench));
  process.stdout.write(JSON.stringify({ build }));
} else {
  const before = resident();
  const [open, opened] = await seconds(() => system.open(bench));
  const memory = resident() - before;
  const truth = exactIndex(data.vectors, data.dimension);
  const times: number[] = [];
  let found = 0;
  // What runs for the first time is compiled first.
  for (let number = 0; number < 10; number++) await opened.search(number, K);
  for (let number = 0; number < QUERIES; number++) {
    const [time, rows] = await seconds(() => opened.search(number, K));
    times.push(1000 * time);
    if (system.by !== 'vectors') continue;
    const right = new Set(truth.search(data.queries[number] as Float32Array, K).map(({ row }) => row));
    found += rows.filter((row) => right.has(row)).length;
  }
  times.sort((a, b) => a - b);
  const recall = system.by === 'vectors' ? found / (QUERIES * K) : null;
  const bytes = await opened.bytes();
  process.stdout.write(
    JSON.stringify({ open, memory, p50: quantile(times, 0.5), p95: quantile(times, 0.95), recall, bytes }),
  );
  await opened.close();
}
process.exit(0);
