import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createKeyedHash } from './keyed-hash.ts';

test('is that of Node for the same secret and parts', async () => {
  const property = fc.asyncProperty(fc.string({ minLength: 1 }), fc.array(fc.string()), async (secret, parts) => {
    const expected = createHmac('sha256', secret).update(JSON.stringify(parts)).digest('hex');
    expect(await createKeyedHash(secret)(...parts)).toBe(expected);
  });
  await fc.assert(property, { numRuns: 50 });
});

test('differs where parts are divided otherwise', async () => {
  const hash = createKeyedHash('secret');
  expect(await hash('a', 'bc')).not.toBe(await hash('ab', 'c'));
});
