/**
 * `npm run store -- move --from hnsw --to postgres` (or back): copies index and answers from one store to the other,
 * without embedding anything anew. What they were copied from stays as it is. Exit 0 when done, 2 on bad input.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DatabaseError } from '../src/adapters/database-error.ts';
import { openDutchSplitter } from '../src/adapters/dutch-dictionary.ts';
import { copyAnswers } from '../src/adapters/move-answers.ts';
import { createPostgresAnswerStore } from '../src/adapters/postgres-answer-store.ts';
import { type Database, openDatabase } from '../src/adapters/postgres-database.ts';
import { GenerationHold } from '../src/adapters/postgres-hold.ts';
import { publishContents, readStored, whileIndexing } from '../src/adapters/postgres-index.ts';
import { DATABASE_FILE, openSqliteAnswerStore } from '../src/adapters/sqlite-answer-store.ts';
import { lexicalOf, writeContents } from '../src/indexing/build.ts';
import { currentGeneration, IndexError } from '../src/indexing/generation.ts';
import { indexFolderFor } from '../src/indexing/index-folder.ts';
import { readContents } from '../src/indexing/open.ts';
import { readSettings, type Settings, SettingsError } from '../src/runtimes/settings.ts';

const USAGE = `Usage: npm run store -- move --from hnsw --to postgres [--json]
       npm run store -- move --from postgres --to hnsw [--json]
Copies index and answers between INDEX_DIR and DATA_DIR, and DATABASE_URL. Stop the servers before it: an answer that
is given meanwhile stays behind.
`;

class UsageError extends Error {}

interface Moved {
  readonly passages: number;
  readonly sentences: number;
  readonly questions: number;
  readonly answers: number;
  readonly index: string;
}

function direction(): { to: 'hnsw' | 'postgres'; json: boolean } {
  const options = { from: { type: 'string' }, to: { type: 'string' }, json: { type: 'boolean' } } as const;
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
  const { positionals, values } = parsed;
  const ways = ['hnsw postgres', 'postgres hnsw'];
  if (positionals.join(' ') !== 'move' || !ways.includes(`${values.from} ${values.to}`)) throw new UsageError(USAGE);
  return { to: values.to as 'hnsw' | 'postgres', json: values.json ?? false };
}

async function toPostgres(settings: Settings, database: Database): Promise<Moved> {
  const folder = await currentGeneration(await indexFolderFor(settings.INDEX_DIR, settings.CORPUS_DIR));
  if (folder === null) throw new UsageError(`There is no index in ${settings.INDEX_DIR}: npm run index makes it.`);
  const contents = await readContents(folder, await openDutchSplitter());
  const generation = await whileIndexing(database, (client) => publishContents(client, contents));
  const hold = new GenerationHold(database);
  await hold.dropUnused().finally(() => hold.close());
  const { passages, sentences, questions, generation: index } = generation.manifest;
  let answers = 0;
  if (existsSync(join(settings.DATA_DIR, DATABASE_FILE))) {
    const from = openSqliteAnswerStore(settings.DATA_DIR);
    answers = await copyAnswers(from, createPostgresAnswerStore(database)).finally(() => from.close());
  }
  return { index, passages, sentences, questions, answers };
}

async function toFolder(settings: Settings, database: Database): Promise<Moved> {
  const hold = new GenerationHold(database);
  try {
    const generation = await hold.holdCurrent();
    if (generation === null) throw new UsageError('There is no index in the database: npm run index makes it.');
    const stored = await readStored(database, generation);
    const contents = { ...stored, lexical: lexicalOf(stored, await openDutchSplitter()) };
    const index = await writeContents(await indexFolderFor(settings.INDEX_DIR, settings.CORPUS_DIR), contents);
    const to = openSqliteAnswerStore(settings.DATA_DIR);
    const answers = await copyAnswers(createPostgresAnswerStore(database), to).finally(() => to.close());
    const { passages, sentences, questions } = generation.manifest;
    return { index, passages, sentences, questions, answers };
  } finally {
    await hold.close();
  }
}

try {
  const { to, json } = direction();
  const settings = readSettings(process.env);
  if (settings.DATABASE_URL === undefined)
    throw new UsageError('DATABASE_URL is missing: it says where PostgreSQL is.');
  const database = await openDatabase(settings.DATABASE_URL, { onMessage: console.error });
  const move = to === 'postgres' ? toPostgres : toFolder;
  const moved = await move(settings, database).finally(() => database.close());
  const { index, passages, sentences, questions, answers } = moved;
  console.log(
    json
      ? JSON.stringify(moved)
      : `Copied: ${passages} passages, ${sentences} sentences, ${questions} bank entries as index ${index}; ${answers} answers.`,
  );
} catch (error) {
  const expected = [UsageError, SettingsError, DatabaseError, IndexError].some((kind) => error instanceof kind);
  if (!expected) throw error;
  console.error((error as Error).message);
  process.exitCode = 2;
}
