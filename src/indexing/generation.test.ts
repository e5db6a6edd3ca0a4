import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { beginGeneration, currentGeneration, IndexError, readGeneration } from './generation.ts';

const FIELDS = { embedder: 'fake', dimension: 32, corpus: 'c', passages: 1, sentences: 1, questions: 0 };
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'generation-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function published(text = 'abc'): Promise<string> {
  const writer = await beginGeneration(folder);
  await writer.write('a.json', text);
  return writer.publish(FIELDS);
}

describe('publishing', () => {
  test('without an index there is no generation', async () => {
    expect(await currentGeneration(join(folder, 'none'))).toBeNull();
  });

  test('what was written is what is read', async () => {
    const generation = await published();
    expect(await currentGeneration(folder)).toBe(generation);
    const { manifest, read } = await readGeneration(generation);
    expect(manifest).toMatchObject(FIELDS);
    expect(generation.endsWith(manifest.generation)).toBe(true);
    expect((await read('a.json')).toString()).toBe('abc');
  });

  test('until it is published nothing points to a generation, and the one before stays', async () => {
    const before = await published();
    const writer = await beginGeneration(folder);
    await writer.write('a.json', 'new');
    expect(await currentGeneration(folder)).toBe(before);
    await writer.discard();
    expect((await readdir(folder)).sort()).toEqual(['CURRENT', before.slice(folder.length + 1)]);
  });

  test('older generations and what killed processes left are removed; other files stay', async () => {
    await published();
    // No process has this number: Linux ends at 4,194,304.
    await mkdir(join(folder, '.building-5000000-g-20310101000000-00000000'));
    await mkdir(join(folder, '.building-g-20310101000000-00000000'));
    await writeFile(join(folder, 'README.md'), 'notes');
    const newest = await published('next');
    expect((await readdir(folder)).sort()).toEqual(['CURRENT', 'README.md', newest.slice(folder.length + 1)]);
  });

  test('a generation that was published meanwhile stays until the next is built', async () => {
    const slow = await beginGeneration(folder);
    const meanwhile = await published();
    await slow.write('a.json', 'slow');
    const last = await slow.publish(FIELDS);
    expect(await currentGeneration(folder)).toBe(last);
    expect((await (await readGeneration(meanwhile)).read('a.json')).toString()).toBe('abc');
    await published();
    expect(await readdir(folder)).toHaveLength(2);
  });

  test('what another running process is building stays', async () => {
    const building = `.building-${process.ppid}-g-20310101000000-00000000`;
    await mkdir(join(folder, building));
    await published();
    expect(await readdir(folder)).toContain(building);
  });
});

describe('a damaged index is refused with a message', () => {
  const refuses = async (action: Promise<unknown>, message: RegExp) => {
    const error = await action.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(IndexError);
    expect((error as Error).message).toMatch(message);
  };
  const reading = async (generation: string) => (await readGeneration(generation)).read('a.json');

  test.each(['', '../elsewhere', 'g-1/../..', 'g 1'])('a pointer that says %j', async (text) => {
    await writeFile(join(folder, 'CURRENT'), text);
    await refuses(currentGeneration(folder), /pointer .* is damaged/);
  });

  test('a pointer to a generation that is gone', async () => {
    await writeFile(join(folder, 'CURRENT'), 'g-1\n');
    await refuses(reading((await currentGeneration(folder)) as string), /manifest .* missing or damaged/);
  });

  test('a manifest that is no JSON, or lacks a field', async () => {
    const generation = await published();
    const file = join(generation, 'manifest.json');
    const { format } = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, `{"format": ${format}`);
    await refuses(reading(generation), /manifest .* missing or damaged/);
    await writeFile(file, JSON.stringify({ format }));
    await refuses(reading(generation), /manifest .* missing or damaged/);
  });

  test('another format', async () => {
    const generation = await published();
    const file = join(generation, 'manifest.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace(/"format": \d+/, '"format": 99'));
    await refuses(reading(generation), /format 99/);
  });

  test('a missing file, a truncated one, a longer one and one with a changed byte', async () => {
    const generation = await published();
    const file = join(generation, 'a.json');
    await writeFile(file, 'abd');
    await refuses(reading(generation), /a\.json is truncated or changed/);
    await writeFile(file, 'abc');
    expect((await reading(generation)).toString()).toBe('abc');
    await appendFile(file, '\n');
    await refuses(reading(generation), /a\.json is truncated or changed/);
    await truncate(file, 2);
    await refuses(reading(generation), /a\.json is truncated or changed/);
    await rm(file);
    await refuses(reading(generation), /lacks its file a\.json/);
  });

  test('a file that the manifest does not know', async () => {
    const generation = await published();
    await writeFile(join(generation, 'b.json'), '{}');
    await refuses(
      readGeneration(generation).then(({ read }) => read('b.json')),
      /lacks its file b\.json/,
    );
  });
});
