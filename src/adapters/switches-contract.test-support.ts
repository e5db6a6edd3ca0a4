/** What holds for every place where the stop buttons are kept. */
import { describe, expect, test } from 'vitest';
import type { KeptSwitches } from '../ports.ts';

const NOW = new Date('2031-04-05T06:07:08Z');

/** Runs the suite. `open` gives switches that were never pressed, and opens the same ones anew, as a restart does. */
export function holdSwitches(
  name: string,
  open: () => Promise<{ switches: KeptSwitches; again: () => Promise<KeptSwitches> }>,
) {
  describe(`switches in ${name}`, () => {
    test('nothing is paused at first', async () => {
      const { switches } = await open();
      expect([switches.isPaused('chat'), switches.get('chat')]).toEqual([
        false,
        { paused: false, since: null, kept: true },
      ]);
    });

    test('what was paused stays so over a restart, each by itself', async () => {
      const { switches, again } = await open();
      const set = await switches.set('chat', true, NOW);
      expect(set).toEqual({ paused: true, since: NOW.toISOString(), kept: true });
      const second = await again();
      expect((['chat', 'teams', 'generative'] as const).map((what) => second.isPaused(what))).toEqual([
        true,
        false,
        false,
      ]);
      await second.set('chat', false, NOW);
      await second.set('generative', true, NOW);
      const third = await again();
      expect([third.isPaused('chat'), third.isPaused('generative')]).toEqual([false, true]);
    });

    test('many presses at once leave the last of each', async () => {
      const { switches, again } = await open();
      await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          switches.set(n % 2 === 0 ? 'chat' : 'teams', n >= 18 === (n % 2 === 0), NOW),
        ),
      );
      const kept = await again();
      expect([kept.isPaused('chat'), kept.isPaused('teams')]).toEqual([true, false]);
    });
  });
}
