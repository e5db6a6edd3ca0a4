import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Targets } from './corpus-files.ts';
import { NEEDED_TARGETS, staleTargets, staleTargetsLine } from './targets.ts';

const NOW = new Date('2030-07-01T12:00:00Z');
const target = (checked: string | null) => ({ label: { nl: 'Loket' }, url: 'https://example.org', checked });
const whys = (targets: Targets) => staleTargets(targets, NOW).map(({ key, why }) => `${key} ${why}`);

describe('targets to look at', () => {
  test('an address that nobody ever checked', () => {
    expect(whys({ loket: target(null), balie: target('2030-06-30') })).toEqual(['loket never']);
  });

  test('180 days ago is recent, 181 days ago is stale', () => {
    expect(whys({ a: target('2030-01-02') })).toEqual([]);
    expect(whys({ a: target('2030-01-01') })).toEqual(['a stale']);
  });

  test('a date that has yet to come counts as no check, tomorrow is let pass', () => {
    expect(whys({ a: target('2030-07-02'), b: target('2031-07-01') })).toEqual(['b future']);
  });

  test('the line names each key with its last check, and there is none when all is recent', () => {
    const line = staleTargetsLine({ loket: target(null), balie: target('2029-01-01') }, NOW);
    expect(line).toMatch(/loket \(never\), balie \(2029-01-01\)/);
    expect(line).not.toContain('\n');
    expect(staleTargetsLine({ balie: target('2030-06-30') }, NOW)).toBeNull();
  });
});

test('the needed targets are the ones that the code names', () => {
  const folder = join(import.meta.dirname, '..');
  const rooms = ['assistant.ts', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })].filter(
    (name) => /\.ts$/.test(name) && !/\.(test|fake|test-support)\.ts$/.test(name),
  );
  const keys = rooms.flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/\btarget: '([^'_][^']*)'/g)].map(
      (match) => match[1] as string,
    ),
  );
  expect([...new Set(keys)].sort()).toEqual([...NEEDED_TARGETS].sort());
});
