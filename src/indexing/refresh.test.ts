import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { appendFile, mkdtemp, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FakeEmbedder, type FakeEmbedderOptions, hashedVector } from '../adapters/embedder.fake.ts';
import { loadHnswlib, writeHnsw } from '../adapters/vector-index.ts';
import { CorpusError } from './corpus-files.ts';
import { currentGeneration } from './generation.ts';
import { openIndex } from './open.ts';
import { refreshIndex } from './refresh.ts';

const split = () => [];
const SECTIONS: Readonly<Record<string, string>> = {
  Rente: 'De rente op een lening stijgt. Wie leent, betaalt meer.',
  Bezwaar: 'Bezwaar maken kan binnen zes weken. Daarna is het te laat.',
  Reizen: 'Studenten reizen vrij. Dat geldt niet in de zomer.',
};
const front = (id: string) => `---\nid: ${id}\ntitle: ${id}\npublished: "2031"\nperiod: "2030"\n---\n`;
const body = (sections: Readonly<Record<string, string>>) =>
  Object.entries(sections)
    .map(([heading, text]) => `\n## ${heading}\n\n${text}\n`)
    .join('');
const question = (text: string, quote: string) =>
  JSON.stringify({ document: 'gids', quote, language: 'nl', question: text, kind: 'question' });

let root: string;
let corpusFolder: string;
let indexFolder: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'refresh-'));
  corpusFolder = await mkdtemp(join(root, 'corpus-'));
  indexFolder = join(root, 'index');
  await writeFile(join(corpusFolder, 'gids.md'), front('gids') + body(SECTIONS));
  await writeFile(join(corpusFolder, 'ander.md'), `${front('ander')}\nEen ander document.\n`);
  await writeFile(
    join(corpusFolder, 'questions.jsonl'),
    `${question('Hoe lang heb ik?', 'binnen zes weken')}\n${question('Reis ik vrij?', 'Studenten reizen vrij')}\n`,
  );
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('an index folder that holds the index of another corpus', () => {
  test('keeps it; the second corpus gets a folder inside it, and the same one the next time', async () => {
    await refresh();
    const before = await generationFolder();
    const other = await mkdtemp(join(root, 'other-'));
    await writeFile(join(other, 'ander.md'), `${front('ander')}\nEen ander document.\n`);
    const options = { corpusFolder: other, indexFolder, split };
    const messages: string[] = [];
    const first = await refreshIndex({
      ...{ ...options, embedder: new FakeEmbedder() },
      onMessage: (message) => messages.push(message),
    });
    expect(messages.join('\n')).toContain(`is that of ${corpusFolder} and stays`);
    expect(first.documents.map(({ meta }) => meta.id)).toEqual(['ander']);
    expect(await generationFolder()).toBe(before);
    const again = await refreshIndex({ ...options, embedder: new FakeEmbedder() });
    expect(again.store.manifest.generation).toBe(first.store.manifest.generation);
    expect((await refresh()).messages).toBe('');
  });

  test('gives way when that corpus is gone', async () => {
    await refresh();
    const moved = join(root, 'moved');
    await rename(corpusFolder, moved);
    corpusFolder = moved;
    await appendFile(join(moved, 'gids.md'), 'Nieuw.\n');
    await refresh();
    expect((await readdir(indexFolder)).filter((name) => name.startsWith('corpus-'))).toEqual([]);
  });
});

/** Refreshes with an embedder of its own, and tells what it was asked and what was said. */
async function refresh(options: FakeEmbedderOptions = {}) {
  const embedder = new FakeEmbedder(options);
  const messages: string[] = [];
  const onMessage = (message: string) => messages.push(message);
  const opened = await refreshIndex({ corpusFolder, indexFolder, embedder, split, onMessage });
  return { embedder, messages: messages.join('\n'), ...opened };
}

async function generationFolder(): Promise<string> {
  return (await currentGeneration(indexFolder)) as string;
}

/** Replaces a file of the index and mends its digest in the manifest, as a faulty build would have written both. */
async function replaceFile(name: string, data: Uint8Array): Promise<void> {
  const folder = await generationFolder();
  await writeFile(join(folder, name), data);
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  manifest.files[name] = { bytes: data.byteLength, sha256: createHash('sha256').update(data).digest('hex') };
  await writeFile(file, JSON.stringify(manifest));
}

