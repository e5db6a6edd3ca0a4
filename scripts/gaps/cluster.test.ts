import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cluster } from './cluster.ts';

/** A vector of length 1 at an angle, in degrees: the cosine of two is that of the angle between them. */
const at = (degrees: number) => {
  const angle = (degrees * Math.PI) / 180;
  return new Float32Array([Math.cos(angle), Math.sin(angle)]);
};
const cosine = (degrees: number) => Math.cos((degrees * Math.PI) / 180);

test('what is alike comes together, the largest cluster first', () => {
  expect(cluster([at(90), at(0), at(2), at(92), at(4), at(180)], cosine(10))).toEqual([[1, 2, 4], [0, 3], [5]]);
});

test('a chain of small steps is no cluster: every two members are alike', () => {
  expect(cluster([at(0), at(8), at(16), at(24)], cosine(10)).map((members) => members.length)).toEqual([2, 2]);
});

test('of nothing there is nothing', () => {
  expect(cluster([])).toEqual([]);
});

test('each question is in one cluster, and every two in it are alike', () => {
  const angles = fc.array(fc.integer({ min: 0, max: 359 }), { maxLength: 25 });
  fc.assert(
    fc.property(angles, fc.integer({ min: 1, max: 60 }), (degrees, width) => {
      const clusters = cluster(degrees.map(at), cosine(width));
      expect(clusters.flat().sort((a, b) => a - b)).toEqual(degrees.map((_, number) => number));
      for (const members of clusters) {
        for (const a of members) {
          for (const b of members) {
            const apart = Math.abs((degrees[a] as number) - (degrees[b] as number));
            expect(Math.min(apart, 360 - apart)).toBeLessThanOrEqual(width + 1e-3);
          }
        }
      }
    }),
  );
});
