import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { holdSwitches } from './switches-contract.test-support.ts';
import { openSwitches, SwitchesError } from './switches-file.ts';

const folder = () => join(mkdtempSync(join(tmpdir(), 'switches-')), 'data');
const NOW = new Date('2031-04-05T06:07:08Z');

holdSwitches('a file', async () => {
  const data = folder();
  return { switches: openSwitches(data), again: async () => openSwitches(data) };
});

describe('the file of the switches', () => {
  test('is there only once something was pressed, and nothing beside it', async () => {
    const data = folder();
    const switches = openSwitches(data);
    expect(existsSync(data)).toBe(false);
    await switches.set('chat', true, NOW);
    expect(readdirSync(data)).toEqual(['switches.json']);
  });

  test('a press is in force where it cannot be written, and says that it is not kept', async () => {
    const data = folder();
    const { set, isPaused } = openSwitches(data);
    writeFileSync(data, 'a file where the folder should be');
    expect(await set('chat', true, NOW)).toMatchObject({ paused: true, kept: false });
    expect(isPaused('chat')).toBe(true);
  });

  test.each(['', '{', '{"chat":true}', '{"other":{}}', '[]', '\0\0\0'])(
    'a damaged file is refused, not guessed: %j',
    async (text) => {
      const data = folder();
      await openSwitches(data).set('chat', true, NOW);
      writeFileSync(join(data, 'switches.json'), text);
      expect(() => openSwitches(data)).toThrow(SwitchesError);
      expect(() => openSwitches(data)).toThrow(/damaged.*Delete it/);
      expect(readFileSync(join(data, 'switches.json'), 'utf8')).toBe(text);
    },
  );
});
