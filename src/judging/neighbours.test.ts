import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NearQuestion } from '../turn.ts';
import { along, saidAlong, saidByNeighbours } from './neighbours.ts';

/** The cosine of an angle in degrees. */
const cosine = (degrees: number): number => Math.cos((degrees * Math.PI) / 180);

/** An entry in the plane, at an angle in degrees from the question. */
type Placed = readonly [kind: 'question' | 'gap', degrees: number];

function near([kind, degrees]: Placed, place: number, all: readonly Placed[]): NearQuestion {
  const entry = {
    id: `${kind}${degrees}`,
    document: 'd',
    quote: 'q',
    language: 'nl',
    question: 'v',
    kind,
    anchors: [],
  };
  const alike = Float32Array.from(all.slice(0, place), ([, other]) => cosine(degrees - other));
  return {
    entry,
    similarity: cosine(degrees),
    share: 0,
    vector: Float32Array.of(cosine(degrees), Math.sin((degrees * Math.PI) / 180)),
    alike,
  };
}

const said = (...entries: readonly Placed[]): number => saidByNeighbours(entries.map(near));

describe('what the neighbours say together', () => {
  test('of two twins the nearer one decides', () => {
    expect(said(['question', 2], ['gap', -20])).toBeGreaterThan(0.3);
    expect(said(['gap', 2], ['question', -20])).toBeLessThan(-0.3);
  });

  test('many wordings of one question do not outvote a nearer twin', () => {
    const crowd = Array.from({ length: 12 }, (_, index): Placed => ['question', 25 + index / 100]);
    expect(said(['gap', 1], ...crowd)).toBeLessThan(0);
  });

  test('it is 0 without neighbours, and without their cosines', () => {
    expect(said()).toBe(0);
    expect(saidByNeighbours([{ ...near(['question', 1], 0, []), alike: null }])).toBe(0);
  });

  test('turning every entry into its opposite turns the sign; the order of the entries does not matter', () => {
    const some = fc.array(fc.tuple(fc.boolean(), fc.double({ min: -60, max: 60, noNaN: true })), { maxLength: 20 });
    fc.assert(
      fc.property(some, (list) => {
        const entries = list.map(([answered, degrees]): Placed => [answered ? 'question' : 'gap', degrees]);
        const turned = list.map(([answered, degrees]): Placed => [answered ? 'gap' : 'question', degrees]);
        const whole = said(...entries);
        expect(Number.isFinite(whole)).toBe(true);
        expect(said(...turned)).toBeCloseTo(-whole, 4);
        expect(said(...entries.toReversed())).toBeCloseTo(whole, 4);
      }),
    );
  });
});

describe('what they say along axes', () => {
  const asked = Float32Array.of(1, 0);
  const onlyUp = [[0, 999]];
  const both = [
    [1, 0],
    [0, 1],
  ];

  test('only what lies along the axes counts: who is above the question as it is is near, however far aside', () => {
    const entries = [['question', 50] as const, ['gap', -1] as const].map(near);
    const up = Float32Array.of(Math.cos(0.5), Math.sin(0.5));
    expect(saidByNeighbours([['question', 50] as const, ['gap', -1] as const].map(near))).toBeLessThan(0);
    expect(saidAlong(onlyUp, entries, up)).toBeGreaterThan(0.5);
  });

  test('along all axes alike the nearer of two twins decides, as without them', () => {
    expect(saidAlong(both, [['question', 2] as const, ['gap', -40] as const].map(near), asked)).toBeGreaterThan(0.3);
    expect(saidAlong(both, [['gap', 2] as const, ['question', -40] as const].map(near), asked)).toBeLessThan(-0.3);
  });

  test('it is 0 without neighbours, and where the store gives no vectors', () => {
    expect(saidAlong(both, [], asked)).toBe(0);
    expect(saidAlong(both, [{ ...near(['question', 1], 0, []), vector: null }], asked)).toBe(0);
  });

  test('a direction of another dimension says nothing', () => {
    expect(along([1, 2], asked)).toBe(1);
    expect(along([1, 2, 3], asked)).toBe(0);
  });
});
