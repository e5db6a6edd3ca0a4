import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acceptEntries, acceptIn, lineNumbers } from './accept.ts';

const entry = (state?: string, question = 'Wat kost het?') =>
  JSON.stringify({
    document: 'gids',
    quote: 'Tekst',
    language: 'nl',
    question,
    kind: 'question',
    ...(state && { state }),
  });

describe('accepting in a text', () => {
  test('only the lines named change, and of those only the state', () => {
    const text = `${entry('proposed')}\r\n\n  {"state" :\t"proposed","document":"gids","quote":"T","language":"nl","question":"?","kind":"gap"} \n${entry('proposed')}`;
    const { text: after, lines } = acceptIn(text, [1, 3], 'b');
    expect(lines).toEqual([1, 3]);
    expect(after).toBe(text.replace('"proposed"', '"accepted"').replace('\t"proposed"', '\t"accepted"'));
  });

  test('the words "state": "proposed" in a question or in another field stay', () => {
    const said = entry('proposed', 'Wat is "state": "proposed"?');
    expect(JSON.parse(acceptIn(said, 'all', 'b').text)).toEqual({ ...JSON.parse(said), state: 'accepted' });
    const nested = `{"note":{"state":"proposed"},${entry('proposed').slice(1)}`;
    expect(JSON.parse(acceptIn(nested, 'all', 'b').text)).toEqual({ ...JSON.parse(nested), state: 'accepted' });
  });

  test('whatever a bank holds, accepting all changes the states alone', () => {
    const states = fc.constantFrom(undefined, 'proposed', 'accepted');
    const lines = fc.array(fc.oneof(fc.tuple(states, fc.string({ minLength: 1, unit: 'binary' })), fc.constant(null)));
    fc.assert(
      fc.property(lines, (made) => {
        const text = (change: (state?: string) => string | undefined) =>
          made.map((one) => (one ? entry(change(one[0]), one[1]) : ' ')).join('\n');
        const after = acceptIn(
          text((state) => state),
          'all',
          'b',
        ).text;
        expect(after).toBe(text((state) => (state === 'proposed' ? 'accepted' : state)));
        expect(acceptIn(after, 'all', 'b')).toEqual({ text: after, lines: [] });
      }),
    );
  });

  test.each([
    ['an accepted entry', 1, /line 1: this entry is accepted already/],
    ['an empty line', 2, /line 2: there is no entry/],
    ['a line after the last', 9, /line 9: there is no entry/],
  ])('%s cannot be accepted, and nothing changes', (_, line, message) => {
    expect(() => acceptIn(`${entry()}\n\n${entry('proposed')}`, [3, line], 'b')).toThrow(message);
  });

  test('a state whose letters are escaped is refused rather than guessed at', () => {
    const escaped = entry('proposed').replace('"proposed"', '"propo\\u0073ed"');
    expect(() => acceptIn(escaped, 'all', 'b')).toThrow(/line 1: the state is written in an unusual way/);
  });
});

describe('line numbers', () => {
  test('single lines and ranges', () => expect(lineNumbers(['12', '20-22'])).toEqual([12, 20, 21, 22]));
  test.each(['0', '-3', '5-4', '1e3', 'alle', '3.5', ''])('"%s" is no line', (word) => {
    expect(() => lineNumbers([word])).toThrow(/is no line/);
  });
});

describe('a file', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bank-'));
    file = join(folder, 'questions.jsonl');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test('is replaced whole, keeps its mode and leaves nothing beside it', async () => {
    await writeFile(file, `${entry('proposed')}\n`);
    await chmod(file, 0o640);
    expect(await acceptEntries(file, 'all')).toEqual([1]);
    expect(await readFile(file, 'utf8')).toBe(`${entry('accepted')}\n`);
    expect((await stat(file)).mode & 0o777).toBe(0o640);
    expect(await readdir(folder)).toEqual(['questions.jsonl']);
  });

  test('that is not UTF-8 is refused and stays as it was', async () => {
    const bytes = Buffer.concat([Buffer.from(entry('proposed', 'Caf').slice(0, -1)), Buffer.from([0xe9])]);
    await writeFile(file, bytes);
    await expect(acceptEntries(file, 'all')).rejects.toThrow(/cannot be read/);
    expect(await readFile(file)).toEqual(bytes);
  });

  test('that is not there is bad input', async () => {
    await expect(acceptEntries(file, 'all')).rejects.toThrow(/cannot be read/);
  });
});
