import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { picturePages } from './page-pictures.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pictures-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A program in the place of pdftoppm: makes the files that it makes, named by their pages. */
async function program(script: string): Promise<string> {
  const file = join(folder, 'fake-pdftoppm');
  await writeFile(file, `#!/bin/sh\nfor last; do :; done\n${script}\n`);
  await chmod(file, 0o755);
  return file;
}

test('pictures are found by their page, whatever zeros stand before the number', async () => {
  const command = await program('touch "$last-001.jpg" "$last-002.jpg" "$last-010.jpg"');
  const found = await picturePages('a.pdf', join(folder, 'out'), command);
  expect([...found].sort(([a], [b]) => a - b)).toEqual([
    [1, 'page-001.jpg'],
    [2, 'page-002.jpg'],
    [10, 'page-010.jpg'],
  ]);
});

test('without the program, or when it fails, there are none and nothing is left behind', async () => {
  expect((await picturePages('a.pdf', join(folder, 'out'), join(folder, 'absent'))).size).toBe(0);
  expect((await picturePages('a.pdf', join(folder, 'out'), await program('touch "$last-1.jpg"; exit 1'))).size).toBe(0);
  expect(await readdir(folder)).toEqual(['fake-pdftoppm']);
});