describe('building', () => {
  test('without an index everything is embedded once', async () => {
    const { embedder, messages, store } = await refresh();
    expect(messages).toMatch(/no index yet/);
    expect(embedder.passages).toHaveLength(4);
    expect(embedder.questions.sort()).toEqual(['Hoe lang heb ik?', 'Reis ik vrij?']);
    expect(store.manifest).toMatchObject({ passages: 4, questions: 2, embedder: 'fake', dimension: 32 });
  });

  test('an index of the same corpus is opened as it is', async () => {
    const before = await refresh();
    const after = await refresh();
    expect([after.embedder.passages, after.embedder.questions, after.messages]).toEqual([[], [], '']);
    expect(after.store.manifest).toEqual(before.store.manifest);
  });

  test('a sentence is nearest to its own vector, after reuse too', async () => {
    await refresh();
    await writeFile(join(corpusFolder, 'nieuw.md'), `${front('nieuw')}\nEen nieuw document.\n`);
    const { store } = await refresh();
    for (const sentence of ['Wie leent, betaalt meer.', 'Een nieuw document.']) {
      const [hit] = await store.nearest('sentence', hashedVector(sentence, 32), 1);
      const [id, number] = (hit?.id ?? '').split('#') as [string, string];
      const [passage] = await store.passages([id]);
      const place = passage?.sentences[Number(number)];
      expect(passage?.text.slice(place?.start, place?.end)).toBe(sentence);
      expect(passage?.vectors[Number(number)]).toEqual(hashedVector(sentence, 32));
    }
  });

  test('two entries with one question are embedded once and both stored', async () => {
    await appendFile(join(corpusFolder, 'questions.jsonl'), question('Hoe lang heb ik?', 'te laat'));
    const { embedder, store } = await refresh();
    expect(embedder.questions).toHaveLength(2);
    expect(store.manifest.questions).toBe(3);
  });

  test('an entry whose quote stands nowhere is left out', async () => {
    await appendFile(join(corpusFolder, 'questions.jsonl'), question('Wat is weg?', 'deze zin is geschrapt'));
    const { embedder, store } = await refresh();
    expect(store.manifest.questions).toBe(2);
    expect(embedder.questions).not.toContain('Wat is weg?');
  });

  test('a corpus without a bank has an index', async () => {
    await rm(join(corpusFolder, 'questions.jsonl'));
    const { store } = await refresh();
    expect(await store.nearest('question', hashedVector('rente', 32), 5)).toEqual([]);
    expect((await store.matching('words', 'rente', 5)).length).toBeGreaterThan(0);
  });
});

test('two builds side by side both end with an index that opens, and the next build leaves one', async () => {
  const both = await Promise.all([refresh({ delay: 5 }), refresh({ delay: 5 })]);
  expect(both.map(({ store }) => store.manifest.passages)).toEqual([4, 4]);
  expect((await refresh()).messages).toBe('');
  await writeFile(join(corpusFolder, 'nieuw.md'), `${front('nieuw')}\nEen nieuw document.\n`);
  const { store } = await refresh();
  expect((await readdir(indexFolder)).sort()).toEqual(['CURRENT', store.manifest.generation]);
});

describe('a changed corpus', () => {
  test('only the passage that changed is embedded again', async () => {
    await refresh();
    const changed = { ...SECTIONS, Bezwaar: 'Bezwaar maken kan binnen zes weken. Online gaat het sneller.' };
    await writeFile(join(corpusFolder, 'gids.md'), front('gids') + body(changed));
    const { embedder, messages, store } = await refresh();
    expect(messages).toMatch(/corpus changed/);
    expect(embedder.passages).toEqual([`Bezwaar\n${changed.Bezwaar}`]);
    expect(embedder.questions).toEqual([]);
    expect(store.manifest.passages).toBe(4);
  });

  test('only the new question of the bank is embedded', async () => {
    await refresh();
    await appendFile(join(corpusFolder, 'questions.jsonl'), question('Stijgt de rente?', 'De rente op een lening'));
    const { embedder } = await refresh();
    expect([embedder.passages, embedder.questions]).toEqual([[], ['Stijgt de rente?']]);
  });

  test('a document that was withdrawn is found no more', async () => {
    await refresh();
    await rm(join(corpusFolder, 'ander.md'));
    const { store } = await refresh();
    expect((await store.documents()).map((meta) => meta.id)).toEqual(['gids']);
    expect(await store.matching('words', 'document', 5)).toEqual([]);
  });

  test('a corpus that cannot be read leaves the index as it was', async () => {
    await refresh();
    const before = await generationFolder();
    await writeFile(join(corpusFolder, 'gids.md'), 'geen document');
    await expect(refresh()).rejects.toThrow(CorpusError);
    expect(await generationFolder()).toBe(before);
  });
});

