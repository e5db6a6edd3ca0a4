import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSwitches, SwitchesError } from './switches-file.ts';

const folder = () => join(mkdtempSync(join(tmpdir(), 'switches-')), 'data');
const NOW = new Date('2031-04-05T06:07:08Z');

describe('switches', () => {
  test('nothing is paused at first, and nothing is written until something is', () => {
    const switches = openSwitches(folder());
    expect([switches.isPaused('chat'), switches.get('chat')]).toEqual([
      false,
      { paused: false, since: null, kept: true },
    ]);
  });

  test('what was paused stays so over a restart, each by itself', async () => {
    const data = folder();
    const set = await openSwitches(data).set('chat', true, NOW);
    expect(set).toEqual({ paused: true, since: NOW.toISOString(), kept: true });
    const again = openSwitches(data);
    expect([again.isPaused('chat'), again.isPaused('teams'), again.isPaused('generative')]).toEqual([
      true,
      false,
      false,
    ]);
    await again.set('chat', false, NOW);
    await again.set('generative', true, NOW);
    const third = openSwitches(data);
    expect([third.isPaused('chat'), third.isPaused('generative')]).toEqual([false, true]);
    expect(readdirSync(data)).toEqual(['switches.json']);
  });

  test('many presses at once leave the last of each', async () => {
    const data = folder();
    const switches = openSwitches(data);
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        switches.set(n % 2 === 0 ? 'chat' : 'teams', n >= 18 === (n % 2 === 0), NOW),
      ),
    );
    const kept = openSwitches(data);
    expect([kept.isPaused('chat'), kept.isPaused('teams')]).toEqual([true, false]);
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
