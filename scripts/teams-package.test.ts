/** The Teams app as it is packed. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { englishTexts, teamsManifest } from '../src/channels/teams/app/manifest.ts';
import { readRequest } from '../src/channels/teams/commands.ts';
import { schemaProblems } from './teams-package.ts';

const input = {
  appId: '11111111-2222-3333-4444-555555555555',
  publicUrl: 'https://vraag.example.org',
  version: '1.2.3',
};
const script = join(import.meta.dirname, 'teams-package.ts');
const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'teams-package-'));
const pack = (env: Record<string, string>, out = join(folder, 'app.zip')) =>
  run(process.execPath, [script, '--out', out], { env: { PATH: process.env.PATH, ...env } });

describe('npm run teams:package', () => {
  test('makes a zip of manifest, English texts and icons, valid against Microsoft’s schemas', async () => {
    await pack({ TEAMS_APP_ID: input.appId, PUBLIC_URL: `${input.publicUrl}/` });
    const files = unzipSync(readFileSync(join(folder, 'app.zip')));
    expect(Object.keys(files)).toEqual(['manifest.json', 'en.json', 'color.png', 'outline.png']);
    const read = (name: string) => JSON.parse(strFromU8(files[name] as Uint8Array));
    expect(schemaProblems('manifest-1.30', read('manifest.json'))).toEqual([]);
    expect(schemaProblems('localization-1.30', read('en.json'))).toEqual([]);
    expect(read('manifest.json')).toMatchObject({ id: input.appId, validDomains: ['vraag.example.org'] });
    const size = (name: string) => {
      const { width, height } = PNG.sync.read(Buffer.from(files[name] as Uint8Array));
      return [width, height];
    };
    expect([size('color.png'), size('outline.png')]).toEqual([
      [192, 192],
      [32, 32],
    ]);
    const outline = PNG.sync.read(Buffer.from(files['outline.png'] as Uint8Array)).data;
    const pixels = Array.from({ length: 32 * 32 }, (_, n) => [...outline.subarray(n * 4, n * 4 + 4)]);
    expect(pixels.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255)).toBe(true);
    expect(pixels.some((pixel) => pixel[3] === 255) && pixels.some((pixel) => pixel[3] === 0)).toBe(true);
  });

  test('gives the same bytes for the same input', async () => {
    const env = { TEAMS_APP_ID: input.appId, PUBLIC_URL: input.publicUrl };
    const [one, two] = [join(folder, 'one.zip'), join(folder, 'two.zip')];
    await pack(env, one);
    await pack(env, two);
    expect(readFileSync(one).equals(readFileSync(two))).toBe(true);
  });

  test.each([
    ['TEAMS_APP_ID', { PUBLIC_URL: input.publicUrl }],
    ['PUBLIC_URL', { TEAMS_APP_ID: input.appId }],
    ['PUBLIC_URL', { TEAMS_APP_ID: input.appId, PUBLIC_URL: 'http://vraag.example.org' }],
  ])('without a good %s it ends with 2 and names it', async (name, env) => {
    await expect(pack(env as Record<string, string>)).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`${name} is missing or wrong`),
    });
  });
});

test.each([
  ['a name that is too long', { name: { short: 'a'.repeat(31) } }],
  ['a field that there is not', { onzin: true }],
  ['another version of the schema', { manifestVersion: '1.0' }],
  ['an id that is none', { id: 'bot' }],
])('the schema finds %s', (_, wrong) => {
  expect(schemaProblems('manifest-1.30', { ...teamsManifest(input), ...wrong })).not.toEqual([]);
});

test('every command in the manifest is one that the bot knows, in both languages', () => {
  const { commandLists } = teamsManifest(input).bots[0] ?? {};
  const dutch = (commandLists ?? []).flatMap(({ commands }) => commands.map(({ title }) => title));
  const english = Object.entries(englishTexts()).filter(([place]) => place.endsWith('.title'));
  expect([dutch.length, english.length]).toEqual([15, 15]);
  for (const title of [...dutch, ...english.map(([, word]) => word)]) {
    expect([title, readRequest(title).kind]).toEqual([title, expect.not.stringMatching('question')]);
  }
});