describe('an index that cannot be used is refused with a message and built again', () => {
  const expectRebuilt = async (message: RegExp, options: FakeEmbedderOptions = {}) => {
    const { embedder, messages, store } = await refresh(options);
    expect(messages).toMatch(message);
    expect(messages).toMatch(/Building it again/);
    expect(embedder.passages).toHaveLength(4);
    expect(store.manifest.embedder).toBe(embedder.id);
    expect((await refresh(options)).messages).toBe('');
  };
  beforeEach(async () => {
    await refresh();
  });

  test('made by another embedder', () => expectRebuilt(/made by fake .*the embedder is other/, { id: 'other' }));

  test('of another dimension', () => expectRebuilt(/32 dimensions\), the embedder is fake \(16\)/, { dimension: 16 }));

  test('of another format', async () => {
    const file = join(await generationFolder(), 'manifest.json');
    await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file, 'utf8')), format: 0 }));
    await expectRebuilt(/format 0/);
  });

  test.each([
    'passages.json',
    'lexical.json',
    'terms.json',
    'terms.bin',
    'sentence.f32',
    'question.f32',
    'targets.json',
  ])('with a truncated %s', async (name) => {
    await truncate(join(await generationFolder(), name), 1);
    await expectRebuilt(new RegExp(`${name.replace('.', '\\.')} is truncated or changed`));
  });

  test('with a value that is not a number among its vectors', async () => {
    const data = new Float32Array((await readFile(join(await generationFolder(), 'passage.f32'))).byteLength / 4);
    data[40] = Number.NaN;
    await replaceFile('passage.f32', new Uint8Array(data.buffer));
    await expectRebuilt(/passage\.f32 holds a value that is not finite/);
  });

  test('with fewer vectors than its manifest says', async () => {
    await replaceFile('passage.f32', new Uint8Array(32 * 4));
    await expectRebuilt(/passage\.f32 holds 128 bytes, expected 512/);
  });

  test('with terms that do not fit their scores', async () => {
    const file = join(await generationFolder(), 'terms.json');
    const { terms, ...rest } = JSON.parse(await readFile(file, 'utf8'));
    await replaceFile('terms.json', Buffer.from(JSON.stringify({ ...rest, terms: terms.slice(1) })));
    await expectRebuilt(/terms\.json cannot be opened: .*do not fit together/);
  });

  test('with terms in a form that MiniSearch does not read, when the corpus changes', async () => {
    await replaceFile('lexical.json', Buffer.from('{"serializationVersion": 99}'));
    await writeFile(join(corpusFolder, 'nieuw.md'), `${front('nieuw')}\nEen fiets mag mee in de trein.\n`);
    const { store } = await refresh();
    expect(await store.matching('words', 'fiets', 3)).toHaveLength(1);
  });

  test('with a pointer to nothing', async () => {
    await writeFile(join(indexFolder, 'CURRENT'), 'g-gone\n');
    await expectRebuilt(/manifest .* missing or damaged/);
  });

  test('with a damaged pointer', async () => {
    await writeFile(join(indexFolder, 'CURRENT'), '\0\0');
    await expectRebuilt(/pointer .* is damaged/);
  });

  test('with an HNSW file of another dimension', async (context) => {
    const hnswlib = await loadHnswlib();
    if (!hnswlib) return context.skip();
    const file = join(root, 'other.hnsw');
    await writeHnsw(hnswlib, new Float32Array(4 * 16).fill(0.25), 16, file);
    await replaceFile('passage.hnsw', await readFile(file));
    await expectRebuilt(/passage\.hnsw cannot be opened: .*16 dimensions, expected 32/);
  });
});

test('a graph that was changed on disk is not gone on from', async (context) => {
  if (!(await loadHnswlib())) return context.skip();
  await refresh();
  const file = join(await generationFolder(), 'passage.hnsw');
  const data = await readFile(file);
  data[data.length >> 1] = (data[data.length >> 1] as number) ^ 0xff;
  await writeFile(file, data);
  await writeFile(join(corpusFolder, 'nieuw.md'), `${front('nieuw')}\nEr kwam een document bij.\n`);
  await refresh();
  const after = await readFile(join(await generationFolder(), 'passage.hnsw'));
  await rm(indexFolder, { recursive: true });
  await refresh();
  expect(after.equals(await readFile(join(await generationFolder(), 'passage.hnsw')))).toBe(true);
});

describe('an embedder that fails', () => {
  const wrong: readonly [string, (vector: Float32Array) => Float32Array][] = [
    ['a value that is not a number', (vector) => vector.map((value, i) => (i === 3 ? Number.NaN : value))],
    ['a vector that is too short', (vector) => vector.slice(1)],
  ];
  test.each(wrong)('%s stops the build, and the index before stays', async (_, spoil) => {
    await refresh();
    const before = await readdir(indexFolder);
    await appendFile(join(corpusFolder, 'gids.md'), '\n## Nieuw\n\nEr kwam iets bij.\n');
    await expect(refresh({ spoil })).rejects.toThrow(/not 32 finite numbers/);
    expect(await readdir(indexFolder)).toEqual(before);
  });
});

test('a kill at any moment of a build leaves an index that opens, and the next build leaves no rubbish', async () => {
  await refresh();
  const script = fileURLToPath(new URL('./build-until-killed.test-support.ts', import.meta.url));
  const left: number[] = [];
  for (let time = 0; time < 20; time++) {
    const child = spawn(process.execPath, [script, corpusFolder, indexFolder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 120));
    child.kill('SIGKILL');
    const [, signal] = await once(child, 'exit');
    expect(signal).toBe('SIGKILL');

    const opened = await openIndex(await generationFolder(), new FakeEmbedder(), split);
    expect(opened.store.manifest.passages).toBe(time === 0 ? 4 : 5);
    left.push((await readdir(indexFolder)).length - 2);
    await writeFile(join(corpusFolder, 'nieuw.md'), `${front('nieuw')}\nVersie ${time} van een document.\n`);
    const { store } = await refresh();
    expect(store.manifest.passages).toBe(5);
    expect((await readdir(indexFolder)).sort()).toEqual(['CURRENT', store.manifest.generation]);
  }
  // Kills that came before or after the writing would show nothing.
  expect(left.some((count) => count > 0)).toBe(true);
}, 120_000);
