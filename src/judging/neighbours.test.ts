import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NearQuestion } from '../turn.ts';
import { saidByNeighbours } from './neighbours.ts';

/** A vector of length 1 in the plane, at an angle in degrees. */
const at = (degrees: number): Float32Array => {
  const angle = (degrees * Math.PI) / 180;
  return Float32Array.from([Math.cos(angle), Math.sin(angle)]);
};

function near(kind: 'question' | 'gap', degrees: number): NearQuestion {
  const entry = {
    id: `${kind}${degrees}`,
    document: 'd',
    quote: 'q',
    language: 'nl',
    question: 'v',
    kind,
    anchors: [],
  };
  return { entry, similarity: Math.cos((degrees * Math.PI) / 180), share: 0, vector: at(degrees) };
}

describe('what the neighbours say together', () => {
  test('of two twins the nearer one decides', () => {
    expect(saidByNeighbours([near('question', 2), near('gap', -20)])).toBeGreaterThan(0.3);
    expect(saidByNeighbours([near('gap', 2), near('question', -20)])).toBeLessThan(-0.3);
  });

  test('many wordings of one question do not outvote a nearer twin', () => {
    const crowd = Array.from({ length: 12 }, (_, index) => near('question', 25 + index / 100));
    expect(saidByNeighbours([near('gap', 1), ...crowd])).toBeLessThan(0);
  });

  test('it is 0 without neighbours, and without their vectors', () => {
    expect(saidByNeighbours([])).toBe(0);
    expect(saidByNeighbours([{ ...near('question', 1), vector: null }])).toBe(0);
  });

  test('turning every entry into its opposite turns the sign; the order of the entries does not matter', () => {
    const some = fc.array(fc.tuple(fc.boolean(), fc.double({ min: -60, max: 60, noNaN: true })), { maxLength: 20 });
    fc.assert(
      fc.property(some, (list) => {
        const entries = list.map(([answered, degrees]) => near(answered ? 'question' : 'gap', degrees));
        const turned = list.map(([answered, degrees]) => near(answered ? 'gap' : 'question', degrees));
        const said = saidByNeighbours(entries);
        expect(Number.isFinite(said)).toBe(true);
        expect(saidByNeighbours(turned)).toBeCloseTo(-said, 6);
        expect(saidByNeighbours(entries.toReversed())).toBeCloseTo(said, 6);
      }),
    );
  });
});
