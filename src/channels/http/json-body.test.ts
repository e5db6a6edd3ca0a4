import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { depthOf } from './json-body.ts';

/** The same by recursion, over parsed JSON. */
function depth(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depth));
}

describe('depthOf', () => {
  test('is the depth of whatever was written as JSON', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => depthOf(JSON.stringify(value)) === depth(value)));
  });

  test('leaves out brackets in strings', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('[', '{', '"', '\\', 'a') }), (text) => {
        expect(depthOf(JSON.stringify({ text }))).toBe(1);
      }),
    );
  });

  test.each([
    ['['.repeat(1000), 1000],
    ['{"a":'.repeat(500), 500],
    ['"[[[', 0],
    ['"\\', 0],
    [']]][', 0],
  ])('of malformed JSON it is a number too: %#', (text, expected) => expect(depthOf(text)).toBe(expected));
});
